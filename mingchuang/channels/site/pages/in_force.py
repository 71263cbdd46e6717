"""现行有效规范性文件目录: the list of what binds, as a page and as a file."""

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mingchuang.channels.site import gate, navigation
from mingchuang.channels.site.answers import Answer, Download, public
from mingchuang.channels.site.pages.home import name_of
from mingchuang.channels.site.pages.platform import way_to
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.documents.queries.public import InForceRow
from mingchuang.look.dates import plain_day
from mingchuang.look.templatetags.look import spoken
from mingchuang.look.values import Cell, Column, Link, Page, Status, Table
from mingchuang.press.files import XLSX
from mingchuang.press.sheets import Sheet, as_csv, as_xlsx

IN_FILE = 5_000


@public
def in_force(request: HttpRequest, agency: str) -> Answer:
    """The normative documents in force that the agency publishes, each with its dates, its filing and its interpretation."""
    view = agencies_of.agency(agency)
    found = gate.in_force(agency, request.GET.get("page", ""))
    values = {
        "agency": view,
        "part": "site:statutory",
        "way": way_to(view, Link(_("Normative documents in force"))),
        "table": _table(agency, found.rows),
        "page": Page(found.page, found.pages, found.total),
        "today": gate.today(),
    }
    return Answer("site/in_force.html", values, keys=keys(agency))


def keys(agency: str) -> tuple[str, ...]:
    """The list changes with each release of the agency and with its normative section."""
    return (f"agency-{agency}", f"latest-{agency}", f"section-{agency}-normative")


def _table(agency: str, rows: tuple[InForceRow, ...]) -> Table:
    language = get_language() or "zh-hans"
    return Table(
        _("Normative documents in force"),
        [
            Column(_("Title")), Column(_("Validity")), Column(_("In force from")), Column(_("In force until")),
            Column(_("On file")), Column(_("Interpretation")),
        ],
        [
            [
                Cell(row.title, row.address(language), note=row.document_number),
                Status(spoken(row.validity), gate.TONES[row.validity]),
                plain_day(row.effective_on) if row.effective_on else "—",
                plain_day(row.last_day) if row.last_day else "—",
                "、".join(row.filings) or "—",
                Link(_("Read"), row.interpretation(language)) if row.explained_by else "—",
            ]
            for row in rows
        ],
        empty=_("No normative document of this agency is in force."),
        exports=[
            Link(form.upper(), navigation.address(f"site:in_force_{form}", agency)) for form in ("csv", "xlsx")
        ],
        caption_hidden=True,
    )  # fmt: skip


@public
def export(request: HttpRequest, agency: str, form: str) -> Download:
    """The whole list as a file; the newest five thousand where it is longer."""
    view = agencies_of.agency(agency)
    rows = gate.in_force(agency, "1", IN_FILE).rows
    language = get_language() or "zh-hans"
    heads = [
        _("Title"), _("Document number"), _("Issued by"), _("Made on"), _("In force from"), _("In force until"),
        _("Validity"), _("On file"), _("Address"), _("Interpretation"),
    ]  # fmt: skip
    lines = [
        [
            row.title, row.document_number, row.issuer,
            *(day.isoformat() if day else "" for day in (row.made_on, row.effective_on, row.last_day)),
            spoken(row.validity), "、".join(row.filings), request.build_absolute_uri(row.address(language)),
            request.build_absolute_uri(row.interpretation(language)) if row.explained_by else "",
        ]
        for row in rows
    ]  # fmt: skip
    sheet = Sheet(
        _("Normative documents in force"), heads, lines, notes=(f"{name_of(view)} {gate.today().isoformat()}",)
    )
    media_type = XLSX.media_type if form == "xlsx" else "text/csv; charset=utf-8"
    return Download(
        lambda: as_xlsx([sheet], sheet.name) if form == "xlsx" else as_csv(sheet),
        media_type, f"{sheet.name}.{form}", repr((form, sheet)), keys=keys(agency),
    )  # fmt: skip
