"""What an agency posted on its new media accounts (新媒体发布), kept as a record so that it can be counted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from .outlets import OUTLETS
from .posting import Account, Posting, Tally

__all__ = ["OUTLETS", "Account", "Broadcast", "Posting", "Tally"]


class Broadcast(models.Model):
    """One post: where, on which account, when, and the document it spreads, if any."""

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    outlet = models.CharField(max_length=8)
    account = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=400, blank=True)
    posted_on = models.DateField()
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="broadcasts"
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    form_key = models.CharField(max_length=64, null=True, unique=True)
    # A record entered by mistake is struck, with a reason; it is no longer counted and stays readable to staff.
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url="") & Q(struck_at__isnull=True), name="broadcast_address_once"
            ),
            models.CheckConstraint(condition=Q(outlet__in=OUTLETS), name="broadcast_outlet_known"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(account=""), name="broadcast_named"),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by__isnull=True, struck_reason="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_reason="")),
                name="broadcast_struck_paired",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "posted_on", "outlet"], name="broadcast_figures")]

    def __str__(self) -> str:
        return self.title
