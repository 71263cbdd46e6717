"""The ledger of days: every day from day 0 to the due day, whether it counts, why, and the notice that makes it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingchuang.law.calendar import Calendar

from .clock import Clock

WHY = {
    "working": {"zh": "工作日", "en": "working day"},
    "make_up": {"zh": "调休上班", "en": "make-up workday"},
    "weekend": {"zh": "周末", "en": "weekend"},
    "holiday": {"zh": "放假", "en": "holiday"},
    "paused": {"zh": "等待意见，不计入", "en": "paused, not counted"},
    "day_zero": {"zh": "起算之日，不计入", "en": "the day counting starts from, not counted"},
    "before_restart": {"zh": "重新起算以前，不计入", "en": "before the restart, not counted"},
}


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day. ``number``: which day of the term it is, if it counts; ``name``: the holiday; ``provisional``: no notice yet."""

    date: date
    counts: bool
    why: str
    notice: str | None
    number: int | None = None
    name: str = ""
    provisional: bool = False


def counted_days(found: Clock, calendar: Calendar) -> tuple[CountedDay, ...]:
    """The days of a clock, from day 0 to the due day; none while nothing counts yet."""
    if found.day0 is None or found.due is None:
        return ()
    return tuple(_walk(found, calendar))


def term_days(start: date, last: date, calendar: Calendar, unit: str = "working") -> tuple[CountedDay, ...]:
    """The days of a plain term: only working days count, or every day after the first."""
    days, number = [], 0
    for day in _span(start, last):
        known = calendar.day(day)
        counts = day > start and (known.working or unit != "working")
        number += counts
        why = known.why if day > start else "day_zero"
        days.append(
            CountedDay(day, counts, why, known.notice, number if counts else None, known.name, known.provisional)
        )
    return tuple(days)


def _walk(found: Clock, calendar: Calendar) -> Iterator[CountedDay]:
    assert found.day0 and found.clock_start and found.due and found.term_due
    number = 0
    for day in _span(found.day0, found.due):
        known = calendar.day(day)
        why, counts = known.why, known.working
        if day in (found.day0, found.clock_start):
            why, counts = "day_zero", False
        elif day < found.clock_start:
            why, counts = "before_restart", False
        elif day > found.term_due:
            # Beyond the term the answer is only put off (art. 35): the days pass without being counted.
            counts = False
        elif known.working and any(pause.first <= day <= pause.last for pause in found.pauses):
            why, counts = "paused", False
        number += counts
        yield CountedDay(day, counts, why, known.notice, number if counts else None, known.name, known.provisional)


def _span(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
