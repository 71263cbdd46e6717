"""The canonical value of a report, and its body as a document: what three people see and the public reads."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from mingchuang.law.annual_report import format_by_id, value_at
from mingchuang.law.report_grid import grids
from mingchuang.law.report_text import filled

from .values import Counted, ReportView, plain

VERSION = 1


def numbers_of(counted: Counted) -> dict[str, Any]:
    """Every number by cell id or dotted path, and by its name; a cell without a value is None."""
    fmt = format_by_id(counted.format)
    numbers = {cell.id: value_at(counted.tables, cell) for cell in fmt.cells()} | dict(counted.figures)
    return numbers | {name: numbers.get(key) for name, key in counted.names.items()}


def canonical_value(report: ReportView, counted: Counted) -> dict[str, Any]:
    """All that the report states: tables, figures, texts with their figures resolved, entries and reasons; no persons."""
    texts = {section: one.body for section, one in report.narratives.items()}
    numbers = {key: plain(value) for key, value in numbers_of(counted).items()}
    return {
        "form": VERSION,
        "agency": {"code": report.agency, "name": report.agency_name},
        "year": report.year,
        "format": report.format,
        "title": report.title,
        "tables": {
            name: {row: [plain(value) for value in cells] for row, cells in rows.items()}
            for name, rows in counted.tables.items()
        },
        "figures": {key: plain(value) for key, value in counted.figures.items()},
        "narratives": {section: filled(text, numbers) for section, text in texts.items()},
        "entries": [
            {"key": entry.key, "label": entry.label, "value": plain(entry.value), "source": entry.source}
            for entry in sorted(report.entries.values(), key=lambda one: one.key)
        ],
        "reasons": dict(report.reasons),
    }


def body_of(content: Mapping[str, Any]) -> str:
    """The body of the document that carries the report, in Chinese, as HTML of the permitted tags."""
    fmt = format_by_id(content["format"])
    by_table = {grid.id: grid for grid in grids(fmt)}
    numbers = {cell.id: value_at(content["tables"], cell) for cell in fmt.cells()}
    sections = [
        {"number": s.number, "title": s.zh, "grid": by_table.get(s.table), "text": content["narratives"].get(s.id, "")}
        for s in fmt.sections
    ]
    context = {"preamble": content["narratives"]["preamble"], "sections": sections, "numbers": numbers}
    return render_to_string("reports/body.html", context)
