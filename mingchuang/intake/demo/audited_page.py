"""An annual report as a page of a bureau's site, for the demo's audit."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from mingchuang.law.annual_report import Format
from mingchuang.law.report_grid import Box, Grid, grids


def page(
    fmt: Format, title: str, published: date, preface: str, parts: Mapping[str, str], cells: Mapping[str, float]
) -> str:
    """The report as HTML: ``parts`` are the texts by the number of their part, ``cells`` the numbers by cell id."""
    tables = {grid.id: grid for grid in grids(fmt)}
    body = [f"<h1>{escape(title)}</h1>", f"<p>发布时间：{published:%Y-%m-%d}</p>", f"<p>{escape(preface)}</p>"]
    for section in fmt.sections:
        body.append(f"<h2>{section.number}、{section.zh}</h2>")
        body += _table(tables[section.table], cells) if section.table else [f"<p>{escape(parts[section.number])}</p>"]
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f"<!doctype html><html lang=zh><head>{head}</head><body>{''.join(body)}</body></html>"


def _table(grid: Grid, cells: Mapping[str, float]) -> Iterator[str]:
    yield "<table border=1>"
    for rows in (grid.head, *grid.bodies):
        for row in rows:
            yield "<tr>" + "".join(_box(box, cells) for box in row) + "</tr>"
    yield "</table>"


def _box(box: Box, cells: Mapping[str, float]) -> str:
    spans = f"{f' rowspan={box.rows}' if box.rows > 1 else ''}{f' colspan={box.columns}' if box.columns > 1 else ''}"
    words = f"{round(cells[box.cell], 2):g}" if box.cell else escape(box.zh)
    return f"<td{spans}>{words}</td>"
