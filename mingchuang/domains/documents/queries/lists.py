"""Lists of released documents: a section's, and the newest."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.documents.models import Document, Placement
from mingchuang.domains.documents.validity import shown_for
from mingchuang.law.documents.validity import Validity, ValidityFacts, validity_on
from mingchuang.ledger.acts import SHANGHAI

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
    document_number: str
    summary: str
    validity: Validity | None
    withdrawn: bool

    def address(self, language: str = "zh-hans") -> str:
        """Where it is read."""
        return document_address(self.agency, self.public_id, language)


@dataclass(frozen=True)
class DocumentList:
    """One page of a list: ``pages`` and ``total`` are of the whole list."""

    rows: tuple[ListRow, ...]
    page: int
    pages: int
    total: int
    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


_ROW = (
    "public_id publishing_agency__code publishing_agency__name title kind first_released_on first_released_at "
    "document_number current_release__summary public_state effective_on last_day amended_on repealed_on"
).split()


def _row(values: tuple, on: date) -> ListRow:
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
        document_number=row["document_number"],
        summary=row["current_release__summary"],
        validity=validity_on(facts, on) if shown_for(row["kind"]) else None,
        withdrawn=row["public_state"] == "explained",
    )


def section_list(
    section: int,
    *,
    on: date,
    page: int = 1,
    size: int = 20,
    kind: str = "",
    year: int | None = None,
    in_force: bool | None = None,
) -> DocumentList:
    """A page of a section (by its id), newest first; the order is total, so a page never shows a document twice.

    ``in_force`` keeps only documents that bind on the day (True) or no longer do (False).
    """
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    if kind:
        rows = rows.filter(kind=kind)
    if year is not None:
        rows = rows.filter(shown_at__gte=_new_year(year), shown_at__lt=_new_year(year + 1))
    if in_force is not None:
        rows = rows.filter(_binding(on)) if in_force else rows.exclude(_binding(on))
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    ids = rows.order_by("-shown_at", "-id").values_list("document_id", flat=True)[(page - 1) * size : page * size]
    return DocumentList(_rows_in_order(list(ids), on), page, pages, total, _years(section), _kinds(section))


def _binding(on: date) -> Q:
    return (
        (Q(document__effective_on__isnull=True) | Q(document__effective_on__lte=on))
        & (Q(document__last_day__isnull=True) | Q(document__last_day__gte=on))
        & (Q(document__repealed_on__isnull=True) | Q(document__repealed_on__gt=on))
    )


def _rows_in_order(ids: list[int], on: date) -> tuple[ListRow, ...]:
    found = {values[0]: values[1:] for values in Document.objects.filter(pk__in=ids).values_list("pk", *_ROW)}
    return tuple(_row(found[pk], on) for pk in ids)


def _years(section: int) -> tuple[int, ...]:
    """From the newest to the oldest year of the section's list, read off the two ends of its index."""
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    ends = [
        rows.order_by(order, "-id").values_list("shown_at", flat=True).first() for order in ("-shown_at", "shown_at")
    ]
    if ends[0] is None or ends[1] is None:
        return ()
    newest, oldest = (_local_year(end) for end in ends if end is not None)
    return tuple(range(newest, oldest - 1, -1))


def _local_year(moment: datetime) -> int:
    return moment.astimezone(SHANGHAI).year


def _kinds(section: int) -> tuple[str, ...]:
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    return tuple(sorted(rows.order_by().values_list("kind", flat=True).distinct()))


def _new_year(year: int) -> datetime:
    return datetime(min(max(year, 1), 9998), 1, 1, tzinfo=SHANGHAI)


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
    return tuple(_row(values, on) for values in rows.order_by("-first_released_at", "-id").values_list(*_ROW)[:limit])


def section_counts(agency: str) -> dict[int, int]:
    """How many released documents stand in each section of an agency, by section id."""
    rows = Placement.objects.filter(section__agency__code=agency, shown_at__isnull=False)
    return dict(rows.order_by().values_list("section_id").annotate(n=Count("id")))
