"""Alerts of a person, their wishes about mail, and the mails themselves."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingchuang.ledger import mails

from .kinds import Kind, Mail


class Alert(models.Model):
    """One thing told to one person once. ``cleared_at`` is set when it no longer waits for them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    subject = models.CharField(max_length=80)
    agency = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    act = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True, blank=True)
    since = models.DateTimeField()
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind", "subject", "since"], name="alert_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="alert_kind_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-made_at"], name="alert_of_person"),
            models.Index(
                fields=["person"], condition=Q(cleared_at__isnull=True, read_at__isnull=True), name="alert_unread"
            ),
        ]


class Wishes(models.Model):
    """How a person wants to be told: mail or none, the hour of the digest, when no mail comes, and whether on rest days."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mail = models.CharField(max_length=8, default=Mail.OFF.value)
    digest_hour = models.PositiveSmallIntegerField(default=8)
    # The same hour twice means that no hour is quiet.
    quiet_from = models.PositiveSmallIntegerField(default=20)
    quiet_until = models.PositiveSmallIntegerField(default=7)
    rest_days = models.BooleanField(default=False)
    # The kinds that are not mailed, separated by blanks.
    silent = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(mail__in=[mail.value for mail in Mail]), name="wishes_mail_known"),
            models.CheckConstraint(
                condition=Q(digest_hour__lte=23, quiet_from__lte=23, quiet_until__lte=23), name="wishes_hours_of_a_day"
            ),
        ]


class AlertMail(mails.Mail):
    """A mail of alerts. Its key is "digest:2026-11-24", or "now:" and the number of the newest alert in it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    alerts = models.JSONField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="alert_mail_once")]
        indexes: ClassVar = [
            models.Index(fields=["made_at"], condition=Q(taken_at__isnull=True), name="alert_mail_waits"),
        ]


class Looked(models.Model):
    """Up to which ledger line, and on which day, the alerts of an agency's people were last looked at."""

    agency = models.CharField(max_length=64, unique=True)
    seq = models.BigIntegerField()
    day = models.DateField()
