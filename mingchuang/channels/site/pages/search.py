"""检索 (条例 art. 24): what readers look for among released texts, and the description by which browsers offer it.

A question may hold somebody's name, so its answer is kept by no cache and named to no other site.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.site import errors, gate
from mingchuang.channels.site.answers import Text, public
from mingchuang.channels.site.gate import Filter
from mingchuang.channels.site.pages.home import way_of
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.law.documents.kinds import kinds
from mingchuang.look.dates import spoken_language, year_name
from mingchuang.look.identity import identity
from mingchuang.look.templatetags.look import spoken
from mingchuang.look.values import Link, ListItem, Page
from mingchuang.readings.search.ask import Pieces
from mingchuang.readings.search.grams import LONGEST_QUERY
from mingchuang.readings.search.readers import Choice, ReaderAnswer

CHIPS = 8


@dataclass(frozen=True)
class Hit:
    """A document found, as a list shows it, with the words marked."""

    item: ListItem
    title: Pieces
    excerpt: Pieces


def search(request: HttpRequest) -> HttpResponse:
    """What holds all the words, or what to do where nothing does."""
    if request.method not in errors.READING:
        return errors.not_allowed(request)
    query, cut = typed(request.GET.get("q", "")), len(request.GET.get("q", "").strip()) > LONGEST_QUERY
    choice = _choice(request.GET)
    request.GET = _understood(query, choice, request.GET.get("page", ""))
    found = gate.search(query, choice, request.GET.get("page", ""))
    values = {
        "request": request,
        "way": way_of(_("Search")),
        "query": query,
        "cut": cut,
        "found": found,
        "hits": [Hit(gate.item(one.row, with_agency=True), one.title, one.excerpt) for one in found.hits],
        "page": Page(found.page, found.pages, found.total),
        "filters": _filters(query, choice, found),
        "narrowed": choice != Choice(),
        "whole": f"?{urlencode({'q': query})}",
        "foreign": spoken_language() == "en",
    }
    response = HttpResponse(render_to_string("site/search.html", values))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def typed(text: str) -> str:
    """A question as it is shown again: on one line, without signs that cannot be seen, not endless."""
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text[: LONGEST_QUERY * 4])
    return " ".join(seen.split())[:LONGEST_QUERY]


def _short(agency: AgencyView) -> str:
    """The agency in as few words as there are in the language of the page."""
    if spoken_language() == "en" and agency.name_en:
        return agency.name_en.partition(" (")[0]
    return agency.short_name or agency.name


def _choice(asked: Mapping[str, str]) -> Choice:
    narrowed = gate.narrowed({name: asked.get(name, "") for name in ("kind", "year")})
    agency, year = asked.get("agency", ""), narrowed.year
    known = agency.isascii() and agency.isprintable() and len(agency) <= 40
    return Choice(agency if known else "", narrowed.kind, year if year and 1900 < year < 2200 else None)


def _understood(query: str, choice: Choice, page: str) -> Any:
    """What was understood of an address: the links of the page repeat nothing else."""
    found = {"q": query, "agency": choice.agency, "kind": choice.kind, "year": str(choice.year or ""), "page": page[:6]}
    return QueryDict(urlencode({name: value for name, value in found.items() if value}))


def _filters(query: str, choice: Choice, found: ReaderAnswer) -> list[Filter]:
    """Chips by agency, kind and year; one choice alone is no choice. Of very many only the number is not known."""
    names = (
        {one.code: _short(one) for one in agencies_of.agencies(with_dissolved=True)} if len(found.agencies) > 1 else {}
    )
    groups: list[tuple[str, str, str, Iterable[tuple[str, str, int]]]] = [
        (_("Agency"), "agency", choice.agency, [(one, names.get(one, one), n) for one, n in found.agencies.items()]),
        (_("Kind"), "kind", choice.kind, [(one, spoken(kinds()[one]), n) for one, n in found.kinds.items()]),
        (_("Year"), "year", str(choice.year or ""), [(str(one), year_name(one), n) for one, n in found.years.items()]),
    ]
    asked = {"q": query, "agency": choice.agency, "kind": choice.kind, "year": str(choice.year or "")}
    return [
        Filter(label, _links(asked, name, now, list(rows)[: None if name == "year" else CHIPS], counted=not found.more))
        for label, name, now, rows in groups
        if len(list(rows)) > 1
    ]


def _links(
    asked: Mapping[str, str], name: str, now: str, rows: Iterable[tuple[str, str, int]], *, counted: bool
) -> list[Link]:
    def url(value: str) -> str:
        return "?" + urlencode({key: one for key, one in {**asked, name: value}.items() if one})

    return [
        Link(_("All"), url(""), current=not now),
        *(
            Link(text, url(value), current=now == value, count=count if counted else None)
            for value, text, count in rows
            if count or now == value or not counted
        ),
    ]


@public
def description(request: HttpRequest) -> Text:
    """The OpenSearch description: a browser offers this site's search in its own field."""
    name = escape(identity().name)
    address = request.build_absolute_uri(reverse("site:search"))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{name[:16]}</ShortName>",
        f"<Description>{name}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Url type="text/html" template="{escape(address)}?q={{searchTerms}}"/>',
        "</OpenSearchDescription>",
        "",
    ]
    return Text("\n".join(lines), "application/opensearchdescription+xml; charset=utf-8", keys=("home",))
