"""Requests and remedies as the annual report counts them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Outcome:
    """One request as the annual report counts it: new in the year of ``received``, handled in the year of ``closed``."""

    public_id: str
    register_number: str
    subject: str
    applicant_kind: str
    received: date
    decision: str | None
    closed: date | None


@dataclass(frozen=True)
class RemedyOutcome:
    """One review or lawsuit as table 4 counts it. ``kind``: review, direct_suit or post_suit."""

    public_id: str
    request: str
    register_number: str
    kind: str
    filed: date
    outcome: str
    outcome_on: date | None
