"""An edition: one text of a document on its way through three people."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingchuang.law.review import OPEN, State

# Plain strings, since migrations import none of our code.
OPEN_STATES = sorted(state.value for state in OPEN)


class Edition(models.Model):
    """One version of title, body and metadata (proactive.md §3). What left the desk is never edited again."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    kind = models.CharField(max_length=24)
    issuing_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    drafting_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    # Facts only this kind has, as JSON values (law.documents.kinds).
    details = models.JSONField(default=dict, blank=True)
    publicity = models.CharField(max_length=12, default="proactive")
    publicity_reason = models.CharField(max_length=400, blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    made_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    trial = models.BooleanField(default=False)
    summary = models.TextField(blank=True)
    keywords = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=80, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    audience = models.CharField(max_length=40, blank=True)
    life_stage = models.CharField(max_length=40, blank=True)
    # Why an edition after the first was made; shown with the release.
    change_note = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    # How many findings blocked when it was last screened: for queues only, the gate screens anew.
    flags = models.PositiveIntegerField(default=0)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    scheduled_for = models.DateTimeField(null=True, blank=True)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="edition_number_once"),
            models.UniqueConstraint(fields=["document"], condition=Q(state__in=OPEN_STATES), name="edition_open_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=["released", "withdrawn"]), name="edition_public_once"
            ),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="edition_state_known"),
            models.CheckConstraint(condition=~Q(title="") & Q(number__gte=1), name="edition_named"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(change_note=""), name="edition_change_explained"),
            models.CheckConstraint(
                condition=Q(submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="edition_submission_paired",
            ),
            models.CheckConstraint(
                condition=Q(scheduled_by__isnull=True, scheduled_for__isnull=True)
                | Q(scheduled_by__isnull=False, scheduled_for__isnull=False),
                name="edition_schedule_paired",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "moved_at"], condition=Q(state__in=OPEN_STATES), name="edition_queue"),
            models.Index(
                fields=["scheduled_for"],
                condition=Q(state="approved", scheduled_for__isnull=False),
                name="edition_scheduled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number} {self.state}"
