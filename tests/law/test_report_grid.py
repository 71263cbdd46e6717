"""The tables as laid out: every box fits, every cell of the format has its place."""

import pytest

from mingchuang.law.annual_report import format_for
from mingchuang.law.report_grid import Grid, grids, labels, place


def covered(grid: Grid) -> dict[tuple[int, int], int]:
    """How often each square of the table is covered, following the rules of HTML tables."""
    rows = [*grid.head, *(row for body in grid.bodies for row in body)]
    squares: dict[tuple[int, int], int] = {}
    for y, row in enumerate(rows):
        x = 0
        for box in row:
            while (y, x) in squares:
                x += 1
            for down in range(box.rows):
                for right in range(box.columns):
                    squares[y + down, x + right] = squares.get((y + down, x + right), 0) + 1
            x += box.columns
    return squares


@pytest.mark.parametrize("year", [2020, 2021])
def test_every_table_is_a_full_rectangle(year: int) -> None:
    for grid in grids(format_for(year)):
        squares = covered(grid)
        height, width = max(y for y, _ in squares) + 1, max(x for _, x in squares) + 1
        assert set(squares.values()) == {1}
        assert len(squares) == height * width
        assert height == len(grid.head) + sum(map(len, grid.bodies))


@pytest.mark.parametrize("year", [2020, 2021])
def test_every_cell_has_one_place_and_a_label(year: int) -> None:
    fmt = format_for(year)
    boxes = [box for grid in grids(fmt) for body in grid.bodies for row in body for box in row if box.cell]
    assert [box.cell for box in boxes] == [cell.id for cell in fmt.cells()]
    assert all(zh and en for zh, en in labels(fmt).values())


@pytest.mark.parametrize(
    ("where", "table", "expected"),
    [
        ("R1.natural", "T3", "本年新收政府信息公开申请数量：自然人"),
        ("R3a", "T3", "予以公开"),
        ("commercial", "T3", "商业企业"),
        ("review", "T4", "行政复议"),
        ("5.licence.decisions", "T2", "行政许可：本年处理决定数量"),
        ("1.normative", "T2", "行政规范性文件"),
        ("overview", "text", "总体情况"),
        ("preamble", "text", "卷首语"),
        ("", "X", "报告"),
        ("hotline.calls", "entries", "hotline.calls"),
    ],
)
def test_the_place_of_a_finding_is_said_in_words(where: str, table: str, expected: str) -> None:
    assert place(format_for(2021), where, table)[0] == expected
