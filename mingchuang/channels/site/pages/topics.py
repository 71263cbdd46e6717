"""专题: a page composed in the ordinary editor whose lists are alive.

In the text of a document of kind `page` a paragraph that holds nothing but a link is a block: a link to a section's list
(narrowed or not) becomes its newest entries, links to documents one after another become a hand-picked list. What was seen
through and released is the link; what stands behind it is read through the gate, so that nothing withheld can enter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from django.http import Http404
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.timezone import localtime
from django.utils.translation import override

from mingchuang.channels.site import gate
from mingchuang.channels.site.navigation import address
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries.public import DocumentPage
from mingchuang.law.refusal import Refused
from mingchuang.look.values import ListItem

_LINK = r'<p(?: class="[\w -]*")?>\s*<a href="([^"]*)">([^<]*)</a>\s*</p>'
_LINKS = re.compile(rf"(?:{_LINK}\s*)+")
_ONE = re.compile(_LINK)
NEWEST = 8
"""Entries of a section's list on a topic page."""
MOST_LISTS, MOST_PICKED = 12, 60


@dataclass(frozen=True)
class Place:
    """Where a link of this site leads: a section (narrowed as its address says) or a document."""

    kind: str
    agency: str
    name: str
    asked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Topic:
    """The text with its lists, and the keys of what they were made from."""

    html: str
    keys: tuple[str, ...]


def expanded(html: str, host: str) -> Topic:
    """The stored page of a topic with its blocks as lists; links that lead elsewhere stay what they are."""
    left, keys = {"section": MOST_LISTS, "document": MOST_PICKED}, dict[str, None]()

    def blocks(match: re.Match[str]) -> str:
        return "".join(_blocks(match[0], host, left, keys))

    return Topic(_LINKS.sub(blocks, html), tuple(keys))


def _blocks(run: str, host: str, left: dict[str, int], keys: dict[str, None]) -> Iterator[str]:
    """One run of lone links: documents that follow each other are one list."""
    picked: list[ListItem] = []
    for one in _ONE.finditer(run):
        place = _place(unescape(one[1]), host)
        if place is None or not left[place.kind]:
            yield from _flushed(picked)
            yield one[0]
            continue
        left[place.kind] -= 1
        if place.kind == "document":
            keys[f"document-{place.name}"] = None
            picked += _picked(place)
            continue
        yield from _flushed(picked)
        yield _listed(place, unescape(one[1]), unescape(one[2])) or one[0]
        keys[f"section-{place.agency}-{place.name}"] = None
    yield from _flushed(picked)


def _flushed(picked: list[ListItem]) -> Iterator[str]:
    if picked:
        yield render_to_string("site/parts/topic_list.html", {"items": list(picked)})
        picked.clear()


def _place(href: str, host: str) -> Place | None:
    try:
        parts = urlsplit(href)
        if parts.netloc not in ("", host) or parts.scheme not in ("", "http", "https"):
            return None
        bare = parts.path.removeprefix("/en") if parts.path.startswith("/en/") else parts.path
        # Addresses without a language are Chinese, and are known only while that is the language of the page.
        with override("zh-hans"):
            found = resolve(bare)
    except (ValueError, Resolver404):
        return None
    given = found.kwargs
    if found.view_name == "site:section":
        return Place("section", given["agency"], given["section"], tuple(parse_qsl(parts.query)))
    return Place("document", given["agency"], given["document"]) if found.view_name == "site:document" else None


def _picked(place: Place) -> list[ListItem]:
    """The document under its released title; nothing for one that is not there any more."""
    try:
        found = gate.document(place.agency, place.name)
    except (Http404, Refused):
        return []
    if not isinstance(found, DocumentPage):
        return []
    url = address("site:document", found.agency, found.public_id)
    return [ListItem(localtime(found.first_released_at).date(), found.title, url)]


def _listed(place: Place, href: str, words: str) -> str:
    try:
        section = catalogue.section(place.agency, place.name)
    except Refused:
        return ""
    items = gate.newest_of(section, gate.narrowed(dict(place.asked)), NEWEST)
    return render_to_string("site/parts/topic_list.html", {"items": items, "title": words, "url": href})
