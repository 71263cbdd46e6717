"""What a section's list leaves as: Atom and JSON feeds to follow it by, CSV and XLSX to take it away."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mingchuang.channels.site import gate, navigation
from mingchuang.channels.site.answers import Download, Text, public
from mingchuang.channels.site.pages.home import name_of
from mingchuang.channels.site.pages.keeping import moved
from mingchuang.channels.site.pages.platform import section_name
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries.public import ListRow, Narrowing
from mingchuang.law.documents.kinds import kinds
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.look.dates import spoken_language
from mingchuang.look.templatetags.look import spoken
from mingchuang.press import feeds
from mingchuang.press.files import XLSX
from mingchuang.press.sheets import Sheet, as_csv, as_xlsx

IN_FEED, IN_FILE = 30, 5_000
BEGINNING = datetime(2019, 5, 15, tzinfo=SHANGHAI)  # the Regulations in force; only an empty feed shows it


@public
def section_feed(request: HttpRequest, agency: str, section: str, form: str) -> Text | HttpResponse:
    """The newest texts of one section."""
    kept = catalogue.section(agency, section)
    if elsewhere := moved(kept, f"site:section_{form}"):
        return elsewhere
    view = agencies_of.agency(agency)
    rows = gate.rows(kept, Narrowing(), IN_FEED)
    list_url = request.build_absolute_uri(navigation.address("site:section", agency, section))
    title = f"{section_name(kept)} · {name_of(view)}"
    made = feed(request, title, list_url, name_of(view), rows, f"{agency}/c/{section}")
    return answered(made, form, (f"agency-{agency}", f"section-{agency}-{section}"))


@public
def agency_feed(request: HttpRequest, agency: str, form: str) -> Text:
    """The newest texts of one agency."""
    view = agencies_of.agency(agency)
    home = request.build_absolute_uri(navigation.address("site:agency", agency))
    made = feed(request, name_of(view), home, name_of(view), gate.newest(agency, IN_FEED), agency)
    return answered(made, form, (f"agency-{agency}", f"latest-{agency}"))


def feed(request: HttpRequest, title: str, url: str, author: str, rows: Sequence[ListRow], name: str) -> feeds.Feed:
    """Ids are tags (RFC 4151) of the site's name and never of an address, so that an entry is known again after a move."""
    host, language = request.get_host().partition(":")[0], get_language() or "zh-hans"
    items = tuple(
        feeds.Item(
            id=f"tag:{host},{row.day.isoformat()}:document/{row.public_id}",
            title=row.title,
            url=request.build_absolute_uri(row.address(language)),
            author=row.agency_name,
            published=localtime(row.released_at),
            updated=localtime(row.updated_at),
            summary=row.summary,
            mark=_("Withdrawn") if row.withdrawn else "",
        )
        for row in rows
    )
    own = request.build_absolute_uri(request.path)
    tag = f"tag:{host},{BEGINNING.date()}:feed/{spoken_language()}/{name}"
    return feeds.Feed(tag, title, url, own, author, "en" if spoken_language() == "en" else "zh-Hans", items)


def answered(made: feeds.Feed, form: str, keys: tuple[str, ...]) -> Text:
    """In the form asked for: ``atom`` or ``json``."""
    if form == "json":
        return Text(feeds.json_feed(made), feeds.JSON_FEED, keys)
    return Text(feeds.atom(made, empty_since=BEGINNING), feeds.ATOM, keys)


@public
def export(request: HttpRequest, agency: str, section: str, form: str) -> Download | HttpResponse:
    """The list as narrowed by the address, newest first; the newest five thousand where it is longer."""
    kept = catalogue.section(agency, section)
    if elsewhere := moved(kept, f"site:section_{form}"):
        return elsewhere
    made = table(request, section_name(kept), gate.rows(kept, gate.narrowed(request.GET.dict()), IN_FILE))
    media_type = XLSX.media_type if form == "xlsx" else "text/csv; charset=utf-8"
    keys = (f"agency-{agency}", f"section-{agency}-{section}")
    return Download(
        lambda: as_xlsx([made], made.name) if form == "xlsx" else as_csv(made),
        media_type, f"{made.name}.{form}", repr((form, made)), keys=keys,
    )  # fmt: skip


def table(request: HttpRequest, name: str, rows: Sequence[ListRow]) -> Sheet:
    """A line for each text."""
    language = get_language() or "zh-hans"
    heads = [_("Released on"), _("Title"), _("Document number"), _("Validity"), _("Kind"), _("Address")]
    lines = [
        [
            row.day.isoformat(),
            row.title,
            row.document_number,
            _("Withdrawn") if row.withdrawn else spoken(row.validity) if row.validity else "",
            spoken(kinds()[row.kind]) if row.kind in kinds() else "",
            request.build_absolute_uri(row.address(language)),
        ]
        for row in rows
    ]
    return Sheet(name, heads, lines)
