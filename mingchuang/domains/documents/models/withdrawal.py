"""A withdrawal: asked for by one person, decided by another, always with its reason."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Withdrawal(models.Model):
    """Why a released document is no longer shown as it was (error, consolidated into another, no longer current)."""

    PENDING, DONE, DECLINED = "pending", "done", "declined"

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.CharField(max_length=12)
    explanation = models.CharField(max_length=400)
    redirect_to = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, default="pending")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document"], condition=Q(outcome="pending"), name="withdrawal_one_pending"),
            models.CheckConstraint(
                condition=Q(outcome="pending", decided_by__isnull=True, decided_at__isnull=True)
                | Q(outcome__in=["done", "declined"], decided_by__isnull=False, decided_at__isnull=False),
                name="withdrawal_decision_paired",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")), name="withdrawal_two_people"
            ),
            models.CheckConstraint(
                condition=Q(reason="consolidated", redirect_to__isnull=False)
                | Q(reason__in=["error", "withdrawn"], redirect_to__isnull=True),
                name="withdrawal_reason_and_redirect",
            ),
            models.CheckConstraint(condition=~Q(explanation=""), name="withdrawal_explained"),
        ]
