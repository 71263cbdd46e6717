"""A mistake that a reader found (找错): in which release, what was marked, what was said, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingchuang.ledger.fields import EncryptedTextField

from .states import State


class Mistake(models.Model):
    """One report. What the reader wrote may hold anything about anybody, so it is encrypted, as the contact is.

    ``quoted``: the marked passage stands in the released text. ``source`` is the HMAC of a network address, kept for a day.
    """

    public_id = models.CharField(max_length=16, unique=True)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="mistakes")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey("catalogue.Section", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The edition that was read, by the number of its release.
    version = models.PositiveIntegerField()
    passage = EncryptedTextField()
    remark = EncryptedTextField()
    contact = EncryptedTextField()
    # The contact was erased, a month after the answer.
    forgotten = models.BooleanField(default=False)
    quoted = models.BooleanField()
    source = models.CharField(max_length=64, blank=True)
    form_key = models.CharField(max_length=64, unique=True)
    reported_at = models.DateTimeField()

    state = models.CharField(max_length=10, default=State.OPEN.value)
    answer = models.CharField(max_length=400, blank=True)
    # The release in which it was put right; null where it lay outside of the text.
    righted_version = models.PositiveIntegerField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="mistake_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.OPEN.value, decided_by__isnull=True, decided_at__isnull=True, answer="")
                | (~Q(state=State.OPEN.value) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="mistake_decision_paired",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.RIGHTED.value, State.DISMISSED.value]) | ~Q(answer=""),
                name="mistake_answered",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "state", "-reported_at", "-id"], name="mistake_list"),
            models.Index(fields=["source", "reported_at"], condition=~Q(source=""), name="mistake_by_source"),
            models.Index(fields=["document", "reported_at"], name="mistake_of_document"),
        ]

    def __str__(self) -> str:
        return self.public_id
