"""What others may know of a request: plain frozen values. ``zh``/``en`` labels come from the law's tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingchuang.law.disclosure.clock import Clock
from mingchuang.law.disclosure.moves import State

from .amended import AmendableView, AmendmentView
from .term_values import DelayView, ExtensionView, ReasonsView, RedecisionView


@dataclass(frozen=True)
class RequestRow:
    """One line of the register. ``remaining``: working days to the due day, negative once it is over, None when closed.

    ``turn``: whose move it is (clerk, handler, approver, applicant, others, nobody); ``next_act``: what they do, or "".
    """

    public_id: str
    agency: str
    register_number: str
    subject: str
    state: State
    channel: str
    applicant_kind: str
    unit: str
    handler: str
    handler_id: str
    received_on: date | None
    due_on: date | None
    provisional: bool
    remaining: int | None
    paused: bool
    closed_on: date | None
    decision: str
    turn: str
    next_act: str
    lock_version: int

    @property
    def waiting(self) -> bool:
        """Whether somebody waits for an answer: the first one, or a new one that was ordered."""
        return self.state.open or self.state.again

    @property
    def overdue(self) -> bool:
        """Whether the due day is over and nothing was answered."""
        return self.remaining is not None and self.remaining < 0


@dataclass(frozen=True)
class RegisterPage:
    """One page of the register."""

    rows: tuple[RequestRow, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class FileView:
    """A file of the case; its name is the applicant's or the handler's own."""

    public_id: str
    purpose: str
    name: str
    size: int
    media_type: str
    sha256: str


@dataclass(frozen=True)
class EventView:
    """A dated fact of the course; ``by_applicant``: written down from the applicant's own page."""

    kind: str
    day: date
    ref: str
    recipient: str
    until: date | None
    working_days: int | None
    recorded_at: datetime
    who: str


@dataclass(frozen=True)
class LineView:
    """One act of the ledger on this request."""

    act: str
    at: datetime
    who: str
    facts: Mapping[str, object]


@dataclass(frozen=True)
class CorrectionView:
    """The one correction notice and its answer."""

    what: str
    reply_until: date
    sent_on: date
    answer: str
    received_on: date | None
    late: bool | None
    late_reason: str


@dataclass(frozen=True)
class InquiryView:
    """A written inquiry, from sending to opinion."""

    ref: str
    recipient: str
    party: str
    contact: str
    matter: str
    sent_on: date
    delivered_on: date | None
    opinion_on: date | None
    reply_by: date | None
    stance: str
    opinion: str


@dataclass(frozen=True)
class DraftView:
    """One version of the proposed decision; ``verdict``: signed, returned, dropped or "".

    ``reply``: the number of the new decision it belongs to, "" for the request's own.
    """

    version: int
    code: str
    withheld_ground: str
    texts: Mapping[str, str]
    drafted_by: str
    drafted_at: datetime
    verdict: str
    verdict_by: str
    verdict_at: datetime | None
    opinion: str
    files: tuple[FileView, ...]
    reply: str = ""


@dataclass(frozen=True)
class DeliveryView:
    """How a letter went out, with its proof."""

    way: str
    day: date
    proof: str
    who: str
    recorded_at: datetime


@dataclass(frozen=True)
class LetterView:
    """A numbered letter in the sealed tree."""

    public_id: str
    kind: str
    ref: str
    number: str
    title: str
    dated: date
    sha256: str
    size: int
    deliveries: tuple[DeliveryView, ...]


@dataclass(frozen=True)
class DecisionView:
    """``decided_on`` is the letter's date; the day of the answer is the request's ``closed_on``."""

    code: str
    zh: str
    en: str
    withheld_ground: str
    reason: str
    decided_on: date


@dataclass(frozen=True)
class RemedyView:
    """A review or lawsuit; ``after`` names the review before it; ``redecided``: the new decision it orders is recorded."""

    public_id: str
    kind: str
    organ: str
    case_number: str
    filed_on: date
    outcome: str
    outcome_on: date | None
    after: str
    redecided: bool = False


@dataclass(frozen=True)
class Case:
    """Everything of one request for the desk. ``applicant`` and ``content`` are empty for a reader who may not see the person.

    ``untold``, ``undelivered``: inquiries whose third party has no notice of the disclosure yet, or has not received it.
    ``applicants``: how many different applicants asked the agency under the same subject line (条例 art.44(1)).
    """

    row: RequestRow
    applicant: Mapping[str, str]
    content: Mapping[str, str]
    medium: str
    way: str
    entered_at: datetime
    clock: Clock
    events: tuple[EventView, ...]
    lines: tuple[LineView, ...]
    files: tuple[FileView, ...]
    correction: CorrectionView | None
    inquiries: tuple[InquiryView, ...]
    extensions: tuple[ExtensionView, ...]
    drafts: tuple[DraftView, ...]
    decision: DecisionView | None
    letters: tuple[LetterView, ...]
    remedies: tuple[RemedyView, ...]
    earlier: tuple[RequestRow, ...]
    acts: tuple[str, ...]
    amendments: tuple[AmendmentView, ...] = ()
    amendable: tuple[AmendableView, ...] = ()
    reasons: ReasonsView | None = None
    delays: tuple[DelayView, ...] = ()
    untold: tuple[str, ...] = ()
    undelivered: tuple[str, ...] = ()
    redecisions: tuple[RedecisionView, ...] = ()
    applicants: int = 1


@dataclass(frozen=True)
class StatusView:
    """What the applicant sees with the query code: when, how counted, what stops the clock, whose move; no name of staff."""

    public_id: str
    agency: str
    register_number: str
    state: State
    channel: str
    description: str
    way: str
    clock: Clock
    provisional: bool
    remaining: int | None
    turn: str
    events: tuple[EventView, ...]
    correction: CorrectionView | None
    decision: DecisionView | None
    letters: tuple[LetterView, ...]
    files: tuple[FileView, ...]
    may_withdraw: bool
    may_correct: bool
    amendments: tuple[AmendmentView, ...] = ()
    redecision: RedecisionView | None = None
