"""The law's clock over a request's events: day 0, due day, and what stops it. Nothing here is stored as truth."""

from collections.abc import Iterable
from datetime import date

from mingchuang.domains.agencies.models import AgencySetting
from mingchuang.domains.calendars.queries import calendar
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.clock import Clock, clock
from mingchuang.law.disclosure.clock_events import EVENT_TYPES, RECEIPT
from mingchuang.law.disclosure.clock_events import Event as LawEvent
from mingchuang.law.readings import readings as all_readings
from mingchuang.ledger.kept import kept

from .models import DisclosureRequest, Event

SETTING = "reading."


class Choices:
    """An agency's choices between readings of the law, loaded once for many requests; settings are ``reading.<name>``."""

    def __init__(self, agency_id: int) -> None:
        self._rows = _chosen(agency_id)

    def on(self, day: date) -> dict[str, str]:
        """The choices that held on a day; a name or value that the law room does not know is left out."""
        known = all_readings()
        chosen = {name.removeprefix(SETTING): value for name, value, since in self._rows if since <= day}
        return {name: value for name, value in chosen.items() if name in known and value in known[name].values}


@kept(lambda agency_id: agency_id)
def _chosen(agency_id: int) -> list[tuple[str, str, date]]:
    rows = AgencySetting.objects.filter(agency_id=agency_id, name__startswith=SETTING).order_by("since")
    return list(rows.values_list("name", "value", "since"))


def law_events(events: Iterable[Event]) -> list[LawEvent]:
    """The events as the law's clock takes them; what only the timeline shows is left out."""
    return [
        LawEvent(
            type=event.kind,
            date=event.day,
            ref=event.ref,
            to=event.recipient or "third_party",
            working_days=event.working_days or 0,
            reply_until=event.until if event.kind == "correction_notice" else None,
            until=event.until if event.kind == "delayed_to" else None,
            good_reason=event.good_reason,
        )
        for event in events
        if event.kind in EVENT_TYPES
    ]


def count(
    request: DisclosureRequest,
    *,
    as_of: date | None = None,
    by: Calendar | None = None,
    choices: Choices | None = None,
) -> Clock:
    """Where the request stands on a day (on its last event's, if none is given).

    The readings are those the agency had chosen by the day the request arrived. ``by`` and ``choices`` spare their queries
    where many requests are counted.
    """
    chosen = (choices or Choices(request.agency_id)).on(arrival(request))
    return clock(request.channel, law_events(request.events.all()), by or calendar(), as_of=as_of, readings=chosen)


def refresh(request: DisclosureRequest) -> Clock:
    """Put the derived days into the row (not saved)."""
    current = calendar()
    found = count(request, by=current)
    request.received_on = found.day0
    request.due_on = found.due
    request.due_provisional = found.provisional
    request.due_version = current.version
    return found


def arrival(request: DisclosureRequest) -> date:
    """The earliest day on which anything of the request was in the organ's hands."""
    days = [event.day for event in request.events.all() if event.kind in RECEIPT and event.kind != "posted"]
    return min(days, default=request.entered_at.date())


def reply_by(request: DisclosureRequest, ref: str) -> date | None:
    """The day by which an inquiry is to be answered."""
    return dict(count(request).reply_by).get(ref)


def pay_by(request: DisclosureRequest) -> date | None:
    """The day by which the fee is to be paid."""
    return count(request).fee_pay_by
