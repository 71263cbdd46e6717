"""Rows of lists of released documents, and the newest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet, Sum

from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.documents.models import Document, Shelf
from mingchuang.domains.documents.validity import shown_for
from mingchuang.law.documents.validity import Validity, ValidityFacts, validity_on

READABLE = ("shown", "explained")


@dataclass(frozen=True)
class ListRow:
    """A released document in a list. ``validity`` is None for kinds that have none."""

    public_id: str
    agency: str
    agency_name: str
    title: str
    kind: str
    day: date
    released_at: datetime
    updated_at: datetime
    document_number: str
    summary: str
    validity: Validity | None
    withdrawn: bool
    agency_short: str = ""
    agency_name_en: str = ""

    def address(self, language: str = "zh-hans") -> str:
        """Where it is read."""
        return document_address(self.agency, self.public_id, language)


_ROW = (
    "public_id publishing_agency__code publishing_agency__name publishing_agency__short_name "
    "publishing_agency__name_en title kind first_released_on first_released_at "
    "document_number current_release__summary current_release__released_at "
    "public_state effective_on last_day amended_on repealed_on"
).split()


def row_of(values: tuple, on: date) -> ListRow:
    row = dict(zip(_ROW, values, strict=True))
    facts = ValidityFacts(False, *(row[name] for name in ("effective_on", "last_day", "amended_on", "repealed_on")))
    return ListRow(
        public_id=row["public_id"],
        agency=row["publishing_agency__code"],
        agency_name=row["publishing_agency__name"],
        title=row["title"],
        kind=row["kind"],
        day=row["first_released_on"],
        released_at=row["first_released_at"],
        updated_at=row["current_release__released_at"],
        document_number=row["document_number"],
        summary=row["current_release__summary"],
        validity=validity_on(facts, on) if shown_for(row["kind"]) else None,
        withdrawn=row["public_state"] == "explained",
        agency_short=row["publishing_agency__short_name"],
        agency_name_en=row["publishing_agency__name_en"],
    )


def rows_in_order(ids: Sequence[int], on: date) -> tuple[ListRow, ...]:
    """The rows of documents by their keys, in that order."""
    found = {values[0]: values[1:] for values in Document.objects.filter(pk__in=ids).values_list("pk", *_ROW)}
    return tuple(row_of(found[pk], on) for pk in ids)


def latest(
    agency: str = "", *, on: date, kinds: tuple[str, ...] = (), outlet: str = "", limit: int = 10
) -> tuple[ListRow, ...]:
    """The newest released documents, of one agency (by code) or of all."""
    rows: QuerySet[Document] = Document.objects.filter(public_state__in=READABLE)
    if agency:
        rows = rows.filter(publishing_agency__code=agency)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if outlet:
        rows = rows.filter(outlet=outlet)
    return tuple(row_of(values, on) for values in rows.order_by("-first_released_at", "-id").values_list(*_ROW)[:limit])


def section_counts(agency: str) -> dict[int, int]:
    """How many released documents stand in each section of an agency, by section id."""
    rows = Shelf.objects.filter(section__agency__code=agency, documents__gt=0)
    return dict(rows.order_by().values_list("section_id").annotate(n=Sum("documents")))


def addresses(first: int, after: int) -> list[tuple[str, datetime]]:
    """Where each readable document with a key from ``first`` up to ``after`` is read, and when it was last released."""
    rows = Document.objects.filter(pk__gte=first, pk__lt=after, public_state__in=READABLE).order_by("pk")
    found = rows.values_list("publishing_agency__code", "public_id", "current_release__released_at")
    return [(document_address(agency, public_id), moment) for agency, public_id, moment in found]


def changed(first: int, after: int) -> datetime | None:
    """When a readable document with a key from ``first`` up to ``after`` was last released; None where there is none."""
    rows = Document.objects.filter(pk__gte=first, pk__lt=after, public_state__in=READABLE)
    return rows.aggregate(last=Max("current_release__released_at"))["last"]


def highest() -> int:
    """The highest key of any document, 0 where there is none."""
    return Document.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
