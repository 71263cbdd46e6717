"""栏目调整: what stands in the sections of one category moves into another's, in many agencies at once; and back again."""

from collections.abc import Iterable

from mingchuang.domains.catalogue.models import ColumnChange, Section
from mingchuang.domains.documents import moving, policies, unmoving
from mingchuang.domains.documents.content import shown
from mingchuang.domains.documents.models import ColumnMove
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def change_columns(*, by: By, name: str, source: str, target: str, agencies: Iterable[str], reason: str) -> int:
    """Move the sections of category ``source`` into those of ``target`` in the agencies named. Returns how many placements.

    In each agency the target section is opened if it is not kept, the documents are placed there, and the source section is
    closed; its address leads to the target for good. Who keeps the sections of every agency named may do this.
    """
    called, why = shown(name)[:120], policies.check_reason(reason)
    if not called:
        raise refuse("documents.change_name_missing", "name")
    old, new, rows = moving.check(by, source, target, agencies)
    codes = sorted(row.agency.code for row in rows)
    change = ColumnChange.objects.create(
        name=called,
        source=old,
        target=new,
        reason=why,
        agencies=" ".join(codes),
        documents=0,
        person=by.who,
        at=by.at,
    )
    change.documents = sum(_move(change, row, by) for row in rows)
    change.save(update_fields=["documents"])
    record(
        "documents.change_columns",
        by=by,
        subject=f"category:{source}",
        agency=codes[0] if len(codes) == 1 else "",
        name=called,
        target=target,
        agencies=codes,
        documents=change.documents,
        reason=why,
    )
    return change.documents


def _move(change: ColumnChange, source: Section, by: By) -> int:
    """Move one section and keep what was done; gives how many documents stood in it."""
    target, had_to_be = moving.opened(source.agency_id, change.target, by)
    note, noted_on = source.note, source.noted_on
    carried = moving.carry(source, target)
    led = moving.close(source, target, by)
    ColumnMove.objects.create(
        change=change,
        source=source,
        target=target,
        opened=had_to_be,
        note=note,
        noted_on=noted_on,
        moved=carried.moved,
        shared=carried.shared,
        first=carried.first,
        led=led,
    )
    moving.told(source, target)
    return len(carried.moved) + len(carried.shared)


@act
def undo_change(*, by: By, change: int, reason: str) -> int:
    """Undo a change of columns by a new one in the opposite direction. Returns how many documents stand where they stood.

    What came over goes back; what was placed in the target since stays there, what was taken out of it stays out. The old
    sections are open again at their own addresses; a target that was opened for the change and holds nothing more is closed
    and leads back. Refused where a later change moved the contents on: that one is undone first. Whoever wants the change
    after all makes it again.
    """
    why = policies.check_reason(reason)
    before, moves = unmoving.check(by, change)
    codes = sorted(one.source.agency.code for one in moves)
    made = ColumnChange.objects.create(
        name=f"撤销：{before.name}"[:120],
        source=before.target,
        target=before.source,
        reason=why,
        agencies=" ".join(codes),
        documents=0,
        person=by.who,
        at=by.at,
    )
    made.documents = sum(unmoving.back(one, made, by) for one in moves)
    made.save(update_fields=["documents"])
    record(
        "documents.undo_change",
        by=by,
        subject=f"category:{before.source.code}",
        agency=codes[0] if len(codes) == 1 else "",
        name=before.name,
        target=before.target.code,
        agencies=codes,
        documents=made.documents,
        reason=why,
    )
    return made.documents
