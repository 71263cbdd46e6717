"""What moves the last day of a request, as plain values: extensions, an answer put off, an ordered new decision."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ExtensionView:
    """A proposal to extend; ``agreed`` is None while it waits."""

    working_days: int
    reason: str
    proposed_by: str
    proposed_at: datetime
    agreed: bool | None
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class ReasonsView:
    """The reasons an applicant was asked for (条例 art.35); ``given_on`` is None while they have not come."""

    asked_on: date
    until: date
    text: str
    given_on: date | None


@dataclass(frozen=True)
class DelayView:
    """A proposal to put the answer off; ``agreed`` is None while it waits."""

    until: date
    reason: str
    proposed_by: str
    agreed: bool | None


@dataclass(frozen=True)
class RedecisionView:
    """A new decision that a review or lawsuit ordered; ``answered_on`` is None while it is under way."""

    number: int
    order: str
    received_on: date
    stated_until: date | None
    due: date | None
    code: str
    decided_on: date | None
    answered_on: date | None
