"""Which open requests a change of the calendar would move, before it is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import days
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.moves import OPEN


@dataclass(frozen=True)
class MovedDay:
    """An open request whose due day another calendar would move, or make certain."""

    agency: str
    agency_name: str
    register_number: str
    before: date
    after: date
    certain_now: bool


def moved_by(changed: Calendar) -> list[MovedDay]:
    """The open requests of all agencies that would be due on another day, by that day."""
    return sorted(_moved(calendar(), changed), key=lambda one: (one.after, one.register_number))


def _moved(current: Calendar, changed: Calendar) -> Iterator[MovedDay]:
    rows = DisclosureRequest.objects.filter(state__in=OPEN).select_related("agency").defer("applicant", "content")
    for request in rows.prefetch_related("events"):
        before, after = days.count(request, by=current), days.count(request, by=changed)
        if before.due is None or after.due is None:
            continue
        certain = before.provisional and not after.provisional
        if before.due != after.due or certain:
            agency = request.agency
            yield MovedDay(agency.code, agency.name, request.register_number, before.due, after.due, certain)
