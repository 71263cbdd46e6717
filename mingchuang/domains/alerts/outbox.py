"""The mails of alerts: which are due, and what is still worth telling when they are sent (``ledger.mails``)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from mingchuang.domains.agencies.models import Absence
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.mails import Backlog

from .kinds import Mail
from .models import Alert, AlertMail, Wishes
from .policies import quiet_now
from .queries import AlertView, WishesView, alert_view, wishes_view

DIGEST = "digest:"


@dataclass(frozen=True)
class Letter:
    """A mail that has been taken and is to be sent now."""

    id: int
    to: str
    key: str
    digest: bool
    rows: tuple[AlertView, ...]


def in_use() -> bool:
    """Can mail be sent from here?"""
    return bool(settings.MAIL_FROM)


def make(at: datetime, *, working_day: bool) -> int:
    """Make the mails that are due now: new alerts at once, or the digest from its hour on. Returns how many."""
    if not in_use():
        return 0
    local = at.astimezone(SHANGHAI)
    rows = Wishes.objects.exclude(mail=Mail.OFF).filter(person__is_active=True).exclude(person__email="")
    made = 0
    for row in rows.exclude(person__in=_away(local.date())).select_related("person"):
        wanted = wishes_view(row)
        if quiet_now(wanted, local.hour, working_day=working_day):
            continue
        if wanted.mail == Mail.AT_ONCE:
            made += _at_once(row.person_id, wanted, at)
        elif working_day and local.hour >= wanted.digest_hour:
            made += _digest(row.person_id, wanted, at, local.date())
    return made


def _away(day: date) -> QuerySet[Absence, Any]:
    return Absence.objects.filter(first_day__lte=day, last_day__gte=day, ended_on__isnull=True).values("person")


def _waiting(person: int, wanted: WishesView) -> list[int]:
    rows = Alert.objects.filter(person_id=person, cleared_at__isnull=True)
    kinds = [kind.value for kind in wanted.silent]
    return list(rows.exclude(kind__in=kinds).order_by("kind", "since", "id").values_list("pk", flat=True))


def _at_once(person: int, wanted: WishesView, at: datetime) -> int:
    waiting = _waiting(person, wanted)
    fresh = list(Alert.objects.filter(pk__in=waiting, mailed_at__isnull=True).values_list("pk", flat=True))
    return _put(person, f"now:{max(fresh)}", fresh, at) if fresh else 0


def _digest(person: int, wanted: WishesView, at: datetime, day: date) -> int:
    key = f"{DIGEST}{day.isoformat()}"
    if AlertMail.objects.filter(person_id=person, key=key).exists():
        return 0
    waiting = _waiting(person, wanted)
    return _put(person, key, waiting, at) if waiting else 0


def _put(person: int, key: str, alerts: list[int], at: datetime) -> int:
    with transaction.atomic():
        _row, made = AlertMail.objects.get_or_create(
            person_id=person, key=key, defaults={"alerts": sorted(alerts), "made_at": at}
        )
        Alert.objects.filter(pk__in=alerts, mailed_at__isnull=True).update(mailed_at=at)
    return int(made)


def take(at: datetime, *, working_day: bool) -> Letter | None:
    """The next mail to send, taken for good; None when none waits. What no longer waits for its person is left out.

    A mail that could not be sent at once is asked again: what its person wishes, and whether they are there, may have changed.
    """
    local = at.astimezone(SHANGHAI)
    away = set(_away(local.date()).values_list("person", flat=True))
    waiting = list(AlertMail.objects.ready(at).select_related("person"))
    wishes = {
        row.person_id: wishes_view(row) for row in Wishes.objects.filter(person__in={one.person for one in waiting})
    }
    for row in waiting:
        wanted = wishes.get(row.person_id, WishesView())
        needless = not _wanted(row, wanted, local.date())
        if not needless and (row.person_id in away or quiet_now(wanted, local.hour, working_day=working_day)):
            continue
        if not AlertMail.objects.take(row.pk, at):
            continue
        found = Alert.objects.filter(pk__in=row.alerts, cleared_at__isnull=True).order_by("kind", "since", "id")
        rows = () if needless else tuple(alert_view(one) for one in found)
        if rows:
            return Letter(row.pk, row.person.email, row.key, row.key.startswith(DIGEST), rows)
        sent(row.pk, at)
    return None


def _wanted(row: AlertMail, wanted: WishesView, day: date) -> bool:
    """Whether a mail still goes: not to who has left or wants none, and no digest of another day, since the next holds all."""
    if not row.person.is_active or not row.person.email or wanted.mail == Mail.OFF:
        return False
    return not row.key.startswith(DIGEST) or row.key == f"{DIGEST}{day.isoformat()}"


def sent(number: int, at: datetime) -> None:
    """The mail server has taken it over."""
    AlertMail.objects.sent(number, at)


def failed(number: int, at: datetime, why: str) -> None:
    """The mail server did not take it."""
    AlertMail.objects.failed(number, at, why)


def backlog(at: datetime) -> Backlog:
    """What waits and what went wrong, for the doctor."""
    return AlertMail.objects.backlog(at)
