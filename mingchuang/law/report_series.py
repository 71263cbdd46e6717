"""The series of a report that can be followed from year to year across both formats (``data/report_series.yaml``).

A number that was not stated, or that a format does not ask for, is a gap with its reason, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

Number = int | float | Decimal


class Gap(StrEnum):
    """Why there is no number: no report of the year, no such row in its format, or not read with certainty."""

    NO_REPORT = "no_report"
    NO_ROW = "no_row"
    UNREAD = "unread"


@dataclass(frozen=True)
class Series:
    """One number of a report followed through the years: by format, the cells whose sum it is."""

    id: str
    zh: str
    en: str
    cells: Mapping[str, tuple[str, ...]]

    def of(self, format_id: str, cells: Mapping[str, Number]) -> Number | Gap:
        """The number in a report of this format with these cells."""
        named = self.cells.get(format_id)
        if named is None:
            return Gap.NO_ROW
        values = [cells.get(cell) for cell in named]
        if any(value is None for value in values):
            return Gap.UNREAD
        total = sum((Decimal(str(value)) for value in values), Decimal(0))
        return int(total) if total == total.to_integral_value() else total


@dataclass(frozen=True)
class SeriesChart:
    """Series that are drawn together: ``kind`` line, bar or stack; ``why`` says where the years do not join."""

    id: str
    kind: str
    zh: str
    en: str
    unit_zh: str
    unit_en: str
    why_zh: str
    why_en: str
    series: tuple[Series, ...]


@cache
def charts() -> tuple[SeriesChart, ...]:
    """Every chart, in order."""
    text = (Path(__file__).with_name("data") / "report_series.yaml").read_text("utf-8")
    return tuple(map(_chart, yaml.safe_load(text)["charts"]))


def _chart(row: Mapping[str, Any]) -> SeriesChart:
    unit = row["unit"]
    return SeriesChart(
        row["id"], row["kind"], row["zh"], row["en"], unit["zh"], unit["en"], row.get("why_zh", ""),
        row.get("why_en", ""), tuple(map(_series, row["series"])),
    )  # fmt: skip


def _series(row: Mapping[str, Any]) -> Series:
    cells = {key: tuple(value) for key, value in row["cells"].items()}
    return Series(row["id"], row["zh"], row["en"], MappingProxyType(cells))


def followed(
    series: Series, reports: Mapping[int, tuple[str, Mapping[str, Number]]], years: range
) -> list[Number | Gap]:
    """The series over the years: ``reports`` gives format and cells by year; a year without one is a gap."""
    return [series.of(*reports[year]) if year in reports else Gap.NO_REPORT for year in years]


def years_of(years: set[int]) -> range:
    """From the first year to the last, so that a missing one in between is seen; empty for none."""
    return range(min(years), max(years) + 1) if years else range(0)
