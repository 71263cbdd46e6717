"""Tables in flattened text: one cell a line, or a row of cells parted by blanks, tabs or bars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mingchuang.law.annual_report import Format
from mingchuang.law.audit.values import Span

from .extract import Token
from .labels import Label, matches, squash, t3_labels
from .numbers import looks_like_cell

_TOKEN = re.compile(r"[^\s|│┃]+")
_T3_START = re.compile(r"本\s*年\s*(?:度\s*)?新\s*收")
_T3_END = re.compile(r"结\s*转\s*下\s*(?:一\s*)?年\s*度")
_FIGURE = re.compile(r"(?<![\d.])\d{1,6}(?![\d.、])")
_PARTED = re.compile(r"\t|[|│┃]")
_LINE = re.compile(r"[^\n]+")
LEAST = 40  # figures between the first and the last label of table 3
# Where most cells are blank, the labels tell the table.
_RESULTS = re.compile(
    r"国家秘密|三安全一稳定|合法权益|内部事务|过程性|执法案卷|查询事项|不掌握|另行制作|不明确|重复申请|公开出版物|反复申请|重新出具"
)
MANY = 10  # of these labels; prose names a few
# 规章（县级无此项）, 规范性文件：是指…: a label and what it means.
_EXPLAINED = re.compile(r"([一-鿿]{2,12})[（(：:]")
_T4_HEADING = re.compile(r"行\s*政\s*复\s*议")
_T2_START = re.compile(r"信\s*息\s*内\s*容|第\s*二\s*十\s*条\s*第?")


LONGEST = 9_000  # characters of table 3 at its widest


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A label and the cell tokens after it."""

    row: str
    cells: tuple[Token, ...]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The pieces between two places, in order."""
    return [Token(m.group(), (m.start(), m.end())) for m in _TOKEN.finditer(text, start, end)]


def _rows(pieces: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Runs of label pieces, each with the cell pieces that follow."""
    label, cells = list[Token](), list[Token]()
    for piece in pieces:
        if looks_like_cell(piece.text):
            cells.append(piece)
            continue
        if cells:
            yield label, cells
            label, cells = [], []
        label.append(piece)
    if label or cells:
        yield label, cells


def _joined(label: list[Token]) -> str:
    return "".join(squash(piece.text) for piece in label)


def t3_region(text: str) -> Span | None:
    """From the first row's label to well past the last row's numbers; None where table 3 is not flattened here."""
    found = _t3_stretch(text)
    return (found[0], min(len(text), found[1] + 400)) if found else None


def _t3_stretch(text: str) -> Span | None:
    """From the first row's label to the end of the last row's label.

    Prose uses the same words: the table is the shortest stretch from one to the other that is full of figures.
    """
    best: Span | None = None
    ends = [match.end() for match in _T3_END.finditer(text)]
    for start in _T3_START.finditer(text):
        for end in ends:
            if not 300 < end - start.start() < LONGEST or (best and end - start.start() >= best[1] - best[0]):
                continue
            stretch = (start.start(), end)
            if len(_FIGURE.findall(text, *stretch)) >= LEAST or len(set(_RESULTS.findall(text, *stretch))) >= MANY:
                best = (start.start(), end)
                break
    return best


def read_t3(text: str, fmt: Format) -> list[FlatRow]:
    """The rows of table 3 whose labels were found in order; a row may hold too few or too many cells."""
    region = t3_region(text)
    if region is None:
        return []
    lines = _t3_delimited(text, region, fmt)
    if len(lines) * 2 > len(fmt.t3_ids):
        return lines
    found: list[FlatRow] = []
    waiting: list[Label] = list(t3_labels(fmt))
    width = len(fmt.t3_columns)
    for pieces, cells in _rows(tokens(text, *region)):
        label = _joined(pieces)
        place = next((i for i, known in enumerate(waiting) if matches(label, known)), None)
        if place is None:
            continue
        found.append(FlatRow(waiting[place].row, tuple(cells)))
        waiting = waiting[place + 1 :]
        if not waiting:
            last = found.pop()
            found.append(FlatRow(last.row, last.cells[:width]))
            break
    return _unnumbered(found, width)


def _unnumbered(rows: list[FlatRow], width: int) -> list[FlatRow]:
    """Without the next row's number behind a row's cells, where a column numbers the rows."""
    spare = [row.cells[width].text for row in rows if len(row.cells) == width + 1]
    counted = all(a.isdigit() and b.isdigit() and int(a) < int(b) for a, b in pairwise(spare))
    if len(spare) * 2 < len(rows) or not counted:
        return rows
    return [FlatRow(row.row, row.cells[:width]) if len(row.cells) == width + 1 else row for row in rows]


def t2_rows(fmt: Format) -> list[tuple[str, tuple[str, ...], int]]:
    """The rows of table 2: id, squashed labels (the other format's name for normative documents too), width."""
    made = []
    for block in fmt.t2:
        for row in block.rows:
            names = [squash(row.zh)]
            if row.id.endswith(".normative"):
                names = ["行政规范性文件", "规范性文件"]
            made.append((row.id, tuple(names), len(block.columns)))
    return made


