"""The list of a section: counted and found by its shelves, so that any page of a hundred thousand costs what the first does."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from mingchuang.domains.documents.models import Placement, Shelf
from mingchuang.domains.documents.queries.lists import ListRow, rows_in_order
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity
from mingchuang.ledger.acts import SHANGHAI


@dataclass(frozen=True)
class DocumentList:
    """One page of a list: ``pages`` and ``total`` are of the whole list as filtered.

    The rest are the choices that the section offers, each with how many documents it leads to beside the other choices.
    """

    rows: tuple[ListRow, ...]
    page: int
    pages: int
    total: int
    years: dict[int, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    validities: dict[Validity, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Narrowing:
    """What a list is narrowed to; None and "" narrow nothing."""

    year: int | None = None
    kind: str = ""
    validity: Validity | None = None


ALL = Narrowing()
UNMARKED = 200
"""So many placements with a date that has passed are looked through before a list is counted the slow way."""


def section_list(
    section: int,
    *,
    on: date,
    page: int = 1,
    size: int = 20,
    choice: Narrowing = ALL,
) -> DocumentList:
    """A page of a section (by its id), newest first; the order is total, so a page never shows a document twice."""
    shelves = list(Shelf.objects.filter(section_id=section, documents__gt=0))
    rows, months = _narrowed(section, choice, shelves, on)
    total = _before(rows, choice).count() if months is None else sum(months.values())
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    (start, skipped), most = _start(rows, choice, months, (page - 1) * size), min(size, total - (page - 1) * size)
    ids = list(start.order_by("-shown_at", "-id").values_list("document_id", flat=True)[skipped : skipped + most])
    return DocumentList(rows_in_order(ids, on), page, pages, total, **_choices(shelves, choice))


def section_rows(section: int, *, on: date, choice: Narrowing, most: int) -> tuple[ListRow, ...]:
    """The newest rows of a section's list as narrowed, for files and feeds."""
    shelves = list(Shelf.objects.filter(section_id=section, documents__gt=0))
    rows = _before(_narrowed(section, choice, shelves, on)[0], choice)
    return rows_in_order(list(rows.order_by("-shown_at", "-id").values_list("document_id", flat=True)[:most]), on)


def pinned(section: int, on: date) -> tuple[ListRow, ...]:
    """What stands above the list of a section on a day, the pin that ends last at the top."""
    rows = Placement.objects.filter(section_id=section, pinned_until__gte=on, shown_at__isnull=False)
    return rows_in_order(list(rows.order_by("-pinned_until", "-id").values_list("document_id", flat=True)), on)


def _narrowed(
    section: int, choice: Narrowing, shelves: Iterable[Shelf], on: date
) -> tuple[QuerySet[Placement], dict[int, int] | None]:
    """The placements as narrowed, and how many of them each month has, newest first; None where only counting can tell.

    The end of the year is left to `_start`: of two such bounds SQLite enters its index by the first and reads on to the other.
    """
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    if choice.kind:
        rows = rows.filter(kind=choice.kind)
    if choice.year is not None:
        rows = rows.filter(shown_at__gte=_begin(choice.year * 100 + 1))
    if choice.validity is None:
        return rows, _months(shelves, choice)
    if _unmarked(section, on):
        # A date has passed that the schedule has not marked yet: the documents themselves are asked.
        policy = [name for name, kind in kinds().items() if kind.policy]
        return rows.filter(marked(choice.validity, on), kind__in=policy), None
    return rows.filter(validity=choice.validity.value), _months(shelves, choice)


def _unmarked(section: int, on: date) -> bool:
    """Whether the section shows a document whose date has passed unmarked; taken for so where these are many everywhere."""
    # Without the section, so that a database reads the index of these dates and no other.
    rows = Placement.objects.filter(shown_at__isnull=False, validity_until__lt=on)
    found = list(rows.values_list("section_id", flat=True)[: UNMARKED + 1])
    return section in found or len(found) > UNMARKED


def _months(shelves: Iterable[Shelf], choice: Narrowing) -> dict[int, int]:
    found: Counter[int] = Counter()
    for shelf in shelves:
        if _fits(shelf, choice):
            found[shelf.month] += shelf.documents
    return dict(sorted(found.items(), reverse=True))


def _fits(shelf: Shelf, choice: Narrowing) -> bool:
    return (
        choice.year in (None, shelf.month // 100)
        and choice.kind in ("", shelf.kind)
        and choice.validity in (None, shelf.validity)
    )


def _start(
    rows: QuerySet[Placement], choice: Narrowing, months: dict[int, int] | None, skipped: int
) -> tuple[QuerySet[Placement], int]:
    """The placements from the month on in which the place lies, and how many of these to skip."""
    for month, documents in (months or {}).items():
        if skipped < documents:
            return rows.filter(shown_at__lt=_begin(month + 1)), skipped
        skipped -= documents
    return _before(rows, choice), skipped


def _before(rows: QuerySet[Placement], choice: Narrowing) -> QuerySet[Placement]:
    """The placements up to the end of the chosen year."""
    return rows if choice.year is None else rows.filter(shown_at__lt=_begin(choice.year * 100 + 13))


def _begin(month: int) -> datetime:
    """The first moment of a month in Shanghai; 202613 is January of 2027."""
    year, number = divmod(month - 1, 100)
    year, number = year + number // 12, number % 12 + 1
    return datetime(min(max(year, 1), 9998), number, 1, tzinfo=SHANGHAI)


def marked(validity: Validity, on: date) -> Q:
    """Placements whose document has this validity on a day; the same rule as `law.documents.validity.validity_on`."""
    repealed = Q(document__repealed_on__isnull=False, document__repealed_on__lte=on)
    lapsed = Q(document__last_day__isnull=False, document__last_day__lt=on)
    lapsed_first = lapsed & ~(repealed & Q(document__repealed_on__lte=F("document__last_day")))
    begun = Q(document__effective_on__isnull=True) | Q(document__effective_on__lte=on)
    amended = Q(document__amended_on__isnull=False, document__amended_on__lte=on)
    live = ~repealed & ~lapsed
    return {
        Validity.REPEALED: repealed & ~lapsed_first,
        Validity.EXPIRED: lapsed_first,
        Validity.NOT_YET: live & ~begun,
        Validity.PARTLY: live & begun & amended,
        Validity.VALID: live & begun & ~amended,
    }[validity]


def _choices(shelves: Iterable[Shelf], chosen: Narrowing) -> dict:
    """Every year, kind and validity of the section, each counted beside the other two choices."""
    years: Counter[int] = Counter()
    found_kinds: Counter[str] = Counter()
    validities: Counter[Validity] = Counter()
    for shelf in shelves:
        year = shelf.month // 100
        years[year] += shelf.documents * _fits(shelf, replace(chosen, year=None))
        found_kinds[shelf.kind] += shelf.documents * _fits(shelf, replace(chosen, kind=""))
        if shelf.validity:
            validities[Validity(shelf.validity)] += shelf.documents * _fits(shelf, replace(chosen, validity=None))
    return {
        "years": dict(sorted(years.items(), reverse=True)),
        "kinds": dict(sorted(found_kinds.items())),
        "validities": {one: validities[one] for one in Validity if one in validities},
    }
