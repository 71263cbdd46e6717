"""The results page: by kind, page by page, with the words marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.channels.desk.words import number as whole
from mingchuang.channels.desk.words import plain, spoken_of
from mingchuang.law.disclosure.moves import STATES as REQUEST_STATES
from mingchuang.law.review import State
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Link, Page
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
    found = ask(query, where, kind=kind, page=whole(request.GET.get("page")) or 1)
    names = {one.code: one.short_name for one in seat.reach}
    context = {
        "query": query,
        "asked": bool(found.words),
        "chips": _chips(query, kind, found.counts, where),
        "rows": [_row(hit, names) for hit in found.hits],
        "page": Page(found.page, found.pages, found.total),
        "total": found.total,
        "behind": index.behind() > FAR_BEHIND,
    }
    return show(request, "desk_search/search.html", context)


def _chips(query: str, kind: str, counts: Mapping[str, int], where: Mapping[str, frozenset[str]]) -> list[Link]:
    names = {"document": _("Documents"), "disclosure": _("Disclosure requests"), "section": _("Sections")}
    open_to = {key: text for key, text in names.items() if where.get(key)}
    every = Link(_("All"), f"?{urlencode({'q': query})}", kind not in names, sum(counts.values()))
    return [
        every,
        *(
            Link(text, f"?{urlencode({'q': query, 'kind': key})}", kind == key, counts[key])
            for key, text in open_to.items()
        ),
    ]


def _row(hit: Hit, names: dict[str, str]) -> Row:
    agency = names.get(hit.agency, "")
    if hit.kind == "document":
        address, state = reverse("desk_documents:document", args=[hit.ref]), spoken_of(State(hit.state))
    elif hit.kind == "disclosure":
        address, state = reverse("desk_requests:case", args=[hit.ref]), spoken_of(REQUEST_STATES[hit.state])
    else:
        address, state = reverse("desk_catalogue:sections"), _("Section")
    day = plain_day(hit.changed_at) if hit.changed_at.year > 1970 else ""
    line = " · ".join(part for part in (state, hit.number, agency, day) if part)
    # The agency in the address: a thing of another agency opens there.
    return Row(f"{address}?{urlencode({'agency': hit.agency})}", hit.title, hit.excerpt, line)
