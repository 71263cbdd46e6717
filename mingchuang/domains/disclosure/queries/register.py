"""The register: every request of an agency, filtered and paged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import days, notices, redecisions
from mingchuang.domains.disclosure.models import DisclosureRequest, Redecision
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.clock import Clock
from mingchuang.law.disclosure.moves import AGAIN, OPEN, STATES

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
CLOCK = ("events", "extensions", "delays", "redecisions")
"""What the clock of an open request is counted from."""
SORTS = {
    "received": "received_on", "due": "due_on", "number": "register_number", "closed": "closed_on", "state": "state",
}  # fmt: skip


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


def rows_of(agency: str) -> QuerySet[DisclosureRequest]:
    """The requests of an agency with what `row_of` reads of every one of them; without what only the clock reads."""
    return (
        DisclosureRequest.objects.filter(agency__code=agency)
        .select_related("agency", "unit", "handler", "decision")
        .defer("applicant", "content")
        .annotate(notice_unwritten=notices.without_letter(), notice_open=notices.without_delivery())
    )


def _rows(agency: str) -> QuerySet[DisclosureRequest]:
    return rows_of(agency).prefetch_related(*CLOCK)


def row_of(request: DisclosureRequest, on: date, current: Calendar, choices: days.Choices | None = None) -> RequestRow:
    """The register line of a request on a day; the due day of an open one is always derived anew."""
    open_ = request.state in OPEN
    found = None
    if open_:
        found = days.count(request, by=current, as_of=max(on, days.arrival(request)), choices=choices)
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
    turn, act = TURNS[request.state]
    if turn == "handler" and request.handler is not None and not request.handler.is_active:
        # Whose account is closed does not come back to it: the clerk gives the request to somebody else.
        return "clerk", "assign"
    return turn, act


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


def seen(requests: Iterable[DisclosureRequest], on: date, current: Calendar | None = None) -> list[RequestRow]:
    """Rows of requests of one agency, its choices and the calendar loaded once."""
    current = calendar() if current is None else current
    choices, rows = None, []
    for request in requests:
        choices = choices or days.Choices(request.agency_id)
        rows.append(row_of(request, on, current, choices))
    return rows


def register(agency: str, *, on: date, by: Filters | None = None, page: int = 1, size: int = 20) -> RegisterPage:
    """A page of the register as it stands on a day; a page beyond the last gives the last."""
    pages = Paginator(_narrowed(_rows(agency), by or Filters()), size)
    found = pages.get_page(page)
    return RegisterPage(tuple(seen(found.object_list, on)), found.number, pages.num_pages, pages.count)


def every_row(agency: str, *, on: date, by: Filters | None = None) -> list[RequestRow]:
    """All rows of the narrowed register, for the export."""
    return seen(_narrowed(_rows(agency), by or Filters()), on)
