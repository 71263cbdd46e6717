"""Autosave: what a person typed and has not saved. No act, no ledger line, nobody else sees it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """The unsaved form of one person for one document, or (document null) for a new one, by the form's token."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey("documents.Document", null=True, blank=True, on_delete=models.CASCADE)
    form_key = models.CharField(max_length=64, blank=True)
    base_version = models.PositiveIntegerField(default=0)
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "document"],
                condition=models.Q(document__isnull=False),
                name="draft_once_a_document",
            ),
            models.UniqueConstraint(
                fields=["person", "form_key"],
                condition=models.Q(document__isnull=True),
                name="draft_once_a_form",
            ),
        ]
