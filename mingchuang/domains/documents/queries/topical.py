"""What a topic page shows of other documents: released and not withdrawn, some rows in one query."""

from collections.abc import Iterable
from datetime import date

from mingchuang.domains.documents.models import Document, Link

from .lists import ListRow, rows_in_order

SHOWN = "shown"
"""A withdrawn document is read at its own address, with the reason; no topic leads to it."""


def standing(public_ids: Iterable[str], on: date) -> dict[str, ListRow]:
    """Those of the documents that can be read, by public id."""
    rows = Document.objects.filter(public_id__in=list(public_ids), public_state=SHOWN)
    return {one.public_id: one for one in rows_in_order(list(rows.values_list("pk", flat=True)), on)}


def interpretations(public_ids: Iterable[str], on: date) -> dict[str, list[ListRow]]:
    """The interpretations that can be read, by the public id of what they interpret, the earliest released first."""
    links = Link.objects.filter(target__public_id__in=list(public_ids), type="interprets", source__public_state=SHOWN)
    pairs = list(
        links.order_by("source__first_released_at", "pk").values_list(
            "target__public_id", "source_id", "source__public_id"
        )
    )
    rows = {one.public_id: one for one in rows_in_order([pk for _target, pk, _source in pairs], on)} if pairs else {}
    found: dict[str, list[ListRow]] = {}
    for target, _pk, source in pairs:
        found.setdefault(target, []).append(rows[source])
    return found


def topics(on: date, *, agency: str = "", page: int = 1, size: int = 20) -> tuple[tuple[ListRow, ...], int, int, int]:
    """The topic pages that can be read, the newest first, of one agency or of all: rows, page, pages, total."""
    rows = Document.objects.filter(kind="page", public_state=SHOWN, first_section__category__slug="pages")
    if agency:
        rows = rows.filter(publishing_agency__code=agency)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    ids = rows.order_by("-first_released_at", "-id").values_list("pk", flat=True)[(page - 1) * size : page * size]
    return rows_in_order(list(ids), on), page, pages, total
