"""A disclosure request and the files that came with it or belong to it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.law.disclosure.form import APPLICANT_KINDS, CHANNELS, DELIVERIES, MEDIA
from mingchuang.law.disclosure.moves import AGAIN, CLOSED, STATES
from mingchuang.ledger.fields import EncryptedJSONField, EncryptedTextField

ASSIGNED_STATES = (
    *AGAIN,
    "in_hand",
    "awaiting_correction",
    "inquiring",
    "awaiting_payment",
    "drafted",
    "signed",
    "issued",
)
FILE_PURPOSES = ("identity", "authority", "material", "correction", "reply", "proof")


class DisclosureRequest(models.Model):
    """One application. What may hold personal data is encrypted; staff give it a short neutral subject line.

    ``received_on``, ``due_on`` and ``due_provisional`` are derived from the events, the agency's setting and the
    calendar of ``due_version``; they are kept for lists only and made again when any of these changes.
    """

    # Not stored: in whose stead a deputy does the act in hand, set when the row is taken for it.
    instead_of: tuple[str, ...] = ()

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="disclosure_requests")
    register_number = models.CharField(max_length=40)
    # HMAC of the query code; the code itself is shown once and stored nowhere.
    code_hash = models.CharField(max_length=64, unique=True)
    form_key = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=16)
    applicant_kind = models.CharField(max_length=12)
    applicant = EncryptedJSONField()
    # HMAC of kind and number of the identity document: finds earlier requests of the same applicant without the person.
    applicant_index = models.CharField(max_length=64, db_index=True)
    content = EncryptedJSONField()
    subject = models.CharField(max_length=120, blank=True)
    medium = models.CharField(max_length=12)
    way = models.CharField(max_length=12)
    state = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()
    received_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_provisional = models.BooleanField(default=False)
    due_version = models.CharField(max_length=64, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=8)
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-entered_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["agency", "state"], name="request_by_state"),
            models.Index(fields=["agency", "received_on"], name="request_by_receipt"),
            models.Index(fields=["agency", "closed_on"], name="request_by_closing"),
            models.Index(fields=["agency", "-entered_at"], name="request_by_entry"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "register_number"], name="request_number_once"),
            models.UniqueConstraint(fields=["agency", "form_key"], condition=~Q(form_key=""), name="request_form_once"),
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="request_state_known"),
            models.CheckConstraint(condition=Q(channel__in=list(CHANNELS)), name="request_channel_known"),
            models.CheckConstraint(condition=Q(applicant_kind__in=list(APPLICANT_KINDS)), name="request_kind_known"),
            models.CheckConstraint(condition=Q(medium__in=list(MEDIA)), name="request_medium_known"),
            models.CheckConstraint(condition=Q(way__in=list(DELIVERIES)), name="request_way_known"),
            models.CheckConstraint(
                condition=Q(state__in=list(CLOSED), closed_on__isnull=False)
                | (~Q(state__in=list(CLOSED)) & Q(closed_on__isnull=True)),
                name="request_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(received_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="request_closed_after_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ASSIGNED_STATES) | Q(unit__isnull=False) | Q(handler__isnull=False),
                name="request_in_hand_is_assigned",
            ),
            models.CheckConstraint(condition=Q(origin__in=["live", "demo", "bench"]), name="request_origin_known"),
        ]

    def __str__(self) -> str:
        return self.register_number


class RequestFile(models.Model):
    """A file of a request in the sealed tree. Its name is encrypted: people name files after themselves."""

    public_id = models.CharField(max_length=16, unique=True)
    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="files")
    purpose = models.CharField(max_length=12)
    # Of a reply file: the version of the draft it goes out with.
    ref = models.CharField(max_length=8, blank=True)
    name = EncryptedTextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(purpose__in=FILE_PURPOSES), name="request_file_purpose_known"),
        ]
