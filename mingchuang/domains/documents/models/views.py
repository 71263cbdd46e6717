"""How often a document was read on the site (浏览次数): a number, and nothing about who read it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class ViewCount(models.Model):
    """How many times the page of a document was opened in a browser since a day; counted in batches, kept outside the ledger."""

    document = models.OneToOneField(
        "documents.Document", on_delete=models.CASCADE, primary_key=True, related_name="view_count"
    )
    views = models.PositiveBigIntegerField(default=0)
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(views__gte=0), name="view_count_not_negative")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.views}"
