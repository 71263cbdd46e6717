"""Alerts follow what waits: told once, cleared when it no longer waits. No act, no ledger line; twice changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from mingchuang.ledger.models import Person

from .kinds import Waiting
from .models import Alert, AlertMail, Looked

KEPT = timedelta(days=90)


def follow(person: Person, waiting: Sequence[Waiting], at: datetime) -> int:
    """Bring a person's alerts to what waits for them now. Returns how many are new."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        standing = {
            (one.kind, one.subject, one.since): one
            for one in Alert.objects.filter(person=person, cleared_at__isnull=True)
        }
        wanted = {(one.kind.value, one.subject, one.since): one for one in waiting}
        gone = [one.pk for key, one in standing.items() if key not in wanted]
        if gone:
            Alert.objects.filter(pk__in=gone).update(cleared_at=at)
        fresh = [
            Alert(
                person=person, kind=one.kind.value, subject=one.subject, agency=one.agency, title=one.title[:200],
                number=one.number[:60], act=one.act[:40], due=one.due, since=one.since, made_at=at,
            )
            for key, one in wanted.items()
            if key not in standing
        ]  # fmt: skip
        again = _told_before(person, fresh)
        if again:
            Alert.objects.filter(pk__in=again.values()).update(cleared_at=None)
        new = [one for one in fresh if (one.kind, one.subject, one.since) not in again]
        Alert.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)


def _told_before(person: Person, fresh: Sequence[Alert]) -> dict[tuple[str, str, datetime], int]:
    """What waited before, was cleared and waits again since the same moment: it is not told twice, but stands again."""
    if not fresh:
        return {}
    cleared = Alert.objects.filter(person=person, cleared_at__isnull=False, subject__in={one.subject for one in fresh})
    wanted = {(one.kind, one.subject, one.since) for one in fresh}
    rows = cleared.values_list("kind", "subject", "since", "pk")
    return {(kind, subject, since): pk for kind, subject, since, pk in rows if (kind, subject, since) in wanted}


def looked_until() -> int:
    """The number of the last ledger line up to which alerts have followed; 0 before the first look."""
    return Looked.objects.aggregate(last=Max("seq"))["last"] or 0


def not_looked_on(day: date, agencies: Iterable[str]) -> list[str]:
    """Those of the agencies that were not looked at on a day: what is overdue changes with the date alone."""
    seen = set(Looked.objects.filter(day=day).values_list("agency", flat=True))
    return [code for code in agencies if code not in seen]


def looked(agencies: Iterable[str], seq: int, day: date) -> None:
    """The alerts of these agencies' people stand as of a ledger line and a day; all at once, so a killed look is repeated."""
    with transaction.atomic():
        for code in agencies:
            Looked.objects.update_or_create(agency=code, defaults={"seq": seq, "day": day})


def forget(at: datetime) -> int:
    """Drop alerts that were cleared, and mails that were sent, a quarter of a year ago. Returns how many."""
    old = Alert.objects.filter(cleared_at__lt=at - KEPT).delete()[0]
    return old + AlertMail.objects.filter(sent_at__lt=at - KEPT).delete()[0]


def read(person: Person, number: int, at: datetime) -> str:
    """Mark one alert of a person as read; returns its subject, or "" where it is none of theirs."""
    found = Alert.objects.filter(person=person, pk=number).first()
    if found is None:
        return ""
    if found.read_at is None:
        found.read_at = at
        found.save(update_fields=["read_at"])
    return found.subject


def unread(person: Person, number: int) -> None:
    """Mark one alert of a person as not read."""
    Alert.objects.filter(person=person, pk=number).update(read_at=None)


def read_all(person: Person, at: datetime) -> int:
    """Mark all of a person's alerts as read; returns how many were not."""
    return Alert.objects.filter(person=person, read_at__isnull=True).update(read_at=at)
