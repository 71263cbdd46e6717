"""DOCX: paragraphs and tables of the main part, with merged cells, hidden runs and outward links."""

from typing import Any

from mingchuang.intake.reports.extract import Extract, Grid, GridCell, Unreadable, Writer
from mingchuang.law.audit.values import Link, Span

from . import packages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOST_CELLS, MOST_COLUMNS = 20_000, 300


class _Reader:
    def __init__(self, targets: dict[str, str]) -> None:
        self.writer = Writer()
        self.grids: list[Grid] = []
        self.hidden: list[Span] = []
        self.links: list[Link] = []
        self.targets = targets
        self.cells = 0

    def body(self, node: Any) -> None:
        for child in node:
            if child.tag == W + "p":
                self.paragraph(child)
                self.writer.write("\n")
            elif child.tag == W + "tbl":
                self.table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
                self.body(child)

    def paragraph(self, node: Any) -> None:
        for child in node:
            if child.tag == W + "r":
                self.run(child)
            elif child.tag == W + "hyperlink":
                start = self.writer.length
                self.paragraph(child)
                address = self.targets.get(child.get(R + "id") or "", "")
                if address.lower().startswith("http"):
                    self.links.append(Link(address, (start, self.writer.length)))
            elif child.tag in (W + "ins", W + "smartTag", W + "sdt", W + "sdtContent", W + "fldSimple"):
                self.paragraph(child)

    def run(self, node: Any) -> None:
        start = self.writer.length
        for child in node:
            if child.tag == W + "t":
                self.writer.write(child.text or "")
            elif child.tag in (W + "tab", W + "br", W + "cr"):
                self.writer.write(" ")
        properties = node.find(W + "rPr")
        if properties is not None and properties.find(W + "vanish") is not None and self.writer.length > start:
            self.hidden.append((start, self.writer.length))

    def table(self, node: Any) -> None:
        made: dict[tuple[int, int], GridCell] = {}
        running: dict[int, tuple[int, int]] = {}  # column → the cell that a vertical merge continues
        for row, line in enumerate(node.iter(W + "tr")):
            column = _before(line)
            for cell in line.findall(f"{W}tc"):
                width, merge = _shape(cell)
                if merge == "continue" and column in running:
                    top = running[column]
                    old = made[top]
                    made[top] = GridCell(old.text, old.span, old.row, old.column, row - old.row + 1, old.columns)
                else:
                    made[(row, column)] = self._cell(cell, row, column, width)
                    running.pop(column, None)
                    if merge == "restart":
                        running[column] = (row, column)
                column += width
                if column > MOST_COLUMNS:
                    raise Unreadable("reports.too_many_cells", most=MOST_CELLS)
            self.writer.write("\n")
        self.grids.append(Grid(tuple(made.values())))

    def _cell(self, cell: Any, row: int, column: int, width: int) -> GridCell:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise Unreadable("reports.too_many_cells", most=MOST_CELLS)
        start = self.writer.length
        for paragraph in cell.findall(f"{W}p"):
            self.paragraph(paragraph)
        span, text = (start, self.writer.length), self.writer.since(start)
        self.writer.write("\n")
        return GridCell(text, span, row, column, 1, width)


def _before(line: Any) -> int:
    skipped = line.find(f"{W}trPr/{W}gridBefore")
    return min(_whole(skipped.get(W + "val")), MOST_COLUMNS) if skipped is not None else 0


def _whole(value: str | None) -> int:
    """A number as it is written, 1 when it is none."""
    return int(value) if value and value.isdecimal() and len(value) < 6 else 1


def _shape(cell: Any) -> tuple[int, str]:
    """How many columns a cell covers, and whether a vertical merge begins or goes on in it."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = _whole(span.get(W + "val")) if span is not None else 1
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return min(max(width, 1), MOST_COLUMNS), "" if merge is None else (merge.get(W + "val") or "continue")


def extract(data: bytes) -> Extract:
    """The document's text with its grids. Deleted revisions are left out, inserted ones read."""
    package = packages.opened(data)
    main = packages.part(package, "word/document.xml")
    if main is None:
        raise Unreadable("reports.broken")
    relations = packages.part(package, "word/_rels/document.xml.rels")
    targets = {}
    if relations is not None:
        targets = {r.get("Id"): r.get("Target") or "" for r in packages.xml(relations)}
    reader = _Reader(targets)
    body = packages.xml(main).find(f"{W}body")
    if body is not None:
        reader.body(body)
    return Extract("docx", reader.writer.text, tuple(reader.grids), tuple(reader.hidden), tuple(reader.links))
