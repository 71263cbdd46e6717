"""A body as the list of its blocks, for laying two bodies side by side: paragraphs, items, headings, tables as grids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mingchuang.press.nodes import Node, body

MARKS = {"ul": "•", "quote": "❝"}


@dataclass(frozen=True)
class Block:
    """One block. ``kind``: p, h2 … h4, li, caption, hr or table; ``form`` is its tree, so that blocks of one text can differ.

    ``grid`` holds the texts of a table, one for every place; a cell that spans several says so in all but its first.
    """

    kind: str
    text: str
    mark: str = ""
    depth: int = 0
    form: Any = field(default=None, compare=False)
    grid: tuple[tuple[str, ...], ...] = ()


SPANNED = "\u0000"
"""The text of a place that a cell before or above it covers; no text of a body holds this sign."""


def blocks(html: str) -> list[Block]:
    """The blocks of a clean body, in order."""
    return list(_flow(body(html)))


def _flow(nodes: list[Node], mark: str = "", depth: int = 0) -> Iterator[Block]:
    for node in nodes:
        kind = node["t"]
        if kind in ("ul", "ol"):
            yield from _items(node, depth)
        elif kind == "quote":
            yield from _flow(node["c"], MARKS["quote"], depth)
        elif kind == "table":
            if caption := _text(node["caption"]):
                yield Block("caption", caption)
            yield _table(node)
        elif kind == "hr":
            yield Block("hr", "———")
        else:
            name = f"h{node['l']}" if kind == "h" else "li" if mark else "p"
            yield Block(name, _text(node["c"]), mark, depth, node)
            mark = ""


def _items(node: Node, depth: int) -> Iterator[Block]:
    for number, item in enumerate(node["items"], node["start"]):
        mark = MARKS["ul"] if node["t"] == "ul" else f"{number}."
        yield from _flow(item, mark, depth + 1)


def _text(nodes: list[Node]) -> str:
    """The text as it is read; a picture stands as its description."""
    return "".join(_piece(node) for node in nodes).strip()


def _piece(node: Node) -> str:
    kind = node["t"]
    if kind == "s":
        return node["v"]
    if kind == "br":
        return "\n"
    if kind == "img":
        return f"[▣ {node['alt']}]" if node["alt"] else "[▣]"
    return "".join(_piece(one) for one in node.get("c", ()))


def _table(node: Node) -> Block:
    rows = [[""] * node["columns"] for _ in range(node["rows"])]
    for cell in node["cells"]:
        text = "\n".join(block.text for block in _flow(cell["c"]) if block.text)
        for y in range(cell["y"], cell["y"] + cell["lines"]):
            for x in range(cell["x"], cell["x"] + cell["columns"]):
                rows[y][x] = SPANNED
        rows[cell["y"]][cell["x"]] = text
    grid = tuple(tuple(row) for row in rows)
    lines = ["\t".join(text for text in row if text != SPANNED) for row in grid]
    return Block("table", "\n".join(lines), form=node, grid=grid)
