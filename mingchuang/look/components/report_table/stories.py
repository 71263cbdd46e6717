"""The tables of an annual report: as released, and on the desk with figures that lead to their records."""

from mingchuang.law.annual_report import format_for
from mingchuang.law.report_grid import grids
from mingchuang.look.stories import Story


def _values(place: int) -> dict:
    fmt = format_for(2020)
    grid = grids(fmt)[place]
    numbers = {cell.id: 0 for cell in fmt.cells()}
    return {"grid": grid, "numbers": numbers}


def _desk() -> dict:
    values = _values(0)
    numbers = values["numbers"] | {"T2.1.normative.made": 2, "T2.9.procurement.amount": None}
    links = {"T2.1.normative.made": "#"}
    return values | {"numbers": numbers, "links": links, "bad": ("T2.1.normative.opened",)}


def _audited() -> dict:
    values = _values(1)
    marks = {"T3.R1.total": (1,), "T3.R2.total": (1, 2), "T3.R4.total": (3,)}
    return values | {"bad": ("T3.R1.total", "T3.R2.total"), "doubtful": ("T3.R4.total",), "marks": marks}


_TABLE = "{% load report_tables %}{% report_table grid numbers %}"
_MARKED = "{% load report_tables %}{% report_table grid numbers bad=bad marks=marks doubtful=doubtful %}"
STORIES = [
    Story("table 2, on the desk", "{% load report_tables %}{% report_table grid numbers links=links bad=bad %}", _desk),
    Story("table 3", _TABLE, lambda: _values(1)),
    Story("table 3, audited", _MARKED, _audited),
    Story("table 4", _TABLE, lambda: _values(2)),
]
