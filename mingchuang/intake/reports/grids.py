"""Tables in grids (HTML, DOCX, XLSX): the header says which column is whose, so that a blank cell stays where it is."""

import re
from collections.abc import Iterable

from mingchuang.law.annual_report import Format

from .extract import Grid, GridCell, Token
from .flat import FlatRow, t2_rows
from .labels import matches, squash, t3_labels
from .numbers import looks_like_cell

Row = dict[int, GridCell]
_HEADS = {
    "自然人": "natural", "商业企业": "commercial", "科研机构": "research", "社会公益组织": "charity",
    "法律服务机构": "legal", "其他": "other_org", "总计": "total",
}  # fmt: skip


def _token(cell: GridCell) -> Token:
    return Token(cell.text.strip(), cell.span)


def _label(row: Row, before: int) -> str:
    """The text of the distinct cells left of a column, squashed."""
    return "".join(squash(cell.text) for cell in _distinct(row, before))


def _t3_columns(rows: list[Row]) -> tuple[dict[str, int], int] | None:
    """The grid column of each applicant kind and the first header row; None when not all seven are there.

    What stands above that row is prose of the same sheet, whatever words of the table it uses.
    """
    found: dict[str, int] = {}
    first = 0
    for number, row in enumerate(rows):
        for column, cell in row.items():
            kind = _HEADS.get(squash(cell.text))
            if kind and kind not in found:
                found[kind] = column
                first = number if kind == "natural" else first
        if "本年新收" in "".join(squash(c.text) for c in row.values()) and len(found) == len(_HEADS):
            break
    return (found, first) if len(found) == len(_HEADS) else None


def read_t3(grids: Iterable[Grid], fmt: Format) -> list[FlatRow]:
    """The rows of table 3, each with exactly seven cells (blank ones included); it may go on in further grids.

    A grid without a heading of its own goes on in the columns of the one before, if it is as wide.
    """
    waiting, found = list(t3_labels(fmt)), list[FlatRow]()
    columns: dict[str, int] | None = None
    width = 0
    for grid in grids:
        rows = grid.rows()
        own = _t3_columns(rows)
        wide = max((max(row, default=0) for row in rows), default=0)
        if own is None and (columns is None or wide != width):
            continue
        width = wide
        if own is not None:
            columns, begin = own
            rows = rows[begin:]
        assert columns is not None
        order = [columns[column.id] for column in fmt.t3_columns]
        for row in rows:
            label = _label(row, min(order))
            place = next((i for i, known in enumerate(waiting) if matches(label, known)), None)
            if place is None or not all(column in row for column in order):
                continue
            found.append(FlatRow(waiting[place].row, tuple(_token(row[column]) for column in order)))
            waiting = waiting[place + 1 :]
        if not waiting:
            break
    return found


def _distinct(row: Row, before: int | None = None) -> list[GridCell]:
    """The cells of a row from left to right, each once however far it spans."""
    cells: list[GridCell] = []
    for column in sorted(row):
        if before is not None and column >= before:
            break
        if not cells or row[column] is not cells[-1]:
            cells.append(row[column])
    return cells


def read_t2(grids: Iterable[Grid], fmt: Format) -> list[FlatRow]:
    """The rows of table 2: the cells right of each known label, blank ones included, filler columns dropped."""
    known = {name: (row, width) for row, names, width in t2_rows(fmt) for name in names}
    found: dict[str, FlatRow] = {}
    for grid in grids:
        text = "".join(squash(cell.text) for cell in grid.cells)
        if "第二十条" not in text and "信息内容" not in text:
            continue
        for row in grid.rows():
            cells = _distinct(row)
            for place, cell in enumerate(cells):
                entry = known.get(squash(re.sub(r"[（(：:].*", "", cell.text, flags=re.DOTALL)))
                if entry and entry[0] not in found:
                    found[entry[0]] = FlatRow(entry[0], tuple(map(_token, cells[place + 1 : place + 1 + entry[1]])))
    return list(found.values())


def read_t4(grids: Iterable[Grid], fmt: Format) -> list[Token]:
    """The fifteen cells of table 4 in its last row that holds numbers."""
    wanted = len(fmt.t4_groups) * len(fmt.t4_columns)
    for grid in grids:
        text = "".join(squash(cell.text) for cell in grid.cells)
        if "尚未审结" not in text or "行政复议" not in text:
            continue
        rows = grid.rows()
        heads = next(
            (i for i, row in enumerate(rows) if sum(squash(c.text) == "尚未审结" for c in _distinct(row)) >= 1), 0
        )
        upheld = [column for row in rows[: heads + 1] for column, c in row.items() if squash(c.text) == "结果维持"]
        for row in reversed(rows[heads + 1 :]):
            # A column that numbers the rows stands left of the first outcome.
            cells = [cell for cell in _distinct(row) if cell.column >= min(upheld, default=0)]
            if any(looks_like_cell(cell.text) for cell in cells):
                return [_token(cell) for cell in cells][:wanted]
    return []
