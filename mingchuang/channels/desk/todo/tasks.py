"""What a person has to do, waits for, and is late with: documents and requests in one order, by the day they are due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.documents.words import kind_name
from mingchuang.channels.desk.requests import values as request_values
from mingchuang.channels.desk.requests import words as request_words
from mingchuang.channels.desk.requests.addresses import first_address
from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import listed, spoken_of
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.domains.audits.undecided import Undecided
from mingchuang.domains.disclosure import queries as disclosure
from mingchuang.domains.disclosure.queries import RequestRow
from mingchuang.domains.documents.queries import life
from mingchuang.domains.documents.queries.desk import QueueRow
from mingchuang.domains.documents.queries.life import LifeRow
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.moves import ACTS
from mingchuang.law.review import Move, State
from mingchuang.law.terms import last_day
from mingchuang.look.dates import moment, plain_day, spoken_language
from mingchuang.look.values import Cell, Column, DueChip, Link, Table

from . import asked, audited

KEEPERS = frozenset({Role.OPENNESS, Role.FINAL_REVIEWER})
CLERKS = frozenset({Role.FOI_CLERK, Role.HANDLER, Role.APPROVER})
FAR = date(9999, 12, 31)


@dataclass(frozen=True)
class Task:
    """One row of 待办: what it is, when it is due, the next act and where it is done ("" where others are to act).

    ``turn`` says whose move it is, for those who wait.
    """

    title: str
    url: str
    kind: str
    agency: str
    note: str
    due: DueChip
    since: datetime | date
    act: str
    act_url: str
    turn: str = ""

    @property
    def overdue(self) -> bool:
        return self.due.remaining is not None and self.due.remaining < 0 and self.due.state == "running"


@dataclass(frozen=True)
class Lists:
    """The three lists."""

    mine: Sequence[Task]
    waiting: Sequence[Task]
    overdue: Sequence[Task]

    @property
    def for_me(self) -> int:
        """How many rows have an act for this person."""
        return len(self.mine) + sum(1 for one in self.overdue if one.act)


def lists(seat: Seat) -> Lists:
    """The lists of a person over all agencies they work in."""
    current = asked.calendar_of(seat)
    steads = asked.steads_of(seat)
    found = asked.documents_of(seat)
    mine = [_document(row, seat, current) for row in found.mine]
    waiting = [_document(row, seat, current) for row in (*found.waiting, *found.scheduled)]
    mine += [_audit(row, seat) for row in audited.audits_of(seat)]
    mine += [_lapsing(row, seat, current) for row in life.warned(_keeps(seat), seat.day)]
    for code, roles in seat.held.items():
        if roles & CLERKS:
            for row in disclosure.mine(code, seat.person, seat.day, steads, roles, asked.requests_of(seat, code)):
                turn = my_turn(row, seat, roles, steads)
                (mine if turn else waiting).append(_request(row, seat, turn, _absent_handler(row, steads)))
    return Lists(
        _by_due(one for one in mine if not one.overdue),
        _by_due(one for one in waiting if not one.overdue),
        _by_due(one for one in (*mine, *waiting) if one.overdue),
    )


def counted(seat: Seat) -> int:
    """How many things wait for the person now, late ones included."""
    return lists(seat).for_me


def _by_due(tasks: Iterable[Task]) -> list[Task]:
    return sorted(tasks, key=lambda one: (one.due.due or FAR, str(one.since), one.title))


def _document(row: QueueRow, seat: Seat, current: Calendar) -> Task:
    address = reverse("desk_documents:document", args=[row.public_id])
    act = spoken_of(Move(row.act)) if row.act and row.act != "schedule" else ""
    to = reverse("desk_documents:edit", args=[row.public_id]) if row.act == "submit" else address
    return Task(
        row.title, address, kind_name(row.kind), _agency(seat, row.agency_short), _note(row), _due(row, seat.day, current),
        row.since, act, to if act else "", _whose(row),
    )  # fmt: skip


def _keeps(seat: Seat) -> list[str]:
    """The agencies whose normative documents this person decides on."""
    return [code for code, roles in seat.held.items() if roles & KEEPERS]


def _lapsing(row: LifeRow, seat: Seat, current: Calendar) -> Task:
    """A document whose lapse was announced: it is kept, amended, repealed or let go before its last day."""
    last = row.last_day
    assert last is not None
    address = reverse("desk_documents:document", args=[row.public_id])
    to = reverse("desk_documents:decide_clean_up", args=[row.public_id])
    due = DueChip(last, current.working_days(seat.day, last), "running", current.provisional(seat.day, last))
    return Task(row.title, address, _("About to lapse"), "", row.document_number, due, last, _("Decide"), to)


def _audit(row: Undecided, seat: Seat) -> Task:
    """An audit of reports with findings that wait for a word: nothing sets a day for it."""
    title, address, note, since = audited.words(row)
    short = next((one.short_name for one in seat.reach if one.code == row.agency), "")
    due = DueChip(None, state="none")
    return Task(title, address, _("Report audit"), _agency(seat, short), note, due, since, _("Judge findings"), address)


def _whose(row: QueueRow) -> str:
    """Who has the next move in a document, by the level of 三审 it has reached."""
    if row.scheduled_for:
        return _("by itself")
    role = Role.REVIEWER if row.state == State.SUBMITTED else Role.FINAL_REVIEWER
    return _waits_for(spoken_of(NAMES[role]))


def _waits_for(who: object) -> str:
    return _("waits for the %(who)s") % {"who": str(who) if spoken_language() == "zh" else str(who).lower()}


def _note(row: QueueRow) -> str:
    left = _("Its writers are no longer here; go on with it.") if row.left else ""
    return _joined(_standing(row), _instead(listed(row.instead_of)), left)


def _instead(names: str) -> str:
    return _("in the stead of %(names)s") % {"names": names} if names else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _standing(row: QueueRow) -> str:
    if row.act == "withdraw":
        return _("A withdrawal has been asked for")
    if row.returned_with:
        return _("Sent back: %(opinion)s") % {"opinion": row.returned_with}
    if row.scheduled_for and row.act == "release":
        return _("Not released on %(moment)s as scheduled; open it to see why.") % {"moment": moment(row.scheduled_for)}
    if row.scheduled_for:
        return _("Released by itself on %(moment)s") % {"moment": moment(row.scheduled_for)}
    return spoken_of(row.state)


def _due(row: QueueRow, day: date, current: Calendar) -> DueChip:
    """The last day for publication; a document without one has no due day."""
    if row.term is None or row.state == State.RELEASED:
        return DueChip(None, state="none")
    start, count, unit = row.term
    last = last_day(current, start, count, unit)
    remaining = current.working_days(day, last) if last >= day else -current.working_days(last, day)
    return DueChip(last, remaining, "running", current.provisional(start, last))


def _absent_handler(row: RequestRow, steads: Sequence[StandIn]) -> str:
    """The name of the handler who is away and for whom this person acts, or ""."""
    mine = (one for one in steads if one.agency == row.agency and one.role == Role.HANDLER)
    return next((one.name for one in mine if one.public_id == row.handler_id), "")


def my_turn(row: RequestRow, seat: Seat, roles: frozenset[Role], steads: Sequence[StandIn]) -> bool:
    """Whether the next move in a request is this person's, by the roles they hold in its agency."""
    if row.turn == "handler":
        return row.handler_id == seat.person.public_id or bool(_absent_handler(row, steads))
    return (row.turn == "clerk" and Role.FOI_CLERK in roles) or (row.turn == "approver" and Role.APPROVER in roles)


