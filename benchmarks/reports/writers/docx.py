"""DOCX: the smallest package that a word processor opens, with merged cells."""

import io
import zipfile
from xml.sax.saxutils import escape

from benchmarks.reports.draft import Draft

from .boxes import Printed, heads, printed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    "</Relationships>"
)


def _run(text: str, hidden: bool = False) -> str:
    properties = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    # A word processor cuts a line into runs where it likes.
    pieces = [text[: len(text) // 2], text[len(text) // 2 :]] if len(text) > 12 else [text]
    return "".join(f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)


def _paragraph(text: str, hidden: bool = False) -> str:
    return f"<w:p>{_run(text, hidden)}</w:p>"


def _cell(box: Printed, merge: str) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    text = "" if merge == "continue" else box.text
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f"<w:tc><w:tcPr>{span}{vertical}</w:tcPr>{_paragraph(text)}</w:tc>"


def _table(rows: list[list[Printed]]) -> str:
    """Boxes that span rows are repeated in each row as a vertical merge goes on."""
    running: dict[int, tuple[Printed, int]] = {}
    out = []
    for row in rows:
        cells, column, waiting = [], 0, list(row)
        while waiting or column in running:
            if column in running:
                box, left = running.pop(column)
                cells.append(_cell(box, "continue"))
                if left > 1:
                    running[column] = (box, left - 1)
            else:
                box = waiting.pop(0)
                cells.append(_cell(box, "restart" if box.rows > 1 else ""))
                if box.rows > 1:
                    running[column] = (box, box.rows - 1)
            column += box.columns
        out.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(out)}</w:tbl>"


def _package(draft: Draft, parted: bool) -> bytes:
    body = [_paragraph(draft.title), _paragraph(f"发布日期：{draft.published}")]
    body += [_paragraph(f"{key}：{value}") for key, value in draft.metadata] + [_paragraph(draft.preface)]
    for part in draft.parts:
        body.append(_paragraph(part.heading))
        body += [_paragraph(words) for words in part.paragraphs]
        if part.table and part.table not in draft.dropped:
            rows = printed(draft, part.table)
            if parted and part.table == "T3":
                middle = next(i for i, row in enumerate(rows) if any("无法提供" in box.text for box in row))
                body += [
                    _table(rows[:middle]),
                    _paragraph(""),
                    _table(rows[: heads(draft, "T3")] + _whole(rows[middle:])),
                ]
            else:
                body.append(_table(rows))
    body += [_paragraph(words, hidden=True) for words in draft.hidden]
    links, rels = [], []
    for n, (words, address) in enumerate(draft.links):
        links.append(f'<w:p><w:hyperlink r:id="h{n}">{_run(words)}</w:hyperlink></w:p>')
        rels.append(f'<Relationship Id="h{n}" Type="{_R}/hyperlink" Target="{escape(address)}" TargetMode="External"/>')
    root = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" xmlns:r="{_R}">'
    xml = f"{root}<w:body>{''.join(body + links)}</w:body></w:document>"
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(rels)}</Relationships>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/document.xml", xml)
        package.writestr("word/_rels/document.xml.rels", relations)
    return out.getvalue()


def _whole(rows: list[list[Printed]]) -> list[list[Printed]]:
    """The second half of a table begins with its own left-hand heading."""
    return [[Printed("三、本年度办理结果", len(rows) - 1, 1, False), *rows[0]], *rows[1:]]


def plain(draft: Draft) -> bytes:
    """One table a part."""
    return _package(draft, parted=False)


def parted(draft: Draft) -> bytes:
    """Table 3 cut in two, its heading repeated."""
    return _package(draft, parted=True)
