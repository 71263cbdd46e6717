"""What happens while a request is in hand: the dated events of the law's clock and the acts behind them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mingchuang.ledger.fields import EncryptedTextField

from .request import DisclosureRequest

# The events that the law's clock reads (contracts.md), and those that only the timeline shows.
CLOCK_EVENTS = (
    "submitted", "posted", "signed", "arrived", "confirmed", "forwarded_to_foi_office", "correction_notice",
    "correction_received", "inquiry_sent", "inquiry_delivered", "opinion_received", "extension", "fee_notice_received",
    "fee_paid", "answered", "withdrawn", "delayed_to",
)  # fmt: skip
KINDS = (*CLOCK_EVENTS, "due_changed", "reasons_asked", "reasons_given", "redecision_ordered", "answered_again")
WITH_UNTIL = ("correction_notice", "delayed_to", "due_changed", "reasons_asked")
ONCE = (
    "submitted", "posted", "signed", "arrived", "confirmed", "forwarded_to_foi_office", "correction_notice",
    "correction_received", "answered", "withdrawn", "reasons_asked", "reasons_given",
)  # fmt: skip
RECIPIENTS = ("third_party", "co_producer", "other_organ")


class CurrentEvents(models.Manager["Event"]):
    """The events that stand; one that was put right is kept, and found through ``every`` and its ``Amendment``."""

    def get_queryset(self) -> models.QuerySet["Event"]:
        return super().get_queryset().filter(current=True)


class Event(models.Model):
    """A dated fact. ``day`` is the statutory day, ``recorded_at`` the moment it was written down, by staff or applicant.

    An event is never changed: one that was written down wrongly stops being current, and another takes its place.
    """

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24)
    day = models.DateField()
    ref = models.CharField(max_length=8, blank=True)
    recipient = models.CharField(max_length=12, blank=True)
    until = models.DateField(null=True, blank=True)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # A late correction that has a good reason (条例 art.30).
    good_reason = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CurrentEvents()
    every: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar = ["day", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="event_kind_known"),
            models.UniqueConstraint(
                fields=["request", "kind"], condition=Q(kind__in=ONCE, current=True), name="event_once"
            ),
            models.UniqueConstraint(
                fields=["request", "kind", "ref"],
                condition=Q(kind__in=["inquiry_sent", "inquiry_delivered", "opinion_received"], current=True),
                name="event_once_per_inquiry",
            ),
            models.CheckConstraint(
                condition=Q(kind="extension", working_days__isnull=False, working_days__gte=1, working_days__lte=20)
                | (~Q(kind="extension") & Q(working_days__isnull=True)),
                name="event_extension_has_days",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=WITH_UNTIL, until__isnull=False)
                | (~Q(kind__in=WITH_UNTIL) & Q(until__isnull=True)),
                name="event_until_where_it_belongs",
            ),
            models.CheckConstraint(
                condition=(Q(kind="inquiry_sent") & Q(recipient__in=RECIPIENTS) & ~Q(ref=""))
                | (~Q(kind="inquiry_sent") & Q(recipient="")),
                name="event_inquiry_names_recipient",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("day")), name="event_until_after_day"
            ),
        ]


class Correction(models.Model):
    """The one correction notice a request may get (条例 art.30) and its answer. Text may quote the applicant: encrypted."""

    request = models.OneToOneField(DisclosureRequest, on_delete=models.PROTECT, related_name="correction")
    what = EncryptedTextField()
    answer = EncryptedTextField(blank=True)
    late = models.BooleanField(null=True, blank=True)
    late_reason = EncryptedTextField(blank=True)


class Inquiry(models.Model):
    """A written inquiry of a third party, co-producer or other organ (条例 art.32, 34). Its days are events of its ref."""

    STANCES = ("agree", "refuse", "partly", "silent")

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="inquiries")
    ref = models.CharField(max_length=8)
    recipient = models.CharField(max_length=12)
    party = EncryptedTextField()
    contact = EncryptedTextField(blank=True)
    matter = EncryptedTextField()
    stance = models.CharField(max_length=8, blank=True)
    opinion = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "ref"], name="inquiry_ref_once"),
            models.CheckConstraint(condition=Q(recipient__in=RECIPIENTS), name="inquiry_recipient_known"),
            models.CheckConstraint(
                condition=Q(stance__in=["", "agree", "refuse", "partly", "silent"]), name="inquiry_stance_known"
            ),
        ]


class Extension(models.Model):
    """A proposal to extend the term (条例 art.33(2)): one hand proposes, the head of the office agrees or declines."""

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="extensions")
    working_days = models.PositiveSmallIntegerField()
    reason = EncryptedTextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    agreed = models.BooleanField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(agreed__isnull=True), name="extension_one_open_proposal"
            ),
            models.CheckConstraint(condition=Q(working_days__gte=1, working_days__lte=20), name="extension_length"),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(agreed__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="extension_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="extension_two_hands"
            ),
        ]


class FeeNotice(models.Model):
    """A notice of the information processing fee (国办函〔2020〕109号): mode, quantity and what the law room computed."""

    request = models.OneToOneField(DisclosureRequest, on_delete=models.PROTECT, related_name="fee_notice")
    mode = models.CharField(max_length=8)
    quantity = models.PositiveIntegerField()
    yuan = models.PositiveIntegerField()
    paid_yuan = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(mode__in=["items", "pages"]), name="fee_mode_known"),
            models.CheckConstraint(
                condition=Q(paid_yuan__isnull=True) | Q(paid_yuan=F("yuan")), name="fee_paid_in_full"
            ),
        ]
