"""Changes of columns: which can still be undone, and what a change or its undoing would do. Nothing is written."""

from dataclasses import dataclass

from django.db import transaction

from mingchuang.domains.documents import moving, unmoving
from mingchuang.domains.documents.models import ColumnMove, Placement
from mingchuang.ledger.acts import By


@dataclass(frozen=True)
class UndoRow:
    """What undoing would do in one agency. The slugs are those of the old and the new section."""

    agency: str
    agency_name: str
    source: str
    target: str
    returning: int
    staying: int
    closes: bool


@dataclass(frozen=True)
class UndoView:
    """A change of columns as it would be undone."""

    name: str
    source: str
    target: str
    rows: tuple[UndoRow, ...]


def recorded() -> dict[int, bool]:
    """The changes (by id) of which it is kept what they did, and whether they were undone."""
    rows = ColumnMove.objects.order_by().values_list("change", "undone_by").distinct()
    return {change: undone is not None for change, undone in rows}


def undoing(change: int, *, by: By) -> UndoView:
    """What undoing a change would do; refused as the act would be."""
    with transaction.atomic():
        before, moves = unmoving.check(by, change)
        rows = tuple(_row(one) for one in moves)
    return UndoView(before.name, before.source.name, before.target.name, rows)


def _row(move: ColumnMove) -> UndoRow:
    agency = move.source.agency
    return UndoRow(
        agency.code,
        agency.name,
        move.source.category.slug,
        move.target.category.slug,
        unmoving.returning(move),
        unmoving.staying(move),
        unmoving.closes(move),
    )


def changing(*, by: By, source: str, target: str, agencies: list[str]) -> dict[str, int]:
    """How many documents would move in each agency (code), unreleased ones included; refused as the act would be."""
    with transaction.atomic():
        _old, _new, rows = moving.check(by, source, target, agencies)
        return {row.agency.code: Placement.objects.filter(section=row).count() for row in rows}
