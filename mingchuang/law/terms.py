"""Every statutory term as dated data: how long, from what, by which article, read in a source (V) or not (U).

``data/terms.yaml`` is the list; arithmetic is ``last_day``. A term that changed stands once for each time it was in force.
"""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from .calendar import Calendar
from .refusal import refuse

LONGEST = 10_000
UNITS = ("working", "calendar", "month")


@dataclass(frozen=True, slots=True)
class Term:
    """One term: ``length`` in ``unit`` (working or calendar days, months, years), counted from ``starts``.

    ``kind``: limit (at most so long), at_least (no shorter), soft (一般不少于: shorter needs a reason), warn (our own level).
    """

    id: str
    zh: str
    en: str
    length: int
    unit: str
    kind: str
    starts: str
    article: str
    status: str
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the file."""
    text = files("mingchuang.law").joinpath("data/terms.yaml").read_text("utf-8")
    return tuple(Term(**entry) for entry in yaml.safe_load(text))


@cache
def term(name: str, on: date) -> Term:
    """The term of that id in force on a day; refuses an unknown one and a day on which it did not exist."""
    found = [one for one in terms() if one.id == name]
    if not found:
        raise LookupError(f"no term is called {name}")
    for one in found:
        if one.in_force(on):
            return one
    raise refuse("terms.not_in_force", name={"zh": found[0].zh, "en": found[0].en}, day=on)


def last_day(
    calendar: Calendar, start: date, count: int, unit: str = "working", *, roll_on: str = "next_working_day"
) -> date:
    """The last day of a term of ``count`` units; the day it starts on is not counted (民法典 art. 201).

    Working days end on a working day. A term of calendar days or months that ends on a day off runs on to the next working day
    (art. 203) unless ``roll_on`` is "none"; a month without that day ends on its last (art. 202).
    """
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= LONGEST:
        raise refuse("terms.length_wrong", "months" if unit == "month" else "days", longest=LONGEST)
    if unit == "working":
        return calendar.nth_working_day(start, count)
    if unit == "calendar":
        end = _shifted(start, count)
    elif unit == "month":
        end = _same_day(start, count)
    else:
        raise refuse("terms.unit_unknown", "unit", units=list(UNITS))
    calendar.is_working(start)
    return calendar.on_or_after(end) if roll_on == "next_working_day" else end


def _shifted(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError as wrong:
        raise refuse("terms.length_wrong", "days", longest=LONGEST) from wrong


def _same_day(start: date, months: int) -> date:
    """The day of the same number some months on, or that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        raise refuse("terms.length_wrong", "months", longest=LONGEST)
    return date(year, month + 1, min(start.day, gregorian.monthrange(year, month + 1)[1]))
