"""What stands behind a counted figure: records as plain values, a page at a time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Record:
    """One record that a figure counted. ``noun`` is document, broadcast, request or remedy; ``note`` says more of it."""

    noun: str
    public_id: str
    title: str
    day: date | None
    note: str = ""


@dataclass(frozen=True)
class RecordPage:
    """A page of records; ``total`` is what the figure counts."""

    rows: tuple[Record, ...]
    number: int
    pages: int
    total: int


def year_days(year: int) -> tuple[date, date]:
    """The first and last day of the period of a report (both included)."""
    return date(year, 1, 1), date(year, 12, 31)
