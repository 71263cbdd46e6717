"""Whether a link to another site still answers. Kept by the schedule, outside the ledger; forgotten when no text holds it."""

from typing import ClassVar

from django.db import models


class LinkCheck(models.Model):
    """An address elsewhere that stands in a text, and how it answered when it was last asked."""

    # SHA-256 of the address: addresses are too long for an index.
    key = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    # When a look at every text last met it.
    seen_at = models.DateTimeField()
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # An HTTP status, or a word of `outward`: why there is none.
    outcome = models.CharField(max_length=12, blank=True)
    # Days in a row on which it failed, and the last of them.
    failures = models.PositiveSmallIntegerField(default=0)
    failed_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at"], name="link_check_due")]

    def __str__(self) -> str:
        return f"{self.url}: {self.outcome}"
