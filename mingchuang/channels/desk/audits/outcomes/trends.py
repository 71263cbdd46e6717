"""Years side by side: every body of a run in one sortable table, and the charts of one body."""

from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.channels.desk.words import plain as typed
from mingchuang.domains.audits.permissions import AUDITORS
from mingchuang.law.report_series import Gap, Number, Series, SeriesChart, charts, years_of
from mingchuang.look.charts import Chart
from mingchuang.look.charts import Series as Drawn
from mingchuang.look.values import Cell, Column, Link, Table
from mingchuang.press.files import XLSX
from mingchuang.press.sheets import Sheet, as_csv, as_xlsx
from mingchuang.readings.report_years import Body, bodies, body

from . import common
from .rollup_words import plain

SERIES = {one.id: one for chart in charts() for one in chart.series}
OF_CHART = {one.id: chart for chart in charts() for one in chart.series}
CSV = "text/csv; charset=utf-8"


def gap(reason: Gap) -> str:
    """Why there is no number, in a word that stands in its place."""
    return {Gap.NO_REPORT: _("no report"), Gap.NO_ROW: _("not asked"), Gap.UNREAD: _("not read")}[reason]


def said(value: Number | Gap) -> Number | str:
    """A number, or the word for the gap."""
    return gap(value) if isinstance(value, Gap) else value


def full_name(series: Series) -> str:
    """A series with the name of its chart, so that it can stand alone."""
    chart = OF_CHART[series.id]
    return f"{common.spoken((chart.zh, chart.en))} · {common.spoken((series.zh, series.en))}"


@desk(*AUDITORS, methods=("GET",))
def trends(request: SeatedRequest, run: str) -> HttpResponseBase:
    """All bodies of the run: one series over the years, sortable by any year; ``?body=`` leads to one body's charts."""
    view = common.taken(request, run)
    chosen = typed(request.GET.get("body"), 20)
    found = bodies(run)
    if chosen and any(one.file == chosen for one in found):
        return HttpResponseRedirect(reverse("desk_outcomes:body_trends", args=[run, chosen]))
    series = SERIES.get(typed(request.GET.get("series"), 40)) or next(iter(SERIES.values()))
    years = years_of({year for one in found for year in one.reports})
    context = common.context(view, "trends") | {
        "bodies": found,
        "groups": [
            (
                common.spoken((chart.zh, chart.en)),
                [(one.id, common.spoken((one.zh, one.en)), one is series) for one in chart.series],
            )
            for chart in charts()
        ],
        "table": _all(view.public_id, found, series, years, typed(request.GET.get("sort"), 10)),
        "why": common.spoken((OF_CHART[series.id].why_zh, OF_CHART[series.id].why_en)),
    }
    return show(request, "desk_outcomes/trends.html", context)


def _all(run: str, found: list[Body], series: Series, years: range, sort: str) -> Table:
    """Rows of (body, years …), sorted by name or by a year; bodies without a number come last either way."""
    held = [(one, one.follow(series, years)) for one in found]
    wanted, down = sort.lstrip("-"), sort.startswith("-")
    if wanted.isascii() and wanted.isdigit() and int(wanted) in years:
        place = years.index(int(wanted))
        numbers = [pair for pair in held if not isinstance(pair[1][place], Gap)]
        rest = [pair for pair in held if isinstance(pair[1][place], Gap)]
        held = sorted(numbers, key=lambda pair: pair[1][place], reverse=down) + rest
    elif wanted == "name":
        held = sorted(held, key=lambda pair: pair[0].name, reverse=down)
    rows = [
        [
            Link(one.name, reverse("desk_outcomes:body_trends", args=[run, one.file])),
            *(_cell(value) for value in values),
        ]
        for one, values in held
    ]
    columns = [Column(_("Body"), sort="name"), *(Column(str(year), numeric=True, sort=str(year)) for year in years)]
    exports = [
        Link(
            kind.upper(),
            reverse("desk_outcomes:trends_sheet", args=[run, kind]) + "?" + urlencode({"series": series.id}),
        )
        for kind in ("csv", "xlsx")
    ]
    return Table(full_name(series), columns, rows, _("No report of this audit says whose it is."), exports)


