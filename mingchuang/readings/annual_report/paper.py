"""The report on paper: the value that press sets as PDF/A."""

from collections.abc import Mapping
from typing import Any

from mingchuang.domains.reports.values import ReleasedReport
from mingchuang.law.annual_report import format_by_id, value_at
from mingchuang.law.report_grid import Box, Grid, grids
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.press import reports as press
from mingchuang.press.sanitising import plain_text


def for_press(report: ReleasedReport) -> press.ReportValue:
    """The released (or submitted) report as the value that press sets on paper."""
    fmt = format_by_id(report.format)
    content = report.content
    numbers = {cell.id: value_at(content["tables"], cell) for cell in fmt.cells()}
    by_table = {grid.id: grid for grid in grids(fmt)}
    sections = []
    for section in fmt.sections:
        grid = by_table.get(section.table)
        tables = (_table(grid, numbers),) if grid else ()
        paragraphs = () if grid else _paragraphs(content["narratives"].get(section.id, ""))
        sections.append(press.Section(f"{section.number}、{section.zh}", paragraphs, tables))
    day = report.released_at.astimezone(SHANGHAI)
    return press.ReportValue(
        title=report.title,
        agency=report.agency_name,
        year=report.year,
        dated=f"{day.year}年{day.month}月{day.day}日",
        preface="\n".join(_paragraphs(content["narratives"].get("preamble", ""))),
        sections=tuple(sections),
        fingerprint=report.document_fingerprint or report.fingerprint,
        day=day.date(),
    )


def _paragraphs(html: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in plain_text(html).splitlines() if line.strip())


def _table(grid: Grid, numbers: Mapping[str, Any]) -> press.Table:
    rows = [*grid.head, *(row for body in grid.bodies for row in body)]
    shown = tuple(press.Row(tuple(_cell(box, numbers) for box in row)) for row in rows)
    # The heading of the part stands right above its table and says the same as a caption would.
    return press.Table("", shown, heads=len(grid.head))


def _cell(box: Box, numbers: Mapping[str, Any]) -> press.Cell:
    value = numbers.get(box.cell)
    text = ("" if value is None else str(value)) if box.cell else box.zh
    return press.Cell(text, colspan=box.columns, rowspan=box.rows, header=not box.cell, numeric=bool(box.cell))
