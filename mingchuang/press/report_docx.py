"""The annual report as an editable DOCX in the look of an official paper: headings, merged cells, page numbers.

The parts that all office papers are made of stand in ``wordml``.
"""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper

from .documents import check_lines
from .packages import FIRST, fit, settled
from .reports import ReportValue, Table, laid
from .wordml import covering, element, in_twips, shell, size_of


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
    widths = in_twips(shares)
    made = element("w:tbl")
    shape = element("w:tblPr", made)
    element("w:tblStyle", shape, val="TableGrid")
    element("w:tblW", shape, w=str(sum(widths)), type="dxa")
    element("w:jc", shape, val="center")
    element("w:tblLayout", shape, type="fixed")
    columns = element("w:tblGrid", made)
    for width in widths:
        element("w:gridCol", columns, w=str(width))
    size, heads = size_of(grid.columns), grid.whole_rows(table.heads)
    standing = covering(grid)
    for y in range(grid.rows):
        line = element("w:tr", made)
        facts = element("w:trPr", line)
        element("w:cantSplit", facts)
        if y < heads:
            element("w:tblHeader", facts)
        x = 0
        while x < grid.columns:
            cell = standing.get((x, y), {"x": x, "y": y, "columns": 1, "lines": 1, "text": "", "head": False})
            _cell(line, cell, y, sum(widths[x : x + cell["columns"]]), size)
            x += cell["columns"]
    return made


def _cell(line: Any, cell: dict[str, Any], y: int, width: int, size: int) -> None:
    made = element("w:tc", line)
    shape = element("w:tcPr", made)
    element("w:tcW", shape, w=str(width), type="dxa")
    if cell["columns"] > 1:
        element("w:gridSpan", shape, val=str(cell["columns"]))
    if cell["lines"] > 1:
        element("w:vMerge", shape, val="restart" if cell["y"] == y else "continue")
    element("w:vAlign", shape, val="center")
    words = element("w:p", made)
    style = element("w:pPr", words)
    element("w:pStyle", style, val="TableHead" if cell["head"] else "TableText")
    text = fit(cell["text"])
    if text and cell["y"] == y:
        run = element("w:r", words)
        facts = element("w:rPr", run)
        element("w:sz", facts, val=str(size))
        element("w:szCs", facts, val=str(size))
        element("w:t", run).text = text
