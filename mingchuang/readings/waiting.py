"""What waits for a person, as alerts are told of it: titles and numbers, nothing more.

Documents, disclosure requests, mistakes that readers told of, posts that an outlet refused.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts.kinds import Kind, Waiting
from mingchuang.domains.broadcasts import postings as broadcasts
from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import queries as disclosure
from mingchuang.domains.disclosure.queries import RequestRow
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries import life
from mingchuang.domains.documents.queries.desk import QueueRow
from mingchuang.domains.documents.queries.life import LifeRow
from mingchuang.domains.mistakes import queries as mistakes
from mingchuang.domains.mistakes.permissions import KEEPERS
from mingchuang.law.calendar import Calendar
from mingchuang.law.terms import last_day
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Person

from .sections_due import sections_due

DECIDING = frozenset({Role.FINAL_REVIEWER, Role.OPENNESS})
BENCH = frozenset({Role.FOI_CLERK, Role.HANDLER, Role.APPROVER})


def waiting(person: Person, on: date) -> list[Waiting]:
    """Everything that is this person's to do on a day, and what of it is late; the work of those they stand in for too."""
    held, current = agencies.roles(person, on), calendar()
    steads = deputies.standing_in(person, on)
    found: list[Waiting] = []
    for row in documents.queues(person, on, steads).mine:
        found += _document(row, on, current)
    found += [_lapsing(row) for row in life.warned([code for code, roles in held.items() if roles & DECIDING], on)]
    for code, roles in held.items():
        if roles & BENCH:
            found += _requests(disclosure.queues(code, person, on)["mine"], person, roles, steads)
    found += sections_due(person, held, on)
    offices = {code for code, roles in held.items() if Role.OPENNESS in roles}
    offices |= {one.agency for one in steads if one.role == Role.OPENNESS}
    writing = {code for code, roles in held.items() if roles.intersection(KEEPERS)}
    found += _told_by_readers(person, writing, offices, on)
    found += _not_posted(sorted(offices))
    # The same thing may wait in two ways (to be passed, and flagged): it is told once a kind.
    return list({(one.kind, one.subject): one for one in reversed(found)}.values())


def _document(row: QueueRow, on: date, current: Calendar) -> Iterable[Waiting]:
    subject = f"document:{row.public_id}"
    due = None
    if row.term is not None:
        start, count, unit = row.term
        due = last_day(current, start, count, unit)
    kind = Kind.RETURNED if row.returned_with else Kind.MINE
    yield Waiting(kind, subject, row.agency, row.title, "", row.act, row.since, due)
    if due is not None and due < on:
        yield Waiting(Kind.OVERDUE, subject, row.agency, row.title, "", row.act, _midnight(due), due)


def _lapsing(row: LifeRow) -> Waiting:
    """A document whose coming lapse was announced: told anew when its last day is another."""
    subject = f"document:{row.public_id}#{row.last_day}"
    since = _midnight(row.warned_on) if row.warned_on else datetime(1970, 1, 1, tzinfo=SHANGHAI)
    return Waiting(Kind.MINE, subject, row.agency, row.title, row.document_number, "clean_up", since, row.last_day)


def _told_by_readers(person: Person, writing: set[str], offices: set[str], on: date) -> Iterable[Waiting]:
    """What readers found wrong: for the openness office, and for who writes in the unit that keeps the section."""
    for one in mistakes.open_ones(sorted(writing | offices)):
        unit = agencies.unit_of(person, one.agency, on) if one.owner and one.agency in writing else None
        if one.agency in offices or (unit is not None and unit.id == one.owner):
            subject = f"mistake:{one.public_id}#{one.state}"
            yield Waiting(Kind.MINE, subject, one.agency, f"读者找错：{one.title}", "", "answer", one.since)


def _not_posted(codes: Sequence[str]) -> Iterable[Waiting]:
    """Posts that an outlet refused until a person has to decide; a new refusal is told anew."""
    for one in broadcasts.given_up(codes):
        title = f"新媒体发送失败：{one.title}"
        yield Waiting(Kind.MINE, f"posting:{one.public_id}", one.agency, title, one.account, "decide", one.since)


def _requests(
    rows: Iterable[RequestRow], person: Person, roles: frozenset[Role], steads: Iterable[deputies.StandIn]
) -> Iterable[Waiting]:
    hands = {person.public_id, *(one.public_id for one in steads if one.role == Role.HANDLER)}
    for row in rows:
        mine = (
            row.handler_id in hands
            if row.turn == "handler"
            else {"clerk": Role.FOI_CLERK, "approver": Role.APPROVER}.get(row.turn) in roles
        )
        if not mine:
            continue
        subject, number = f"disclosure:{row.public_id}", row.register_number
        since = _midnight(row.received_on) if row.received_on else datetime(1970, 1, 1, tzinfo=SHANGHAI)
        # The same request comes back to the same person with another act: that is told anew.
        told = f"{subject}#{row.next_act}"
        yield Waiting(Kind.MINE, told, row.agency, row.subject or number, number, row.next_act, since, row.due_on)
        if row.overdue and row.due_on:
            due = _midnight(row.due_on)
            yield Waiting(
                Kind.OVERDUE, subject, row.agency, row.subject or number, number, row.next_act, due, row.due_on
            )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)
