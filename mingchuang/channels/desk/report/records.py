"""From a figure to its records, a page at a time."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.law.annual_report import format_for
from mingchuang.law.counted import Record
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import Cell, Column, Link, Page, Table
from mingchuang.readings.annual_report import drill
from mingchuang.readings.annual_report.definitions import DEFINITIONS, name_of

from . import words

SIZE = 50


@desk(*words.READERS, methods=("GET",))
def records(request: SeatedRequest, year: int, key: str) -> HttpResponseBase:
    """The records behind a figure or cell; a figure that adds up others shows those."""
    names = name_of(format_for(year).id, key)
    title = names[1] if spoken_language() == "en" else names[0]
    context = {"year": year, "title": title, "counts": _counts(key), "back": words.address(year)}
    parts = drill.parts_of(key)
    if parts:
        place = 1 if spoken_language() == "en" else 0
        links = [
            Link(name_of(format_for(year).id, one)[place], reverse("desk_report:records", args=[year, one]))
            for one in parts
        ]
        return show(request, "desk_report/sum.html", context | {"parts": links})
    number = request.GET.get("page", "1")
    at = int(number) if number.isdigit() and len(number) < 9 else 1
    found = drill.records(request.seat.code, year, key, at, sheets.size(request, SIZE))
    columns = [Column(_("Day")), Column(_("Record")), Column(_("Details"))]
    rows = [[plain_day(one.day) if one.day else "", Cell(one.title, _address(one)), one.note] for one in found.rows]
    table = Table(f"{title} · {year}", columns, rows, empty=_("No record: the figure is 0."), caption_hidden=True)
    page = Page(found.number, found.pages, found.total)
    context |= {"table": table, "page": page, "total": found.total, "whole": True}
    return show(request, "desk_report/records.html", context)


def _counts(key: str) -> str:
    definition = DEFINITIONS.get(key)
    if definition is None:
        return ""
    return definition.counts_en if spoken_language() == "en" else definition.counts_zh


def _address(record: Record) -> str:
    """The desk's page of a record; broadcasts have a list, no page of their own."""
    if record.noun == "document":
        return reverse("desk_documents:document", args=[record.public_id])
    if record.noun in ("request", "remedy"):
        return reverse("desk_requests:case", args=[record.public_id])
    return ""
