"""A clean body (`sanitising.clean`) as the plain tree that the typst templates walk.

No text of a body ever becomes typst source: it travels as JSON data, so there is nothing to escape.
"""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .grid import placed, shares
from .sanitising import BLOCKS, CELLS

Node = dict[str, Any]
_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "s": "s-", "sub": "sub", "sup": "sup"}
_FLOW = BLOCKS - {"tr", "thead", "tbody", "tfoot", "caption", "figcaption"}
# What a browser shows as one blank. An ideographic space is a sign of the text: 第一条　总则.
_BLANKS = re.compile(r"[^\S\u3000]+")


def body(html: str) -> list[Node]:
    """The blocks of a clean body, in order."""
    root = LexborHTMLParser(html).body
    found = _blocks(root) if root is not None else []
    _begin(found)
    return found


def text(value: str) -> list[Node]:
    """Plain text as the inline nodes of one block."""
    return [{"t": "s", "v": _BLANKS.sub(" ", value)}] if value.strip() else []


def _begin(blocks: list[Node]) -> None:
    """Paragraphs are indented by their style: ideographic spaces typed for that would do it twice. Cells have no such style."""
    for node in blocks:
        if node["t"] in ("p", "h"):
            _unindented(node["c"])
        elif node["t"] == "quote":
            _begin(node["c"])
        elif node["t"] in ("ul", "ol"):
            for item in node["items"]:
                _begin(item)


def _unindented(inline: list[Node]) -> None:
    for node in inline:
        if node["t"] == "s":
            node["v"] = node["v"].lstrip(" \u3000")
            if node["v"]:
                return
        elif "c" in node:
            _unindented(node["c"])
            return
        else:
            return


def _blocks(parent: LexborNode) -> list[Node]:
    """The children as blocks; loose text between blocks becomes a paragraph of its own."""
    blocks: list[Node] = []
    loose: list[Node] = []

    def flush() -> None:
        if any(node["t"] != "s" or node["v"].strip() for node in loose):
            blocks.append({"t": "p", "c": list(loose), **_set(parent)})
        loose.clear()

    for child in parent.iter(include_text=True):
        if child.tag in _FLOW:
            flush()
            blocks += _block(child)
        else:
            loose += _inline(child)
    flush()
    return blocks


def _block(node: LexborNode) -> list[Node]:
    tag = node.tag or ""
    if tag in {"h2", "h3", "h4"}:
        return [{"t": "h", "l": int(tag[1]), "c": _inlines(node), **_set(node)}]
    if tag in {"ul", "ol"}:
        items = [_blocks(item) for item in node.iter() if item.tag == "li"]
        return [{"t": tag, "start": int(node.attributes.get("start") or 1), "items": items}] if items else []
    if tag == "blockquote":
        return [{"t": "quote", "c": _blocks(node)}]
    if tag == "table":
        return _table(node)
    if tag == "hr":
        return [{"t": "hr"}]
    return _blocks(node)


def _set(node: LexborNode) -> Node:
    """Alignment, width and indent, which stand in classes."""
    found: Node = {}
    for name in (node.attributes.get("class") or "").split():
        kind, _, value = name.partition("-")
        if kind == "align":
            found["align"] = value
        elif kind == "width":
            found["width"] = int(value)
        elif kind == "indent":
            found["indent"] = True
    return found


def _inlines(parent: LexborNode) -> list[Node]:
    return [node for child in parent.iter(include_text=True) for node in _inline(child)]


def _inline(node: LexborNode) -> list[Node]:
    tag = node.tag or ""
    if tag == "-text":
        value = _BLANKS.sub(" ", node.text_content or "")
        return [{"t": "s", "v": value}] if value else []
    if tag == "br":
        return [{"t": "br"}]
    if tag == "img":
        picture = (node.attributes.get("src") or "").rpartition("/")[2]
        return [{"t": "img", "id": picture, "alt": node.attributes.get("alt") or "", **_set(node)}]
    if tag in _MARKS:
        return [{"t": _MARKS[tag], "c": _inlines(node)}]
    if tag == "a":
        return [{"t": "a", "href": node.attributes.get("href") or "", "c": _inlines(node)}]
    if tag in CELLS or tag in BLOCKS or tag == "span":
        return _inlines(node)
    return []


def _table(table: LexborNode) -> list[Node]:
    rows: list[list[Node]] = []
    sections: list[int] = []
    caption: list[Node] = []
    widths: list[int] = []
    heads = 0
    for part in table.iter():
        if part.tag == "caption":
            caption = _inlines(part)
        elif part.tag == "colgroup":
            widths = [_set(col).get("width", 0) for col in part.iter() if col.tag == "col"]
        elif part.tag in {"thead", "tbody", "tfoot"}:
            lines = [
                [_cell(cell) for cell in row.iter() if cell.tag in CELLS] for row in part.iter() if row.tag == "tr"
            ]
            rows += lines
            sections += [len(rows)] * len(lines)
            heads += len(lines) if part.tag == "thead" else 0
    grid = placed(rows, sections)
    if not grid.cells:
        return []
    if not heads:
        heads = _leading_heads(rows)
    return [
        {
            "t": "table", "columns": grid.columns, "rows": grid.rows, "heads": grid.whole_rows(heads), "caption": caption,
            "widths": shares(grid, _widths(grid.cells, widths, grid.columns)), "cells": list(grid.cells),
        }
    ]  # fmt: skip


def _leading_heads(rows: list[list[Node]]) -> int:
    count = 0
    for row in rows:
        if not row or not all(cell["head"] for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def _cell(cell: LexborNode) -> Node:
    given = cell.attributes
    return {
        "columns": int(given.get("colspan") or 1), "lines": int(given.get("rowspan") or 1), "head": cell.tag == "th",
        "c": _blocks(cell), **_set(cell),
    }  # fmt: skip


def _widths(cells: tuple[Node, ...], given: list[int], columns: int) -> list[int]:
    """Per cent a column, 0 where nobody said: by the col elements, else by the cells that span one column."""
    widths = (given + [0] * columns)[:columns]
    for cell in cells:
        if cell["columns"] == 1 and cell.get("width") and not widths[cell["x"]]:
            widths[cell["x"]] = cell["width"]
    return widths
