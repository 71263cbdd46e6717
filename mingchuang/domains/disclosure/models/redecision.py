"""A new decision that a review or lawsuit ordered (责令重新答复)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from mingchuang.law.disclosure.decisions import DECISIONS

from .remedies import Remedy
from .request import DisclosureRequest


class Redecision(models.Model):
    """The order, and the decision that follows it. The request's own decision stays: table 3 counts a request once.

    ``received_on``: the day the organ received the order, from which its term counts; ``stated_until``: the last day the
    order states, if it does. The due day is derived, never stored. ``decided_on`` is the letter's date.
    """

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="redecisions")
    number = models.PositiveSmallIntegerField()
    remedy = models.OneToOneField(Remedy, on_delete=models.PROTECT, related_name="redecision")
    received_on = models.DateField()
    stated_until = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=3, blank=True)
    withheld_ground = models.CharField(max_length=3, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="redecision_number_once"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(answered_on__isnull=True), name="redecision_one_open"
            ),
            models.CheckConstraint(condition=Q(code__in=["", *DECISIONS]), name="redecision_code_known"),
            models.CheckConstraint(
                condition=Q(code="", decided_on__isnull=True, answered_on__isnull=True)
                | (~Q(code="") & Q(decided_on__isnull=False)),
                name="redecision_decided_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stated_until__isnull=True) | Q(stated_until__gte=F("received_on")),
                name="redecision_until_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("decided_on")),
                name="redecision_answered_after_decided",
            ),
        ]
