"""XLSX: everything on one sheet, and a sheet for each table."""

import io

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.reports.draft import Draft

from .boxes import printed


def _value(text: str, number: bool) -> object:
    if number and text.lstrip("-").isdigit() and text.isascii():
        return int(text)
    if number and text.replace(".", "", 1).isdigit() and text.isascii():
        return float(text)
    return text or None


def _table(sheet: Worksheet, draft: Draft, table: str, top: int) -> int:
    taken: set[tuple[int, int]] = set()
    row = top
    for row, boxes in enumerate(printed(draft, table), top):
        column = 1
        for box in boxes:
            while (row, column) in taken:
                column += 1
            sheet.cell(row, column, _value(box.text, box.number))
            taken |= {(row + y, column + x) for y in range(box.rows) for x in range(box.columns)}
            if box.rows > 1 or box.columns > 1:
                sheet.merge_cells(
                    start_row=row, start_column=column, end_row=row + box.rows - 1, end_column=column + box.columns - 1
                )
            column += box.columns
    return row + 1


def _lines(draft: Draft) -> list[str]:
    return [
        draft.title,
        f"发布日期：{draft.published}",
        *(f"{key}：{value}" for key, value in draft.metadata),
        draft.preface,
    ]


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def one_sheet(draft: Draft) -> bytes:
    """Prose in the first column, tables under their headings."""
    book = Workbook()
    sheet = book.active
    row = 1
    for line in _lines(draft):
        sheet.cell(row, 1, line)
        row += 1
    for part in draft.parts:
        for line in (part.heading, *part.paragraphs):
            sheet.cell(row, 1, line)
            row += 1
        if part.table and part.table not in draft.dropped:
            row = _table(sheet, draft, part.table, row + 1) + 1
    return _bytes(book)


def sheets(draft: Draft) -> bytes:
    """The prose on the first sheet, each table on one of its own, its part's heading on top."""
    book = Workbook()
    sheet = book.active
    for line in _lines(draft):
        sheet.append([line])
    for part in draft.parts:
        target = book.create_sheet(part.table or f"第{part.number}部分")
        target.append([part.heading])
        for line in part.paragraphs:
            target.append([line])
        if part.table and part.table not in draft.dropped:
            _table(target, draft, part.table, 3 + len(part.paragraphs))
    return _bytes(book)
