"""What the chart frame is given, and its table: the picture is drawn from the table, so the two cannot differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from mingchuang.look.values import Link

Number = int | float | Decimal
KINDS = ("line", "bar", "stack")


@dataclass(frozen=True)
class Series:
    """One line or one kind of bar. A value is a number, or the words that stand where there is none (a gap, never 0)."""

    name: str
    values: Sequence[Number | str]


@dataclass(frozen=True)
class Chart:
    """A chart: ``kind`` line, bar or stack; ``heading`` names the ``categories`` (years, agencies)."""

    title: str
    kind: str
    heading: str
    categories: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    note: str = ""
    exports: Sequence[Link] = ()


@dataclass(frozen=True)
class Spot:
    """One number of the table: as it is printed and as the script reads it ("" where there is none)."""

    text: str
    value: str


class ChartView(TypedDict):
    """Context of the chart template."""

    chart: Chart
    rows: list[tuple[str, list[Spot]]]


def chart_view(chart: Chart) -> ChartView:
    """The rows of the table, one a category. Raises `ValueError` for an unknown kind or a series of another length."""
    if chart.kind not in KINDS:
        raise ValueError(f"no such kind of chart: {chart.kind}")
    columns = [one.values for one in chart.series]
    rows = list(zip(chart.categories, *columns, strict=True))
    return ChartView(chart=chart, rows=[(str(name), [spot(value) for value in values]) for name, *values in rows])


def spot(value: Number | str) -> Spot:
    """A number with its digits in groups of three, or the words in its place."""
    if isinstance(value, str):
        return Spot(value, "")
    exact = Decimal(str(value))
    plain = format(exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact, "f")
    return Spot(f"{Decimal(plain):,f}", plain)
