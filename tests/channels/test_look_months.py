"""Months of days: weeks from Monday, nothing that was not given."""

from datetime import date

from mingchuang.look.months import grids
from mingchuang.look.values import DayCell


def test_weeks_begin_on_monday_and_gaps_are_left_out() -> None:
    months = grids([DayCell(date(2026, 12, 31)), DayCell(date(2027, 3, 1)), DayCell(date(2027, 3, 7))])
    assert [month.caption for month in months] == ["2026年12月", "2027年3月"]
    assert [[cell and cell.day.day for cell in week] for week in months[0].weeks] == [
        [None, None, None, 31, None, None, None]
    ]
    assert [[cell and cell.day.day for cell in week] for week in months[1].weeks] == [
        [1, None, None, None, None, None, 7]
    ]
    assert grids([]) == []
