"""Too many requests, or too often (条例 art.35): the reasons asked for, and the answer put off to a reasonable day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mingchuang.ledger.fields import EncryptedTextField

from .request import DisclosureRequest


class Reasons(models.Model):
    """The reasons an applicant was asked for. The days are events; ``text`` is what came back, "" while nothing has."""

    request = models.OneToOneField(DisclosureRequest, on_delete=models.PROTECT, related_name="reasons")
    text = EncryptedTextField(blank=True)


class Delay(models.Model):
    """A proposal to put the answer off to ``until``: one hand proposes, the head of the office agrees or declines."""

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="delays")
    until = models.DateField()
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
                fields=["request"], condition=Q(agreed__isnull=True), name="delay_one_open_proposal"
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(agreed__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="delay_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="delay_two_hands"
            ),
        ]
