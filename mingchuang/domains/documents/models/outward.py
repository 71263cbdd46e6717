"""外链: links to other sites, what they answered, and which texts hold them. Upkeep of the schedule, outside the ledger."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

# Plain strings, since migrations import none of our code (law.documents.outward.Answer).
ANSWERS = ["broken", "circles", "closed", "form", "found", "gone", "inside", "nameless", "silent", "tls"]


class OutwardLink(models.Model):
    """An address on another site that stands in a text, and what came of asking it; forgotten when no text holds it."""

    # SHA-256 of the address: addresses are too long for an index.
    key = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    host = models.CharField(max_length=255)
    first_seen_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # When asking began: whoever is killed in between does not ask a second time.
    taken_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    # Failures in a row, the first and the last day of them.
    failures = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateField(null=True, blank=True)
    failed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(url="") & ~Q(host=""), name="outward_link_named"),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=True, answer="") | Q(asked_at__isnull=False, answer__in=ANSWERS),
                name="outward_link_answer_known",
            ),
            models.CheckConstraint(
                condition=Q(failures=0, failing_since__isnull=True, failed_on__isnull=True)
                | Q(failures__gte=1, failing_since__isnull=False, failed_on__isnull=False),
                name="outward_link_failure_dated",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="outward_link_due"),
            models.Index(fields=["taken_at"], name="outward_link_taken"),
            models.Index(fields=["failures"], condition=Q(failures__gte=1), name="outward_link_failing"),
        ]

    def __str__(self) -> str:
        return f"{self.host}: {self.answer}"


class OutwardPlace(models.Model):
    """An address stands in an edition."""

    link = models.ForeignKey("documents.OutwardLink", on_delete=models.CASCADE, related_name="places")
    edition = models.ForeignKey("documents.Edition", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["link", "edition"], name="outward_place_once"),
        ]


class OutwardReading(models.Model):
    """How far the reading of all texts for links has come: one row."""

    # The last edition that was read; null between two readings.
    edition = models.PositiveBigIntegerField(null=True, blank=True)
    began_at = models.DateTimeField()
    # Open editions saved before this moment have been read.
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="outward_reading_once")]
