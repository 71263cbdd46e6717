"""How the three tables of the annual report are laid out: headings and cells with their spans, as in the official form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingchuang.law.annual_report import Block, Column, Format, Heading, Row

_T3_DEPTH = 3


@dataclass(frozen=True)
class Box:
    """One box of a table: a heading (``scope`` row, rowgroup, col or colgroup) or, with a cell id, a place for a number.

    The text of a heading stands in it; that of a number says what it counts, row and column.
    """

    zh: str = ""
    en: str = ""
    scope: str = ""
    rows: int = 1
    columns: int = 1
    cell: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its id, heading rows, and bodies (groups of rows that belong together)."""

    id: str
    zh: str
    en: str
    head: tuple[tuple[Box, ...], ...]
    bodies: tuple[tuple[tuple[Box, ...], ...], ...]


def grids(fmt: Format) -> tuple[Grid, ...]:
    """Tables 2, 3 and 4 of a format, in order."""
    return (_table_2(fmt), _table_3(fmt), _table_4(fmt))


def _title(fmt: Format, table: str) -> tuple[str, str]:
    section = next(section for section in fmt.sections if section.table == table)
    return section.zh, section.en


def _head(label: Column | Row | Heading, scope: str, rows: int = 1, columns: int = 1) -> Box:
    number = "" if isinstance(label, Column) else label.number
    spoken = f"{number} {label.en}" if number.isascii() and number else label.en
    return Box(f"{number}{label.zh}", spoken, scope, rows, columns)


def _table_2(fmt: Format) -> Grid:
    width = max(len(block.columns) for block in fmt.t2)
    bodies = []
    for block in fmt.t2:
        spans = [1] * (len(block.columns) - 1) + [1 + width - len(block.columns)]
        heads = [_head(column, "col", columns=span) for column, span in zip(block.columns, spans, strict=True)]
        rows: list[tuple[Box, ...]] = [
            (Box(block.clause, f"Art. 20({_item(block)})", "rowgroup", columns=width + 1),),
            (Box("信息内容", "Content", "col"), *heads),
        ]
        for row in block.rows:
            cells = [_number(row.id, row, column, span) for column, span in zip(block.columns, spans, strict=True)]
            rows.append((_head(row, "row"), *cells))
        bodies.append(tuple(rows))
    return Grid("T2", *_title(fmt, "T2"), (), tuple(bodies))


def _item(block: Block) -> str:
    """The item of art. 20 that a block of table 2 reports, from the ids of its rows (T2.5.licence)."""
    return block.rows[0].id.split(".")[1]


def _number(prefix: str, row: Row, column: Column, columns: int = 1) -> Box:
    return Box(f"{row.zh}：{column.zh}", f"{row.en}: {column.en}", columns=columns, cell=f"{prefix}.{column.id}")


def _numbers(table: str, row: Row, columns: Sequence[Column]) -> list[Box]:
    return [_number(f"{table}.{row.id}", row, column) for column in columns]


def _table_3(fmt: Format) -> Grid:
    organisation = [column for column in fmt.t3_columns if column.parent]
    natural, total = fmt.t3_columns[0], fmt.t3_columns[-1]
    corner = Box(fmt.t3_note["zh"], fmt.t3_note["en"], "col", rows=3, columns=_T3_DEPTH)
    heads = fmt.t3_headings
    head = (
        (corner, _head(heads["applicant"], "colgroup", columns=len(fmt.t3_columns))),
        (
            _head(natural, "col", rows=2),
            _head(heads["organisation"], "colgroup", columns=len(organisation)),
            _head(total, "col", rows=2),
        ),
        tuple(_head(column, "col") for column in organisation),
    )
    return Grid("T3", *_title(fmt, "T3"), head, (tuple(_table_3_rows(fmt)),))


def _table_3_rows(fmt: Format) -> Iterable[tuple[Box, ...]]:
    """Each row with the headings that begin in it; a heading spans the rows below it."""
    begun: set[str] = set()
    for row in fmt.t3_rows:
        chain = _chain(fmt, row)
        boxes = []
        for heading in chain:
            if heading.id not in begun:
                begun.add(heading.id)
                span = sum(heading in _chain(fmt, other) for other in fmt.t3_rows)
                boxes.append(_head(heading, "rowgroup", rows=span))
        boxes.append(_head(row, "row", columns=_T3_DEPTH - len(chain)))
        yield (*boxes, *_numbers("T3", row, fmt.t3_columns))


def _chain(fmt: Format, row: Row) -> list[Heading]:
    """The headings above a row, outermost first."""
    chain: list[Heading] = []
    parent = row.parent
    while parent:
        chain.insert(0, fmt.t3_headings[parent])
        parent = fmt.t3_headings[parent].parent
    return chain


def _table_4(fmt: Format) -> Grid:
    width = len(fmt.t4_columns)
    first, *suits = fmt.t4_groups
    head = (
        (
            _head(first, "colgroup", rows=2, columns=width),
            _head(fmt.t4_headings["lawsuit"], "colgroup", columns=width * len(suits)),
        ),
        tuple(_head(group, "colgroup", columns=width) for group in suits),
        tuple(_head(column, "col") for _ in fmt.t4_groups for column in fmt.t4_columns),
    )
    numbers = [box for group in fmt.t4_groups for box in _numbers("T4", group, fmt.t4_columns)]
    return Grid("T4", *_title(fmt, "T4"), head, ((tuple(numbers),),))


def labels(fmt: Format) -> dict[str, tuple[str, str]]:
    """What each cell counts, in Chinese and English, by cell id."""
    rows = [row for grid in grids(fmt) for body in grid.bodies for row in body]
    return {box.cell: (box.zh, box.en) for row in rows for box in row if box.cell}


def place(fmt: Format, where: str, table: str = "") -> tuple[str, str]:
    """Where a check found something, in words: a cell, a row, a column, a group or a part; the id itself where none fits.

    ``where`` is the part of a check's id after the @; ``table`` is T2, T3 or T4 for the rules of a table.
    """
    if not where:
        return "报告", "The report"
    cells = labels(fmt)
    for cell_id in (where, f"{table}.{where}"):
        if cell_id in cells:
            return cells[cell_id]
    named: list[Column | Row] = [*fmt.t3_rows, *fmt.t4_groups, *fmt.t3_columns]
    rows = [row for block in fmt.t2 for row in block.rows]
    for one in [*named, *rows]:
        if where in (one.id, one.id.removeprefix("T2.")):
            return one.zh, one.en
    for section in fmt.sections:
        if section.id == where:
            return section.zh, section.en
    return ("卷首语", "Preamble") if where == "preamble" else (where, where)
