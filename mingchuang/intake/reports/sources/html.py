"""HTML: saved pages with navigation round them, tables with spans, hidden text, links."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import html as lxml_html
from lxml.etree import ParserError

from mingchuang.intake.reports.extract import Extract, Grid, GridCell, Unreadable, Writer
from mingchuang.law.audit.values import Link, Span

from .text import decode

MOST_CELLS, MOST_COVERED, MOST_SPAN, MOST_DEPTH = 20_000, 200_000, 60, 200
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_DROPPED = frozenset("script style noscript template iframe object embed svg canvas select button head".split())
_BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table tr ul title caption".split()
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:^|;)\s*(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}px"
)


class _Reader:
    """Walks the tree once, writing text and remembering tables, hidden passages and links."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.grids: list[Grid] = []
        self.hidden: list[Span] = []
        self.links: list[Link] = []
        self.cells = self.covered = 0

    def walk(self, node: Any, depth: int = 0) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _DROPPED or depth > MOST_DEPTH:
            return
        if tag == "table" and node.find(".//table") is None and self._is_data(node):
            self._table(node)
            return
        start = self.writer.length
        if tag in _BLOCKS:
            self.writer.write("\n")
        self._text(node.text)
        for child in node:
            self.walk(child, depth + 1)
            self._text(child.tail)
        if tag in _BLOCKS:
            self.writer.write("\n")
        self._remember(node, tag, (start, self.writer.length))

    def _text(self, text: str | None) -> None:
        if text:
            self.writer.write(re.sub(r"[ \t\r\n\xa0\u3000]+", " ", text))

    def _remember(self, node: Any, tag: str, span: Span) -> None:
        style = (node.get("style") or "").lower()
        if span[1] > span[0] and (node.get("hidden") is not None or _HIDING.search(style)):
            self.hidden.append(span)
        if tag == "a" and (node.get("href") or "").lower().startswith(("http://", "https://", "//")):
            self.links.append(Link(node.get("href"), span))

    @staticmethod
    def _is_data(table: Any) -> bool:
        return sum(1 for _ in islice(table.iter("td", "th"), 4)) > 3

    def _table(self, table: Any) -> None:
        made: list[GridCell] = []
        taken: set[tuple[int, int]] = set()
        self.writer.write("\n")
        for row, line in enumerate(table.iter("tr")):
            column = 0
            for cell in (c for c in line if c.tag in ("td", "th")):
                while (row, column) in taken:
                    column += 1
                made.append(self._cell(cell, row, column))
                height, width = made[-1].rows, made[-1].columns
                self.covered += height * width
                if self.covered > MOST_COVERED:
                    raise Unreadable("reports.too_many_cells", most=MOST_COVERED)
                taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
                column += width
            self.writer.write("\n")
        self.grids.append(Grid(tuple(made)))

    def _cell(self, cell: Any, row: int, column: int) -> GridCell:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise Unreadable("reports.too_many_cells", most=MOST_CELLS)
        text = re.sub(r"\s+", " ", "".join(_words(cell))).strip()
        span = self.writer.line(text)
        for node in cell.iter():
            if isinstance(node.tag, str):
                self._remember(node, node.tag, span)
        return GridCell(text, span, row, column, _span(cell.get("rowspan")), _span(cell.get("colspan")))


def _words(node: Any) -> Iterator[str]:
    if isinstance(node.tag, str) and node.tag not in _DROPPED:
        if node.tag == "sup" and (node.text or "").strip().isdigit():
            # A footnote's number must not run into the cell's.
            yield f"[{node.text.strip()}]"
            return
        yield node.text or ""
        for child in node:
            yield from _words(child)
            yield child.tail or ""


def _span(value: str | None) -> int:
    try:
        return min(max(int(value or 1), 1), MOST_SPAN)
    except ValueError:
        return 1


def extract(data: bytes) -> Extract:
    """The page's text with its grids; what a browser does not show is marked as hidden."""
    declared = _META_CHARSET.search(data[:4096])
    encoding = declared[1].decode("ascii", "replace").lower() if declared else ""
    chinese = encoding in ("gb2312", "gbk", "gb18030")
    text = data.decode("gb18030", errors="replace") if chinese else decode(data)
    try:
        tree = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (ParserError, ValueError) as error:
        raise Unreadable("reports.no_text") from error
    reader = _Reader()
    body = tree.find("body")
    reader.walk(body if body is not None else tree)
    metadata = {
        m.get("name", "").lower(): m.get("content", "") for m in tree.iter("meta") if m.get("name") and m.get("content")
    }
    titles = tree.xpath("//title/text()")
    if titles:
        metadata["title"] = str(titles[0]).strip()
    return Extract(
        "html", reader.writer.text, tuple(reader.grids), tuple(reader.hidden), tuple(reader.links), metadata=metadata
    )
