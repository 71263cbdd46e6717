"""What a section's list leaves as: Atom and JSON feeds to follow it by, CSV and XLSX to take it away."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook

from mingchuang.channels.site import gate, navigation
from mingchuang.channels.site.answers import Download, Text, public
from mingchuang.channels.site.pages.home import name_of
from mingchuang.channels.site.pages.platform import section_name
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries.public import ListRow, Narrowing
from mingchuang.law.documents.kinds import kinds
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.look.dates import spoken_language
from mingchuang.look.templatetags.look import spoken
from mingchuang.press import feeds
from mingchuang.press.packages import fit, settled

IN_FEED, IN_FILE = 30, 5_000
BEGINNING = datetime(2019, 5, 15, tzinfo=SHANGHAI)  # the Regulations in force; only an empty feed shows it
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
def section_feed(request: HttpRequest, agency: str, section: str, form: str) -> Text:
    """The newest texts of one section."""
    kept = catalogue.section(agency, section)
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
def export(request: HttpRequest, agency: str, section: str, form: str) -> Download:
    """The list as narrowed by the address, newest first; the newest five thousand where it is longer."""
    kept = catalogue.section(agency, section)
    lines = table(request, gate.rows(kept, gate.narrowed(request.GET.dict()), IN_FILE))
    name = f"{section_name(kept)}.{form}"
    media_type = SHEET if form == "xlsx" else "text/csv; charset=utf-8"
    content = sheet if form == "xlsx" else comma_separated
    keys = (f"agency-{agency}", f"section-{agency}-{section}")
    return Download(lambda: content(lines), media_type, name, repr((form, lines)), keys=keys)


def table(request: HttpRequest, rows: Sequence[ListRow]) -> list[list[str]]:
    """A heading and a line for each text."""
    language = get_language() or "zh-hans"
    heading = [_("Released on"), _("Title"), _("Document number"), _("Validity"), _("Kind"), _("Address")]
    return [heading] + [
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


def comma_separated(lines: list[list[str]]) -> bytes:
    """With a byte order mark, by which spreadsheets know the encoding; what looks like a formula is made text."""
    out = io.StringIO()
    csv.writer(out).writerows(
        [["'" + text if text.startswith(("=", "+", "-", "@")) else text for text in line] for line in lines]
    )
    return out.getvalue().encode("utf-8-sig")


def sheet(lines: list[list[str]]) -> bytes:
    """As XLSX; every cell is text."""
    book = Workbook()
    page = book.worksheets[0]
    page.freeze_panes = "A2"
    for column, width in zip("ABCDEF", (12, 60, 24, 12, 20, 48), strict=True):
        page.column_dimensions[column].width = width
    for y, line in enumerate(lines, start=1):
        for x, text in enumerate(line, start=1):
            cell = page.cell(y, x)
            cell.value = fit(text)
            cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), None)
