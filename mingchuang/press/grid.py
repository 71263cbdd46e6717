"""Where the cells of a table with spans come to stand: no two overlap, none goes beyond the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST_COLUMNS = 60


@dataclass(frozen=True)
class Grid:
    """The cells with their place (``x``, ``y``) and spans cut to fit."""

    columns: int
    rows: int
    cells: tuple[dict[str, Any], ...]

    def whole_rows(self, rows: int) -> int:
        """At most so many leading rows, and only if no span leads out of them: they can be repeated on every page."""
        if not 0 < rows < self.rows:
            return 0
        crossing = any(cell["y"] < rows < cell["y"] + cell["lines"] for cell in self.cells)
        return 0 if crossing else rows


def shares(grid: Grid, given: Sequence[int] = ()) -> list[int]:
    """The width of each column as a share: what was given, else by the longest text that stands in one column alone."""
    widths = (list(given) + [0] * grid.columns)[: grid.columns]
    if any(widths):
        return [width or 10 for width in widths]
    longest = [0] * grid.columns
    for cell in grid.cells:
        if cell["columns"] == 1:
            longest[cell["x"]] = max(longest[cell["x"]], length(cell["c"]))
    return [min(16, max(5, signs)) if signs else 6 for signs in longest]


def length(tree: Any) -> int:
    """How many signs of text a tree of nodes holds."""
    if isinstance(tree, list):
        return sum(length(node) for node in tree)
    if isinstance(tree, dict):
        return len(tree["v"]) if "v" in tree else length(tree.get("c", []))
    return 0


def placed(rows: Sequence[Sequence[dict[str, Any]]], sections: Sequence[int] = ()) -> Grid:
    """Place each cell at the first free column of its row, as HTML does.

    ``sections`` says for each row where its section (head, body, foot) ends; a cell does not grow beyond it.
    """
    taken: set[tuple[int, int]] = set()
    cells = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (x, y) in taken:
                x += 1
            if x >= MOST_COLUMNS:
                break
            columns = 1
            while columns < min(cell["columns"], MOST_COLUMNS - x) and (x + columns, y) not in taken:
                columns += 1
            bottom = sections[y] if sections else len(rows)
            lines = max(1, min(cell["lines"] or bottom, bottom - y))
            taken.update((x + i, y + j) for i in range(columns) for j in range(lines))
            cells.append({**cell, "x": x, "y": y, "columns": columns, "lines": lines})
            x += columns
    width = max((cell["x"] + cell["columns"] for cell in cells), default=0)
    return Grid(width, len(rows), tuple(cells))
