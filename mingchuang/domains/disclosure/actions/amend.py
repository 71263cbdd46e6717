"""更正: a day of the course that was written down wrongly is put right; the wrong one stays in the record."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from mingchuang.domains.disclosure import amendable, days, policies
from mingchuang.domains.disclosure.models import Amendment, DisclosureRequest, Event, Letter
from mingchuang.domains.disclosure.steps import about, settle, take
from mingchuang.law.refusal import Refused, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def amend_day(
    *, by: By, request: str, event: str, day: date, reason: str, late_reason: str = "",
    released: Collection[int] = (), known: bool = False, lock_version: int | None = None,
) -> None:  # fmt: skip
    """Put right the day of an event (``kind`` or ``kind/ref``); the clock is counted anew from the days as they then are.

    Refuses a day that lies ahead, an order that the law's clock refuses, and, without ``known``, a change of the figures of
    a year in ``released`` (years whose report is public). ``late_reason``: of a correction that turns out to have been late.
    """
    found = take(request, "amend_day", by, lock_version)
    policies.reason_given(reason)
    old = next((one for one in amendable.amendable(found) if amendable.key(one) == event), None)
    if old is None:
        raise refuse("disclosure.event_unknown", "event")
    policies.day_between("day", day, None, by.day)
    if day == old.day:
        raise refuse("disclosure.nothing_changed", "day")
    counted, due = amendable.counted(found), found.due_on
    new = superseded(old, by, day=day)
    _dependent(found, new, late_reason, by)
    recount(found, by)
    years = amendable.require_known(counted, amendable.counted(found), released, known)
    Amendment.objects.create(
        request=found, what=old.kind, old=old, new=new, reason=reason.strip(), due_before=due, due_after=found.due_on,
        amended_by=by.who, amended_at=by.at,
    )  # fmt: skip
    settle(found, "amend_day", to=found.state)
    record(
        "disclosure.amend_day", by=by, **about(found), kind=old.kind, ref=old.ref, before=old.day, after=day,
        due_before=due, due_after=found.due_on, released_years=years,
    )  # fmt: skip


def superseded(old: Event, by: By, *, day: date, kind: str = "") -> Event:
    """The event that takes the place of another one, which stays in the record and is no longer read."""
    old.current = False
    old.save(update_fields=["current"])
    return Event.objects.create(
        request=old.request, kind=kind or old.kind, day=day, ref=old.ref, good_reason=old.good_reason,
        recorded_at=by.at, recorded_by=by.who,
    )  # fmt: skip


def _dependent(request: DisclosureRequest, event: Event, late_reason: str, by: By) -> None:
    """What else says the same day, or follows from it."""
    if event.kind == "answered":
        delivery = amendable.first_delivery(request)
        policies.day_between("day", event.day, Letter.objects.get(request=request, kind="reply", ref="").dated, by.day)
        assert delivery is not None
        delivery.day = event.day
        delivery.save(update_fields=["day"])
    elif event.kind == "correction_received":
        _correction(request, event, late_reason)
    elif event.kind == "inquiry_delivered" and request.inquiries.filter(ref=event.ref, stance="silent").exists():
        try:
            policies.lapsed(days.reply_by(request, event.ref), by.day)
        except Refused as refused:
            raise at_day(refused) from None


def _correction(request: DisclosureRequest, event: Event, late_reason: str) -> None:
    """Whether the correction came in time is seen by its day."""
    correction, until = request.correction, request.events.get(kind="correction_notice").until
    late = until is not None and event.day > until
    given = late_reason.strip() or correction.late_reason
    if late and not given:
        raise refuse("disclosure.late_without_reason", "late_reason", until=until)
    correction.late, correction.late_reason = late, given if late else ""
    correction.save(update_fields=["late", "late_reason"])
    event.good_reason = late
    event.save(update_fields=["good_reason"])


def recount(request: DisclosureRequest, by: By) -> None:
    """The days of the request and of its end, from its events as they now are; refuses what the law's clock refuses."""
    try:
        days.refresh(request)
        closed = _closed(request, by)
    except Refused as refused:
        raise at_day(refused) from None
    if closed is not None and request.received_on is not None and closed < request.received_on:
        raise refuse("disclosure.date_before", "day", day=closed, before=request.received_on)
    if closed != request.closed_on:
        request.closed_on = closed
        if closed is not None and request.decision.draft_id is None:
            request.decision.decided_on = closed
            request.decision.save(update_fields=["decided_on"])


def _closed(request: DisclosureRequest, by: By) -> date | None:
    """The day the request ended by: of the answer or withdrawal, or the day after a term that ran out."""
    if request.closed_on is None:
        return None
    ended = request.events.filter(kind__in=["answered", "withdrawn"]).first()
    if ended is not None:
        return ended.day
    until = (
        days.pay_by(request) if request.decision.code == "D42" else request.events.get(kind="correction_notice").until
    )
    return policies.lapsed(until, by.day) + timedelta(days=1)


def at_day(refused: Refused) -> Refused:
    """The clock's reasons at the field of the day."""
    return Refused(*(replace(one, field="day") if one.code.startswith(("clock.", "disclosure.term")) else one
                     for one in refused.refusals))  # fmt: skip
