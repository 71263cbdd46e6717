"""清理: what was decided on a normative document when it was gone through."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingchuang.law.documents.cleaning import CleanUpDecision


class CleanUp(models.Model):
    """One decision on one normative document; the report counts these rows by agency and day."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="clean_ups")
    decision = models.CharField(max_length=6)
    decided_on = models.DateField()
    basis = models.CharField(max_length=400)
    # With keep: the last day to which validity is prolonged, if it is.
    kept_until = models.DateField(null=True, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "decided_on"], name="clean_up_once_a_day"),
            models.CheckConstraint(
                condition=Q(decision__in=[str(one) for one in CleanUpDecision]), name="clean_up_decision_known"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="clean_up_has_basis"),
            models.CheckConstraint(
                condition=Q(kept_until__isnull=True) | Q(decision="keep"), name="clean_up_only_kept_is_prolonged"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "decided_on"], name="clean_up_by_day")]
