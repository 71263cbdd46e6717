"""Subscriptions, and the mails that go to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingchuang.ledger import mails
from mingchuang.ledger.fields import EncryptedTextField

from .states import State


class Subscription(models.Model):
    """One mailbox and one section, or a whole agency. The mailbox is encrypted, found by its HMAC, erased at the end.

    ``source`` is the HMAC of the network address that asked, kept for a day. ``news_since``: what was released later is news.
    """

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey("catalogue.Section", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mailbox = EncryptedTextField()
    mailbox_index = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, default=State.ASKED.value)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    news_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in State]), name="subscription_state_known"
            ),
            models.UniqueConstraint(
                fields=["mailbox_index", "section"],
                condition=Q(section__isnull=False) & ~Q(mailbox_index=""),
                name="subscription_once_a_section",
            ),
            models.UniqueConstraint(
                fields=["mailbox_index", "agency"],
                condition=Q(section__isnull=True) & ~Q(mailbox_index=""),
                name="subscription_once_an_agency",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENDED.value, ended_at__isnull=False, mailbox_index="")
                | (~Q(state=State.ENDED.value) & Q(ended_at__isnull=True) & ~Q(mailbox_index="")),
                name="subscription_end_erases",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ACTIVE.value) | Q(confirmed_at__isnull=False, news_since__isnull=False),
                name="subscription_confirmed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "section", "state"], name="subscription_target"),
            models.Index(fields=["source", "asked_at"], condition=~Q(source=""), name="subscription_by_source"),
            models.Index(fields=["asked_at"], condition=Q(state=State.ASKED.value), name="subscription_unconfirmed"),
        ]

    def __str__(self) -> str:
        return self.public_id


class NewsMail(mails.Mail):
    """A mail to a subscriber. Its key is "confirm:2026-11-24T09:30", or "news:2026-11-24": one a day."""

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="mails")
    documents = models.JSONField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["subscription", "key"], name="news_mail_once")]
        indexes: ClassVar = [
            models.Index(fields=["made_at"], condition=Q(taken_at__isnull=True), name="news_mail_waits"),
        ]
