"""The queues of a person: what waits for an answer, by its due day, and what is answered but not yet closed."""

from datetime import date

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.queries import roles, unit_of
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars.queries import calendar
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.moves import ACTS, AGAIN, OPEN
from mingchuang.ledger.models import Person

from .register import CLOCK, rows_of, seen
from .values import RequestRow

DUE_WITHIN = (5, 3, 1)
QUEUES = ("mine", "unit", "due_5", "due_3", "due_1", "overdue", "deliver", "archive")
ENDED = tuple(ACTS["archive"].moves)
"""The states of a request that has its result and whose file is not closed yet."""
AT_ONCE = 100
"""So many files to be closed are listed at a time, the oldest first; the register shows all."""
DELIVERING = frozenset({"issue_reply", "deliver", "tell_third_party", "deliver_notice"})


def open_rows(agency: str, on: date, current: Calendar | None = None) -> list[RequestRow]:
    """Every request of an agency that waits for an answer, the first one or an ordered one; the first to fall due first."""
    rows = seen(rows_of(agency).filter(state__in=(*OPEN, *AGAIN)).prefetch_related(*CLOCK), on, current)
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.register_number))


def ended_rows(agency: str, on: date, current: Calendar | None = None) -> list[RequestRow]:
    """Requests that have their result and are not archived (条例 art. 45), the longest ended first, `AT_ONCE` at most."""
    return seen(rows_of(agency).filter(state__in=ENDED).order_by("closed_on", "pk")[:AT_ONCE], on, current)


def mine(
    agency: str, person: Person, on: date, steads: tuple[StandIn, ...] | None = None,
    held: frozenset[Role] | None = None, current: Calendar | None = None,
) -> list[RequestRow]:  # fmt: skip
    """What waits for a person in an agency: in their hands (or those of one they stand in for) as handler, or at the turn of
    a role they hold. What has its result stays with the role whose turn it is, and no longer with its handler.

    ``steads``, ``held`` (the person's roles there) and ``current`` spare their queries where the caller knows them.
    """
    current = calendar() if current is None else current
    rows, ended = open_rows(agency, on, current), ended_rows(agency, on, current)
    return _mine(agency, person, on, (rows, ended), steads, held)


def _mine(
    agency: str, person: Person, on: date, rows: tuple[list[RequestRow], list[RequestRow]],
    steads: tuple[StandIn, ...] | None = None, held: frozenset[Role] | None = None,
) -> list[RequestRow]:  # fmt: skip
    steads = deputies.standing_in(person, on) if steads is None else steads
    held = roles(person, on).get(agency, frozenset()) if held is None else held
    hands = {person.public_id, *(one.public_id for one in steads if one.agency == agency and one.role == Role.HANDLER)}
    turns = {name for name, role in (("clerk", Role.FOI_CLERK), ("approver", Role.APPROVER)) if role in held}
    return [row for row in rows[0] if row.handler_id in hands or row.turn in turns] + [
        row for row in rows[1] if row.turn in turns
    ]


def queues(agency: str, person: Person, on: date) -> dict[str, list[RequestRow]]:
    """The queues of a person in an agency: mine, my unit's, due in 5, 3, 1 working days, overdue, to be handed out, to be
    archived; first due first."""
    current = calendar()
    rows, ended = open_rows(agency, on, current), ended_rows(agency, on, current)
    unit = unit_of(person, agency, on)
    found = {
        "mine": _mine(agency, person, on, (rows, ended)),
        "unit": [row for row in rows if unit and row.unit == unit.name],
        "overdue": [row for row in rows if row.overdue],
        "deliver": [row for row in (*rows, *ended) if row.next_act in DELIVERING],
        "archive": [row for row in ended if row.next_act == "archive"],
    }
    for within in DUE_WITHIN:
        found[f"due_{within}"] = [row for row in rows if row.remaining is not None and 0 <= row.remaining <= within]
    return {name: found[name] for name in QUEUES}


def waiting_for(agency: str, person: Person, on: date) -> list[RequestRow]:
    """What the person's desk home shows as theirs now: their turn, with the act to do."""
    return [row for row in mine(agency, person, on) if row.turn in ("clerk", "handler", "approver")]
