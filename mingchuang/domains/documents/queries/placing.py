"""In which sections one document stands, and where it is pinned."""

from dataclasses import dataclass
from datetime import date

from mingchuang.domains.documents.models import Placement


@dataclass(frozen=True)
class PlaceRow:
    """One placement: ``shown`` while the public sees the document there; ``pinned_until`` is past when the pin has ended."""

    section: int
    name: str
    first: bool
    shown: bool
    pinned_until: date | None


def places_of(document: str) -> tuple[PlaceRow, ...]:
    """The sections of a document (public id), the first one at the top."""
    rows = Placement.objects.filter(document__public_id=document).select_related("section__category")
    return tuple(
        PlaceRow(row.section_id, row.section.category.name, row.first, row.shown_at is not None, row.pinned_until)
        for row in rows.order_by("-first", "pk")
    )
