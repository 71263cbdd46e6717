"""One request: the desk's whole view, the ledger of its days, and what its applicant sees."""

import json
from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q

from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import days, notices, permissions, redecisions
from mingchuang.domains.disclosure.models import Delay, DisclosureRequest, Event, Extension, Redecision, RequestFile
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure import moves
from mingchuang.law.disclosure.counted_days import CountedDay, counted_days, term_days
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry

from . import parts, replies
from .register import CLOCK, row_of, rows_of, seen
from .values import Case, FileView, LineView, RequestRow, StatusView

# The applicant's timeline says that somebody was asked, never who.
SHOWN_EVENTS = frozenset(
    "submitted signed arrived confirmed correction_notice correction_received inquiry_sent opinion_received extension "
    "fee_notice_received fee_paid answered withdrawn delayed_to due_changed reasons_asked reasons_given "
    "redecision_ordered answered_again".split()
)

BEFORE_A_PART = ("disclosure.receive", "disclosure.confirm_receipt", "disclosure.split")


def load(public_id: str) -> DisclosureRequest:
    found = (
        DisclosureRequest.objects.filter(public_id=public_id)
        .select_related(
            "agency", "unit", "handler", "decision", "correction", "reasons", "part__root", "part__splitting__request"
        )
        .prefetch_related(
            Prefetch("events", Event.objects.select_related("recorded_by")),
            Prefetch("extensions", Extension.objects.select_related("proposed_by", "decided_by")),
            Prefetch("delays", Delay.objects.select_related("proposed_by")),
            Prefetch("redecisions", Redecision.objects.select_related("remedy")),
            "files",
            "inquiries",
        )
        .first()
    )
    if found is None:
        raise refuse("disclosure.unknown")
    return found


def agency_of(public_id: str) -> str:
    """The code of the agency a request was made to."""
    return load(public_id).agency.code


def case(public_id: str, by: By) -> Case:
    """Everything of a request for a member of staff at a moment; refused to those who may not read the register.

    A reader who is no confidant of the case (the inspector) gets the course without the person and the wording.
    """
    request = load(public_id)
    if not permissions.may_read(by, request.agency.code):
        raise refuse("disclosure.role_missing")
    persons = permissions.may_read_persons(by, request.agency.code)
    current, choices = calendar(), days.Choices(request.agency_id)
    clock = days.count(request, by=current, as_of=_as_of(request, by.day), choices=choices)
    decision = parts.decided(request)
    may = permissions.permitted(by, request, dict.fromkeys((*moves.acts_in(request.state), "amend_day")))
    return Case(
        row=row_of(request, by.day, current, choices),
        applicant=request.applicant if persons else {},
        content=request.content if persons else {},
        medium=request.medium,
        way=request.way,
        entered_at=request.entered_at,
        clock=clock,
        events=parts.events(request, names=True),
        lines=_lines(request),
        files=parts.files(f for f in request.files.all() if f.purpose != "reply") if persons else (),
        correction=parts.correction(request) if persons else None,
        inquiries=parts.inquiries(request, clock) if persons else (),
        extensions=parts.extensions(request) if persons else (),
        reasons=parts.reasons(request) if persons else None,
        untold=notices.untold(request),
        undelivered=notices.undelivered(request),
        delays=parts.delays(request) if persons else (),
        drafts=parts.drafts(request) if persons else (),
        decision=decision,
        letters=parts.letters(request, decision.code if decision else "") if persons else (),
        remedies=parts.remedies(request),
        earlier=_earlier(request, by, current) if persons else (),
        acts=tuple(act for act in moves.acts_in(request.state) if act in may),
        amendments=parts.amendments(request, persons=persons),
        redecisions=parts.redecisions(request, current),
        amendable=parts.amendable_days(request) if "amend_day" in may else (),
        applicants=_applicants(request) if persons and decision else 1,
    )


def _as_of(request: DisclosureRequest, today: date) -> date | None:
    """An open request is looked at today, a closed one on its last event."""
    return max(today, days.arrival(request)) if request.closed_on is None else None


def _lines(request: DisclosureRequest) -> tuple[LineView, ...]:
    written = Q(subject=f"disclosure:{request.public_id}")
    if part := getattr(request, "part", None):
        # What came before it was a request of its own stands under the form it came with.
        before = [f"disclosure:{one.public_id}" for one in (part.root, part.splitting.request)]
        written |= Q(subject__in=before, act__in=BEFORE_A_PART, at__lte=part.splitting.split_at)
    rows = Entry.objects.filter(written).select_related("person").order_by("seq")
    return tuple(LineView(e.act, e.at, e.person.name if e.person else "", _facts(e.facts)) for e in rows)


def _facts(text: str) -> Mapping[str, object]:
    return json.loads(text)


def _earlier(request: DisclosureRequest, by: By, current: Calendar) -> tuple[RequestRow, ...]:
    """Other requests of the same applicant to the same agency, newest first: for seeing a repeat (条例 art.36(六))."""
    if not request.applicant_index:
        return ()
    rows = rows_of(request.agency.code).filter(applicant_index=request.applicant_index).exclude(pk=request.pk)
    return tuple(seen(rows.prefetch_related(*CLOCK)[:20], by.day, current))


def _applicants(request: DisclosureRequest) -> int:
    """How many different applicants asked the same agency under the same subject line: the wording itself is encrypted."""
    same = DisclosureRequest.objects.filter(agency=request.agency, subject=request.subject)
    return same.order_by().values("applicant_index").distinct().count() if request.subject else 1


def ledger_of_days(public_id: str, on: date) -> tuple[CountedDay, ...]:
    """Every day from day 0 to the due day: whether it counts, why, and which notice says so; of a new decision, its own term."""
    request = load(public_id)
    current = calendar()
    again = redecisions.under_way(request)
    if again is not None and (due := redecisions.due(again, current)) is not None:
        return term_days(again.received_on, due, current, "calendar" if again.stated_until else "working")
    return counted_days(days.count(request, by=current, as_of=_as_of(request, on)), current)


def status(public_id: str, on: date) -> StatusView:
    """What the applicant sees on a day. The caller has asked for the query code (``access.open_by_code``)."""
    request = load(public_id)
    current = calendar()
    row = row_of(request, on, current)
    decision = parts.decided(request) if request.closed_on else None
    return StatusView(
        public_id=request.public_id,
        agency=request.agency.code,
        register_number=request.register_number,
        state=row.state,
        channel=request.channel,
        description=request.content.get("description", ""),
        way=request.way,
        clock=days.count(request, by=current, as_of=_as_of(request, on)),
        provisional=row.provisional,
        remaining=row.remaining,
        turn=row.turn,
        events=tuple(e for e in parts.events(request, names=False) if e.kind in SHOWN_EVENTS),
        correction=parts.correction(request),
        decision=decision,
        letters=replies.letters(request, decision.code if decision else ""),
        files=replies.files(request),
        may_withdraw=moves.may("withdraw", request.state),
        may_correct=moves.may("record_correction", request.state),
        amendments=parts.amendments(request, persons=False),
        redecision=next(reversed(parts.redecisions(request, current)), None),
    )


def file_of(public_id: str, file_id: str) -> FileView:
    """A file of a request; refused when it belongs to another one."""
    row = RequestFile.objects.filter(public_id=file_id, request__public_id=public_id).first()
    if row is None:
        raise refuse("disclosure.file_unknown")
    return parts.files([row])[0]
