"""Days arranged as months, weeks from Monday to Sunday."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.look.dates import spoken_language
from mingchuang.look.values import DayCell

_ZH = "一二三四五六日"
_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = tuple(calendar.month_name)


@dataclass(frozen=True)
class Weekday:
    """A column head: what is shown and what is said."""

    short: str
    long: str


@dataclass(frozen=True)
class Month:
    """One month: its caption and its weeks; None where a week holds no day of it, or a day that was not given."""

    caption: str
    weeks: tuple[tuple[DayCell | None, ...], ...]


def weekdays() -> list[Weekday]:
    """Monday to Sunday in the language of the page."""
    if spoken_language() == "zh":
        return [Weekday(sign, f"周{sign}") for sign in _ZH]
    return [Weekday(name[:3], name) for name in _EN]


def grids(cells: Sequence[DayCell]) -> list[Month]:
    """Every month that holds a day given; weeks without one are left out."""
    known = {cell.day: cell for cell in cells}
    if not known:
        return []
    first, last = min(known), max(known)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    found = [_month(month // 12, month % 12 + 1, known) for month in months]
    return [month for month in found if month.weeks]


def _month(year: int, month: int, known: dict[date, DayCell]) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    rows = [tuple(known.get(day) if day.month == month else None for day in week) for week in weeks]
    caption = f"{year}年{month}月" if spoken_language() == "zh" else f"{_EN_MONTHS[month]} {year}"
    return Month(caption, tuple(row for row in rows if any(row)))
