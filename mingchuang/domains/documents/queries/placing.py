"""In which sections one document stands, and where it is pinned."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from mingchuang.domains.documents.models import Placement

LATELY = 30
"""Documents that are looked at to tell where a kind usually stands."""


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


def usual_section(agency: str, kind: str) -> int | None:
    """The section in which an agency (a code) lately placed most documents of a kind first; None when it has none."""
    rows = Placement.objects.filter(
        first=True, document__kind=kind, document__publishing_agency__code=agency, section__agency__code=agency
    )
    lately = Counter(rows.order_by("-document_id").values_list("section_id", flat=True)[:LATELY])
    return lately.most_common(1)[0][0] if lately else None
