"""The queues of a person: what waits for an answer, by its due day, and what is answered but not yet closed."""

from dataclasses import dataclass
from datetime import date

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.queries import roles, unit_of
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars.queries import calendar
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.moves import ACTS, AGAIN, OPEN
from mingchuang.ledger.kept import kept
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


@dataclass(frozen=True)
class Standing:
    """What stands in an agency on a day: requests that wait for an answer, and those that have theirs and are not archived."""

    open: tuple[RequestRow, ...]
    ended: tuple[RequestRow, ...]


@kept(lambda agency, on, *_, **__: (agency, on))
def standing(agency: str, on: date, current: Calendar | None = None) -> Standing:
    """Both kinds, the calendar asked for once."""
    current = calendar() if current is None else current
    return Standing(tuple(open_rows(agency, on, current)), tuple(ended_rows(agency, on, current)))


def mine(
    agency: str, person: Person, on: date, steads: tuple[StandIn, ...] | None = None,
    held: frozenset[Role] | None = None, rows: Standing | None = None,
) -> list[RequestRow]:  # fmt: skip
    """What waits for a person in an agency: in their hands (or those of one they stand in for) as handler, or at the turn of
    a role they hold. What has its result stays with the role whose turn it is, and no longer with its handler.

    ``steads``, ``held`` (the person's roles there) and ``rows`` spare their queries where the caller knows them.
    """
    rows = standing(agency, on) if rows is None else rows
    steads = deputies.standing_in(person, on) if steads is None else steads
    held = roles(person, on).get(agency, frozenset()) if held is None else held
    hands = {person.public_id, *(one.public_id for one in steads if one.agency == agency and one.role == Role.HANDLER)}
    turns = {name for name, role in (("clerk", Role.FOI_CLERK), ("approver", Role.APPROVER)) if role in held}
    return [row for row in rows.open if row.handler_id in hands or row.turn in turns] + [
        row for row in rows.ended if row.turn in turns
    ]


def queues(
    agency: str, person: Person, on: date, steads: tuple[StandIn, ...] | None = None,
    held: frozenset[Role] | None = None, rows: Standing | None = None,
) -> dict[str, list[RequestRow]]:  # fmt: skip
    """The queues of a person in an agency: mine, my unit's, due in 5, 3, 1 working days, overdue, to be handed out, to be
    archived; first due first. The last arguments as of `mine`."""
    rows = standing(agency, on) if rows is None else rows
    unit = unit_of(person, agency, on)
    found = {
        "mine": mine(agency, person, on, steads, held, rows),
        "unit": [row for row in rows.open if unit and row.unit == unit.name],
        "overdue": [row for row in rows.open if row.overdue],
        "deliver": [row for row in (*rows.open, *rows.ended) if row.next_act in DELIVERING],
        "archive": [row for row in rows.ended if row.next_act == "archive"],
    }
    for within in DUE_WITHIN:
        near = [row for row in rows.open if row.remaining is not None and 0 <= row.remaining <= within]
        found[f"due_{within}"] = near
    return {name: found[name] for name in QUEUES}


def waiting_for(agency: str, person: Person, on: date) -> list[RequestRow]:
    """What the person's desk home shows as theirs now: their turn, with the act to do."""
    return [row for row in mine(agency, person, on) if row.turn in ("clerk", "handler", "approver")]
