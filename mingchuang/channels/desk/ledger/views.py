"""Reading the ledger: who did what, when; one thing's history; an export of the lines shown."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import Seat, SeatedRequest, desk, show
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger import reading
from mingchuang.look.dates import moment
from mingchuang.look.values import Cell, Column, Link, Table, TimelineItem
from mingchuang.press.sheets import Sheet, csv_lines

from . import words
from .forms import FilterForm

READERS = (Role.OPENNESS, Role.MANAGER, Role.INSPECTOR)


@desk(*READERS, methods=("GET",))
def lines(request: SeatedRequest) -> HttpResponseBase:
    """The lines of the agencies within reach, newest first."""
    form, filters = _asked(request)
    page = reading.page(filters, before=_number(request, "before"), after=_number(request, "after"))
    exports = sheets.links(request, reverse("desk_ledger:export"))
    context = {"form": form, "table": _table(page.lines, exports), "page": page, "subject": filters.subject}
    context["page_of"] = words.page_of(request.seat, filters.subject, {one.agency for one in page.lines})
    return show(request, "desk_ledger/lines.html", context)


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest) -> HttpResponseBase:
    """The same lines in order as CSV, with all their facts and hashes."""
    _form, filters = _asked(request)
    if sheets.wanted(request) == "xlsx":
        rows = list(islice(_lines(filters), sheets.MOST_ROWS))
        return sheets.handed(Sheet(_("Ledger"), _heads(), rows), "xlsx", request.seat.day)
    answer = StreamingHttpResponse(csv_lines(_heads(), _lines(filters)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ledger.csv"'
    return answer


def _asked(request: SeatedRequest) -> tuple[FilterForm, reading.Filters]:
    """The form and what it asks for; a wrong value filters nothing and is said at its field."""
    seat = request.seat
    mine = tuple(one for one in seat.reach if seat.reaches(one.code, *READERS))
    form = FilterForm(request.GET or None, agencies=mine)
    given = form.cleaned_data if form.is_valid() else {}
    wanted = given.get("of", "")
    return form, reading.Filters(
        agencies=(wanted,) if wanted else _within(seat, mine),
        act=given.get("act", ""),
        subject=given.get("subject", ""),
        since=given.get("since"),
        until=given.get("until"),
    )


def _within(seat: Seat, mine: tuple[AgencyView, ...]) -> tuple[str, ...] | None:
    """The agencies whose lines this person may read; with the city's, those of no agency (the catalogue) as well."""
    codes = tuple(one.code for one in mine)
    roots = [one.code for one in mine if not one.parent]
    if not roots:
        return codes
    everything = all(seat.reaches(code, *READERS) for code in roots) and len(mine) == len(agencies.agencies())
    return None if everything else (*codes, "")


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def _table(found: tuple[reading.LineView, ...], exports: Sequence[Link]) -> Table:
    return Table(
        _("Ledger"),
        [
            Column(_("No."), numeric=True),
            Column(_("When")),
            Column(_("Who")),
            Column(_("What was done")),
            Column(_("Thing concerned")),
        ],
        [
            [
                line.seq,
                moment(line.at),
                words.hand(line.person, line.act),
                Cell(words.act(line.act), note=_("demonstration") if line.origin == "demo" else ""),
                Cell(words.facts(line.facts) or _("history"), url=f"?subject={line.subject}"),
            ]
            for line in found
        ],
        empty=_("No line matches."),
        exports=exports,
        caption_hidden=True,
    )


def _heads() -> list[str]:
    return [
        _("No."), _("When"), _("Who"), _("What was done"), _("Thing concerned"), _("Agency"), _("Facts"), _("Origin"),
        _("Hash"),
    ]  # fmt: skip


def _lines(filters: reading.Filters) -> Iterator[list[str | int]]:
    for line in reading.every(filters):
        facts = json.dumps(dict(line.facts), ensure_ascii=False, sort_keys=True)
        yield [
            line.seq, localtime(line.at).isoformat(), line.person, words.act(line.act), line.subject, line.agency,
            facts, line.origin, line.hash,
        ]  # fmt: skip


@desk(methods=("GET",))
def history(request: SeatedRequest, noun: str, public_id: str) -> HttpResponseBase:
    """Everything that was done to one thing, for anybody who works in an agency that did it."""
    subject = f"{noun}:{public_id}"
    found = [line for line in reading.of_subject(subject) if request.seat.reaches(line.agency)]
    items = [
        TimelineItem(words.act(line.act), line.at, words.facts(line.facts), words.hand(line.person, line.act))
        for line in reversed(found)
    ]
    page_of = words.page_of(request.seat, subject, {line.agency for line in found})
    return show(request, "desk_ledger/history.html", {"items": items, "page_of": page_of})
