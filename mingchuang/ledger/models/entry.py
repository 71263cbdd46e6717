"""One line of the ledger: what was done, by whom, to what, chained to the line before it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """Append-only. Triggers refuse UPDATE, DELETE and an INSERT with a number that exists (migration `append_only`)."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=128)
    # Canonical JSON as text: the very characters that were hashed. Never personal data.
    facts = models.TextField()
    origin = models.CharField(max_length=8)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["seq"]
        indexes: ClassVar = [
            models.Index(fields=["subject", "seq"], name="entry_by_subject"),
            models.Index(fields=["agency", "seq"], name="entry_by_agency"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="entry_counts_from_one"),
            models.CheckConstraint(condition=models.Q(origin__in=["live", "demo", "bench"]), name="entry_origin_known"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.subject}"