def _cell(value: Number | Gap) -> Cell:
    return Cell(note=gap(value)) if isinstance(value, Gap) else Cell(plain(value))


@desk(*AUDITORS, methods=("GET",))
def trends_sheet(request: SeatedRequest, run: str, kind: str) -> HttpResponseBase:
    """The table of all bodies as CSV or XLSX."""
    view = common.taken(request, run)
    series = SERIES.get(typed(request.GET.get("series"), 40))
    if series is None:
        raise Http404
    found = bodies(run)
    years = years_of({year for one in found for year in one.reports})
    rows = [[one.name, *map(said, one.follow(series, years))] for one in found]
    sheet = Sheet(_("Year on year"), [_("Body"), *map(str, years)], rows, [full_name(series)])
    return _file(request, sheet, kind, f"{view.name} {full_name(series)}")


def _file(request: SeatedRequest, sheet: Sheet, kind: str, name: str) -> HttpResponseBase:
    if kind == "csv":
        return common.handed(as_csv(sheet), CSV, f"{name}.csv")
    return common.handed(as_xlsx([sheet], name, request.seat.day), XLSX.media_type, f"{name}.xlsx")


@desk(*AUDITORS, methods=("GET",))
def body_trends(request: SeatedRequest, run: str, file: str) -> HttpResponseBase:
    """The charts of one body, each with its table; years without a report are gaps."""
    view = common.taken(request, run)
    everybody = bodies(run)
    found = next((one for one in everybody if one.file == file), None) or _body(run, file)
    context = common.context(view, "trends", Link(found.name)) | {
        "body": found,
        "chosen": next((one.file for one in everybody if one.name == found.name), ""),
        "bodies": everybody,
        "charts": [_chart(run, found, chart) for chart in charts()],
        "sources": _sources(found),
    }
    return show(request, "desk_outcomes/body.html", context)


def _body(run: str, file: str) -> Body:
    found = body(run, file)
    if found is None:
        raise Http404
    return found


def _sources(found: Body) -> Table:
    """Which report the numbers of each year are of."""
    words = {"audited": _("audited file"), "released": _("released on this platform")}
    formats = {"AR2019": _("format of 2019"), "AR2021": _("format of 2021")}
    rows = [[str(year), words[one.source], formats.get(one.format, one.format)] for year, one in found.reports.items()]
    columns = [Column(_("Report year")), Column(_("Report")), Column(_("Format"))]
    return Table(_("Where the numbers come from"), columns, rows, _("No numbers could be read of any year."))


def _chart(run: str, found: Body, chart: SeriesChart) -> Chart:
    exports = [
        Link(kind.upper(), reverse("desk_outcomes:chart_sheet", args=[run, found.file, chart.id, kind]))
        for kind in ("csv", "xlsx")
    ]
    drawn = [
        Drawn(common.spoken((one.zh, one.en)), [said(value) for value in found.follow(one)]) for one in chart.series
    ]
    title, unit = common.spoken((chart.zh, chart.en)), common.spoken((chart.unit_zh, chart.unit_en))
    why = common.spoken((chart.why_zh, chart.why_en))
    return Chart(title, chart.kind, _("Report year"), [str(year) for year in found.years], drawn, unit, why, exports)


@desk(*AUDITORS, methods=("GET",))
def chart_sheet(request: SeatedRequest, run: str, file: str, chart: str, kind: str) -> HttpResponseBase:
    """The table of one chart as CSV or XLSX."""
    common.taken(request, run)
    found = _body(run, file)
    wanted = next((one for one in charts() if one.id == chart), None)
    if wanted is None:
        raise Http404
    columns = [found.follow(one) for one in wanted.series]
    rows = [[year, *map(said, values)] for year, *values in zip(found.years, *columns, strict=True)]
    title = f"{found.name} {common.spoken((wanted.zh, wanted.en))}"
    heads = [_("Report year"), *(common.spoken((one.zh, one.en)) for one in wanted.series)]
    unit = common.spoken((wanted.unit_zh, wanted.unit_en))
    sheet = Sheet(common.spoken((wanted.zh, wanted.en)), heads, rows, [title, unit])
    return _file(request, sheet, kind, title)
