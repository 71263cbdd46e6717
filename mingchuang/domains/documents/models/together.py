"""三同步: whether a policy document needs an interpretation, which one, and why it may go without."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Explaining(models.Model):
    """What was declared of one document. ``reason`` is signed where it needs none, or is released before its interpretation."""

    NEEDED, NOT_NEEDED, LATER = "needed", "not_needed", "later"

    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="explaining")
    declared = models.CharField(max_length=10)
    interpretation = models.OneToOneField(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="explains"
    )
    reason = models.CharField(max_length=400, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(declared="needed", reason="") | (Q(declared__in=["not_needed", "later"]) & ~Q(reason="")),
                name="explaining_signed",
            ),
            models.CheckConstraint(
                condition=~Q(declared="not_needed") | Q(interpretation__isnull=True),
                name="explaining_only_where_needed",
            ),
            models.CheckConstraint(condition=~Q(interpretation=F("document")), name="explaining_by_another"),
        ]
