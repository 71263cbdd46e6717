"""Reviews and lawsuits about a request, as table 4 counts them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from .request import DisclosureRequest


class Remedy(models.Model):
    """A review (行政复议) or lawsuit (行政诉讼). One after a review names that review; an ended one has a day."""

    public_id = models.CharField(max_length=16, unique=True)
    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="remedies")
    kind = models.CharField(max_length=12)
    after = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="suits")
    organ = models.CharField(max_length=120)
    case_number = models.CharField(max_length=80, blank=True)
    filed_on = models.DateField()
    outcome = models.CharField(max_length=12, default="pending")
    outcome_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["filed_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["review", "direct_suit", "post_suit"]), name="remedy_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["pending", "upheld", "corrected", "other"]), name="remedy_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="post_suit", after__isnull=False) | (~Q(kind="post_suit") & Q(after__isnull=True)),
                name="remedy_suit_after_review_names_it",
            ),
            models.CheckConstraint(
                condition=Q(outcome="pending", outcome_on__isnull=True)
                | (~Q(outcome="pending") & Q(outcome_on__isnull=False, outcome_on__gte=F("filed_on"))),
                name="remedy_outcome_has_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "outcome"], name="remedy_by_outcome")]