def _is_row(label: str, names: tuple[str, ...]) -> bool:
    if any(label.endswith(name) for name in names):
        return True
    # A label of which the rest stands below its numbers.
    return any(label.endswith(name[:length]) for name in names for length in range(len(name) - 1, 3, -1))


def _fields(line: str) -> list[tuple[int, int]] | None:
    """The fields of a line parted by tabs or bars, as places within it; None when it is no such line."""
    marks = [match.span() for match in _PARTED.finditer(line)]
    if len(marks) < 3:
        return None
    edges = [(0, 0), *marks, (len(line), len(line))]
    fields = [(before[1], after[0]) for before, after in pairwise(edges)]
    if marks and line.strip().startswith("|"):
        fields = fields[1:]
    return fields


def _places(held: list[str], width: int) -> list[int] | None:
    """Where the cells of a row of fields may begin: usually one place, several where blanks stand on both sides.

    Converters write spans as blank fields: before the cells (a label over three columns) or, to fill the row up, behind them.
    """
    first = next((i for i, text in enumerate(held) if text and not looks_like_cell(text)), None)
    if first is None:
        return None
    begin = first + 1
    while begin < len(held) and held[begin] and not looks_like_cell(held[begin]):
        begin += 1
    rest = held[begin:]
    spare = len(rest) - width
    if spare < 0 or not all(not text or looks_like_cell(text) for text in rest):
        return None
    return [
        begin + shift
        for shift in range(spare + 1)
        if not any(rest[:shift]) and not any(rest[shift + width :])
    ]  # fmt: skip


Line = tuple[re.Match[str], list[tuple[int, int]], list[int]]


def _parted(text: str, region: Span, width: int) -> list[Line]:
    """The lines that are rows of fields, each with the places at which its cells may begin."""
    found = []
    for match in _LINE.finditer(text, *region):
        fields = _fields(match.group())
        places = _places([match.group()[a:b].strip() for a, b in fields], width) if fields else None
        if fields and places:
            found.append((match, fields, places))
    return found


def _delimited(text: str, region: Span, width: int) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Rows written as lines of parted fields: label and ``width`` cells, blank ones included."""
    lines = _parted(text, region, width)
    # Where one row does not say on which side its blanks are, the others do.
    filled = sum(len(places) == 1 and places[0] + width < len(fields) for _, fields, places in lines)
    led = sum(len(places) == 1 and places[0] + width == len(fields) for _, fields, places in lines)
    for match, fields, places in lines:
        begin = places[0] if filled > led else places[-1]
        cells = []
        for start, end in fields[begin : begin + width]:
            held = match.group()[start:end]
            place = match.start() + start + len(held) - len(held.lstrip())
            cells.append(Token(held.strip(), (place, place + len(held.strip()))))
        yield "".join(squash(match.group()[a:b]) for a, b in fields[:begin]), tuple(cells)


def _t3_delimited(text: str, region: Span, fmt: Format) -> list[FlatRow]:
    waiting, found = list(t3_labels(fmt)), list[FlatRow]()
    begin = text.rfind("\n", 0, region[0]) + 1
    for label, cells in _delimited(text, (begin, region[1]), len(fmt.t3_columns)):
        place = next((i for i, known in enumerate(waiting) if matches(label, known)), None)
        if place is not None:
            found.append(FlatRow(waiting[place].row, cells))
            waiting = waiting[place + 1 :]
    return found


def read_t2(text: str, fmt: Format) -> list[FlatRow]:
    """The rows of table 2, found by label between its first clause and table 3."""
    start = _T2_START.search(text)
    if start is None:
        return []
    region = t3_region(text)
    pieces = tokens(text, start.start(), region[0] if region and region[0] > start.start() else len(text))
    known = t2_rows(fmt)
    found: list[FlatRow] = []
    for label, cells in _rows(pieces):
        joined, explained = (
            _joined(label),
            {squash(match[1]) for piece in label if (match := _EXPLAINED.match(piece.text))},
        )
        for place, (row, names, width) in enumerate(known):
            if _is_row(joined, names) or explained & set(names):
                found.append(FlatRow(row, tuple(cells[:width])))
                known = known[place + 1 :]
                break
    return found


def read_t4(text: str, fmt: Format) -> list[Token]:
    """The fifteen cells of table 4 in order: the first long run of cells behind its heading."""
    # Behind the last label of table 3, whatever a later paragraph says of what is carried over.
    stretch = _t3_stretch(text)
    heading = _T4_HEADING.search(text, stretch[1] if stretch else 0)
    if heading is None:
        return []
    end = text.find("存在的主要问题", heading.end())
    pieces = tokens(text, heading.end(), end if end > 0 else min(len(text), heading.end() + 1200))
    wanted = len(fmt.t4_groups) * len(fmt.t4_columns)
    best: list[Token] = []
    run: list[Token] = []
    for piece in (*pieces, Token("—end—", (0, 0))):
        if looks_like_cell(piece.text):
            run.append(piece)
            continue
        if len(run) > len(best):
            best = run
        run = []
    return best[:wanted]
