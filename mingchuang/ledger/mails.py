"""Mails that are never sent twice: made once a key, taken before they are sent, tried again with growing pauses.

A mail that was taken and of which nobody knows whether it went (the process ended in between) is left alone: a missing mail
costs little, since the desk or the site shows the same, while one that comes again and again is no longer read.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from .pauses import pause

GIVEN_UP = 12  # tries; about half a day
UNSURE = timedelta(minutes=10)


@dataclass(frozen=True)
class Backlog:
    """How many mails wait, how many failed for good, of how many nobody knows whether they went, and the last failure."""

    waiting: int
    failed: int
    unsure: int
    failure: str


class Mails(models.Manager[Any]):
    """The steps of a mail."""

    def ready(self, at: datetime) -> QuerySet[Any]:
        """The oldest mails that may be sent at a moment."""
        rows = self.filter(Q(not_before__isnull=True) | Q(not_before__lte=at), taken_at__isnull=True)
        return rows.filter(tries__lt=GIVEN_UP).order_by("made_at", "pk")

    def take(self, number: int, at: datetime) -> bool:
        """Take a mail for good; False where somebody else did."""
        return bool(self.filter(pk=number, taken_at__isnull=True).update(taken_at=at))

    def sent(self, number: int, at: datetime) -> None:
        """The mail server has taken it over, or there was nothing left to say."""
        self.filter(pk=number).update(sent_at=at, failure="")

    def failed(self, number: int, at: datetime, why: str) -> None:
        """The mail server did not take it: free again after a pause, until given up."""
        row = self.get(pk=number)
        row.not_before, row.tries, row.taken_at, row.failure = at + pause(row.tries), row.tries + 1, None, why[:200]
        row.save(update_fields=["tries", "taken_at", "not_before", "failure"])

    def backlog(self, at: datetime) -> Backlog:
        """What waits and what went wrong, for the doctor."""
        left = self.filter(sent_at__isnull=True)
        free = left.filter(taken_at__isnull=True)
        worst = left.exclude(failure="").order_by("-tries").values_list("failure", flat=True).first()
        return Backlog(
            waiting=free.filter(tries__lt=GIVEN_UP).count(),
            failed=free.filter(tries__gte=GIVEN_UP).count(),
            unsure=left.filter(taken_at__lt=at - UNSURE).count(),
            failure=worst or "",
        )


class Mail(models.Model):
    """A mail of some noun; ``key`` names what it tells, so that it is made once."""

    key = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Mails] = Mails()

    class Meta:
        abstract = True
