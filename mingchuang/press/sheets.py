"""Tables of plain values as CSV and XLSX. What looks like a formula is text and stays text."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .packages import fit, settled

Value = str | int | float | Decimal | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNNAMED = str.maketrans(dict.fromkeys("[]:*?/\\'", ""))
_MARK = PatternFill("solid", fgColor="FFF6E0")
WIDEST, NARROWEST = 48, 8  # signs
MOST_NAME = 31


@dataclass(frozen=True)
class Sheet:
    """A table with its heads. Rows in ``marked`` (by place, from 0) stand out; ``notes`` stand above the heads."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()
    marked: frozenset[int] = frozenset()


def as_csv(sheet: Sheet) -> bytes:
    """The table as CSV in UTF-8 with a mark by which spreadsheets see the encoding; notes are left out."""
    return "".join(csv_lines(sheet.heads, sheet.rows)).encode()


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_lines(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The same line by line, for a table that is too long to be held."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(map(_text, heads))
    for row in rows:
        yield writer.writerow(map(_text, row))


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        plain = fit(value)
        return f"'{plain}" if plain.startswith(_FORMULA) else plain
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def as_xlsx(sheets: Sequence[Sheet], title: str, day: date | None = None) -> bytes:
    """The tables as a workbook, numbers as numbers; the same values and day give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator, book.properties.language = fit(title), "", "zh-CN"
    for sheet in sheets:
        _sheet(book.create_sheet(sheet_name(sheet.name)), sheet)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), day)


def sheet_name(text: str) -> str | None:
    """The text as the format lets a sheet be called; None where nothing is left."""
    return fit(text).translate(_UNNAMED)[:MOST_NAME] or None


def _sheet(page: Worksheet, sheet: Sheet) -> None:
    top = len(sheet.notes) + 1
    for number, note in enumerate(sheet.notes, start=1):
        write(page.cell(number, 1), note)
    for column, head in enumerate(sheet.heads, start=1):
        cell = page.cell(top, column)
        write(cell, head)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place, row in enumerate(sheet.rows):
        for column, value in enumerate(row, start=1):
            cell = page.cell(top + 1 + place, column)
            write(cell, value)
            cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
            if place in sheet.marked:
                cell.fill = _MARK
    page.freeze_panes = page.cell(top + 1, 2)
    page.auto_filter.ref = f"A{top}:{get_column_letter(max(1, len(sheet.heads)))}{top + len(sheet.rows)}"
    for column in range(1, len(sheet.heads) + 1):
        page.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.paperSize, page.page_setup.orientation = page.PAPERSIZE_A4, page.ORIENTATION_LANDSCAPE
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = f"{top}:{top}"


def _width(sheet: Sheet, column: int) -> float:
    texts = [sheet.heads[column], *(str(row[column]) for row in sheet.rows if row[column] is not None)]
    longest = max(sum(1 if sign.isascii() else 2 for sign in text) for text in texts)
    return min(WIDEST, max(NARROWEST, longest + 2))


def write(cell: Cell, value: Value) -> None:
    """A number as a number, a text as a text whatever it begins with; nothing for none."""
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = fit(value)
    cell.data_type = "s"
    if cell.value and str(cell.value).startswith(_FORMULA):
        # The mark by which a spreadsheet goes on treating it as text when somebody edits it.
        cell.quotePrefix = True
