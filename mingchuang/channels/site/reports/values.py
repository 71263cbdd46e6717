"""What the pages of annual reports show, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mingchuang.channels.site import navigation
from mingchuang.channels.site.pages import describing
from mingchuang.channels.site.pages.documents import where
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.reports.values import Counted, ReleasedReport
from mingchuang.law.annual_report import Section, format_by_id, value_at
from mingchuang.law.report_grid import Grid, grids
from mingchuang.look.dates import spoken_language, year_name
from mingchuang.look.values import Link, ListItem, VerifyCard
from mingchuang.readings.annual_report.definitions import Contradiction, contradictions


@dataclass(frozen=True)
class Part:
    """One of the six parts: heading, and either a text or a table."""

    id: str
    heading: str
    text: str
    grid: Grid | None


def name_of(agency: AgencyView) -> str:
    """The agency's name in the language of the page."""
    return agency.name_en if spoken_language() == "en" and agency.name_en else agency.name


def link_to(agency: AgencyView) -> Link:
    """An agency's list of reports."""
    return Link(name_of(agency), reverse("site_reports:agency", args=[agency.code]))


def years(agency: str, found: Sequence[int]) -> list[Link]:
    """A link to the report of each year."""
    return [Link(year_name(year), reverse("site_reports:report", args=[agency, year])) for year in found]


def way(agency: AgencyView, *links: Link) -> list[Link]:
    """Home, the agency, its reports, and what is below."""
    reports = Link(_("Annual reports"), reverse("site_reports:agency", args=[agency.code]))
    home = Link(name_of(agency), reverse("site:agency", args=[agency.code]))
    return [Link(_("Home"), reverse("site:home")), home, *([reports, *links] if links else [Link(reports.text)])]


def item(report: ReleasedReport) -> ListItem:
    """A row of the list of reports."""
    url = reverse("site_reports:report", args=[report.agency, report.year])
    return ListItem(report.released_at, report.title, url)


def parts(report: ReleasedReport) -> list[Part]:
    """The six parts in order, headed in the language of the page."""
    fmt = format_by_id(report.format)
    tables = {grid.id: grid for grid in grids(fmt)}
    narratives = report.content["narratives"]
    return [Part(one.id, _heading(one), narratives.get(one.id, ""), tables.get(one.table)) for one in fmt.sections]


def _heading(section: Section) -> str:
    return section.en if spoken_language() == "en" else f"{section.number}、{section.zh}"


def numbers(report: ReleasedReport) -> dict[str, Any]:
    """Every cell of the released tables by its id."""
    tables = report.content["tables"]
    return {cell.id: value_at(tables, cell) for cell in format_by_id(report.format).cells()}


def explained(report: ReleasedReport) -> tuple[Contradiction, ...]:
    """Pairs of numbers that a reader may take for one, with both definitions."""
    content = report.content
    return contradictions(Counted(report.format, report.agency, report.year, content["tables"], content["figures"]))


def title_parts(report: ReleasedReport) -> tuple[str, ...]:
    """The title cut after the agency's name, so that a line is broken there and not inside the name."""
    name = report.agency_name
    rest = report.title.removeprefix(name)
    return (name, rest) if rest and rest != report.title else (report.title,)


def described(report: ReleasedReport, url: str) -> dict[str, Any]:
    """What machines read about a report: a report is content like every released text."""
    when = localtime(report.released_at)
    structured = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": report.title,
        "url": url,
        "identifier": report.document_fingerprint,
        "inLanguage": "zh-Hans",
        "datePublished": when.isoformat(),
        "temporalCoverage": f"{report.year}-01-01/{report.year}-12-31",
        "publisher": describing.agency(report.agency_name),
    }
    return {
        "url": url,
        "published": f"{when:%Y-%m-%d %H:%M}",
        "structured": describing.as_script(structured),
        "printed": where(url, urljoin(url, "/").rstrip("/"), report.document_fingerprint),
    }


def page(agency: AgencyView, report: ReleasedReport, released: Sequence[int]) -> dict[str, Any]:
    """Everything the page of a report shows."""
    arguments = [agency.code, report.year]
    verify = navigation.address("site_tools:verify")
    return {
        "agency": agency,
        "name": name_of(agency),
        "report": report,
        "title_parts": title_parts(report),
        "way": way(agency, Link(year_name(report.year))),
        "preamble": report.content["narratives"].get("preamble", ""),
        "parts": parts(report),
        "numbers": numbers(report),
        "contradictions": explained(report),
        "years": [link for link in years(agency.code, released) if link.text != str(report.year)],
        "card": VerifyCard(
            report.document_fingerprint,
            report.agency_name,
            report.released_at,
            f"{verify}?fingerprint={report.document_fingerprint}" if verify else "",
        ),
        "files": [
            Link(text, reverse(f"site_reports:{shape}", args=arguments))
            for shape, text in (
                ("pdf", _("Download PDF")),
                ("docx", _("Download DOCX")),
                ("xlsx", _("Download XLSX")),
                ("json", _("Download the data (JSON)")),
            )
        ],
        "document_url": reverse("site:document", args=[agency.code, report.document]),
    }
