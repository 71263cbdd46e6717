"""A calendar as somebody writes it down in a question: the years it names replace those of the calendar it stands on.

Two forms: ``{"years": {"2027": {"notice": "…", "holidays": [day, …] or {"元旦": [day, …]}, "make_up": [day, …]}}}`` and
the short ``{"holidays": […], "make_up": […]}``, where every year that a day lies in is given whole.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingchuang.law.refusal import refuse

from .notices import Notice, NoticeDay
from .statutory import first_year, last_year
from .value import Calendar

_WORKED = ("make_up", "workdays", "make_up_days", "makeup")


def stated(written: Any, base: Calendar) -> Calendar:
    """The calendar a question writes down, on top of a base. Refuses what cannot be read."""
    if not isinstance(written, Mapping):
        raise refuse("calendar.unreadable", "calendar")
    by_year = written.get("years", written)
    if isinstance(by_year, Mapping) and by_year and all(str(name).isdecimal() for name in by_year):
        notices = [_year(name, entry) for name, entry in by_year.items()]
    else:
        notices = _flat(written)
    if not notices:
        raise refuse("calendar.empty", "calendar")
    replaced = {notice.year for notice in notices}
    return Calendar((*(notice for notice in base.notices if notice.year not in replaced), *notices))


def _year(name: Any, entry: Any) -> Notice:
    if not _possible(name) or not isinstance(entry, Mapping):
        raise refuse("calendar.unreadable", "calendar")
    return Notice(int(name), read_days(entry), number=str(entry.get("notice") or ""))


def _flat(written: Mapping[str, Any]) -> list[Notice]:
    days = read_days(written)
    listed = written.get("years") or []
    if not isinstance(listed, list) or not all(isinstance(year, int) for year in listed):
        raise refuse("calendar.unreadable", "calendar")
    years = [_arranging(one.day, listed) for one in days]
    if not all(_possible(year) for year in (*years, *listed)):
        raise refuse("calendar.unreadable", "calendar")
    number = str(written.get("notice") or "")
    return [
        Notice(year, tuple(one for one, its in zip(days, years, strict=True) if its == year), number)
        for year in sorted({*years, *listed})
    ]


def _arranging(day: date, listed: list[int]) -> int:
    """The year whose notice speaks of a day: its own, or the next one listed for the last days of December."""
    return day.year + 1 if day.month == 12 and day.year not in listed and day.year + 1 in listed else day.year


def _possible(year: Any) -> bool:
    """A year of the packaged lunar dates: beyond them nothing can be counted."""
    return str(year).isdecimal() and len(str(year)) == 4 and first_year() <= int(year) <= last_year()


def read_days(entry: Mapping[str, Any]) -> tuple[NoticeDay, ...]:
    """The days of one written year, in order; refuses one that is both off and worked."""
    off = [NoticeDay(day, True, name) for name, day in _dates(entry.get("holidays"))]
    worked = [NoticeDay(day, False, name) for key in _WORKED for name, day in _dates(entry.get(key))]
    if {one.day for one in off} & {one.day for one in worked}:
        raise refuse("calendar.off_and_worked", "calendar")
    return tuple(sorted((*off, *worked), key=lambda one: one.day))


def _dates(written: Any) -> list[tuple[str, date]]:
    """Pairs of name and day from a list of days, a mapping of name to days, or a mapping of day to name."""
    if written is None:
        return []
    if isinstance(written, Mapping):
        pairs = [
            (str(key), day) if isinstance(days, list) else (str(days or ""), key)
            for key, days in written.items()
            for day in (days if isinstance(days, list) else [key])
        ]
    elif isinstance(written, list):
        pairs = [("", day) for day in written]
    else:
        raise refuse("calendar.unreadable", "calendar")
    try:
        return [(name, date.fromisoformat(day)) for name, day in pairs]
    except (TypeError, ValueError) as wrong:
        raise refuse("calendar.unreadable", "calendar") from wrong
