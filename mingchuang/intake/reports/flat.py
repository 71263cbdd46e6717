"""Tables in flattened text: one cell a line, or a row of cells parted by blanks, tabs or bars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingchuang.law.annual_report import Format
from mingchuang.law.audit.values import Span

from .extract import Token
from .labels import Label, matches, squash, t3_labels
from .numbers import looks_like_cell

_TOKEN = re.compile(r"[^\s|│┃]+")
_T3_START = re.compile(r"本\s*年\s*新\s*收\s*政\s*府\s*信\s*息")
_T3_END = re.compile(r"结\s*转\s*下\s*年\s*度")
_T4_START = re.compile(r"尚\s*未\s*审\s*结")
_T2_START = re.compile(r"信\s*息\s*内\s*容|第\s*二\s*十\s*条\s*第?")


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A label and the cell tokens after it."""

    row: str
    cells: tuple[Token, ...]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The pieces between two places, in order."""
    return [Token(m.group(), (m.start(), m.end())) for m in _TOKEN.finditer(text, start, end)]


def _rows(pieces: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Runs of label pieces (squashed and joined) each with the cell pieces that follow."""
    label, cells = "", []
    for piece in pieces:
        if looks_like_cell(piece.text):
            cells.append(piece)
            continue
        if cells:
            yield label, cells
            label, cells = "", []
        label += squash(piece.text)
    if label or cells:
        yield label, cells


def t3_region(text: str) -> Span | None:
    """From the first row's label to well past the last row's numbers; None where table 3 is not flattened here."""
    starts = list(_T3_START.finditer(text))
    for start in starts:
        end = _T3_END.search(text, start.end())
        if end and end.start() - start.start() < 8000:
            return start.start(), min(len(text), end.end() + 400)
    return None


def read_t3(text: str, fmt: Format) -> list[FlatRow]:
    """The rows of table 3 whose labels were found in order; a row may hold too few or too many cells."""
    region = t3_region(text)
    if region is None:
        return []
    found: list[FlatRow] = []
    waiting: list[Label] = list(t3_labels(fmt))
    width = len(fmt.t3_columns)
    for label, cells in _rows(tokens(text, *region)):
        place = next((i for i, known in enumerate(waiting) if matches(label, known)), None)
        if place is None:
            continue
        found.append(FlatRow(waiting[place].row, tuple(cells)))
        waiting = waiting[place + 1 :]
        if not waiting:
            last = found.pop()
            found.append(FlatRow(last.row, last.cells[:width]))
            break
    return found


def read_t2(text: str, fmt: Format) -> list[FlatRow]:
    """The rows of table 2, found by label between its first clause and table 3."""
    start = _T2_START.search(text)
    if start is None:
        return []
    region = t3_region(text)
    pieces = tokens(text, start.start(), region[0] if region else len(text))
    known = [(row.id, squash(row.zh), len(block.columns)) for block in fmt.t2 for row in block.rows]
    found: list[FlatRow] = []
    for label, cells in _rows(pieces):
        for place, (row, text_of_row, width) in enumerate(known):
            if label.endswith(text_of_row):
                found.append(FlatRow(row, tuple(cells[:width])))
                known = known[place + 1 :]
                break
    return found


def read_t4(text: str, fmt: Format) -> list[Token]:
    """The fifteen cells of table 4 in order, or what was found of them."""
    starts = list(_T4_START.finditer(text))
    region = t3_region(text)
    starts = [s for s in starts if region is None or s.start() > region[0]]
    if not starts:
        return []
    end = text.find("存在的主要问题", starts[-1].end())
    pieces = tokens(text, starts[-1].end(), end if end > 0 else min(len(text), starts[-1].end() + 600))
    cells: list[Token] = []
    for piece in pieces:
        if looks_like_cell(piece.text):
            cells.append(piece)
        elif cells:
            break
    return cells[: len(fmt.t4_groups) * len(fmt.t4_columns)]
