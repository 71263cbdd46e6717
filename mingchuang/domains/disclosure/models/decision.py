"""How a request ends: drafts with their sign-off, and the one decision."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.ledger.fields import EncryptedJSONField, EncryptedTextField

from .redecision import Redecision
from .request import DisclosureRequest


class Draft(models.Model):
    """One version of a proposed decision and the verdict on it. Who drafted or handled it can never sign it."""

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="drafts")
    version = models.PositiveSmallIntegerField()
    # The new decision it is a draft of, None for the request's own.
    redecision = models.ForeignKey(Redecision, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    code = models.CharField(max_length=3)
    withheld_ground = models.CharField(max_length=3, blank=True)
    # The texts that the letter of this code asks for, by paragraph.
    texts = EncryptedJSONField()
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, blank=True)
    verdict_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verdict_at = models.DateTimeField(null=True, blank=True)
    opinion = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "version"], name="draft_version_once"),
            models.UniqueConstraint(fields=["request"], condition=Q(verdict=""), name="draft_one_open"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(verdict="signed", redecision__isnull=True), name="draft_signed_once"
            ),
            models.UniqueConstraint(
                fields=["redecision"], condition=Q(verdict="signed"), name="draft_signed_once_anew"
            ),
            models.CheckConstraint(condition=Q(code__in=list(DECISIONS)), name="draft_code_known"),
            models.CheckConstraint(
                condition=Q(verdict__in=["", "signed", "returned", "dropped"]), name="draft_verdict_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", "dropped"], verdict_by__isnull=True, verdict_at__isnull=True)
                | Q(verdict__in=["signed", "returned"], verdict_by__isnull=False, verdict_at__isnull=False),
                name="draft_verdict_has_a_hand",
            ),
            models.CheckConstraint(
                condition=Q(verdict_by__isnull=True) | (~Q(verdict_by=F("drafted_by")) & ~Q(verdict_by=F("handler"))),
                name="draft_not_signed_by_its_author",
            ),
        ]


class Decision(models.Model):
    """The result of a request: exactly one, also for one that was withdrawn (D43) or deemed abandoned (D41, D42).

    A new decision that a review orders is a ``Redecision`` and leaves this one as it was.

    ``decided_on`` is the date of the letter; the day on which the request was answered is the request's ``closed_on``.
    """

    request = models.OneToOneField(DisclosureRequest, on_delete=models.PROTECT, related_name="decision")
    draft = models.OneToOneField(Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=3, db_index=True)
    withheld_ground = models.CharField(max_length=3, blank=True)
    reason = models.CharField(max_length=12, blank=True)
    decided_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(code__in=list(DECISIONS)), name="decision_code_known"),
            models.CheckConstraint(
                condition=Q(draft__isnull=False, reason="")
                | Q(draft__isnull=True, code="D43", reason="withdrawn")
                | Q(draft__isnull=True, code__in=["D41", "D42"], reason="abandoned"),
                name="decision_is_signed_or_lapsed",
            ),
        ]
