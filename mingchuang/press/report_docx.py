"""The annual report as an editable DOCX in the look of an official paper: headings, merged cells, page numbers.

The shell (styles, fonts, page) stands as XML in ``templates/docx``; a font is named, never embedded.
"""

import io
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .documents import check_lines
from .grid import Grid
from .packages import FIRST, fit, settled
from .reports import ReportValue, Table, laid

_SHELL = Path(__file__).parent / "templates" / "docx"
WIDE = 8844  # twentieths of a point between the margins


@cache
def shell() -> bytes:
    """The empty paper as a package; content types first, as every reader expects."""
    out = io.BytesIO()
    names = sorted(path.relative_to(_SHELL).as_posix() for path in _SHELL.rglob("*") if path.is_file())
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, (_SHELL / name).read_bytes())
    return out.getvalue()


def render(report: ReportValue) -> bytes:
    """The report as DOCX; the same value gives the same bytes."""
    paper = Document(io.BytesIO(shell()))
    _properties(paper, report)
    _say(paper, report.title, "Title")
    _say(paper, report.dated, "Date")
    for words in report.opening:
        _say(paper, words, "Body Text")
    for section in report.sections:
        _say(paper, section.heading, "Heading 1")
        for words in section.paragraphs:
            _say(paper, words, "Body Text")
        for table in section.tables:
            if table.rows:
                paper.element.body.insert_element_before(_table(table), "w:sectPr")
                # Two tables in a row would grow together, and the last block of a cell or body is a paragraph.
                paper.add_paragraph(style="Table Text")
    for line in check_lines(report.fingerprint, report.address) if report.fingerprint else ():
        _say(paper, line, "Check Line")
    out = io.BytesIO()
    paper.save(out)
    return settled(out.getvalue(), report.day)


def _properties(paper: Paper, report: ReportValue) -> None:
    stated = paper.core_properties
    stated.title, stated.author, stated.language = fit(report.title), fit(report.agency), "zh-CN"
    stated.identifier = report.fingerprint
    day = report.day or FIRST
    stated.created = stated.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the library writes UTC


def _say(paper: Paper, words: str, style: str) -> None:
    if text := fit(words):
        paper.add_paragraph(text, style)


def _table(table: Table) -> Any:
    grid, shares = laid(table)
    widths = _widths(shares)
    made = _new("w:tbl")
    shape = _new("w:tblPr", made)
    _new("w:tblStyle", shape, val="TableGrid")
    _new("w:tblW", shape, w=str(sum(widths)), type="dxa")
    _new("w:jc", shape, val="center")
    _new("w:tblLayout", shape, type="fixed")
    columns = _new("w:tblGrid", made)
    for width in widths:
        _new("w:gridCol", columns, w=str(width))
    size, heads = _size(grid.columns), grid.whole_rows(table.heads)
    covering = _covering(grid)
    for y in range(grid.rows):
        line = _new("w:tr", made)
        facts = _new("w:trPr", line)
        _new("w:cantSplit", facts)
        if y < heads:
            _new("w:tblHeader", facts)
        x = 0
        while x < grid.columns:
            cell = covering.get((x, y), {"x": x, "y": y, "columns": 1, "lines": 1, "text": "", "head": False})
            _cell(line, cell, y, sum(widths[x : x + cell["columns"]]), size)
            x += cell["columns"]
    return made


def _covering(grid: Grid) -> dict[tuple[int, int], dict[str, Any]]:
    """The cell that begins in a column, for each row that it covers."""
    return {(cell["x"], cell["y"] + down): cell for cell in grid.cells for down in range(cell["lines"])}


def _cell(line: Any, cell: dict[str, Any], y: int, width: int, size: int) -> None:
    made = _new("w:tc", line)
    shape = _new("w:tcPr", made)
    _new("w:tcW", shape, w=str(width), type="dxa")
    if cell["columns"] > 1:
        _new("w:gridSpan", shape, val=str(cell["columns"]))
    if cell["lines"] > 1:
        _new("w:vMerge", shape, val="restart" if cell["y"] == y else "continue")
    _new("w:vAlign", shape, val="center")
    words = _new("w:p", made)
    style = _new("w:pPr", words)
    _new("w:pStyle", style, val="TableHead" if cell["head"] else "TableText")
    text = fit(cell["text"])
    if text and cell["y"] == y:
        run = _new("w:r", words)
        facts = _new("w:rPr", run)
        _new("w:sz", facts, val=str(size))
        _new("w:szCs", facts, val=str(size))
        _new("w:t", run).text = text


def _new(tag: str, into: Any = None, **attributes: str) -> Any:
    """An element, put into another; its attributes are those of Word's own name space."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if into is not None:
        into.append(made)
    return made


def _widths(shares: list[int]) -> list[int]:
    whole = sum(shares)
    widths = [WIDE * share // whole for share in shares]
    return [*widths[:-1], WIDE - sum(widths[:-1])]


def _size(columns: int) -> int:
    """Half points, as the PDF has them: the wider the table, the smaller its type."""
    return 24 if columns <= 4 else 21 if columns <= 7 else 18 if columns <= 12 else 15
