"""The results page: by kind, page by page, with the words marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.channels.desk.words import number as whole
from mingchuang.channels.desk.words import plain, spoken_of
from mingchuang.law.disclosure.moves import STATES as REQUEST_STATES
from mingchuang.law.review import State
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Column, Link, Page, Table
from mingchuang.readings.search import index
from mingchuang.readings.search.ask import Hit, Pieces, ask
from mingchuang.readings.search.reach import reach

PATIENCE = 0.5
"""Seconds that a question waits for what has just been changed to be indexed; the schedule does the rest."""
FAR_BEHIND = 200


@dataclass(frozen=True)
class Row:
    """A hit as the page shows it."""

    url: str
    title: Pieces
    excerpt: Pieces
    line: str


@desk(methods=("GET",))
def search(request: SeatedRequest) -> HttpResponseBase:
    """What holds all the words, among what this person may open."""
    seat, query = request.seat, plain(request.GET.get("q"), 60).strip()
    kind = plain(request.GET.get("kind"), 12)
    if query:
        index.catch_up(PATIENCE, lines=50)
    where = reach(seat.held, seat.roles_by_agency)
    page = whole(request.GET.get("page")) or 1
    found = ask(query, where, kind=kind, page=page, size=sheets.size(request))
    names = {one.code: one.short_name for one in seat.reach}
    context = {
        "query": query,
        "asked": bool(found.words),
        "chips": _chips(query, kind, found.counts, where),
        "rows": [_row(hit, names) for hit in found.hits],
        "page": Page(found.page, found.pages, found.total),
        "total": found.total,
        "table": _table(found.hits, names),
        "whole": True,
        "behind": index.behind() > FAR_BEHIND,
    }
    return show(request, "desk_search/search.html", context)


def _kinds() -> dict[str, str]:
    return {
        "document": _("Documents"), "disclosure": _("Disclosure requests"), "section": _("Sections"),
        "campaign": _("Clean-up campaigns"), "picture": _("Pictures"), "person": _("People"), "audit": _("Audits"),
    }  # fmt: skip


PAGES = {
    "campaign": "desk_life:campaign", "picture": "desk_documents:describe_picture", "person": "desk_people:person",
    "audit": "desk_audits:run",
}  # fmt: skip
"""Where things of these kinds stand, by their id after the agency's."""


def _chips(query: str, kind: str, counts: Mapping[str, int], where: Mapping[str, frozenset[str]]) -> list[Link]:
    names = _kinds()
    open_to = {key: text for key, text in names.items() if where.get(key)}
    every = Link(_("All"), f"?{urlencode({'q': query})}", kind not in names, sum(counts.values()))
    return [
        every,
        *(
            Link(text, f"?{urlencode({'q': query, 'kind': key})}", kind == key, counts[key])
            for key, text in open_to.items()
        ),
    ]


def _row(hit: Hit, names: Mapping[str, str]) -> Row:
    if hit.kind == "document":
        address = reverse("desk_documents:document", args=[hit.ref])
    elif hit.kind == "disclosure":
        address = reverse("desk_requests:case", args=[hit.ref])
    elif hit.kind in PAGES:
        address = reverse(PAGES[hit.kind], args=[hit.ref.partition("/")[2]])
    else:
        address = reverse("desk_catalogue:sections")
    line = " · ".join(part for part in (_state(hit), hit.number, names.get(hit.agency, ""), _day(hit)) if part)
    # The agency in the address: a thing of another agency opens there.
    return Row(f"{address}?{urlencode({'agency': hit.agency})}", hit.title, hit.excerpt, line)


def _state(hit: Hit) -> str:
    if hit.kind not in ("document", "disclosure"):
        return _("Section") if hit.kind == "section" else _kinds()[hit.kind]
    return spoken_of(State(hit.state) if hit.kind == "document" else REQUEST_STATES[hit.state])


def _day(hit: Hit) -> str:
    return plain_day(hit.changed_at) if hit.changed_at.year > 1970 else ""


def _table(hits: Sequence[Hit], names: Mapping[str, str]) -> Table:
    """What was found as a file holds it; the page shows the same as a list."""
    kinds = _kinds()
    heads = [
        _("Title"),
        _("What it is"),
        _("State"),
        _("Document or request number"),
        _("Agency"),
        _("Day"),
        _("Where the words stand"),
    ]
    return Table(
        _("What was found"),
        [Column(head) for head in heads],
        [
            [
                _joined(hit.title), kinds[hit.kind], _state(hit), hit.number, names.get(hit.agency, ""), _day(hit),
                _joined(hit.excerpt),
            ]
            for hit in hits
        ],
    )  # fmt: skip


def _joined(pieces: Pieces) -> str:
    return "".join(text for text, _marked in pieces)
