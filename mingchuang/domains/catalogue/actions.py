"""What is done to the catalogue: the template is loaded, categories are added, sections opened, amended and closed."""

import re
from collections.abc import Iterable
from typing import Any

from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.law.documents.categories import CategoryRow, Outlet, template, template_version
from mingchuang.law.refusal import refuse
from mingchuang.ledger import outbox
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

from . import permissions
from .models import Category, Section
from .signals import renamed

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_LONGEST = 3660


def load_template(*, by: By) -> int:
    """Bring the shipped template in, or up to date. Returns how many nodes changed; when none did, nothing is written."""
    rows = template()
    present = {category.code: category for category in Category.objects.filter(code__in=[row.code for row in rows])}
    changed = [row for row in rows if row.code not in present or _differs(present[row.code], row)]
    if changed:
        _load(by=by, rows=rows, changed=[row.code for row in changed])
    return len(changed)


@act
def _load(*, by: By, rows: tuple[CategoryRow, ...], changed: list[str]) -> None:
    permissions.require_for_template(by)
    known = {category.code: category for category in Category.objects.filter(code__in=[row.code for row in rows])}
    old = [row for row in rows if row.code in changed and row.code in known]
    for row in old:
        Category.objects.filter(pk=known[row.code].pk).update(**_values(row), parent=known.get(row.parent or ""))
    if called := [row.code for row in old if _called_otherwise(known[row.code], row)]:
        renamed.send(sender=Category, categories=called)
    new = [row for row in rows if row.code not in known]
    while new:  # a level at a time, since a node names the row of the one above
        level = [row for row in new if row.parent is None or row.parent in known]
        made = [Category(code=row.code, parent=known.get(row.parent or ""), **_values(row)) for row in level]
        known |= {category.code: category for category in Category.objects.bulk_create(made)}
        new = [row for row in new if row.code not in known]
    record("catalogue.load_template", by=by, subject="catalogue:template", version=template_version(), nodes=changed)


def _values(row: CategoryRow) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name": row.zh,
        "name_en": row.en,
        "article": row.article,
        "outlet": row.outlet.value,
        "freshness_days": row.freshness_days,
        "freshness_unit": row.freshness_unit,
        "kinds": " ".join(row.kinds),
        "levels": " ".join(row.levels),
        "holds_documents": row.holds_documents,
        "position": row.position,
        "shipped": True,
    }


def _called_otherwise(category: Category, row: CategoryRow) -> bool:
    """Whether a page that names the node says something else now; its slug stands in the breadcrumb's address."""
    return (category.name, category.name_en, category.slug) != (row.zh, row.en, row.slug)


def _differs(category: Category, row: CategoryRow) -> bool:
    return any(getattr(category, name) != value for name, value in _values(row).items())


@act
def add_category(
    *,
    by: By,
    code: str,
    slug: str,
    name: str,
    name_en: str = "",
    parent: str = "",
    outlet: str = "",
    article: str = "",
    freshness_days: int | None = None,
    kinds: Iterable[str] = (),
    agencies: Iterable[str] = (),
) -> str:
    """Add a category and open it at once in every agency named (codes): one act, one line, however many. Returns its code."""
    permissions.require_for_template(by)
    above = _category(parent) if parent else None
    outlet = outlet or (above.outlet if above else "")
    _check_new(code, slug, name, outlet, freshness_days)
    category = Category.objects.create(
        code=code,
        slug=slug,
        parent=above,
        name=name.strip(),
        name_en=name_en.strip() or name.strip(),
        article=article or (above.article if above else ""),
        outlet=outlet,
        freshness_days=freshness_days,
        freshness_unit="calendar" if freshness_days else "",
        kinds=" ".join(kinds),
        position=Category.objects.filter(parent=above).count() + 1,
    )
    opened = _open(by, [category], list(agencies))
    record("catalogue.add_category", by=by, subject=f"category:{code}", name=category.name, agencies=opened)
    return code


@act
def open_sections(*, by: By, agencies: Iterable[str], categories: Iterable[str] | None = None) -> int:
    """Open sections of the categories (all shipped ones when none are named) in the agencies. Returns how many are new."""
    codes = sorted(set(agencies))
    if not codes:
        raise refuse("catalogue.no_agency", "agencies")
    for code in codes:
        permissions.require_for_sections(by, code)
    wanted = (
        list(Category.objects.filter(retired_on__isnull=True, shipped=True))
        if categories is None
        else [_category(code) for code in sorted(set(categories))]
    )
    before = Section.objects.count()
    opened = _open(by, wanted, codes)
    record(
        "catalogue.open_sections",
        by=by,
        subject="catalogue:sections",
        agency=codes[0] if len(codes) == 1 else "",
        agencies=opened,
        categories=[category.code for category in wanted],
    )
    return Section.objects.count() - before


