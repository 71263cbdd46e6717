"""The life of a normative document beside its editions: filed (备案), gone through in campaigns (清理), warned of, lapsed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Filing(models.Model):
    """备案: an authority took a normative document on record, under its own number."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="filings")
    authority = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    filed_on = models.DateField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["filed_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "authority"], name="filing_once_with_an_authority"),
            models.UniqueConstraint(fields=["authority", "number"], name="filing_number_once"),
            models.CheckConstraint(condition=~Q(authority="") & ~Q(number=""), name="filing_named"),
        ]


class Campaign(models.Model):
    """清理行动: a list of normative documents that an agency goes through by a day; closed when each is decided."""

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    basis = models.CharField(max_length=400)
    due_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "name"], name="campaign_name_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(basis=""), name="campaign_named"),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True, closed_at__isnull=True)
                | Q(closed_by__isnull=False, closed_at__isnull=False, closed_at__gte=F("opened_at")),
                name="campaign_closing_paired",
            ),
        ]


class CampaignEntry(models.Model):
    """A document on a campaign's list; ``decision`` is the clean-up that settled it there."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="entries")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="campaign_entries")
    decision = models.ForeignKey(
        "documents.CleanUp", null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "document"], name="campaign_entry_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["document"], condition=Q(decision__isnull=True), name="campaign_entry_open"),
        ]


class LapseMark(models.Model):
    """That the end of validity on ``last_day`` was announced (warned) or has come (lapsed); the schedule makes these rows."""

    WARNED, LAPSED = "warned", "lapsed"

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="lapse_marks")
    what = models.CharField(max_length=6)
    last_day = models.DateField()
    marked_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "what", "last_day"], name="lapse_mark_once"),
            models.CheckConstraint(condition=Q(what__in=["warned", "lapsed"]), name="lapse_mark_known"),
        ]
