"""The days of open requests when the calendar changes: a holiday notice can come, or be amended, in the middle of a term."""

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.calendars.queries import version
from mingchuang.domains.disclosure import days
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.domains.disclosure.steps import add_event
from mingchuang.law.disclosure.moves import OPEN
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def refresh_due_days(*, by: By, agency: str) -> int:
    """Derive the due days of an agency's open requests again under the calendar as it now is. Returns how many moved.

    Every request whose due day moved gets an event with the new day; where nothing is stale nothing is written.
    """
    body = Agency.objects.get(code=agency)
    current = version()
    stale = DisclosureRequest.objects.select_for_update().filter(agency=body, state__in=OPEN)
    touched, moved = 0, []
    for request in stale.exclude(due_version=current).select_related("agency"):
        before = request.due_on
        days.refresh(request)
        request.save(update_fields=["received_on", "due_on", "due_provisional", "due_version"])
        touched += 1
        if request.due_on is not None and before is not None and request.due_on != before:
            add_event(request, "due_changed", min(by.day, request.due_on), by, until=request.due_on)
            moved.append(request.public_id)
    if touched:
        record(
            "disclosure.refresh_due_days", by=by, subject=f"agency:{agency}", agency=agency, calendar=current,
            requests=touched, moved=sorted(moved),
        )  # fmt: skip
    return len(moved)
