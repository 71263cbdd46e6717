"""栏目调整: what stands in the sections of one category moves into another's, in many agencies at once; old addresses lead on."""

from collections import Counter
from collections.abc import Iterable

from mingchuang.domains.catalogue import permissions as catalogue_permissions
from mingchuang.domains.catalogue.models import Category, ColumnChange, Section
from mingchuang.domains.documents import policies, shelving
from mingchuang.domains.documents.content import shown
from mingchuang.domains.documents.models import Document, Fragment, Placement
from mingchuang.law.refusal import refuse
from mingchuang.ledger import outbox
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def change_columns(*, by: By, name: str, source: str, target: str, agencies: Iterable[str], reason: str) -> int:
    """Move the sections of category ``source`` into those of ``target`` in the agencies named. Returns how many placements.

    In each agency the target section is opened if it is not kept, the documents are placed there, and the source section is
    closed; its address leads to the target for good. Who keeps the sections of every agency named may do this.
    """
    codes = sorted(set(agencies))
    if not codes:
        raise refuse("catalogue.no_agency", "agencies")
    for code in codes:
        catalogue_permissions.require_for_sections(by, code)
    called, why = shown(name)[:120], policies.check_reason(reason)
    if not called:
        raise refuse("documents.change_name_missing", "name")
    old, new = _category(source, "source"), _category(target, "target")
    if old.pk == new.pk:
        raise refuse("documents.change_to_itself", "target")
    kept = Section.objects.select_for_update(of=("self",)).select_related("agency", "category")
    rows = list(kept.filter(agency__code__in=codes, category=old, closed_on__isnull=True).order_by("pk"))
    missing = set(codes) - {row.agency.code for row in rows}
    if missing:
        raise refuse("documents.change_not_kept", "agencies", code="、".join(sorted(missing)), name=old.name)
    moved = sum(_move(row, _target(row, new, by), by) for row in rows)
    ColumnChange.objects.create(
        name=called,
        source=old,
        target=new,
        reason=why,
        agencies=" ".join(codes),
        documents=moved,
        person=by.who,
        at=by.at,
    )
    record(
        "documents.change_columns",
        by=by,
        subject=f"category:{source}",
        agency=codes[0] if len(codes) == 1 else "",
        name=called,
        target=target,
        agencies=codes,
        documents=moved,
        reason=why,
    )
    return moved


def _category(code: str, field: str) -> Category:
    found = Category.objects.filter(code=code).first()
    if found is None:
        raise refuse("catalogue.unknown_category", field)
    if not found.holds_documents:
        raise refuse("catalogue.section_group", field, name=found.name)
    return found


def _target(source: Section, category: Category, by: By) -> Section:
    """The agency's section of the new category, opened (with the groups above it) if it is not kept."""
    node: Category | None = category
    while node is not None:
        made, _ = Section.objects.get_or_create(agency=source.agency, category=node, defaults={"opened_on": by.day})
        if made.closed_on is not None:
            made.closed_on = made.moved_to = None
            made.lock_version += 1
            made.save(update_fields=["closed_on", "moved_to", "lock_version"])
        node = node.parent
    return Section.objects.get(agency=source.agency, category=category)


def _move(source: Section, target: Section, by: By) -> int:
    """Place everything of ``source`` in ``target``, once; close ``source`` and let its address lead on."""
    counts: Counter[shelving.Key] = Counter()
    there = Placement.objects.filter(section=target).values("document")
    twice = list(Placement.objects.filter(section=source, document__in=there))
    for row in twice:
        if row.first:
            Placement.objects.filter(pk=row.pk).update(first=False)
            Placement.objects.filter(section=target, document=row.document_id).update(first=True)
    shelving.take_off(twice)
    rows = Placement.objects.filter(section=source)
    for moment, kind, validity in rows.filter(shown_at__isnull=False).values_list("shown_at", "kind", "validity"):
        assert moment is not None
        month = shelving.month_of(moment)
        counts[source.pk, month, kind, validity] -= 1
        counts[target.pk, month, kind, validity] += 1
    number = rows.update(section=target) + len(twice)
    shelving.count(counts)
    concerned = Document.objects.filter(first_section=source)
    # The page's way leads to the section it was first placed in: the schedule renders these pages anew, some at a visit.
    Fragment.objects.filter(document__in=concerned.values("pk")).update(template="")
    concerned.update(first_section=target)
    Section.objects.filter(moved_to=source).update(moved_to=target)
    source.closed_on, source.moved_to, source.note, source.noted_on = by.day, target, "", None
    source.lock_version += 1
    source.save()
    agency = source.agency.code
    keys = (f"section-{agency}-{one.category.slug}" for one in (source, target))
    outbox.changed(f"agency-{agency}", f"latest-{agency}", *keys)
    return number
