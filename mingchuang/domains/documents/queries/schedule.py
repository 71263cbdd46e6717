"""What time has made due."""

from datetime import date, datetime

from mingchuang.domains.documents.models import Document, Edition, Placement
from mingchuang.law.review import State
from mingchuang.ledger.acts import SHANGHAI


def due_for_release(at: datetime) -> list[str]:
    """Public ids of documents whose scheduled moment has come, earliest first."""
    rows = Edition.objects.filter(state=State.APPROVED, scheduled_for__isnull=False, scheduled_for__lte=at)
    return list(rows.order_by("scheduled_for", "id").values_list("document__public_id", flat=True))


def last_release_in(sections: list[int]) -> dict[int, date]:
    """The day of the newest released document of each section (by id) that has any: for the freshness rule."""
    found: dict[int, date] = {}
    for section in sections:
        newest = (
            Placement.objects.filter(section_id=section, shown_at__isnull=False)
            .order_by("-shown_at", "-id")
            .values_list("shown_at", flat=True)
            .first()
        )
        if newest is not None:
            found[section] = newest.astimezone(SHANGHAI).date()
    return found


def lapsing(agency: str, first: date, last: date) -> list[tuple[str, str, date]]:
    """Released documents of a drafting agency whose last day in force lies between two days: (public id, title, day)."""
    rows = Document.objects.filter(
        drafting_agency__code=agency,
        last_day__range=(first, last),
        repealed_on__isnull=True,
        public_state__in=["shown", "explained"],
    )
    found = rows.order_by("last_day", "id").values_list("public_id", "title", "last_day")
    return [(public_id, title, day) for public_id, title, day in found if day is not None]
