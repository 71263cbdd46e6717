"""Posts that the platform makes itself: the accounts they go to, the outbox they wait in, what the outlet says it has."""

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from .outlets import OUTLETS


class State(StrEnum):
    """What is known of one post. Taken and not answered for some time means that nobody knows whether it went."""

    WAITING = "waiting"
    TAKEN = "taken"
    POSTED = "posted"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


NAMES = {
    State.WAITING: ("待发送", "waiting"),
    State.TAKEN: ("发送中", "being sent"),
    State.POSTED: ("已发送", "posted"),
    State.GIVEN_UP: ("发送失败", "failed"),
    State.CANCELLED: ("已取消", "cancelled"),
}


class Account(models.Model):
    """An agency's account on an outlet. ``code`` names its credentials in the environment; none is ever stored here.

    ``automatic``: what the agency (or one section, where named) releases is posted by itself, once.
    """

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    outlet = models.CharField(max_length=8)
    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=60)
    automatic = models.BooleanField(default=False)
    section = models.ForeignKey("catalogue.Section", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    # What was first released up to here has its posts.
    filled_until = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["outlet", "code"], condition=Q(closed_at__isnull=True), name="account_code_once"
            ),
            models.CheckConstraint(condition=Q(outlet__in=OUTLETS), name="account_outlet_known"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="account_named"),
        ]

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    """One document on one account: made once, taken before it is sent, so that a kill in between posts nothing twice."""

    public_id = models.CharField(max_length=16, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="postings")
    state = models.CharField(max_length=10, default=State.WAITING.value)
    # Null where the account posts by itself.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
    remote = models.CharField(max_length=80, blank=True)
    broadcast = models.OneToOneField(
        "broadcasts.Broadcast", null=True, blank=True, on_delete=models.PROTECT, related_name="posting"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "account"], name="posting_once"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="posting_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.POSTED.value, broadcast__isnull=False)
                | (~Q(state=State.POSTED.value) & Q(broadcast__isnull=True)),
                name="posting_recorded",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.TAKEN.value) | Q(taken_at__isnull=False), name="posting_taken_when"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["not_before", "id"], condition=Q(state=State.WAITING.value), name="posting_waits"),
            models.Index(fields=["account", "-id"], name="posting_of_account"),
        ]


class Tally(models.Model):
    """How many posts an outlet said it has on an account, once a day, for comparing with ours."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tallies")
    on = models.DateField()
    theirs = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "on"], name="tally_once_a_day")]
