"""PDF: the house's own layout, and a narrow one whose labels break over lines and whose tables break over pages."""

import json

import typst

from benchmarks.reports.draft import Draft
from mingchuang.press import fonts
from mingchuang.press.reports import Cell, ReportValue, Row, Section, Table, render

from .boxes import heads, printed

_NARROW = """
#let d = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (x: 15mm, y: 20mm), footer: context align(center)[— #counter(page).display() —])
#set text(font: d.fonts, size: 10.5pt, lang: "zh")
#set par(justify: true, first-line-indent: 2em, leading: 0.8em)
#align(center, text(16pt, d.title))
#for line in d.lines [#par(line)]
#for part in d.parts {
  text(12pt, weight: "bold", part.heading)
  parbreak()
  for line in part.lines { par(line) }
  if part.rows.len() > 0 {
    set text(8pt)
    table(
      columns: part.columns, inset: 3pt, align: center + horizon,
      ..part.rows.flatten().map(c => table.cell(rowspan: c.rows, colspan: c.columns, breakable: false, c.text)))
  }
}
"""


def house(draft: Draft) -> bytes:
    """As the platform sets its own reports."""
    sections = []
    for part in draft.parts:
        tables: tuple[Table, ...] = ()
        if part.table and part.table not in draft.dropped:
            rows = tuple(
                Row(tuple(Cell(b.text, b.columns, b.rows, header=not b.number, numeric=b.number) for b in row))
                for row in printed(draft, part.table)
            )
            tables = (Table("", rows, heads=heads(draft, part.table)),)
        sections.append(Section(part.heading, tuple(part.paragraphs), tables))
    day = f"{draft.published.year}年{draft.published.month}月{draft.published.day}日"
    metadata = "\n".join(f"{key}：{value}" for key, value in draft.metadata)
    preface = f"发布日期：{draft.published}\n{metadata}\n{draft.preface}"
    return render(ReportValue(draft.title, draft.agency, draft.year, day, preface, tuple(sections)))


def narrow(draft: Draft) -> bytes:
    """Small type, narrow columns, page numbers below."""
    parts = []
    for part in draft.parts:
        rows = printed(draft, part.table) if part.table and part.table not in draft.dropped else []
        width = sum(box.columns for box in rows[0]) if rows else 1
        boxes = [[{"text": b.text, "rows": b.rows, "columns": b.columns} for b in row] for row in rows]
        parts.append({"heading": part.heading, "lines": part.paragraphs, "columns": width, "rows": boxes})
    lines = [f"发布日期：{draft.published}", *(f"{key}：{value}" for key, value in draft.metadata), draft.preface]
    data = {"title": draft.title, "lines": lines, "parts": parts, "fonts": list(fonts.chosen().serif)}
    return typst.compile(
        _NARROW.encode(),
        font_paths=fonts.chosen().collection,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
