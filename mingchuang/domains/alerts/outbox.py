"""The mails of alerts: made once, taken before they are sent, never sent twice.

A mail that was taken and of which nobody knows whether it went (the process ended in between) is left alone: a missing mail
costs little, since the desk shows the same alerts, while a mail that comes again and again is no longer read.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from mingchuang.domains.agencies.models import Absence
from mingchuang.ledger.acts import SHANGHAI

from .kinds import Mail
from .models import Alert, AlertMail, Wishes
from .policies import quiet
from .queries import AlertView, WishesView, alert_view, wishes_view

LONGEST_PAUSE = timedelta(hours=1)
GIVEN_UP = 12  # tries; about half a day
UNSURE = timedelta(minutes=10)


@dataclass(frozen=True)
class Letter:
    """A mail that has been taken and is to be sent now."""

    id: int
    to: str
    key: str
    digest: bool
    rows: tuple[AlertView, ...]


@dataclass(frozen=True)
class Backlog:
    """How many mails wait, how many failed for good, of how many nobody knows whether they went, and the last failure."""

    waiting: int
    failed: int
    unsure: int
    failure: str


def in_use() -> bool:
    """Can mail be sent from here?"""
    return bool(settings.MAIL_FROM)


def make(at: datetime, *, working_day: bool) -> int:
    """Make the mails that are due now: new alerts at once, or the digest from its hour on. Returns how many."""
    if not in_use():
        return 0
    local = at.astimezone(SHANGHAI)
    away = Absence.objects.filter(
        first_day__lte=local.date(), last_day__gte=local.date(), ended_on__isnull=True
    ).values("person")
    rows = Wishes.objects.exclude(mail=Mail.OFF).filter(person__is_active=True).exclude(person__email="")
    made = 0
    for row in rows.exclude(person__in=away).select_related("person"):
        wanted = wishes_view(row)
        if quiet(local.hour, wanted.quiet_from, wanted.quiet_until):
            continue
        if wanted.mail == Mail.AT_ONCE:
            made += _at_once(row.person_id, wanted, at)
        elif working_day and local.hour >= wanted.digest_hour:
            made += _digest(row.person_id, wanted, at, local.date())
    return made


def _waiting(person: int, wanted: WishesView) -> list[int]:
    rows = Alert.objects.filter(person_id=person, cleared_at__isnull=True)
    kinds = [kind.value for kind in wanted.silent]
    return list(rows.exclude(kind__in=kinds).order_by("kind", "since", "id").values_list("pk", flat=True))


def _at_once(person: int, wanted: WishesView, at: datetime) -> int:
    waiting = _waiting(person, wanted)
    fresh = list(Alert.objects.filter(pk__in=waiting, mailed_at__isnull=True).values_list("pk", flat=True))
    return _put(person, f"now:{max(fresh)}", fresh, at) if fresh else 0


def _digest(person: int, wanted: WishesView, at: datetime, day: date) -> int:
    key = f"digest:{day.isoformat()}"
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


def take(at: datetime) -> Letter | None:
    """The next mail to send, taken for good; None when none waits. What no longer waits for its person is left out."""
    ready = AlertMail.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=at), taken_at__isnull=True)
    for row in ready.filter(tries__lt=GIVEN_UP).select_related("person").order_by("made_at", "pk")[:20]:
        if not AlertMail.objects.filter(pk=row.pk, taken_at__isnull=True).update(taken_at=at):
            continue
        found = Alert.objects.filter(pk__in=row.alerts, cleared_at__isnull=True).order_by("kind", "since", "id")
        rows = tuple(alert_view(one) for one in found)
        if rows and row.person.email and row.person.is_active:
            return Letter(row.pk, row.person.email, row.key, row.key.startswith("digest:"), rows)
        sent(row.pk, at)
    return None


def sent(number: int, at: datetime) -> None:
    """The mail server has taken it over."""
    AlertMail.objects.filter(pk=number).update(sent_at=at, failure="")


def failed(number: int, at: datetime, why: str) -> None:
    """The mail server did not take it: free again after 1, 2, 4 … minutes, at most after an hour."""
    row = AlertMail.objects.get(pk=number)
    pause = min(timedelta(minutes=2 ** min(row.tries, 6)), LONGEST_PAUSE)
    row.tries, row.taken_at, row.not_before, row.failure = row.tries + 1, None, at + pause, why[:200]
    row.save(update_fields=["tries", "taken_at", "not_before", "failure"])


def backlog(at: datetime) -> Backlog:
    """What waits and what went wrong, for the doctor."""
    open_ = AlertMail.objects.filter(sent_at__isnull=True)
    worst = open_.exclude(failure="").order_by("-tries").values_list("failure", flat=True).first()
    return Backlog(
        open_.filter(taken_at__isnull=True, tries__lt=GIVEN_UP).count(),
        open_.filter(taken_at__isnull=True, tries__gte=GIVEN_UP).count(),
        open_.filter(taken_at__lt=at - UNSURE).count(),
        worst or "",
    )
