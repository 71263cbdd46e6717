"""The desk's list of an agency's documents."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Prefetch, Q

from mingchuang.domains.documents.models import Document, Edition, Hand
from mingchuang.law.review import State

ORDERS = {
    "title": ("title",),
    "-title": ("-title",),
    "released": (F("first_released_at").asc(nulls_last=True),),
    "-released": (F("first_released_at").desc(nulls_last=True),),
}
"""The orders in which the desk's list can be asked for."""


@dataclass(frozen=True)
class DeskRow:
    """A document in the desk's list; ``state`` is that of its latest edition, one that was given up left aside.

    ``public_state`` says what the public sees meanwhile (none, shown, explained, redirect or gone).
    """

    public_id: str
    agency: str
    index_number: str
    title: str
    kind: str
    state: State
    public_state: str
    document_number: str
    authors: tuple[str, ...]
    saved_at: datetime
    released_on: date | None


@dataclass(frozen=True)
class DeskList:
    rows: tuple[DeskRow, ...]
    page: int
    pages: int
    total: int


def desk_list(
    agency: str,
    *,
    page: int = 1,
    size: int = 20,
    state: str = "",
    kind: str = "",
    title: str = "",
    year: int | None = None,
    section: int | None = None,
    order: str = "",
) -> DeskList:
    """An agency's documents, newest first unless ``order`` names another of `ORDERS`.

    ``state`` is an edition state; ``title`` a part of title, 文号 or 索引号.
    """
    rows = Document.objects.filter(publishing_agency__code=agency)
    if state:
        rows = rows.filter(editions__state=state).distinct()
    if kind:
        rows = rows.filter(kind=kind)
    if title:
        rows = rows.filter(
            Q(title__icontains=title) | Q(document_number__icontains=title) | Q(index_number__icontains=title)
        )
    if year is not None:
        rows = rows.filter(created_at__year=year)
    if section is not None:
        rows = rows.filter(placements__section_id=section)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = rows.order_by(*ORDERS.get(order, ()), "-id").select_related("publishing_agency")[
        (page - 1) * size : page * size
    ]
    documents = list(found)
    latest = latest_editions([document.pk for document in documents])
    shown = tuple(desk_row(document, latest[document.pk]) for document in documents)
    return DeskList(shown, page, pages, total)


def latest_editions(ids: list[int]) -> dict[int, Edition]:
    """The newest edition of each document; one that was given up only where there is no other."""
    hands = Hand.objects.filter(level=0).select_related("person").order_by("at", "id")
    editions = Edition.objects.filter(document_id__in=ids).prefetch_related(Prefetch("hands", queryset=hands))
    found: dict[int, Edition] = {}
    for edition in editions.order_by("document_id", "number"):
        if edition.state != State.DISCARDED or edition.document_id not in found:
            found[edition.document_id] = edition
    return found


def desk_row(document: Document, edition: Edition) -> DeskRow:
    """A document with one of its editions as a row."""
    return DeskRow(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        index_number=document.index_number,
        title=edition.title,
        kind=edition.kind,
        state=State(edition.state),
        public_state=document.public_state,
        document_number=edition.document_number,
        authors=tuple(hand.person.name for hand in edition.hands.all()),
        saved_at=edition.saved_at,
        released_on=document.first_released_on,
    )
