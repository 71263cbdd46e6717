"""Two bodies side by side: which block stands opposite which, and what changed in each, sign by sign and cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import SPANNED, Block, blocks
from .comparison import Change, compare
from .opposite import Opposite, opposite

# An island of so few equal signs between two changes is chance, not text.
ISLAND = 2


@dataclass(frozen=True)
class Side:
    """A block or a cell as it stands on one side: its stretches, same and removed at the left, same and added at the right."""

    parts: tuple[Change, ...]
    kind: str = "p"
    mark: str = ""
    depth: int = 0
    spanned: bool = False


@dataclass(frozen=True)
class Pair:
    """What stands opposite each other. ``kind``: same, form (the text is the same, its form not), changed, removed, added.

    A table has its rows in ``rows``, each row its cells; a side that has no such row, column or block is None.
    """

    kind: str
    left: Side | None
    right: Side | None
    rows: tuple[tuple["Pair", ...], ...] = ()


def side_by_side(old: str, new: str) -> tuple[Pair, ...]:
    """Two clean bodies, block by block in order. The left sides give the old body's text, the right sides the new one's."""
    left, right = blocks(old), blocks(new)
    keys = [[one.text for one in side] for side in (left, right)]
    classes = [[one.kind == "table" for one in side] for side in (left, right)]
    return tuple(
        _pair(None if at is None else left[at], None if to is None else right[to])
        for at, to in opposite(keys[0], keys[1], classes)
    )


def texts(old: str, new: str) -> Pair:
    """Two texts opposite each other, as for a title."""
    return _pair(Block("p", old), Block("p", new))


def _pair(left: Block | None, right: Block | None) -> Pair:
    if left is not None and right is not None and left.grid and right.grid:
        return _tables(left, right)
    if left is None or right is None:
        one = left or right
        assert one is not None
        if one.grid:
            return _tables(left, right)
        kind = "removed" if right is None else "added"
        side = _side(one, (Change(kind, one.text),))
        return Pair(kind, side if left else None, side if right else None)
    if left.text == right.text:
        same = (Change("same", left.text),)
        formed = (left.kind, left.mark, left.depth, left.form) == (right.kind, right.mark, right.depth, right.form)
        return Pair("same" if formed else "form", _side(left, same), _side(right, same))
    before, after = sides(left.text, right.text)
    return Pair("changed", _side(left, before), _side(right, after))


def _side(block: Block, parts: tuple[Change, ...]) -> Side:
    return Side(tuple(one for one in parts if one.text), block.kind, block.mark, block.depth)


def sides(old: str, new: str) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The stretches of each side of two texts; islands of chance equality are shown as changed."""
    found = _without_islands(compare(old, new))
    return (
        tuple(one for one in found if one.kind != "added"),
        tuple(one for one in found if one.kind != "removed"),
    )


def _without_islands(changes: Sequence[Change]) -> list[Change]:
    """Join changes over short equal stretches between them; removals stand before additions."""
    result: list[Change] = []
    removed = added = ""
    for at, change in enumerate(changes):
        between = 0 < at < len(changes) - 1 and len(removed) + len(added) > 2 * len(change.text)
        if change.kind == "same" and not (between and len(change.text) <= ISLAND):
            result += [Change("removed", removed), Change("added", added), change]
            removed = added = ""
        else:
            removed += change.text if change.kind != "added" else ""
            added += change.text if change.kind != "removed" else ""
    return [one for one in [*result, Change("removed", removed), Change("added", added)] if one.text]


def _tables(left: Block | None, right: Block | None) -> Pair:
    """Two tables, their rows and columns laid against each other; None is a table that one side lacks."""
    old, new = (left.grid if left else ()), (right.grid if right else ())
    columns = _columns(old, new)
    lines = opposite(["\t".join(row) for row in old], ["\t".join(row) for row in new])
    rows = tuple(tuple(_cell(_at(old, at, x), _at(new, to, y)) for x, y in columns) for at, to in lines)
    kinds = {cell.kind for row in rows for cell in row}
    kind = "removed" if right is None else "added" if left is None else "changed" if kinds - {"same"} else "same"
    if left is not None and right is not None and kind == "same" and left.form != right.form:
        kind = "form"
    return Pair(
        kind,
        Side((Change("same", left.text),), "table") if left else None,
        Side((Change("same", right.text),), "table") if right else None,
        rows,
    )


def _columns(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[Opposite]:
    """Columns opposite each other: in order when there are as many, else by what stands in them."""
    left, right = (["\n".join(column) for column in zip(*grid, strict=True)] for grid in (old, new))
    if len(left) == len(right):
        return [(place, place) for place in range(len(left))]
    if not left or not right:
        return [(place, None) for place in range(len(left))] + [(None, place) for place in range(len(right))]
    return opposite(left, right, alike=0.3)


def _at(grid: Sequence[Sequence[str]], row: int | None, column: int | None) -> str | None:
    return None if row is None or column is None else grid[row][column]


def _cell(left: str | None, right: str | None) -> Pair:
    before, after = (None if one is None else one.replace(SPANNED, "") for one in (left, right))
    spans = (left == SPANNED, right == SPANNED)
    if before is None or after is None:
        kind = "removed" if after is None and before is not None else "added" if after is not None else "same"
        parts = tuple(Change(kind, one) for one in (before, after) if one)
        return Pair(
            kind,
            None if before is None else Side(parts, "td", spanned=spans[0]),
            None if after is None else Side(parts, "td", spanned=spans[1]),
        )
    if before == after:
        parts = (Change("same", before),) if before else ()
        kind = "same" if spans[0] == spans[1] else "form"
        return Pair(kind, Side(parts, "td", spanned=spans[0]), Side(parts, "td", spanned=spans[1]))
    one, other = sides(before, after)
    return Pair("changed", Side(one, "td", spanned=spans[0]), Side(other, "td", spanned=spans[1]))
