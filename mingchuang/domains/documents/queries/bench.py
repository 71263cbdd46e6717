"""The plain values of the workbench."""

from dataclasses import dataclass
from datetime import date, datetime

from mingchuang.domains.documents.content import Content
from mingchuang.law.documents.validity import Validity
from mingchuang.law.refusal import Refusal
from mingchuang.law.review import Move, State


@dataclass(frozen=True)
class HandView:
    """A person's part: level 0 wrote, 1 reviewed, 2 approved; ``standing`` is false for what was voided or returned.

    ``instead_of`` names those away for whom a deputy signed.
    """

    person: str
    level: int
    verdict: str
    opinion: str
    at: datetime
    standing: bool
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingView:
    """A privacy or secrecy finding. ``before`` and ``after`` are its surroundings; kind, start, end name it for an override."""

    kind: str
    start: int
    end: int
    text: str
    before: str
    after: str
    action: str
    why_zh: str
    why_en: str
    suggestion: str
    passed: bool


@dataclass(frozen=True)
class FileRow:
    """A file of the edition; an ``inline`` one is a picture in the body."""

    id: str
    name: str
    size: int
    media_type: str
    sha256: str
    inline: bool


@dataclass(frozen=True)
class LinkRow:
    """A link of the document; ``outward``: this one interprets (amends, …) the other, else the other way round."""

    type: str
    outward: bool
    public_id: str
    agency: str
    title: str
    released: bool


@dataclass(frozen=True)
class WithdrawalView:
    reason: str
    explanation: str
    redirect_to: str
    asked_by: str
    asked_at: datetime
    outcome: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class EditionLine:
    """An edition in the history of its document."""

    number: int
    state: State
    change_note: str
    saved_at: datetime
    released_at: datetime | None
    fingerprint: str


@dataclass(frozen=True)
class Workbench:
    """Everything the desk shows of a document and one edition of it, and the moves this person may make now."""

    public_id: str
    agency: str
    index_number: str
    lock_version: int
    public_state: str
    validity: Validity | None
    number: int
    state: State
    content: Content
    change_note: str
    saved_at: datetime
    submitted_at: datetime | None
    scheduled_for: datetime | None
    hands: tuple[HandView, ...]
    findings: tuple[FindingView, ...]
    notices: tuple[Refusal, ...]
    files: tuple[FileRow, ...]
    links: tuple[LinkRow, ...]
    withdrawal: WithdrawalView | None
    editions: tuple[EditionLine, ...]
    moves: tuple[Move, ...]
    created_at: datetime
    first_released_on: date | None
