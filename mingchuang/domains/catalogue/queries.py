"""The catalogue as plain values: the template, and the sections an agency keeps."""

from dataclasses import dataclass
from datetime import date

from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import SHANGHAI

from .models import Category, ColumnChange, Section


@dataclass(frozen=True)
class CategoryView:
    """A node of the template. ``parent`` is a code or ""; ``kinds`` are the kinds usually placed there."""

    code: str
    slug: str
    parent: str
    name: str
    name_en: str
    article: str
    outlet: str
    freshness_days: int | None
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    holds_documents: bool
    shipped: bool
    depth: int
    agencies: int


@dataclass(frozen=True)
class SectionView:
    """A section of an agency. ``owner`` is the unit's name or ""; ``freshness_days`` the rule that holds here.

    ``note`` is what the public is told while the section is empty; ``moved_to`` the slug its address leads to, or "".
    """

    id: int
    agency: str
    code: str
    slug: str
    parent: str
    name: str
    name_en: str
    article: str
    outlet: str
    owner: str
    owner_code: str
    about: str
    freshness_days: int | None
    own_freshness_days: int | None
    kinds: tuple[str, ...]
    holds_documents: bool
    depth: int
    opened_on: date
    closed_on: date | None
    lock_version: int
    note: str = ""
    noted_on: date | None = None
    moved_to: str = ""


def categories() -> list[CategoryView]:
    """The whole template, parents before children, in order of display."""
    counts: dict[int, int] = {}
    for pk in Section.objects.filter(closed_on__isnull=True).values_list("category_id", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    rows = {category.pk: category for category in Category.objects.filter(retired_on__isnull=True)}
    return [
        CategoryView(
            code=row.code,
            slug=row.slug,
            parent=rows[row.parent_id].code if row.parent_id in rows else "",
            name=row.name,
            name_en=row.name_en,
            article=row.article,
            outlet=row.outlet,
            freshness_days=row.freshness_days,
            kinds=tuple(row.kinds.split()),
            levels=tuple(row.levels.split()),
            holds_documents=row.holds_documents,
            shipped=row.shipped,
            depth=depth,
            agencies=counts.get(row.pk, 0),
        )
        for row, depth in _in_order(rows)
    ]


def sections(agency: str, *, with_closed: bool = False) -> list[SectionView]:
    """The sections of an agency, groups before what is in them, in order of display."""
    found = Section.objects.filter(agency__code=agency).select_related(
        "category__parent", "owner", "agency", "moved_to__category"
    )
    if not with_closed:
        found = found.filter(closed_on__isnull=True)
    by_category = {section.category_id: section for section in found}
    tree = {pk: section.category for pk, section in by_category.items()}
    return [_view(by_category[category.pk], depth) for category, depth in _in_order(tree)]


def lists() -> list[tuple[str, str]]:
    """Every list that is kept, in every agency that goes on: agency and address of the section."""
    rows = Section.objects.filter(closed_on__isnull=True, category__holds_documents=True)
    rows = rows.filter(agency__dissolved_on__isnull=True)
    return list(rows.order_by("agency__code", "category__slug").values_list("agency__code", "category__slug"))


def section(agency: str, slug: str) -> SectionView:
    """One section by its address. Refused with ``catalogue.unknown_section`` when the agency does not keep it."""
    found = (
        Section.objects.select_related("category__parent", "owner", "agency", "moved_to__category")
        .filter(agency__code=agency, category__slug=slug)
        .first()
    )
    if found is None:
        raise refuse("catalogue.unknown_section", "section")
    depth, above = 0, found.category.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return _view(found, depth)


def _in_order(rows: dict[int, Category]) -> list[tuple[Category, int]]:
    """Depth first by position; a node whose parent is not among the rows stands at the top."""
    below: dict[int | None, list[Category]] = {}
    for row in rows.values():
        below.setdefault(row.parent_id if row.parent_id in rows else None, []).append(row)
    ordered: list[tuple[Category, int]] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in sorted(below.get(parent, []), key=lambda one: (one.position, one.code)):
            ordered.append((row, depth))
            walk(row.pk, depth + 1)

    walk(None, 0)
    return ordered


def _view(row: Section, depth: int) -> SectionView:
    category = row.category
    return SectionView(
        id=row.pk,
        agency=row.agency.code,
        code=category.code,
        slug=category.slug,
        parent=category.parent.code if category.parent else "",
        name=category.name,
        name_en=category.name_en,
        article=category.article,
        outlet=category.outlet,
        owner=row.owner.name if row.owner else "",
        owner_code=row.owner.code if row.owner else "",
        about=row.about,
        freshness_days=min(filter(None, [row.freshness_days, category.freshness_days]), default=None),
        own_freshness_days=row.freshness_days,
        kinds=tuple(category.kinds.split()),
        holds_documents=category.holds_documents,
        depth=depth,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        lock_version=row.lock_version,
        note=row.note,
        noted_on=row.noted_on,
        moved_to=row.moved_to.category.slug if row.moved_to else "",
    )


@dataclass(frozen=True)
class ColumnChangeView:
    """A change of columns that was made: which category went into which, where and why."""

    id: int
    name: str
    source: str
    target: str
    reason: str
    agencies: tuple[str, ...]
    documents: int
    person: str
    day: date


def column_changes(most: int = 100) -> list[ColumnChangeView]:
    """The changes of columns, newest first."""
    rows = ColumnChange.objects.select_related("source", "target", "person")[:most]
    return [
        ColumnChangeView(
            row.pk,
            row.name,
            row.source.name,
            row.target.name,
            row.reason,
            tuple(row.agencies.split()),
            row.documents,
            row.person.name,
            row.at.astimezone(SHANGHAI).date(),
        )
        for row in rows
    ]


def keepers_of(code: str) -> list[str]:
    """The agencies that keep an open section of a category."""
    rows = Section.objects.filter(category__code=code, closed_on__isnull=True).order_by("agency__order", "agency__code")
    return list(rows.values_list("agency__code", flat=True))
