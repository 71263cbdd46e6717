"""XLSX: every sheet with anything in it, merged cells included."""

import io
import re
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from mingchuang.intake.reports.extract import Extract, Grid, GridCell, Unreadable, Writer

from . import packages

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([^\"']*)")
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_SHEET_BYTES = 12, 2_000, 200, 6 << 20


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and isfinite(value):
        # Written out: 0.000036, never 3.6e-05, which is no number of a report.
        return str(int(value)) if value.is_integer() else format(Decimal(str(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _area(reference: bytes) -> int:
    """How many cells a merged range covers; the library makes an object of each."""
    try:
        left, top, right, bottom = range_boundaries(reference.decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return MOST_ROWS * MOST_COLUMNS
    return (right - left + 1) * (bottom - top + 1)


def _checked(data: bytes) -> None:
    """Bounds before the library sees the file: its parts are read whole into memory."""
    package = packages.opened(data)
    for member in package.infolist():
        if member.filename.startswith("xl/") and member.filename.endswith(".xml"):
            part = packages.part(package, member.filename) or b""
            if member.filename.startswith("xl/worksheets/") and len(part) > MOST_SHEET_BYTES:
                raise Unreadable("reports.too_many_cells", most=MOST_ROWS * MOST_COLUMNS)
            packages.refuse_entities(part)
            if sum(map(_area, _MERGED.findall(part))) > MOST_ROWS * MOST_COLUMNS:
                raise Unreadable("reports.too_many_cells", most=MOST_ROWS * MOST_COLUMNS)


def _grid(sheet: Worksheet, writer: Writer) -> Grid:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise Unreadable("reports.too_many_cells", most=MOST_ROWS * MOST_COLUMNS)
    covering = {(r.min_row, r.min_col): (r.size["rows"], r.size["columns"]) for r in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    } - set(covering)
    cells = []
    for line in sheet.iter_rows():
        for cell in line:
            place = (cell.row, cell.column)
            if place in covered:
                continue
            rows, columns = covering.get(place, (1, 1))
            text = _text(cell.value)
            span = writer.line(text) if text else (writer.length, writer.length)
            cells.append(GridCell(text, span, cell.row - 1, cell.column - 1, rows, columns))
        writer.line()
    return Grid(tuple(cells))


def extract(data: bytes) -> Extract:
    """The sheets one after another as text, each a grid. Formulas count by the value that was saved with them."""
    _checked(data)
    try:
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # the library raises whatever its parsers raise
        raise Unreadable("reports.broken") from error
    writer = Writer()
    if len(book.worksheets) > MOST_SHEETS:
        raise Unreadable("reports.too_many_sheets", most=MOST_SHEETS)
    grids = tuple(_grid(sheet, writer) for sheet in book.worksheets)
    return Extract("xlsx", writer.text, grids)
