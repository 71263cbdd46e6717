"""The list of an agency's documents, and its export."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import Role, Seat, SeatedRequest, by, desk, show
from mingchuang.channels.desk.words import plain
from mingchuang.domains.documents import drafts, queries
from mingchuang.domains.documents.queries.shelf import ORDERS, DeskRow
from mingchuang.law.documents.kinds import genres, kinds
from mingchuang.law.review import State
from mingchuang.look.dates import moment, plain_day
from mingchuang.look.values import Cell, Column, Link, Page, Table
from mingchuang.press.sheets import Sheet, csv_lines

from . import words

READERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS, Role.INSPECTOR, Role.MANAGER)
KEEPERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
STATES = (State.DRAFT, State.SUBMITTED, State.REVIEWED, State.APPROVED, State.RELEASED, State.WITHDRAWN)


@desk(*READERS, methods=("GET",))
def documents(request: SeatedRequest) -> HttpResponseBase:
    """Documents of the agency in use, filtered and page by page."""
    asked = asked_of(request)
    found = queries.desk_list(request.seat.code, page=_number(request, "page") or 1, **asked)
    context = {
        "tabs": tabs("list", request.seat),
        "chips": _state_chips(request, asked["state"]),
        "kinds": [(genre, [kinds()[one] for one in genre.kinds]) for genre in genres().values()],
        "asked": asked,
        "table": _table(found.rows, request),
        "page": Page(found.page, found.pages, found.total),
        "unfinished": _unfinished(request),
        "may_write": request.seat.may(Role.DRAFTER),
    }
    return show(request, "desk_documents/list.html", context)


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest) -> HttpResponseBase:
    """The same documents, all pages: as CSV, or as XLSX up to `MOST_ROWS`."""
    if sheets.wanted(request) == "xlsx":
        rows = list(islice(_lines(request.seat.code, asked_of(request)), sheets.MOST_ROWS))
        return sheets.handed(Sheet(_("Documents"), _heads(), rows), "xlsx", request.seat.day)
    answer = StreamingHttpResponse(
        csv_lines(_heads(), _lines(request.seat.code, asked_of(request))), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="documents.csv"'
    return answer


def asked_of(request: SeatedRequest) -> dict[str, Any]:
    """The filters of the address; what makes no sense filters nothing."""
    given = request.GET
    return {
        "state": given.get("state", "") if given.get("state") in set(State) else "",
        "kind": given.get("kind", "") if given.get("kind") in kinds() else "",
        "title": plain(given.get("q")).strip(),
        "year": _number(request, "year"),
        "section": _number(request, "section"),
        "order": given.get("sort", "") if given.get("sort") in ORDERS else "",
    }


def _number(request: SeatedRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _state_chips(request: SeatedRequest, state: str) -> list[Link]:
    def address(value: str) -> str:
        query = request.GET.copy()
        query.pop("page", None)
        query.pop("state", None)
        if value:
            query["state"] = value
        return f"?{query.urlencode()}"

    return [
        Link(_("All"), address(""), current=not state),
        *(Link(words.spoken_of(one), address(one.value), current=state == one) for one in STATES),
    ]


def _table(rows: tuple[DeskRow, ...], request: SeatedRequest) -> Table:
    return Table(
        _("Documents"),
        [
            Column(_("Title"), sort="title"), Column(_("Document kind")), Column(_("State")), Column(_("Written by")),
            Column(_("Saved")), Column(_("Released on"), sort="released"),
        ],
        [
            [
                Cell(row.title, words.way_to(request.seat, row.public_id), note=row.document_number or row.index_number),
                words.kind_name(row.kind),
                Cell(status=words.state_status(row.state), note=words.meanwhile(row.state, row.public_state)),
                words.listed(row.authors),
                moment(row.saved_at),
                plain_day(row.released_on) if row.released_on else "—",
            ]
            for row in rows
        ],
        empty=_("No document matches. Change the filters, or write a new one."),
        exports=sheets.links(request, reverse("desk_documents:export")),
        caption_hidden=True,
    )  # fmt: skip


def _unfinished(request: SeatedRequest) -> list[Link]:
    """New documents that were typed and never saved."""
    return [
        Link(
            str(kept.values.get("title") or _("without a title")) + f" · {moment(kept.saved_at)}",
            f"{reverse('desk_documents:new', args=[kept.values['kind']])}?key={key}",
        )
        for key, kept in drafts.unfinished(by=by(request))[:5]
        if kept.values.get("kind") in kinds()
    ]


def _heads() -> list[str]:
    return [
        _("Index number"), _("Title"), _("Document kind"), _("State"), _("Document number"), _("Written by"),
        _("Saved"), _("Released on"),
    ]  # fmt: skip


def _lines(agency: str, asked: dict[str, Any]) -> Iterator[list[str]]:
    number, pages = 1, 1
    while number <= pages:
        found = queries.desk_list(agency, page=number, size=1000, **asked)
        pages, number = found.pages, number + 1
        for row in found.rows:
            yield [
                row.index_number, row.title, words.kind_name(row.kind),
                " · ".join(filter(None, (words.spoken_of(row.state), words.meanwhile(row.state, row.public_state)))),
                row.document_number,
                words.listed(row.authors), localtime(row.saved_at).isoformat(timespec="minutes"),
                row.released_on.isoformat() if row.released_on else "",
            ]  # fmt: skip


def tabs(current: str, seat: Seat) -> list[Link]:
    """The parts of this room that the person may open; how fresh the sections are, where no other room leads there."""
    names = {"list": _("Documents"), "broadcasts": _("New media"), "clean_up": _("Clean-up")}
    if seat.may(*KEEPERS):
        names |= {"templates": _("Templates"), "library": _("Picture library")}
    here = [Link(text, reverse(f"desk_documents:{name}"), current=name == current) for name, text in names.items()]
    here.append(Link(_("Links to other sites"), reverse("desk_outward:list"), current=current == "outward"))
    if not seat.may(Role.OPENNESS, Role.MANAGER, Role.INSPECTOR):
        here.append(Link(_("How fresh the sections are"), reverse("desk_catalogue:freshness")))
    return here
