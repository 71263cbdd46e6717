"""The annual report on A4: preface, parts, and its wide tables with spans as cells."""

from dataclasses import dataclass
from typing import Any

from . import nodes, typesetting
from .documents import check_lines
from .grid import placed, shares


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
    """The report as it is released; ``preface`` may hold several paragraphs, one a line."""

    title: str
    agency: str
    year: int
    dated: str
    preface: str = ""
    sections: tuple[Section, ...] = ()
    fingerprint: str = ""
    address: str = ""


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
            "preface": [line for line in report.preface.splitlines() if line.strip()],
            "sections": sections,
            "fingerprint": report.fingerprint,
            "check": check_lines(report.fingerprint, report.address),
        },
    )


def _table(table: Table) -> dict[str, Any]:
    grid = placed([[_cell(cell) for cell in row.cells] for row in table.rows])
    return {
        "t": "table", "columns": grid.columns, "rows": grid.rows, "heads": grid.whole_rows(table.heads),
        "caption": nodes.text(table.caption), "widths": shares(grid, table.widths), "cells": list(grid.cells),
    }  # fmt: skip


def _cell(cell: Cell) -> dict[str, Any]:
    inner = [{"t": "p", "c": nodes.text(cell.text), "align": "center"}] if cell.text.strip() else []
    align = "center" if cell.header or cell.numeric else "left"
    return {"columns": cell.colspan, "lines": cell.rowspan, "head": cell.header, "align": align, "c": inner}
