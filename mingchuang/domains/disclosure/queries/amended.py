"""What was put right of a request, and what may be, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class AmendableView:
    """An event whose day may be put right; ``key`` is its name for the act."""

    key: str
    kind: str
    ref: str
    day: date


@dataclass(frozen=True)
class AmendmentView:
    """What was put right. ``what``: the kind of the event, or entry; ``before`` and ``after``: entered data that changed.

    For the applicant's page without ``reason``, ``who``, ``before`` and ``after``.
    """

    what: str
    ref: str
    old_day: date | None
    new_day: date | None
    due_before: date | None
    due_after: date | None
    at: datetime
    reason: str = ""
    who: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        """Whether the due day is another one now."""
        return self.due_before != self.due_after
