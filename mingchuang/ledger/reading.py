"""Reading the ledger: lines as plain values, the newest first, paged by key so that page 1,000 costs what page 1 costs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from .acts import SHANGHAI
from .models import Entry


@dataclass(frozen=True)
class LineView:
    """One line: number, moment, act ("noun.verb"), the person's name ("" for somebody outside), subject, facts, hash."""

    seq: int
    at: datetime
    act: str
    person: str
    agency: str
    subject: str
    facts: Mapping[str, Any]
    origin: str
    hash: str


@dataclass(frozen=True)
class Filters:
    """Which lines. ``agencies`` None: all; ``act`` a whole act or a noun ("documents"); days inclusive, Asia/Shanghai."""

    agencies: tuple[str, ...] | None = None
    act: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class LinePage:
    """A page of lines; ``older`` and ``newer`` are the keys of the neighbouring pages (None: there is none)."""

    lines: tuple[LineView, ...]
    older: int | None
    newer: int | None


def page(filters: Filters, *, before: int | None = None, after: int | None = None, size: int = 50) -> LinePage:
    """The newest lines, or those next before or after a line number."""
    rows = _rows(filters)
    if after is not None:
        found = [_view(row) for row in rows.filter(seq__gt=after).order_by("seq").values_list(*_COLUMNS)[: size + 1]]
        more_newer, found = len(found) > size, found[:size][::-1]
        return _page(found, older=bool(found), newer=more_newer)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = [_view(row) for row in rows.order_by("-seq").values_list(*_COLUMNS)[: size + 1]]
    return _page(found[:size], older=len(found) > size, newer=before is not None)


def every(filters: Filters) -> Iterator[LineView]:
    """All lines that pass, in order, for an export."""
    for row in _rows(filters).order_by("seq").values_list(*_COLUMNS).iterator(chunk_size=2000):
        yield _view(row)


def of_subject(subject: str) -> tuple[LineView, ...]:
    """The whole history of one thing, in order."""
    return tuple(every(Filters(subject=subject)))


def _page(found: list[LineView], *, older: bool, newer: bool) -> LinePage:
    return LinePage(
        tuple(found),
        older=found[-1].seq if found and older else None,
        newer=found[0].seq if found and newer else None,
    )


def _rows(filters: Filters) -> QuerySet[Entry]:
    rows = Entry.objects.all()
    if filters.agencies is not None:
        one = filters.agencies[0] if len(filters.agencies) == 1 else None
        rows = rows.filter(agency=one) if one is not None else rows.filter(agency__in=filters.agencies)
    if filters.act:
        exact = "." in filters.act
        rows = rows.filter(act=filters.act) if exact else rows.filter(act__startswith=f"{filters.act}.")
    if filters.subject:
        rows = rows.filter(subject=filters.subject)
    if filters.since:
        rows = rows.filter(at__gte=_start(filters.since))
    if filters.until:
        rows = rows.filter(at__lt=_start(filters.until + timedelta(days=1)))
    return rows


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)


_COLUMNS = ("seq", "at", "act", "person__name", "agency", "subject", "facts", "origin", "hash")


def _view(row: tuple) -> LineView:
    seq, at, act, person, agency, subject, facts, origin, line_hash = row
    return LineView(seq, at, act, person or "", agency, subject, json.loads(facts), origin, line_hash)


def last_seq() -> int:
    """The number of the last line; 0 where there is none."""
    return Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def agencies_since(seq: int) -> frozenset[str]:
    """The agencies that the lines after a line are about."""
    return frozenset(Entry.objects.filter(seq__gt=seq).order_by().values_list("agency", flat=True).distinct())


def subjects_after(seq: int, most: int) -> list[tuple[int, str, str]]:
    """Number, subject and agency of the lines after a line, in order."""
    rows = Entry.objects.filter(seq__gt=seq).order_by("seq").values_list("seq", "subject", "agency")
    return list(rows[:most])
