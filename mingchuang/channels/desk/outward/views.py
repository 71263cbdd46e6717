"""外链: every link to another site in the agency's texts, what it answered and since when, and the documents that hold it."""

from django.conf import settings
from django.http import Http404, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.channels.desk.documents.lists import READERS, tabs
from mingchuang.channels.desk.documents.words import way_to
from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import listed, number, plain, spoken_of
from mingchuang.domains.documents import outward
from mingchuang.domains.documents.queries.outward import Holder, OutwardRow, Standing, outward_link, outward_list
from mingchuang.look.dates import moment, plain_day
from mingchuang.look.values import Cell, Column, Link, Page, Row, Status, Table
from mingchuang.press.sheets import Sheet, Value

TONES = {
    Standing.DEAD: "bad",
    Standing.FAILING: "soon",
    Standing.UNSURE: "active",
    Standing.UNASKED: "neutral",
    Standing.OPENS: "done",
}
LONGEST = 64


@desk(*READERS, methods=("GET",))
def links(request: SeatedRequest) -> HttpResponseBase:
    """The links, those that fail first; narrowed by how they stand and by a part of the address. Nobody is asked here."""
    standing, words = _standing(request), plain(request.GET.get("q")).strip()
    page = number(request.GET.get("page")) or 1
    found = outward_list(request.seat.code, standing=standing, words=words, page=page, size=sheets.size(request))
    if form := sheets.wanted(request):
        return sheets.handed(_sheet(found.rows), form, request.seat.day)
    period = outward.period(request.seat.day, request.seat.code)
    context = {
        "tabs": tabs("outward", request.seat),
        "chips": [
            Link(_("All"), _narrowed(words, ""), not standing, sum(found.counts.values())),
            *(Link(spoken_of(one), _narrowed(words, one), one == standing, found.counts[one]) for one in Standing),
        ],
        "standing": standing,
        "words": words,
        "table": _table(request, found.rows),
        "page": Page(found.page, found.pages, found.total),
        "on": settings.CHECK_LINKS,
        "days": period.days,
        "failing_days": period.failing_days,
        "last_asked": found.last_asked,
    }
    return show(request, "desk_outward/list.html", context)


@desk(*READERS, methods=("GET",))
def link(request: SeatedRequest, number: int) -> HttpResponseBase:
    """One link: what is recorded of it, and every document of the agency that holds it."""
    found = outward_link(request.seat.code, number) if number < 2**63 else None
    if found is None:
        raise Http404
    rows = [
        Row(_("Address"), found.url, found.url, wide=True),
        Row(_("State of the link"), spoken_of(found.standing)),
        Row(_("What it answered"), _answer(found)),
        Row(_("Fails since"), plain_day(found.since) if found.since else ""),
        Row(_("Failures in a row"), str(found.failures or "")),
        Row(_("Last asked"), moment(found.asked_at) if found.asked_at else ""),
        Row(_("First seen"), moment(found.first_seen_at)),
    ]
    table = Table(
        _("Documents that hold it"),
        [Column(_("Title")), Column(_("State"))],
        [[Cell(one.title, way_to(request.seat, one.public_id)), _released(one)] for one in found.holders],
    )
    context = {"rows": [row for row in rows if row.value], "table": table, "dead": found.standing == Standing.DEAD}
    return show(request, "desk_outward/link.html", context)


def _standing(request: SeatedRequest) -> str:
    given = request.GET.get("state", "")
    return given if given in set(Standing) else ""


def _narrowed(words: str, standing: str) -> str:
    query = QueryDict(mutable=True)
    if words:
        query["q"] = words
    if standing:
        query["state"] = standing
    return f"?{query.urlencode()}"


def _table(request: SeatedRequest, rows: tuple[OutwardRow, ...]) -> Table:
    return Table(
        _("Links to other sites"),
        [
            Column(_("Address")), Column(_("State of the link")), Column(_("Fails since")), Column(_("Last asked")),
            Column(_("Documents that hold it")),
        ],
        [
            [
                Cell(_short(row.url), row.url),
                Cell(status=Status(spoken_of(row.standing), TONES[row.standing]), note=_answer(row)),
                Cell(plain_day(row.since), note=_times(row)) if row.since else "—",
                moment(row.asked_at) if row.asked_at else "—",
                _held(row, request.seat),
            ]
            for row in rows
        ],
        empty=_("No link to another site stands here. Texts are read for links by the scheduled work."),
        exports=sheets.links(request) if rows else [],
        caption_hidden=True,
    )  # fmt: skip


def _short(url: str) -> str:
    """A long address leaves no room for the other columns; the link, its own page and the files hold all of it."""
    return url if len(url) <= LONGEST else f"{url[: LONGEST - 20]}…{url[-19:]}"


def _answer(row: OutwardRow) -> str:
    if row.answer is None:
        return ""
    return f"{spoken_of(row.answer)} · HTTP {row.status}" if row.status else spoken_of(row.answer)


def _times(row: OutwardRow) -> str:
    return _("%(count)s times in a row") % {"count": row.failures}


def _held(row: OutwardRow, seat: Seat) -> Cell:
    """The first by its title; where there are more, the way to all of them."""
    if not row.holders:
        return Cell("—")
    first, count = row.holders[0], len(row.holders)
    acts = [Link(_("All %(count)s documents") % {"count": count}, _address(row))] if count > 1 else []
    note = "" if first.released else _("being written")
    return Cell(first.title, way_to(seat, first.public_id), note=note, acts=acts)


def _released(holder: Holder) -> Status:
    return Status(_("released"), "done") if holder.released else Status(_("being written"))


def _address(row: OutwardRow) -> str:
    return reverse("desk_outward:link", args=[row.id])


def _sheet(rows: tuple[OutwardRow, ...]) -> Sheet:
    heads = [
        _("Address"), _("State of the link"), _("What it answered"), _("HTTP status"), _("Fails since"), _("Failures in a row"),
        _("Last asked"), _("First seen"), _("Number of documents"), _("Documents that hold it"),
    ]  # fmt: skip
    return Sheet(_("Links to other sites"), heads, [_line(row) for row in rows])


def _line(row: OutwardRow) -> list[Value]:
    return [
        row.url, spoken_of(row.standing), spoken_of(row.answer) if row.answer else "", row.status or "",
        row.since.isoformat() if row.since else "", row.failures, moment(row.asked_at) if row.asked_at else "",
        moment(row.first_seen_at), len(row.holders), listed(one.title for one in row.holders),
    ]  # fmt: skip
