"""撤销栏目调整, the work itself: whether a change of columns can be undone, and putting back what one section took over."""

from collections import Counter

from django.db.models import QuerySet

from mingchuang.domains.catalogue import permissions
from mingchuang.domains.catalogue.models import ColumnChange, Section
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By

from . import moving, shelving
from .models import ColumnMove, Document, Fragment, Placement


def check(by: By, change: int) -> tuple[ColumnChange, list[ColumnMove]]:
    """The change, and its moves in agencies that are in office, their sections locked. Refused where it cannot be undone."""
    before = ColumnChange.objects.select_related("source", "target").filter(pk=change).first()
    if before is None:
        raise refuse("documents.change_unknown")
    for code in before.agencies.split():
        permissions.require_for_sections(by, code)
    # Locked before they are looked at: of two people who undo at once, the second finds it undone.
    moves = list(_moves(change).select_for_update(of=("self",)))
    if not moves:
        raise refuse("documents.change_unrecorded", name=before.name)
    if any(one.undone_by_id for one in moves):
        raise refuse("documents.change_undone", name=before.name)
    ids = {pk for one in moves for pk in (one.source_id, one.target_id)}
    list(Section.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    for one in moves:
        one.source.refresh_from_db(fields=["closed_on", "moved_to", "lock_version", "note", "noted_on"])
        one.target.refresh_from_db(fields=["closed_on", "moved_to", "lock_version", "note", "noted_on"])
    on = [one for one in moves if one.target.moved_to_id is not None]
    if on:
        names = "、".join(one.source.agency.name for one in on)
        raise refuse("documents.change_moved_on", agencies=names, name=before.target.name)
    in_office = [one for one in moves if one.source.agency.dissolved_on is None]
    if not in_office:
        raise refuse("documents.agency_dissolved", name=moves[0].source.agency.name)
    return before, in_office


def _moves(change: int) -> QuerySet[ColumnMove]:
    return (
        ColumnMove.objects.filter(change=change)
        .select_related("source__agency", "source__category", "target__agency", "target__category")
        .order_by("pk")
    )


def back(move: ColumnMove, made: ColumnChange, by: By) -> int:
    """Put back what one section took over; gives how many documents stand in the old section again by it."""
    source, _ = moving.opened(move.source.agency_id, move.source.category, by)
    target = move.target
    carried = moving.carry(target, source, only=move.moved)
    copied = _placed_in_both(move, source, by)
    if move.note and not source.note:
        source.note, source.noted_on = move.note, move.noted_on
        source.lock_version += 1
        source.save(update_fields=["note", "noted_on", "lock_version"])
    Section.objects.filter(pk__in=move.led, moved_to=target).update(moved_to=source)
    if move.opened and target.closed_on is None and not Placement.objects.filter(section=target).exists():
        moving.close(target, source, by)
    ColumnMove.objects.filter(pk=move.pk).update(undone_by=made)
    moving.told(source, target)
    return len(carried.moved) + len(carried.shared) + copied


def _placed_in_both(move: ColumnMove, source: Section, by: By) -> int:
    """What stood in both sections, and still stands in the new one, stands in both again."""
    number = 0
    for ids in moving.batched(move.shared):
        rows = Placement.objects.filter(section=move.target, document__in=ids)
        rows = rows.exclude(document__in=Placement.objects.filter(section=source).values("document"))
        for row in list(rows):
            first = row.first and row.document_id in move.first
            if first:
                Placement.objects.filter(pk=row.pk).update(first=False)
                Document.objects.filter(pk=row.document_id, first_section=move.target).update(first_section=source)
                Fragment.objects.filter(document=row.document_id).update(template="")
            Placement.objects.create(
                document_id=row.document_id,
                section=source,
                first=first,
                placed_by=by.who,
                placed_at=by.at,
                shown_at=row.shown_at,
                kind=row.kind,
                validity=row.validity,
                validity_until=row.validity_until,
            )
            if row.shown_at is not None:
                key = (source.pk, shelving.month_of(row.shown_at), row.kind, row.validity)
                shelving.count(Counter({key: 1}))
            number += 1
    return number


def returning(move: ColumnMove) -> int:
    """How many documents would stand in the old section again."""
    return sum(
        Placement.objects.filter(section=move.target, document__in=ids).count()
        for ids in moving.batched([*move.moved, *move.shared])
    )


def staying(move: ColumnMove) -> int:
    """How many documents would stay in the new section: those placed there since, or in both."""
    leaving = sum(
        Placement.objects.filter(section=move.target, document__in=ids).count() for ids in moving.batched(move.moved)
    )
    return Placement.objects.filter(section=move.target).count() - leaving


def closes(move: ColumnMove) -> bool:
    """Whether the new section would be closed again, with its address leading back."""
    return move.opened and move.target.closed_on is None and staying(move) == 0