def _request(row: RequestRow, seat: Seat, mine: bool, absent: str) -> Task:
    act = request_values.said(ACTS[row.next_act]) if mine and row.next_act else ""
    short = next((one.short_name for one in seat.reach if one.code == row.agency), "")
    return Task(
        row.subject or _("no subject line yet"), request_values.address(row),
        _("Disclosure request"), _agency(seat, short), _joined(_where(row), _instead(absent)),
        request_values.chip_of(row) if row.waiting else DueChip(None, state="none"), row.closed_on or row.received_on or FAR,
        act, first_address(row.public_id, row.next_act) if act else "", _waits_for(request_words.TURNS[row.turn]),
    )  # fmt: skip


def _where(row: RequestRow) -> str:
    """Number and state; of a request that has its result, since when."""
    since = plain_day(row.closed_on) if row.closed_on and not row.waiting else ""
    return " · ".join(part for part in (row.register_number, request_values.said(row.state), since) if part)


def _agency(seat: Seat, short_name: str) -> str:
    """The agency, named only for those who work in several."""
    return short_name if len(seat.held) > 1 else ""


def table(tasks: Sequence[Task], caption: str, empty: str) -> Table:
    """A list as a table; the next act is the row's button."""
    return Table(
        caption,
        [Column(_("Matter")), Column(_("What it is")), Column(_("Due")), Column(_("Next step"))],
        [
            [
                Cell(one.title, one.url, note=" · ".join(part for part in (one.agency, one.note) if part)),
                one.kind,
                one.due if one.due.due else "—",
                Cell(acts=[Link(one.act, one.act_url, current=True)]) if one.act else one.turn,
            ]
            for one in tasks
        ],
        empty=empty,
    )
