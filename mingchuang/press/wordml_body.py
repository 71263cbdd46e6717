"""The tree of `nodes` as WordprocessingML: paragraphs, numbered lists, tables with spans, pictures, links."""

import io
from collections.abc import Mapping
from typing import Any

from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from PIL import Image

from .grid import Grid
from .nodes import Node
from .packages import XML_UNFIT
from .wordml import WIDE, covering, element, in_twips, size_of

BULLETS, NUMBERS = 1, 2
"""The two kinds of list that the shell defines (``word/numbering.xml``)."""
DEEPEST = 8
EMU = 635  # English Metric Units in a twentieth of a point
TALLEST = 11500
_MARKS = {"b": ("w:b", ""), "i": ("w:i", ""), "u": ("w:u", "single"), "s-": ("w:strike", "")}
_SHIFTS = {"sub": "subscript", "sup": "superscript"}
_SIDES = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_HEADINGS = {2: "Heading1", 3: "Heading2", 4: "Heading3"}
_BLANK = "{http://www.w3.org/XML/1998/namespace}space"


class Body:
    """Writes nodes into one paper; ``images`` are the pictures by the id that a node names."""

    def __init__(self, paper: Paper, images: Mapping[str, bytes]) -> None:
        self.part, self.images = paper.part, images

    def write(self, before: Any, nodes: list[Node]) -> None:
        """Put blocks before an element, the last one of the paper (its section) or of a cell."""
        for made in self._blocks(nodes, "BodyText", 0, WIDE):
            before.addprevious(made)

    def _blocks(self, nodes: list[Node], style: str, depth: int, wide: int) -> list[Any]:
        made: list[Any] = []
        for node in nodes:
            kind = node["t"]
            if kind == "p":
                made.append(self._paragraph(node, style, wide))
            elif kind == "h":
                made.append(self._paragraph(node, _HEADINGS[node["l"]], wide))
            elif kind in ("ul", "ol"):
                made += self._list(node, style, depth, wide)
            elif kind == "quote":
                made += self._blocks(node["c"], "Quote" if style == "BodyText" else style, depth, wide)
            elif kind == "hr":
                made.append(_styled("RuleLine"))
            elif kind == "table":
                made += self._table(node, wide)
        return made

    def _list(self, node: Node, style: str, depth: int, wide: int) -> list[Any]:
        """Each item numbered by Word itself; what follows an item's first paragraph is set in as far as its text."""
        list_style = "ListParagraph" if style in ("BodyText", "Quote") else style
        number, made, level = self._numbered(node), [], min(depth, DEEPEST)
        for item in node["items"]:
            blocks = item if item and item[0]["t"] == "p" else [{"t": "p", "c": []}, *item]
            for at, block in enumerate(blocks):
                for one in self._blocks([block], list_style, depth + 1, wide):
                    if block["t"] == "p":
                        _set_in(one, number if at == 0 else None, level)
                    made.append(one)
        return made

    def _numbered(self, node: Node) -> int:
        """A list of its own in the paper's numbering, so that it counts from its own start."""
        numbering = self.part.numbering_part.element
        number = 1 + max((int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))), default=0)
        made = element("w:num", numbering, numId=str(number))
        element("w:abstractNumId", made, val=str(BULLETS if node["t"] == "ul" else NUMBERS))
        for level in range(DEEPEST + 1) if node["t"] == "ol" else ():
            override = element("w:lvlOverride", made, ilvl=str(level))
            element("w:startOverride", override, val=str(node["start"]))
        return number

    def _paragraph(self, node: Node, style: str, wide: int) -> Any:
        pictured = any(_holds_picture(one) for one in node["c"])
        made = _styled(style)
        shape = made[0]
        if pictured:
            element("w:spacing", shape, line="240", lineRule="auto")
        if side := _SIDES.get(node.get("align", "")):
            if side in ("center", "right"):
                element("w:ind", shape, firstLine="0", firstLineChars="0")
            element("w:jc", shape, val=side)
        self._runs(made, node["c"], [], wide)
        return made

    def _runs(self, into: Any, nodes: list[Node], marks: list[str], wide: int) -> None:
        for node in nodes:
            kind = node["t"]
            if kind == "s":
                words = element("w:t", _run(into, marks))
                words.text = XML_UNFIT.sub("", node["v"])
                words.set(_BLANK, "preserve")
            elif kind == "br":
                element("w:br", _run(into, marks))
            elif kind == "img":
                self._picture(into, node, marks, wide)
            elif kind == "a" and node["href"]:
                known = self.part.relate_to(node["href"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = element("w:hyperlink", into)
                link.set(qn("r:id"), known)
                self._runs(link, node["c"], marks, wide)
            elif "c" in node:
                self._runs(into, node["c"], [*marks, kind], wide)

    def _picture(self, into: Any, node: Node, marks: list[str], wide: int) -> None:
        """The picture with its description; the description alone where the picture is not there."""
        data = self.images.get(node["file"])
        if data is None:
            if node["alt"]:
                self._runs(into, [{"t": "s", "v": node["alt"]}], marks, wide)
            return
        with Image.open(io.BytesIO(data)) as shown:
            width, height = shown.size
        across = wide * node.get("width", 100) // 100
        down = across * height // max(1, width)
        if down > TALLEST:
            across, down = across * TALLEST // down, TALLEST
        inline = self.part.new_pic_inline(io.BytesIO(data), max(1, across) * EMU, max(1, down) * EMU)
        inline.docPr.set("descr", XML_UNFIT.sub("", node["alt"]))
        element("w:drawing", _run(into, marks)).append(inline)

    def _table(self, node: Node, wide: int) -> list[Any]:
        made: list[Any] = []
        if node["caption"]:
            made.append(self._paragraph({"c": node["caption"]}, "TableCaption", wide))
        grid = Grid(node["columns"], node["rows"], tuple(node["cells"]))
        widths, table = in_twips(node["widths"], wide), element("w:tbl")
        shape = element("w:tblPr", table)
        element("w:tblStyle", shape, val="TableGrid")
        element("w:tblW", shape, w=str(sum(widths)), type="dxa")
        element("w:jc", shape, val="center")
        element("w:tblLayout", shape, type="fixed")
        columns = element("w:tblGrid", table)
        for width in widths:
            element("w:gridCol", columns, w=str(width))
        standing = covering(grid)
        for y in range(grid.rows):
            line = element("w:tr", table)
            if y < node["heads"]:
                element("w:tblHeader", element("w:trPr", line))
            x = 0
            while x < grid.columns:
                cell = standing.get((x, y)) or {"x": x, "y": y, "columns": 1, "lines": 1, "c": [], "head": False}
                self._cell(line, cell, y, sum(widths[x : x + cell["columns"]]), size_of(grid.columns))
                x += cell["columns"]
        # Two tables in a row would grow together, and the last block of a cell or body is a paragraph.
        return [*made, table, _styled("TableText")]

    def _cell(self, line: Any, cell: Node, y: int, width: int, size: int) -> None:
        made = element("w:tc", line)
        shape = element("w:tcPr", made)
        element("w:tcW", shape, w=str(width), type="dxa")
        if cell["columns"] > 1:
            element("w:gridSpan", shape, val=str(cell["columns"]))
        if cell["lines"] > 1:
            element("w:vMerge", shape, val="restart" if cell["y"] == y else "continue")
        element("w:vAlign", shape, val="center")
        if cell["y"] != y or not cell["c"]:
            made.append(_styled("TableText"))
            return
        side = {"align": cell.get("align") or ("center" if cell["head"] else "left")}
        blocks = [side | one if one["t"] == "p" and "align" not in one else one for one in cell["c"]]
        inner = self._blocks(blocks, "TableHead" if cell["head"] else "TableText", 0, max(400, width - 200))
        made.extend(inner or [_styled("TableText")])
        _sized(made, size)


def _sized(cell: Any, size: int) -> None:
    """The size of type that a table of so many columns has, at every run that has none yet."""
    for run in cell.iter(qn("w:r")):
        facts = run.find(qn("w:rPr"))
        if facts is None:
            facts = element("w:rPr")
            run.insert(0, facts)
        if facts.find(qn("w:sz")) is None:
            # The schema has an order: size before underline and shift.
            later = next(iter(facts.xpath("w:u|w:vertAlign")), None)
            for name in ("w:sz", "w:szCs"):
                made = element(name, val=str(size))
                facts.append(made) if later is None else later.addprevious(made)


def _run(into: Any, marks: list[str]) -> Any:
    made = element("w:r", into)
    if marks:
        facts = element("w:rPr", made)
        for name in ("b", "i", "s-", "u"):
            if name in marks:
                tag, value = _MARKS[name]
                element(tag, facts, **({"val": value} if value else {}))
        for name, value in _SHIFTS.items():
            if name in marks:
                element("w:vertAlign", facts, val=value)
                break
    return made


def _styled(style: str) -> Any:
    made = element("w:p")
    element("w:pStyle", element("w:pPr", made), val=style)
    return made


def _set_in(paragraph: Any, number: int | None, level: int) -> None:
    """The first paragraph of an item carries its number; the others stand below its text."""
    shape, style = paragraph[0], paragraph[0][0]
    if number is None:
        made = element("w:ind", left=str(640 * (level + 2)), firstLine="0", firstLineChars="0")
        for old in shape.findall(qn("w:ind")):
            shape.remove(old)
        side = shape.find(qn("w:jc"))
        shape.append(made) if side is None else side.addprevious(made)
        return
    made = element("w:numPr")
    element("w:ilvl", made, val=str(level))
    element("w:numId", made, val=str(number))
    style.addnext(made)


def _holds_picture(node: Node) -> bool:
    return node["t"] == "img" or any(_holds_picture(one) for one in node.get("c", ()))
