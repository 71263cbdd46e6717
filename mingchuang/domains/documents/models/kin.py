"""What a reader of one document may want to read next: worked out after each release, not when a page is shown."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Kin(models.Model):
    """A related document (相关信息) at its rank. The row of rank 0 names none: it says for which release this was worked out."""

    document = models.ForeignKey("documents.Document", on_delete=models.CASCADE, related_name="kin")
    other = models.ForeignKey("documents.Document", null=True, on_delete=models.CASCADE, related_name="+")
    release = models.ForeignKey("documents.Release", on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "rank"], name="kin_once_a_rank"),
            models.CheckConstraint(
                condition=Q(rank=0, other__isnull=True) | Q(rank__gt=0, other__isnull=False), name="kin_named"
            ),
            models.CheckConstraint(condition=~Q(document=F("other")), name="kin_is_another"),
        ]
