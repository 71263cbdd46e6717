"""栏目调整, the work itself: whether sections may move, and carrying what stands in one section into another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet

from mingchuang.domains.catalogue import permissions
from mingchuang.domains.catalogue.models import Category, Section
from mingchuang.law.refusal import refuse
from mingchuang.ledger import outbox
from mingchuang.ledger.acts import By

from . import shelving
from .models import Document, Fragment, Placement

BATCH = 500


def check(by: By, source: str, target: str, agencies: Iterable[str]) -> tuple[Category, Category, list[Section]]:
    """The two categories and the sections that would move, locked. Refused where the change cannot be made."""
    codes = sorted(set(agencies))
    if not codes:
        raise refuse("catalogue.no_agency", "agencies")
    for code in codes:
        permissions.require_for_sections(by, code)
    old, new = _category(source, "source"), _category(target, "target")
    if old.pk == new.pk:
        raise refuse("documents.change_to_itself", "target")
    if old.pk in {one.pk for one in above(new)}:
        raise refuse("documents.change_into_below", "target", name=old.name, target=new.name)
    kept = Section.objects.select_for_update(of=("self",)).select_related("agency", "category")
    # Both ends are locked, in one order: what another change moves into the source, or away from the target, is seen.
    both = list(kept.filter(agency__code__in=codes, category__in=[old, new]).order_by("pk"))
    rows = [row for row in both if row.category_id == old.pk and row.closed_on is None]
    missing = set(codes) - {row.agency.code for row in rows}
    if missing:
        raise refuse("documents.change_not_kept", "agencies", code="、".join(sorted(missing)), name=old.name)
    return old, new, rows


def _category(code: str, field: str) -> Category:
    found = Category.objects.filter(code=code).first()
    if found is None:
        raise refuse("catalogue.unknown_category", field)
    if not found.holds_documents:
        raise refuse("catalogue.section_group", field, name=found.name)
    return found


def above(category: Category) -> list[Category]:
    """The groups above a category, nearest first."""
    found = []
    node = category.parent
    while node is not None:
        found.append(node)
        node = node.parent
    return found


def opened(agency: int, category: Category, by: By) -> tuple[Section, bool]:
    """The agency's section of a category, opened (with the groups above it) if it is not kept; whether it had to be."""
    for node in [*reversed(above(category)), category]:
        found, made = Section.objects.get_or_create(agency_id=agency, category=node, defaults={"opened_on": by.day})
        reopened = found.closed_on is not None
        if reopened:
            found.closed_on = found.moved_to = None
            found.lock_version += 1
            found.save(update_fields=["closed_on", "moved_to", "lock_version"])
    return found, made or reopened


@dataclass
class Carried:
    """What a carrying did, as ids of documents: those that went over, those that stood in both sections, and those of the
    latter that had been placed first where they came from."""

    moved: list[int] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)


def carry(source: Section, target: Section, only: Iterable[int] | None = None) -> Carried:
    """Place what stands in ``source`` (``only`` these documents, by id) in ``target``, each once."""
    done = Carried()
    here = Placement.objects.filter(section=source)
    concerned = Document.objects.filter(first_section=source)
    if only is None:
        _carry(here, source, target, done)
        _lead(concerned, target)
        return done
    for ids in batched(only):
        _carry(here.filter(document__in=ids), source, target, done)
        _lead(concerned.filter(pk__in=ids), target)
    return done


def batched(ids: Iterable[int]) -> Iterator[list[int]]:
    """Ids in lists that a query may name: SQLite takes some thirty thousand values at most."""
    every = list(ids)
    yield from (every[start : start + BATCH] for start in range(0, len(every), BATCH))


def _carry(here: QuerySet[Placement], source: Section, target: Section, done: Carried) -> None:
    there = Placement.objects.filter(section=target).values("document")
    twice = list(here.filter(document__in=there))
    for row in twice:
        if row.first:
            Placement.objects.filter(pk=row.pk).update(first=False)
            Placement.objects.filter(section=target, document=row.document_id).update(first=True)
            done.first.append(row.document_id)
        done.shared.append(row.document_id)
    for start in range(0, len(twice), BATCH):
        shelving.take_off(twice[start : start + BATCH])
    counts: Counter[shelving.Key] = Counter()
    for document, moment, kind, validity in here.values_list("document", "shown_at", "kind", "validity"):
        done.moved.append(document)
        if moment is not None:
            month = shelving.month_of(moment)
            counts[source.pk, month, kind, validity] -= 1
            counts[target.pk, month, kind, validity] += 1
    here.update(section=target)
    shelving.count(counts)


def _lead(concerned: QuerySet[Document], target: Section) -> None:
    """The way on a document's page leads to the section it was first placed in: the schedule renders these pages anew."""
    Fragment.objects.filter(document__in=concerned.values("pk")).update(template="")
    concerned.update(first_section=target)


def close(section: Section, target: Section, by: By) -> list[int]:
    """Close a section; its address, and those that led to it, lead to ``target``. Gives the latter (ids)."""
    led = Section.objects.filter(moved_to=section)
    ids = list(led.order_by("pk").values_list("pk", flat=True))
    led.update(moved_to=target)
    section.closed_on, section.moved_to, section.note, section.noted_on = by.day, target, "", None
    section.lock_version += 1
    section.save()
    return ids


def told(*sections: Section) -> None:
    """The pages that say something else now."""
    agency = sections[0].agency.code
    outbox.changed(
        f"agency-{agency}", f"latest-{agency}", *(f"section-{agency}-{one.category.slug}" for one in sections)
    )
