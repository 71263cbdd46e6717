"""What search engines read: robots.txt and the site map of the sitemaps protocol."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest
from django.utils.timezone import localtime

from mingchuang.channels.site import gate, navigation
from mingchuang.channels.site.answers import Text, public
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.catalogue import queries as catalogue

# The protocol allows 50,000 addresses a file; everything has one in either language.
PLACES = 25_000
XML = "application/xml; charset=utf-8"
NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9"


@public
def robots(request: HttpRequest) -> Text:
    """Search engines may read everything but the desk, the sign-in and what others looked for."""
    closed = [f"Disallow: {prefix}/{room}" for prefix in ("", "/en") for room in ("desk/", "accounts/", "search?")]
    site_map = f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"
    return Text("\n".join(["User-agent: *", *closed, "", site_map, ""]), "text/plain; charset=utf-8")


@public
def index(request: HttpRequest) -> Text:
    """The pages of the site map: first those of rooms, agencies and lists, then documents in the order they were begun."""
    first = _pages(len(places()))
    rows = []
    for one in range(first + gate.sitemap_pages(PLACES)):
        moment = gate.sitemap_changed(one - first + 1, PLACES) if one >= first else None
        rows.append(_entry("sitemap", request.build_absolute_uri(f"/sitemap-{one}.xml"), moment))
    return Text(_file("sitemapindex", rows), XML, keys=("home",))


@public
def page(request: HttpRequest, number: int) -> Text:
    """One page of the site map, each address in either language."""
    found = places()
    first = _pages(len(found))
    if number < first:
        here = ((one, None) for one in found[number * PLACES : (number + 1) * PLACES])
        return Text(_file("urlset", _both(request, here)), XML, keys=("home", "agencies"))
    if number - first + 1 > gate.sitemap_pages(PLACES):
        raise Http404
    rows = gate.sitemap_page(number - first + 1, PLACES)
    return Text(_file("urlset", _both(request, rows)), XML, keys=("home",))


def places() -> list[str]:
    """The addresses of everything but documents: rooms, agencies with the parts of their platforms, lists of sections."""
    found = [link.url for link in navigation.rooms()]
    for agency in agencies_of.agencies():
        found.append(navigation.address("site:agency", agency.code))
        found += [link.url for link in navigation.parts(agency.code, "")]
    for code, section in catalogue.lists():
        found.append(navigation.address("site:section", code, section))
        if section == "normative":
            found.append(navigation.address("site:in_force", code))
    return found


def _pages(count: int) -> int:
    return -(-count // PLACES)


def _both(request: HttpRequest, rows: Iterable[tuple[str, datetime | None]]) -> Iterator[str]:
    for address, moment in rows:
        for prefix in ("", "/en"):
            yield _entry("url", request.build_absolute_uri(prefix + address), moment)


def _entry(name: str, address: str, moment: datetime | None) -> str:
    changed = f"<lastmod>{localtime(moment).isoformat(timespec='seconds')}</lastmod>" if moment else ""
    return f"<{name}><loc>{escape(address)}</loc>{changed}</{name}>"


def _file(name: str, rows: Iterable[str]) -> str:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="{NAMES}">'
    return "\n".join([head, *rows, f"</{name}>", ""])
