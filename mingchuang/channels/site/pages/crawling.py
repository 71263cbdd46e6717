"""What search engines read: robots.txt and the site map of the sitemaps protocol."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest
from django.utils.timezone import localtime

from mingchuang.channels.site import gate, navigation
from mingchuang.channels.site.answers import Text, public
from mingchuang.domains.agencies import queries as agencies_of

# The protocol allows 50,000 addresses a file; each document has one in either language.
DOCUMENTS = 25_000
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
    """The pages of the site map: 0 holds rooms and agencies, the others documents in the order they were begun."""
    pages = range(gate.sitemap_pages(DOCUMENTS) + 1)
    rows = (
        f"<sitemap><loc>{escape(request.build_absolute_uri(f'/sitemap-{one}.xml'))}</loc></sitemap>" for one in pages
    )
    return Text(_file("sitemapindex", rows), XML, keys=("home",))


@public
def page(request: HttpRequest, number: int) -> Text:
    """One page of the site map."""
    if number == 0:
        rooms = [link.url for link in navigation.rooms()]
        for agency in agencies_of.agencies():
            rooms.append(navigation.address("site:agency", agency.code))
            rooms += [link.url for link in navigation.parts(agency.code, "")]
        return Text(_file("urlset", (_url(request, one) for one in rooms)), XML, keys=("home", "agencies"))
    if number > gate.sitemap_pages(DOCUMENTS):
        raise Http404
    found = gate.sitemap_page(number, DOCUMENTS)
    rows = (_url(request, prefix + address, moment) for address, moment in found for prefix in ("", "/en"))
    return Text(_file("urlset", rows), XML, keys=("home",))


def _url(request: HttpRequest, address: str, moment: datetime | None = None) -> str:
    changed = f"<lastmod>{localtime(moment).isoformat(timespec='seconds')}</lastmod>" if moment else ""
    return f"<url><loc>{escape(request.build_absolute_uri(address))}</loc>{changed}</url>"


def _file(name: str, rows: Iterable[str]) -> str:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="{NAMES}">'
    return "\n".join([head, *rows, f"</{name}>", ""])
