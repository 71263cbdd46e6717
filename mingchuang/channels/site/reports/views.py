"""公开年报: the lists, the report as a page, and its files. Everything is read from releases."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.site.answers import Answer, Text, etag_of, public, unchanged
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.reports import queries
from mingchuang.domains.reports.values import ReleasedReport
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Link
from mingchuang.press.reports import render
from mingchuang.readings.annual_report.paper import for_press

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
def report(request: HttpRequest, agency: str, year: int) -> Answer:  # noqa: ARG001
    """A report as released: its texts, its tables cell by cell, how to check it."""
    view, found = _found(agency, year)
    # Which later year exists shows in the navigation beside the text, so it is part of what the page is.
    years = queries.released_years(agency)
    shown = values.page(view, found, years)
    identity = (found.fingerprint, found.document_fingerprint, view.name, ",".join(map(str, years)))
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
def as_pdf(request: HttpRequest, agency: str, year: int) -> HttpResponse:
    """The report as PDF/A, set from the released value."""
    _view, found = _found(agency, year)
    etag = etag_of("pdf", found.fingerprint, found.document_fingerprint)
    if unchanged(request, etag):
        return HttpResponse(status=304, headers={"ETag": etag})
    headers = {
        "ETag": etag,
        "Cache-Control": "public, max-age=60",
        "Surrogate-Key": f"reports-{agency}",
        "Content-Disposition": f'inline; filename="{agency}-{year}.pdf"',
    }
    return HttpResponse(render(for_press(found)), content_type="application/pdf", headers=headers)


def _found(agency: str, year: int) -> tuple[AgencyView, ReleasedReport]:
    view = agencies.agency(agency)
    found = queries.released(agency, year)
    if found is None:
        raise Http404(f"no report of {agency} for {year}, {spoken_language()}")
    return view, found
