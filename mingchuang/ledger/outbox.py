"""The outbox of a cache in front of the site: acts put keys in, `mingchuang schedule` sends them (channels/schedule/purging).

A key is what a public answer carries in its Surrogate-Key header. Putting is part of the act's transaction, so a change that
did not happen purges nothing and a change that happened is not forgotten. Without a cache to tell, nothing is put.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Q

from .models import Outgoing
from .pauses import pause

AT_ONCE = 500
"""Changes sent together; their keys are joined, so a busy hour is a few messages."""


@dataclass(frozen=True)
class Parcel:
    """Changes that wait to be sent: the rows, and each of their keys once."""

    rows: tuple[int, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Backlog:
    """How many changes wait, how often the most unlucky was tried, and why it failed last."""

    waiting: int
    tries: int
    failure: str


def in_use() -> bool:
    """Is there a cache to tell?"""
    return any(getattr(settings, "PURGE", {}).get(name) for name in ("url", "command"))


def changed(*keys: str) -> None:
    """What carries one of these keys is out of date."""
    if keys and in_use():
        Outgoing.objects.create(keys=" ".join(dict.fromkeys(keys)))


def due(at: datetime) -> Parcel:
    """The oldest changes that may be sent at a moment."""
    found = Outgoing.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=at)).order_by("pk")
    rows = list(found.values_list("pk", "keys")[:AT_ONCE])
    return Parcel(tuple(pk for pk, _ in rows), tuple(dict.fromkeys(key for _, keys in rows for key in keys.split())))


def sent(parcel: Parcel) -> None:
    """The cache has dropped them."""
    Outgoing.objects.filter(pk__in=parcel.rows).delete()


def failed(parcel: Parcel, at: datetime, why: str) -> None:
    """The cache did not answer as it should: tried again after 1, 2, 4 … minutes, at most after an hour, for ever."""
    for row in Outgoing.objects.filter(pk__in=parcel.rows):
        row.not_before, row.tries, row.failure = at + pause(row.tries), row.tries + 1, why[:200]
        row.save(update_fields=["tries", "not_before", "failure"])


def backlog() -> Backlog:
    """What waits, for the doctor."""
    rows = Outgoing.objects.all()
    worst = rows.order_by("-tries").values_list("failure", flat=True).first()
    return Backlog(rows.count(), rows.aggregate(most=Max("tries"))["most"] or 0, worst or "")
