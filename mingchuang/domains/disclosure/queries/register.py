"""The register: every request of an agency, filtered and paged, and the queues drawn from the open ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from mingchuang.domains.agencies.queries import roles, unit_of
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import days, notices, redecisions
from mingchuang.domains.disclosure.models import DisclosureRequest, Redecision
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.clock import Clock
from mingchuang.law.disclosure.moves import AGAIN, OPEN, STATES
from mingchuang.ledger.models import Person

from .values import RegisterPage, RequestRow

# state -> whose move it is and what they do next
TURNS = {
    "received": ("clerk", "confirm_receipt"),
    "registered": ("clerk", "assign"),
    "in_hand": ("handler", "draft_decision"),
    "awaiting_correction": ("applicant", ""),
    "awaiting_payment": ("applicant", ""),
    "inquiring": ("others", ""),
    "drafted": ("approver", "sign_off"),
    "signed": ("clerk", "issue_reply"),
    "issued": ("clerk", "deliver"),
    "answered": ("clerk", "archive"),
    "abandoned": ("clerk", "archive"),
    "withdrawn": ("clerk", "archive"),
    "archived": ("nobody", ""),
    "redeciding": ("handler", "draft_decision"),
    "redrafted": ("approver", "sign_off"),
    "resigned": ("clerk", "issue_reply"),
    "reissued": ("clerk", "deliver"),
}
SORTS = {
    "received": "received_on", "due": "due_on", "number": "register_number", "closed": "closed_on", "state": "state",
}  # fmt: skip
DUE_WITHIN = (5, 3, 1)
QUEUES = ("mine", "unit", "due_5", "due_3", "due_1", "overdue")


@dataclass(frozen=True)
class Filters:
    """What a reader of the register may narrow it by; empty means all. ``text``: part of the number or the subject line."""

    states: Sequence[str] = ()
    kinds: Sequence[str] = ()
    channels: Sequence[str] = ()
    unit: str = ""
    handler: str = ""
    received_from: date | None = None
    received_until: date | None = None
    text: str = ""
    sort: str = "-received"


def _rows(agency: str) -> QuerySet[DisclosureRequest]:
    return (
        DisclosureRequest.objects.filter(agency__code=agency)
        .select_related("agency", "unit", "handler", "decision")
        .defer("applicant", "content")
        .annotate(notice_unwritten=notices.without_letter(), notice_open=notices.without_delivery())
        .prefetch_related("events", "extensions", "delays", "redecisions")
    )


def row_of(request: DisclosureRequest, on: date, current: Calendar, choices: days.Choices | None = None) -> RequestRow:
    """The register line of a request on a day; the due day of an open one is always derived anew."""
    open_ = request.state in OPEN
    as_of = max(on, days.arrival(request))
    found = days.count(request, by=current, as_of=as_of, choices=choices) if open_ else None
    again = redecisions.under_way(request) if request.state in AGAIN else None
    due = found.due if found else request.due_on
    if again is not None:
        due = redecisions.due(again, current, choices)
    turn, act = _turn(request, on, found)
    decision = getattr(request, "decision", None)
    return RequestRow(
        public_id=request.public_id,
        agency=request.agency.code,
        register_number=request.register_number,
        subject=request.subject,
        state=STATES[request.state],
        channel=request.channel,
        applicant_kind=request.applicant_kind,
        unit=request.unit.name if request.unit else "",
        handler=request.handler.name if request.handler else "",
        handler_id=request.handler.public_id if request.handler else "",
        received_on=found.day0 if found else request.received_on,
        due_on=due,
        provisional=found.provisional if found else _provisional(request, again, due, current),
        remaining=current.working_days(on, due) if (open_ or again) and due else None,
        paused=bool(found and found.paused_now),
        closed_on=request.closed_on,
        decision=decision.code if decision else "",
        turn=turn,
        next_act=act,
        lock_version=request.lock_version,
    )


def _provisional(request: DisclosureRequest, again: Redecision | None, due: date | None, current: Calendar) -> bool:
    """Whether the due day rests on holidays not announced yet: a day that an order states does not."""
    if again is None:
        return request.due_provisional
    return due is not None and again.stated_until is None and current.provisional(again.received_on, due)


def _notice_act(request: DisclosureRequest) -> str:
    """What is still to be done for a third party, or "": known with the rows of a list, asked for a single request."""
    unwritten, open_ = getattr(request, "notice_unwritten", None), getattr(request, "notice_open", None)
    if notices.untold(request) if unwritten is None else unwritten:
        return "tell_third_party"
    return "deliver_notice" if (notices.undelivered(request) if open_ is None else open_) else ""


def _turn(request: DisclosureRequest, on: date, found: Clock | None) -> tuple[str, str]:
    """Whose move it is on a day: a period that has run out passes the turn on."""
    if request.state == "answered" and (act := _notice_act(request)):
        return "clerk", act
    if found is None:
        return TURNS[request.state]
    if any(extension.agreed is None for extension in request.extensions.all()):
        return "approver", "extend"
    if any(one.agreed is None for one in request.delays.all()):
        return "approver", "agree_delay"
    if request.state == "awaiting_correction":
        until = next((e.until for e in request.events.all() if e.kind == "correction_notice"), None)
        if until and on > until:
            return "clerk", "abandon"
    if request.state == "awaiting_payment" and found.fee_pay_by and on > found.fee_pay_by:
        return "clerk", "abandon"
    if request.state == "inquiring":
        answered = {event.ref for event in request.events.all() if event.kind == "opinion_received"}
        if any(on > last for ref, last in found.reply_by if ref not in answered):
            return "handler", "record_silence"
    return TURNS[request.state]


def _narrowed(rows: QuerySet[DisclosureRequest], by: Filters) -> QuerySet[DisclosureRequest]:
    chosen: dict[str, object] = {
        "state__in": by.states, "applicant_kind__in": by.kinds, "channel__in": by.channels, "unit__code": by.unit,
        "handler__public_id": by.handler, "received_on__gte": by.received_from, "received_on__lte": by.received_until,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if by.text.strip():
        rows = rows.filter(Q(register_number__icontains=by.text.strip()) | Q(subject__icontains=by.text.strip()))
    field = SORTS.get(by.sort.removeprefix("-"), "received_on")
    sign = "-" if by.sort.startswith("-") else ""
    return rows.order_by(f"{sign}{field}", f"{sign}id")


def _seen(requests: Iterable[DisclosureRequest], on: date) -> list[RequestRow]:
    """Rows of requests of one agency, its choices and the calendar loaded once."""
    current, choices, rows = calendar(), None, []
    for request in requests:
        choices = choices or days.Choices(request.agency_id)
        rows.append(row_of(request, on, current, choices))
    return rows


def register(agency: str, *, on: date, by: Filters | None = None, page: int = 1, size: int = 20) -> RegisterPage:
    """A page of the register as it stands on a day; a page beyond the last gives the last."""
    pages = Paginator(_narrowed(_rows(agency), by or Filters()), size)
    found = pages.get_page(page)
    return RegisterPage(tuple(_seen(found.object_list, on)), found.number, pages.num_pages, pages.count)


def every_row(agency: str, *, on: date, by: Filters | None = None) -> list[RequestRow]:
    """All rows of the narrowed register, for the export."""
    return _seen(_narrowed(_rows(agency), by or Filters()), on)


def open_rows(agency: str, on: date) -> list[RequestRow]:
    """Every request of an agency that waits for an answer, the first one or an ordered one; the first to fall due first."""
    rows = _seen(_rows(agency).filter(state__in=(*OPEN, *AGAIN)), on)
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.register_number))


def queues(agency: str, person: Person, on: date) -> dict[str, list[RequestRow]]:
    """The queues of a person in an agency: mine, my unit's, due in 5, 3, 1 working days, overdue; first due first.

    "Mine" is what waits for this person: in their hands as handler, or at the turn of a role they hold.
    """
    rows = open_rows(agency, on)
    held = roles(person, on).get(agency, frozenset())
    unit = unit_of(person, agency, on)
    turns = {name for name, role in (("clerk", Role.FOI_CLERK), ("approver", Role.APPROVER)) if role in held}
    found = {
        "mine": [row for row in rows if row.handler_id == person.public_id or row.turn in turns],
        "unit": [row for row in rows if unit and row.unit == unit.name],
        "overdue": [row for row in rows if row.overdue],
    }
    for within in DUE_WITHIN:
        found[f"due_{within}"] = [row for row in rows if row.remaining is not None and 0 <= row.remaining <= within]
    return {name: found[name] for name in QUEUES}


def waiting_for(agency: str, person: Person, on: date) -> list[RequestRow]:
    """What the person's desk home shows as theirs now: their turn, with the act to do."""
    mine = queues(agency, person, on)["mine"]
    return [row for row in mine if row.turn in ("clerk", "handler", "approver")]
