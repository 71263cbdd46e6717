"""Inquiries: whom the organ asked, until when a reply is due, and for how long that pauses the clock (条例 art. 32–34)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mingchuang.law.calendar import Calendar
from mingchuang.law.refusal import refuse

from .clock_events import EVENT_TYPES, INQUIRY_TO, Event, History

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted, first and last included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One letter asking for an opinion. ``reply_by`` counts from delivery, or from sending while delivery is unknown."""

    ref: str
    to: str
    sent: date
    delivered: date | None
    received: date | None
    reply_by: date


def inquiries(past: History, calendar: Calendar, reply_days: int) -> tuple[Inquiry, ...]:
    """Every inquiry of a history. Refuses one without its sending, and days that cannot follow each other."""
    sent: dict[str, Event] = {}
    for event in past.of("inquiry_sent"):
        if not event.ref:
            raise _without_ref(event)
        if event.ref in sent:
            raise refuse("clock.ref_twice", "events", ref=event.ref)
        if event.to not in INQUIRY_TO:
            raise refuse("clock.inquiry_to_unknown", "events", choices=list(INQUIRY_TO))
        sent[event.ref] = event
    delivered = _answers(past, "inquiry_delivered", sent)
    received = _answers(past, "opinion_received", sent)
    return tuple(
        _inquiry(event, delivered.get(ref), received.get(ref), calendar, reply_days) for ref, event in sent.items()
    )


def _answers(past: History, kind: str, sent: Mapping[str, Event]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for event in past.of(kind):
        if not event.ref:
            raise _without_ref(event)
        if event.ref not in sent:
            raise refuse("clock.inquiry_not_sent", "events", event=EVENT_TYPES[kind], day=event.date, ref=event.ref)
        found.setdefault(event.ref, event)
    return found


def _without_ref(event: Event) -> Exception:
    return refuse("clock.ref_missing", "events", event=EVENT_TYPES[event.type], day=event.date)


def _inquiry(
    sent: Event, delivered: Event | None, received: Event | None, calendar: Calendar, reply_days: int
) -> Inquiry:
    steps = [event for event in (sent, delivered, received) if event is not None]
    for earlier, later in zip(steps, steps[1:], strict=False):
        if later.date < earlier.date:
            raise refuse(
                "clock.inquiry_out_of_order",
                "events",
                ref=sent.ref,
                earlier=EVENT_TYPES[earlier.type],
                earlier_day=earlier.date,
                later=EVENT_TYPES[later.type],
                later_day=later.date,
            )
    reply_by = calendar.nth_working_day((delivered or sent).date, reply_days)
    return Inquiry(
        sent.ref,
        sent.to,
        sent.date,
        delivered.date if delivered else None,
        received.date if received else None,
        reply_by,
    )


def pause_of(inquiry: Inquiry, readings: Mapping[str, str]) -> Pause:
    """From the day after sending to the day of the reply, at most to the day the reply is due (which days: readings)."""
    first = inquiry.sent if readings["pause_first_day"] == "sending_day" else inquiry.sent + _DAY
    last = inquiry.reply_by
    if inquiry.received is not None and inquiry.received <= last:
        last = inquiry.received if readings["pause_last_day"] == "reply_day" else inquiry.received - _DAY
    return Pause(first, last)


def merged(pauses: list[Pause], after: date) -> tuple[Pause, ...]:
    """The union of pauses as disjoint spans in order, cut to the days after ``after``."""
    union: list[Pause] = []
    for pause in sorted(pauses, key=_first):
        first = pause.first if pause.first > after else after + _DAY
        if first > pause.last:
            continue
        if union and first <= union[-1].last + _DAY:
            union[-1] = Pause(union[-1].first, max(union[-1].last, pause.last))
        else:
            union.append(Pause(first, pause.last))
    return tuple(union)


def _first(pause: Pause) -> date:
    return pause.first
