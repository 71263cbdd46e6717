"""The annual report as XLSX: a sheet for each table with its merged cells, its numbers as numbers, its texts beside them.

The sheets stand in the order of the report. What looks like a formula is text and stays text.
"""

import io
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .documents import check_lines
from .grid import Grid
from .packages import fit, settled
from .reports import ReportValue, Section, Table, laid
from .sheets import sheet_name, write

MOST_DIGITS = 15  # what a spreadsheet keeps of a number
TEXT_WIDTH, TABLE_WIDTH, LINE = 96, 120, 16.0  # signs, signs, points
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_PROSE = Alignment(vertical="top", wrap_text=True)


def render(report: ReportValue) -> bytes:
    """The report as XLSX; the same value gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = fit(report.title), fit(report.agency)
    book.properties.language, book.properties.identifier = "zh-CN", report.fingerprint
    heading = [(report.title, "title"), (report.dated, "text"), *((words, "text") for words in report.opening)]
    lines, name = heading, "卷首语"
    for tables, group in groupby(report.sections, key=lambda section: bool(section.tables)):
        sections = list(group)
        if tables:
            if lines:
                _texts(book, name, lines)
            for section in sections:
                _tables(book, section)
            lines, name = [], ""
        else:
            name = name or sections[0].heading
            lines += [line for section in sections for line in _of_section(section)]
    end = [(line, "text") for line in check_lines(report.fingerprint, report.address)] if report.fingerprint else []
    if lines or end:
        _texts(book, name or "核验", [*lines, *end])
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), report.day)


def _of_section(section: Section) -> list[tuple[str, str]]:
    return [(section.heading, "heading"), *((words, "text") for words in section.paragraphs)]


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A sheet that prints on A4, as wide as the page and as long as it needs."""
    sheet = book.create_sheet(sheet_name(name))
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "— &P —"
    return sheet


def _texts(book: Workbook, name: str, lines: Sequence[tuple[str, str]]) -> None:
    sheet = _sheet(book, name)
    sheet.column_dimensions["A"].width = TEXT_WIDTH
    fonts = {"title": Font("宋体", 18, bold=True), "heading": Font("黑体", 14), "text": Font("宋体", 11)}
    row = 0
    for words, kind in lines:
        if not (text := fit(words)):
            continue
        row += 1
        cell = sheet.cell(row, 1)
        write(cell, text)
        cell.font = fonts[kind]
        cell.alignment = _MIDDLE if kind == "title" else _PROSE
        size = 2.0 if kind == "title" else 1.0
        sheet.row_dimensions[row].height = _height(text, TEXT_WIDTH / size) * size


def _tables(book: Workbook, section: Section) -> None:
    sheet = _sheet(book, section.heading)
    row = 1
    write(sheet.cell(row, 1), fit(section.heading))
    sheet.cell(row, 1).font = Font("黑体", 14)
    for words in section.paragraphs:
        row += 1
        write(sheet.cell(row, 1), fit(words))
    for table in section.tables:
        if table.rows:
            row = _table(sheet, table, row + 2)


def _table(sheet: Worksheet, table: Table, top: int) -> int:
    """The table from a row on; gives its last row."""
    grid, shares = laid(table)
    widths = [max(6.0, TABLE_WIDTH * share / sum(shares)) for share in shares]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    heights = dict.fromkeys(range(grid.rows), LINE)
    for cell in grid.cells:
        left, first = cell["x"] + 1, top + cell["y"]
        if cell["columns"] > 1 or cell["lines"] > 1:
            sheet.merge_cells(None, first, left, first + cell["lines"] - 1, left + cell["columns"] - 1)
        _fill(sheet.cell(first, left), cell)
        if cell["lines"] == 1:
            room = sum(widths[cell["x"] : cell["x"] + cell["columns"]])
            heights[cell["y"]] = max(heights[cell["y"]], _height(cell["text"], room))
    for row in sheet.iter_rows(top, top + grid.rows - 1, 1, grid.columns):
        for one in row:
            one.border = _BOX
    for y, height in heights.items():
        sheet.row_dimensions[top + y].height = height
    _set(sheet, grid, top, grid.whole_rows(table.heads))
    return top + grid.rows - 1


def _set(sheet: Worksheet, grid: Grid, top: int, heads: int) -> None:
    """What stays in sight while one scrolls or turns pages: the heads, and the labels left of the numbers."""
    labels = min((cell["x"] for cell in grid.cells if cell["numeric"]), default=0)
    if labels or heads:
        sheet.freeze_panes = f"{get_column_letter(labels + 1)}{top + heads}"
    if heads:
        sheet.print_title_rows = f"{top}:{top + heads - 1}"
    if grid.columns > 7:
        sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE


def _fill(cell: Cell, given: dict[str, Any]) -> None:
    text = fit(given["text"])
    number = _number(text) if given["numeric"] else None
    if number is None:
        write(cell, text)
    else:
        cell.value = int(number) if number == number.to_integral_value() else number
        places = max(0, -int(number.as_tuple().exponent))
        cell.number_format = "0." + "0" * places if places else "0"
    cell.font = Font("黑体" if given["head"] else "宋体", 11)
    cell.alignment = _MIDDLE


def _number(text: str) -> Decimal | None:
    """The number that a text writes; None when it is none or longer than a spreadsheet keeps, which then stays text."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and len(found.as_tuple().digits) <= MOST_DIGITS else None


def _height(text: str, room: float) -> float:
    """Points for a text in a column; a Chinese sign is two signs wide."""
    width = sum(1 if sign.isascii() else 2 for sign in text)
    return LINE * max(1, -(-width // max(1, int(room) - 1)))
