"""The calendar: an immutable value built from notices, with fast counting of working days."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingchuang.law.refusal import refuse

from .notices import Notice
from .statutory import last_year, statutory_days


@dataclass(frozen=True, slots=True)
class Day:
    """What a day is and where that comes from. ``why``: working, make_up, weekend or holiday."""

    day: date
    working: bool
    why: str
    name: str
    notice: str | None
    provisional: bool


class Calendar:
    """Working days from the first year with a notice on.

    A year without a notice is provisional (暂定): Monday to Friday but for the statutory days of 放假办法 art. 2. A day before
    the first year with a notice, or after the last year whose lunar dates are known, is refused.
    """

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices = tuple(notices)
        if not self.notices:
            raise refuse("calendar.empty", "calendar")
        self.years = frozenset(notice.year for notice in self.notices)
        self.first = date(min(self.years), 1, 1)
        self._arranged = {
            entry.day: (entry.off, entry.name, notice.reference) for notice in self.notices for entry in notice.days
        }
        self.version = self._version()
        self._start = self.first.toordinal()
        self._end = self._start - 1
        self._working: list[int] = []
        self._extend(max(self.years) + 1)

    def _version(self) -> str:
        """First and last year with a notice, and a hash of every day: equal versions count alike."""
        lines = [f"{year}" for year in sorted(self.years)]
        lines += [f"{day} {off:d} {name} {source}" for day, (off, name, source) in sorted(self._arranged.items())]
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        return f"{min(self.years)}-{max(self.years)}.{digest[:12]}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Calendar) and other.version == self.version

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return f"Calendar({self.version})"

    def amended(self, *notices: Notice) -> "Calendar":
        """This calendar with further notices, which win over those already there day by day."""
        return Calendar((*self.notices, *notices))

    def has_notice(self, year: int) -> bool:
        return year in self.years

    def provisional(self, first: date, last: date | None = None) -> bool:
        """Does the span (or the one day) touch a year for which no notice has come out?"""
        return any(year not in self.years for year in range(first.year, (last or first).year + 1))

    def is_working(self, day: date) -> bool:
        """Is it a working day? Refuses days the calendar cannot know."""
        self._reach(day.toordinal())
        return self._works(day.toordinal())

    def day(self, day: date) -> Day:
        """What this day is, and the notice or decree that makes it so."""
        self._reach(day.toordinal())
        provisional = day.year not in self.years
        arranged = self._arranged.get(day)
        if arranged is not None:
            off, name, source = arranged
            weekend = day.weekday() >= 5
            why = "holiday" if off else "make_up" if weekend else "working"
            return Day(day, not off, why, name, source, provisional)
        if provisional and day in (fixed := statutory_days(day.year)):
            name, source = fixed[day]
            return Day(day, False, "holiday", name, source, True)
        if day.weekday() >= 5:
            return Day(day, False, "weekend", "", None, provisional)
        return Day(day, True, "working", "", None, provisional)

    def nth_working_day(self, after: date, count: int) -> date:
        """The ``count``-th working day after a day, which is itself not counted (``count`` 0: the day itself)."""
        if count == 0:
            return after
        return date.fromordinal(self._nth(after.toordinal(), count))

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie after the first day and up to the second, inclusive (negative backwards)."""
        return self._rank(until.toordinal()) - self._rank(after.toordinal())

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next working day (顺延)."""
        ordinal = day.toordinal()
        return day if self.is_working(day) else date.fromordinal(self._nth(ordinal, 1))

    # Counting works on one list of the ordinals of all working days, so that a span is two bisections whatever its length.

    def _rank(self, ordinal: int) -> int:
        if not self._start <= ordinal <= self._end:
            self._reach(ordinal)
        return bisect_right(self._working, ordinal)

    def _nth(self, ordinal: int, count: int) -> int:
        index = self._rank(ordinal) + count - 1
        while index >= len(self._working):
            self._reach(self._end + 1)
        return self._working[index]

    def _reach(self, ordinal: int) -> None:
        """Make the list reach that day, or refuse it."""
        if ordinal < self._start:
            raise refuse("calendar.too_early", day=date.fromordinal(ordinal), first=self.first)
        if ordinal > self._end:
            if ordinal > date(last_year(), 12, 31).toordinal():
                raise refuse("calendar.too_late", last=date(last_year(), 12, 31))
            self._extend(date.fromordinal(ordinal).year)

    def _extend(self, year: int) -> None:
        """Append the working days up to the end of a year; other threads see the old list or the new one, never a part."""
        end = date(year, 12, 31).toordinal()
        fresh = [ordinal for ordinal in range(self._end + 1, end + 1) if self._works(ordinal)]
        self._working, self._end = [*self._working, *fresh], end

    def _works(self, ordinal: int) -> bool:
        day = date.fromordinal(ordinal)
        arranged = self._arranged.get(day)
        if arranged is not None:
            return not arranged[0]
        if day.weekday() >= 5:
            return False
        return day.year in self.years or day not in statutory_days(day.year)