@act
def amend_section(
    *,
    by: By,
    agency: str,
    category: str,
    lock_version: int,
    owner: str = "",
    about: str = "",
    freshness_days: int | None = None,
) -> None:
    """Change who owns a section (unit code or ""), its line of explanation and its own update rule."""
    permissions.require_for_sections(by, agency)
    section = section_of(agency, category)
    if section.lock_version != lock_version:
        raise refuse("catalogue.changed_meanwhile", name=section.category.name)
    _check_freshness(freshness_days)
    _check_stricter(section.category, freshness_days)
    section.owner = _unit(section, owner) if owner else None
    section.about, section.freshness_days = about.strip()[:200], freshness_days
    section.lock_version += 1
    section.save()
    outbox.changed(f"section-{agency}-{section.category.slug}")
    record(
        "catalogue.amend_section",
        by=by,
        subject=f"section:{agency}/{category}",
        agency=agency,
        owner=owner,
        freshness_days=freshness_days,
    )


@act
def close_section(*, by: By, agency: str, category: str) -> None:
    """Close a section: nothing more is placed in it; what is there stays readable at its own address."""
    permissions.require_for_sections(by, agency)
    section = section_of(agency, category)
    if section.closed_on is not None:
        raise refuse("catalogue.section_closed", name=section.category.name)
    section.closed_on = by.day
    section.lock_version += 1
    section.save()
    outbox.changed(f"agency-{agency}")
    record("catalogue.close_section", by=by, subject=f"section:{agency}/{category}", agency=agency)


def _open(by: By, categories: list[Category], codes: list[str]) -> list[str]:
    """Sections of the categories and of the groups above them, in the agencies; those that exist are reopened."""
    found = list(Agency.objects.filter(code__in=codes, dissolved_on__isnull=True))
    missing = set(codes) - {agency.code for agency in found}
    if missing:
        raise refuse("agencies.unknown", "agencies", code="、".join(sorted(missing)))
    everything = {category.pk: category for category in Category.objects.all()}
    wanted: dict[int, Category] = {}
    for category in categories:
        node: Category | None = category
        while node is not None:
            wanted[node.pk] = node
            node = everything.get(node.parent_id) if node.parent_id else None
    closed = Section.objects.filter(agency__in=found, category__in=wanted, closed_on__isnull=False)
    closed.update(closed_on=None, moved_to=None)
    Section.objects.bulk_create(
        [Section(agency=agency, category=node, opened_on=by.day) for agency in found for node in wanted.values()],
        ignore_conflicts=True,
    )
    outbox.changed(*(f"agency-{agency.code}" for agency in found))
    return sorted(agency.code for agency in found)


def _check_new(code: str, slug: str, name: str, outlet: str, freshness_days: int | None) -> None:
    if not name.strip():
        raise refuse("catalogue.name_missing", "name")
    if not _SLUG.match(slug):
        raise refuse("catalogue.slug_wrong", "slug")
    if outlet not in set(Outlet):
        raise refuse("catalogue.outlet_unknown", "outlet")
    _check_freshness(freshness_days)
    if Category.objects.filter(code=code).exists():
        raise refuse("catalogue.code_taken", "code", code=code)
    if Category.objects.filter(slug=slug).exists():
        raise refuse("catalogue.slug_taken", "slug", slug=slug)


def _check_freshness(days: int | None) -> None:
    if days is not None and not 1 <= days <= _LONGEST:
        raise refuse("catalogue.freshness_wrong", "freshness_days")


def _check_stricter(category: Category, days: int | None) -> None:
    """An agency may ask more of its own section than the template does (国办秘函〔2019〕19号), never less."""
    if days is not None and category.freshness_days is not None and days > category.freshness_days:
        raise refuse("catalogue.freshness_looser", "freshness_days", name=category.name, days=category.freshness_days)


def _category(code: str) -> Category:
    found = Category.objects.filter(code=code).first()
    if found is None:
        raise refuse("catalogue.unknown_category", "category")
    return found


def section_of(agency: str, category: str) -> Section:
    """The section of an agency, held until the transaction ends. Refused when it is not kept."""
    found = (
        Section.objects.select_for_update(of=("self",))
        .select_related("category", "agency")
        .filter(agency__code=agency, category__code=category)
        .first()
    )
    if found is None:
        raise refuse("catalogue.unknown_section", "section")
    return found


def _unit(section: Section, code: str) -> Unit:
    found = Unit.objects.filter(agency=section.agency, code=code, closed_on__isnull=True).first()
    if found is None:
        raise refuse("catalogue.unit_elsewhere", "owner", unit=code)
    return found
