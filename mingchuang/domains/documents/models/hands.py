"""The hands in an edition, and the findings that were let pass."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Hand(models.Model):
    """A person's part in an edition: level 0 wrote it (编写), level 1 reviewed it (审核), level 2 approved it (复审).

    Standing writers and passes share one partial unique index over edition and person, so the database itself keeps the
    three people apart. A pass is voided when the edition goes back; a return is history and holds no place.
    """

    WROTE, PASSED, RETURNED = "wrote", "passed", "returned"

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=8)
    opinion = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        # Without it a database may read every hand that a busy reviewer ever had to find the one in this edition.
        indexes: ClassVar = [models.Index(fields=["edition", "person"], name="hand_by_edition_and_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "person"],
                condition=Q(voided_at__isnull=True) & ~Q(verdict="returned"),
                name="hand_three_people_differ",
            ),
            models.UniqueConstraint(
                fields=["edition", "level"],
                condition=Q(voided_at__isnull=True, verdict="passed"),
                name="hand_one_pass_a_level",
            ),
            models.CheckConstraint(
                condition=Q(level=0, verdict="wrote", voided_at__isnull=True)
                | Q(level__in=[1, 2], verdict__in=["passed", "returned"]),
                name="hand_level_and_verdict",
            ),
            models.CheckConstraint(condition=~Q(verdict="returned", opinion=""), name="hand_return_explained"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} level {self.level} {self.verdict}"


class Stead(models.Model):
    """For whom a deputy passed or sent back an edition: the person away on that day whose work it was."""

    hand = models.ForeignKey(Hand, on_delete=models.PROTECT, related_name="steads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["hand", "person"], name="stead_once")]


class Override(models.Model):
    """A privacy or secrecy finding that the openness office let pass in one exact text.

    It keeps where the finding lies, never what it says, and it counts only while the text has the same hash.
    """

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="overrides")
    kind = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text_hash = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "text_hash", "kind", "start", "end"], name="override_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="override_explained"),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="override_somewhere"),
        ]
