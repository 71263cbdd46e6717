"""公开年报: the lists, the report as a page, and its files. Everything is read from releases."""

import json
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.site import errors
from mingchuang.channels.site.answers import Answer, Download, Text, layout_version, public
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.reports import queries
from mingchuang.domains.reports.values import ReleasedReport
from mingchuang.law.refusal import Refusal
from mingchuang.look.dates import spoken_language
from mingchuang.look.sentences import sentence
from mingchuang.look.values import Link
from mingchuang.press import fonts
from mingchuang.readings.annual_report.files import SHAPES, file_of

from . import values


@public
def index(request: HttpRequest) -> Answer:  # noqa: ARG001
    """Every agency with its released reports."""
    years = queries.released_everywhere()
    rows = [
        (values.link_to(one), values.years(one.code, years[one.code]))
        for one in agencies.agencies()
        if one.code in years
    ]
    way = [Link(_("Home"), reverse("site:home")), Link(_("Annual reports"))]
    return Answer("site_reports/index.html", {"way": way, "rows": rows}, keys=("reports",))


@public
def agency(request: HttpRequest, agency: str) -> Answer:  # noqa: ARG001
    """The released reports of one agency, the latest first."""
    view = agencies.agency(agency)
    items = [values.item(one) for one in queries.released_of(agency)]
    shown = {"agency": view, "name": values.name_of(view), "way": values.way(view), "items": items}
    return Answer("site_reports/agency.html", shown, keys=(f"agency-{agency}", f"reports-{agency}"))


@public
def report(request: HttpRequest, agency: str, year: int) -> Answer:
    """A report as released: its texts, its tables cell by cell, how to check it."""
    view, found = _found(agency, year)
    # Which later year exists shows in the navigation beside the text, so it is part of what the page is.
    years = queries.released_years(agency)
    url = request.build_absolute_uri(request.path)
    shown = values.page(view, found, years) | values.described(found, url)
    identity = (url, found.fingerprint, found.document_fingerprint, view.name, ",".join(map(str, years)))
    return Answer("site_reports/report.html", shown, identity=identity, keys=(f"agency-{agency}", f"reports-{agency}"))


@public
def as_json(request: HttpRequest, agency: str, year: int) -> Text:  # noqa: ARG001
    """The canonical value whose fingerprint the page shows, with that fingerprint beside it."""
    _view, found = _found(agency, year)
    value = {
        "fingerprint": found.fingerprint,
        "document": found.document,
        "document_fingerprint": found.document_fingerprint,
        "released_at": found.released_at.isoformat(),
        "report": found.content,
    }
    body = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return Text(body, "application/json; charset=utf-8", keys=(f"reports-{agency}",))


@public
def as_file(request: HttpRequest, agency: str, year: int, shape: str) -> Download | HttpResponse:
    """The report as PDF/A, DOCX or XLSX, each made from the released value."""
    _view, found = _found(agency, year)
    if shape == "pdf" and not fonts.available():
        missing = sentence(Refusal("press.no_fonts"))
        return errors.page(request, 503, _("The PDF cannot be made now"), missing)
    # The program that sets a file is part of what the file is.
    identity = f"{shape} {layout_version()} {found.fingerprint} {found.document_fingerprint}"
    content = partial(file_of, found, shape)
    name = f"{found.title}.{shape}"
    return Download(content, SHAPES[shape].media_type, name, identity, keys=(f"reports-{agency}",))


def _found(agency: str, year: int) -> tuple[AgencyView, ReleasedReport]:
    view = agencies.agency(agency)
    found = queries.released(agency, year)
    if found is None:
        raise Http404(f"no report of {agency} for {year}, {spoken_language()}")
    return view, found
