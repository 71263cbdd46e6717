"""A released document as an editable DOCX, in the same words and order as its PDF (``documents``)."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper

from .documents import DocumentValue, check_lines, endings, metadata_rows, tree
from .packages import FIRST, fit, settled
from .wordml import WIDE, element, shell
from .wordml_body import Body


def render(document: DocumentValue) -> bytes:
    """The document as DOCX; the same value gives the same bytes."""
    paper = Document(io.BytesIO(shell()))
    _properties(paper, document)
    body = Body(paper, document.images)
    _say(paper, document.organ_heading, "Letter Head")
    _say(paper, document.document_number, "Document Number")
    _say(paper, document.title, "Title")
    _say(paper, document.notice, "Notice Line")
    body.write(paper.element.body.sectPr, tree(document, {name: name for name in document.images}))
    attachments, signature = endings(document)
    for at, words in enumerate(attachments):
        _say(paper, words, "Attachment Line" if at else "Attachment First")
    for at, words in enumerate(signature):
        _say(paper, words, "Letter Date" if at else "Seal")
    if document.metadata:
        paper.add_paragraph(style="Table Text")
        paper.element.body.sectPr.addprevious(_metadata(document))
        paper.add_paragraph(style="Table Text")
    if document.fingerprint:
        for words in check_lines(document.fingerprint, document.address, document.check):
            _say(paper, words, "Check Line")
    out = io.BytesIO()
    paper.save(out)
    return settled(out.getvalue(), document.day)


def _properties(paper: Paper, document: DocumentValue) -> None:
    stated, day = paper.core_properties, document.day or FIRST
    stated.title, stated.author, stated.language = fit(document.title)[:255], fit(document.issuer)[:255], "zh-CN"
    stated.identifier = document.fingerprint
    stated.created = stated.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the library writes UTC


def _say(paper: Paper, words: str, style: str) -> None:
    if text := fit(words):
        paper.add_paragraph(text, style)


def _metadata(document: DocumentValue) -> Any:
    """Label and value in four columns, as `metadata_rows` lays them."""
    widths = (1500, 3300, 1500, WIDE - 6300)
    made = element("w:tbl")
    shape = element("w:tblPr", made)
    element("w:tblStyle", shape, val="TableGrid")
    element("w:tblW", shape, w=str(WIDE), type="dxa")
    element("w:tblLayout", shape, type="fixed")
    columns = element("w:tblGrid", made)
    for width in widths:
        element("w:gridCol", columns, w=str(width))
    for row in metadata_rows(document.metadata):
        line = element("w:tr", made)
        element("w:cantSplit", element("w:trPr", line))
        for at, (label, value) in enumerate(row):
            _cell(line, label, widths[at * 2], 1, "TableHead")
            wide = len(row) == 1
            _cell(line, value, WIDE - widths[0] if wide else widths[at * 2 + 1], 3 if wide else 1, "TableLeft")
    return made


def _cell(line: Any, words: str, width: int, columns: int, style: str) -> None:
    made = element("w:tc", line)
    shape = element("w:tcPr", made)
    element("w:tcW", shape, w=str(width), type="dxa")
    if columns > 1:
        element("w:gridSpan", shape, val=str(columns))
    element("w:vAlign", shape, val="center")
    paragraph = element("w:p", made)
    element("w:pStyle", element("w:pPr", paragraph), val=style)
    if text := fit(words):
        element("w:t", element("w:r", paragraph)).text = text
