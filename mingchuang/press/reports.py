"""The annual report on A4: preface, parts, and its wide tables with spans as cells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from . import nodes, typesetting
from .documents import check_lines
from .grid import Grid, placed, shares

# A number that is not there yet: an empty box of a page cannot be told from one that was cut off.
MISSING = "—"


@dataclass(frozen=True)
class Cell:
    """One cell. ``header``: a label; ``numeric``: a number, centred with tabular figures."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    numeric: bool = False


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table; ``heads`` leading rows are repeated on every page; ``widths`` are per cent a column (0: equal share)."""

    caption: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    heads: int = 0


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class ReportValue:
    """The report as it is released; ``preface`` may hold several paragraphs, one a line. ``day`` dates the files."""

    title: str
    agency: str
    year: int
    dated: str
    preface: str = ""
    sections: tuple[Section, ...] = ()
    fingerprint: str = ""
    address: str = ""
    day: date | None = None

    @property
    def opening(self) -> tuple[str, ...]:
        """The paragraphs of the preface."""
        return tuple(line for line in self.preface.splitlines() if line.strip())


def render(report: ReportValue) -> bytes:
    """The report as PDF/A-2b. Raises `Refused` (``press.no_fonts``, ``press.not_typeset``)."""
    sections = [
        {
            "heading": section.heading,
            "paragraphs": list(section.paragraphs),
            "tables": [_table(table) for table in section.tables if table.rows],
        }
        for section in report.sections
    ]
    return typesetting.pdf(
        "report",
        {
            "title": report.title,
            "author": report.agency,
            "dated": report.dated,
            "day": [report.day.year, report.day.month, report.day.day] if report.day else [],
            "preface": list(report.opening),
            "sections": sections,
            "fingerprint": report.fingerprint,
            "check": check_lines(report.fingerprint, report.address),
        },
    )


def laid(table: Table) -> tuple[Grid, list[int]]:
    """The cells of a table with their places, and the share of the width that each column has."""
    grid = placed([[_cell(cell) for cell in row.cells] for row in table.rows])
    return grid, shares(grid, table.widths)


def _table(table: Table) -> dict[str, Any]:
    grid, widths = laid(table)
    return {
        "t": "table", "columns": grid.columns, "rows": grid.rows, "heads": grid.whole_rows(table.heads),
        "caption": nodes.text(table.caption), "widths": widths, "cells": [_shown(cell) for cell in grid.cells],
    }  # fmt: skip


def _shown(cell: dict[str, Any]) -> dict[str, Any]:
    if not cell["numeric"] or cell["text"].strip():
        return cell
    return {**cell, "c": [{"t": "p", "c": nodes.text(MISSING), "align": "center"}]}


def _cell(cell: Cell) -> dict[str, Any]:
    inner = [{"t": "p", "c": nodes.text(cell.text), "align": "center"}] if cell.text.strip() else []
    align = "center" if cell.header or cell.numeric else "left"
    return {
        "columns": cell.colspan, "lines": cell.rowspan, "head": cell.header, "align": align, "c": inner,
        "text": cell.text, "numeric": cell.numeric,
    }  # fmt: skip
