"""The tables of a draft as rows of printed boxes."""

from dataclasses import dataclass

from benchmarks.reports.draft import Draft
from mingchuang.law.report_grid import Box, grids


@dataclass(frozen=True)
class Printed:
    """A box with its text; ``number`` when it is a cell."""

    text: str
    rows: int
    columns: int
    number: bool


def printed(draft: Draft, table: str) -> list[list[Printed]]:
    """The rows of table T2, T3 or T4, headings first."""
    grid = next(grid for grid in grids(draft.fmt) if grid.id == table)
    rows = [*grid.head, *(row for body in grid.bodies for row in body)]
    return [[_box(draft, box) for box in row] for row in rows]


def heads(draft: Draft, table: str) -> int:
    """How many leading rows are headings."""
    return len(next(grid for grid in grids(draft.fmt) if grid.id == table).head)


def _box(draft: Draft, box: Box) -> Printed:
    text = draft.cells.get(box.cell, "") if box.cell else draft.labels.get(box.zh, box.zh)
    return Printed(text, box.rows, box.columns, bool(box.cell))
