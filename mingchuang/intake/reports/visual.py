"""Tables as a page shows them (PDF): rows of numbers in printed order, columns by where the numbers stand.

A label may be broken over lines above and below its numbers, so rows are known by their order first and by label second.
"""

from collections.abc import Sequence
from statistics import median

from mingchuang.law.annual_report import Format

from .extract import Extract, Token
from .flat import FlatRow, t3_region
from .labels import begun, matches, squash, t3_labels
from .numbers import looks_like_cell

NumberRow = list[tuple[Token, float]]


def _split(tokens: Sequence[Token], centres: Sequence[float]) -> NumberRow:
    """The cell tokens at the end of a visual row; a piece such as ``0 0 0`` is several cells."""
    found: NumberRow = []
    for token, centre in zip(tokens, centres, strict=True):
        words = token.text.split()
        if words and all(looks_like_cell(word) for word in words):
            place = token.span[0]
            for word in words:
                at = token.text.index(word, place - token.span[0]) + token.span[0]
                found.append((Token(word, (at, at + len(word))), centre))
                place = at + len(word)
        elif found:
            found = []  # a number before words is part of a label or of a sentence
    return found


def _columns(rows: list[NumberRow], width: int) -> list[float] | None:
    """Where the columns stand, from the rows that are whole; None when no row is."""
    whole = [row for row in rows if len(row) == width and len({centre for _, centre in row}) == width]
    if not whole:
        return None
    return [median(row[i][1] for row in whole) for i in range(width)]


def _placed(row: NumberRow, columns: list[float] | None, width: int) -> tuple[Token, ...] | None:
    """The row's cells by column, blank tokens where nothing stands; None when that cannot be told."""
    if len(row) == width:
        return tuple(token for token, _ in row)
    if columns is None or not row or len(row) > width:
        return None
    cells: list[Token | None] = [None] * width
    for token, centre in row:
        nearest = min(range(width), key=lambda i: abs(columns[i] - centre))
        if cells[nearest] is not None:
            return None
        cells[nearest] = token
    empty = (row[0][0].span[0], row[0][0].span[0])
    return tuple(cell or Token("", empty) for cell in cells)


def read_t3(extract: Extract, fmt: Format) -> list[FlatRow]:
    """The rows of table 3: by order when there are as many as the format has, else those whose label is on the line."""
    region, width = t3_region(extract.text), len(fmt.t3_columns)
    if region is None:
        return []
    rows: list[NumberRow] = []
    labels: list[str] = []
    held = ""
    for tokens, centres in zip(extract.lines, extract.centres, strict=True):
        if not tokens or tokens[-1].span[1] <= region[0] or tokens[0].span[0] > region[1]:
            continue
        numbers = _split(tokens, centres)
        words = "".join(squash(t.text) for t in tokens if t not in [token for token, _ in numbers])
        held += words
        if len(numbers) >= 2:
            rows.append(numbers)
            labels.append(held)
            held = ""
    known = t3_labels(fmt)
    columns = _columns(rows, width)
    rows, labels = rows[: _last(labels)], labels[: _last(labels)]
    if len(rows) == len(known):
        named = [(label.row, row) for label, row in zip(known, rows, strict=True)]
    else:
        named = _by_label(labels, rows, fmt)
    return [FlatRow(name, cells) for name, row in named if (cells := _placed(row, columns, width)) is not None]


def _last(labels: list[str]) -> int:
    """How many rows there are up to the one that carries over to the next year."""
    for place, label in enumerate(labels):
        if "结转下年度" in label:
            return place + 1
    return len(labels)


def _by_label(labels: list[str], rows: list[NumberRow], fmt: Format) -> list[tuple[str, NumberRow]]:
    waiting, found = list(t3_labels(fmt)), []
    for label, row in zip(labels, rows, strict=True):
        place = next((i for i, known in enumerate(waiting) if matches(label, known)), None)
        if place is None:
            place = next((i for i, known in enumerate(waiting) if begun(label, known)), None)
        if place is not None:
            found.append((waiting[place].row, row))
            waiting = waiting[place + 1 :]
    return found
