"""A holiday notice as a value."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day a notice speaks of: off, or a weekend day that is worked (调休上班)."""

    day: date
    off: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of the State Council (放假通知). A later one in a calendar wins over an earlier one, day by day.

    ``year`` is the year it arranges; its days may also lie in the last week of the year before.
    """

    year: int
    days: tuple[NoticeDay, ...]
    number: str = ""
    title: str = ""
    issued: date | None = None

    @property
    def reference(self) -> str:
        """What a counted day shows as its source: the number, else the title."""
        return self.number or self.title or f"{self.year}年放假安排"
