"""Holiday notices (放假通知) and the days they move."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One notice of the State Council. A later row wins over an earlier one, day by day; a withdrawn row counts for nothing."""

    class Source(models.TextChoices):
        SHIPPED = "shipped"
        IMPORTED = "imported"
        ENTERED = "entered"

    public_id = models.CharField(max_length=12, unique=True)
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    # Of the year, the reference and the days: what the calendar is made of, and so what its cache hangs on.
    fingerprint = models.CharField(max_length=64)
    lock_version = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawal_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number="") & Q(withdrawn_at__isnull=True), name="notice_number_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal_reason=""),
                name="notice_withdrawn_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(source__in=["shipped", "imported", "entered"]), name="notice_source_known"
            ),
            models.CheckConstraint(condition=Q(year__gte=1949, year__lte=2099), name="notice_year_plausible"),
        ]

    def __str__(self) -> str:
        return self.number or self.title or str(self.year)


class NoticeDay(models.Model):
    """A day that a notice gives off, or has worked (调休上班)."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    off = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "day"], name="notice_day_once")]
