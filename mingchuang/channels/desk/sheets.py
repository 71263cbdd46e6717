"""Every list of the desk as a file: the table of a page, as filtered, in CSV and XLSX (``?export=csv`` and ``?export=xlsx``).

A list whose rows all stand on the page is exported from the page. One that is paged either has an export of its own, or asks
for `size` rows and says ``"whole": True`` in its context. A page of several lists names them in its context
(``"lists": ("mine", "waiting")``); the address then says which one (``?export=csv&list=mine``).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeGuard

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mingchuang.look.dates import local_day
from mingchuang.look.values import Cell, DueChip, Figure, Link, Page, Status, Table
from mingchuang.press.files import XLSX
from mingchuang.press.sheets import Sheet, Value, as_csv, as_xlsx

FORMS = ("csv", "xlsx")
WANTED = "export"
ONE_OF = "list"
MOST_ROWS = 50_000
"""Of an XLSX file, which is made in memory; CSV has no bound."""


def offered(request: HttpRequest, values: Mapping[str, Any]) -> Table | None:
    """The table of a page that is a whole list; None where there is none, or where it has an export of its own."""
    table, page = values.get("table"), values.get("page")
    if request.method != "GET" or not _exportable(table):
        return None
    if page is not None and not values.get("whole") and not (isinstance(page, Page) and page.pages <= 1):
        return None
    return table


def _exportable(table: object) -> TypeGuard[Table]:
    return isinstance(table, Table) and bool(table.rows) and not table.exports


def each_offered(request: HttpRequest, values: Mapping[str, Any]) -> dict[str, Table]:
    """The tables of a page of several whole lists, by the names the page gives them; those without a row are left out."""
    if request.method != "GET":
        return {}
    return {name: values[name] for name in values.get("lists", ()) if _exportable(values.get(name))}


def links(request: HttpRequest, address: str = "", one_of: str = "") -> list[Link]:
    """The two ways to have a list as a file, narrowed as it is now; ``address`` where it has an export of its own.

    ``one_of`` is the name of the list on a page of several.
    """

    def to(form: str) -> str:
        query = request.GET.copy()
        query.pop("page", None)
        query.pop(ONE_OF, None)
        if one_of:
            query[ONE_OF] = one_of
        query[WANTED] = form
        return f"{address}?{query.urlencode()}"

    return [Link(_("Export as CSV"), to("csv")), Link(_("Export as XLSX"), to("xlsx"))]


def with_links(request: HttpRequest, table: Table, one_of: str = "") -> Table:
    """The table with the two ways to have it as a file."""
    return replace(table, exports=links(request, one_of=one_of))


def wanted(request: HttpRequest) -> str:
    """The form of file that the address asks for, or ""."""
    form = request.GET.get(WANTED, "")
    return form if form in FORMS else ""


def file_of(request: HttpRequest, tables: Mapping[str, Table]) -> Table | None:
    """The one of a page's tables that the address wants as a file; None where it wants none."""
    return tables.get(request.GET.get(ONE_OF, "")) if wanted(request) else None


def size(request: HttpRequest, usual: int = 20) -> int:
    """How many rows a paged list asks for: all of them when a file is wanted."""
    return MOST_ROWS if wanted(request) else usual


def handed(sheet: Sheet, form: str, day: date) -> HttpResponse:
    """A sheet as a file to be saved: XLSX where that is asked for, else CSV."""
    if form == "xlsx":
        answer = HttpResponse(as_xlsx([sheet], sheet.name, day), content_type=XLSX.media_type)
    else:
        answer, form = HttpResponse(as_csv(sheet), content_type="text/csv; charset=utf-8"), "csv"
    answer["Content-Disposition"] = content_disposition_header(True, f"{sheet.name}.{form}") or "attachment"
    return answer


def sheet_of(table: Table) -> Sheet:
    """The table in plain values; a column that holds nothing but buttons is left out, notes get columns' text after them."""
    kept = [
        place
        for place in range(len(table.columns))
        if any(_plain(row[place]) not in ("", "—") for row in table.rows) or not table.rows
    ]
    heads = [table.columns[place].label for place in kept]
    return Sheet(table.caption, heads, [[_plain(row[place]) for place in kept] for row in table.rows])


def _plain(value: object) -> Value:
    if isinstance(value, Cell):
        parts = [str(value.text)] if value.text not in ("", None) else []
        parts += [value.status.text] if value.status else []
        parts += [_due(value.due)] if value.due and value.due.due else []
        # The act that a row waits for is a fact about it; the other buttons are not.
        parts += [] if parts else [str(one.text) for one in value.acts if one.current]
        if not parts and not value.note:
            return ""
        return " · ".join([*parts, value.note] if value.note else parts)
    if isinstance(value, Link | Status):
        return str(value.text)
    if isinstance(value, DueChip):
        return _due(value)
    if isinstance(value, Figure):
        return value.value
    if isinstance(value, int | float):
        return value
    return "" if value is None else str(value)


def _due(chip: DueChip) -> str:
    return local_day(chip.due).isoformat() if chip.due else ""
