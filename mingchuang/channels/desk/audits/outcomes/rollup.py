"""The roll-up: a government's report beside the sum of its bodies, the cells that differ, and who explains them."""

from decimal import Decimal

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.domains.audits.permissions import AUDITORS
from mingchuang.domains.audits.values import RunView
from mingchuang.law.report_grid import grids, labels
from mingchuang.law.rollup import Line
from mingchuang.look.values import Column, Link, Row, Status, Table
from mingchuang.press.files import XLSX
from mingchuang.press.sheets import as_xlsx
from mingchuang.readings.rollup import Proof, proof

from . import common, rollup_sheets
from .rollup_words import notices, plain, result, verdict


def asked(request: SeatedRequest, run: RunView) -> Proof:
    """The proof that the address asks for: ``?year=`` and ``?government=``."""
    year = request.GET.get("year", "")
    number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    return proof(run.public_id, number, request.GET.get("government", ""))


def query(found: Proof) -> str:
    """The choice, for the addresses of its pages."""
    if found.government is None:
        return ""
    return "?" + urlencode({"year": found.year or "", "government": found.government.public_id})


@desk(*AUDITORS, methods=("GET",))
def rollup(request: SeatedRequest, run: str) -> HttpResponseBase:
    """The proof: its verdict, the drawn tables with the cells that differ, who counts and who is missing."""
    view = common.taken(request, run)
    found = asked(request, view)
    context = common.context(view, "rollup") | {
        "proof": found,
        "verdict": verdict(found),
        "notices": [*_waiting(view), *notices(found)],
        "years": [(year, year == found.year) for year in found.years],
        "governments": [(file.public_id, common.name_of(file), file is found.government) for file in found.candidates],
        "bodies": _bodies(found),
        "rows": _sources(found),
    }
    if found.lines and found.fmt:
        numbers = {line.cell: plain(line.stated) for line in found.lines if line.stated is not None}
        links = {line.cell: _cell_url(view, found, line.cell) for line in found.lines}
        context |= {
            "grids": grids(found.fmt), "numbers": numbers, "links": links, "bad": [line.cell for line in found.wrong],
            "wrong": _wrong(view, found), "open": _open(view, found),
            "sheet_url": reverse("desk_outcomes:rollup_xlsx", args=[run]) + query(found),
        }  # fmt: skip
    return show(request, "desk_outcomes/rollup.html", context)


def _waiting(run: RunView) -> list[tuple[str, str]]:
    """Files that nobody has read yet: the proof is not over before."""
    left = run.files - run.audited
    text = _("Reports that are still being audited and are not counted yet: %(number)d.")
    return [("soon", text % {"number": left})] if left else []


def _cell_url(run: RunView, found: Proof, cell: str) -> str:
    return reverse("desk_outcomes:rollup_cell", args=[run.public_id, cell]) + query(found)


def _wrong(run: RunView, found: Proof) -> Table | None:
    """The cells that differ, with the bodies whose number is the difference."""
    if not found.wrong or found.fmt is None:
        return None
    names = labels(found.fmt)
    rows = [
        [
            Link(common.spoken(names[line.cell]), _cell_url(run, found, line.cell)), plain(line.stated), plain(line.summed),
            signed(line.difference), "、".join(common.name_of(found.bodies[place]) for place in line.suspects) or "—",
        ]
        for line in found.wrong
    ]  # fmt: skip
    columns = [
        Column(_("Figure of the report")), Column(_("Stated by the government"), numeric=True),
        Column(_("Sum of bodies"), numeric=True), Column(_("Difference"), numeric=True),
        Column(_("Whose number is the difference")),
    ]  # fmt: skip
    return Table(_("Numbers that are not the sum"), columns, rows)


def _open(run: RunView, found: Proof) -> Table | None:
    """The cells that could not be compared, and who does not state them."""
    if not found.open or found.fmt is None:
        return None
    names = labels(found.fmt)
    rows = [
        [Link(common.spoken(names[line.cell]), _cell_url(run, found, line.cell)), "、".join(_silent(found, line))]
        for line in found.open
    ]
    columns = [Column(_("Figure of the report")), Column(_("Not stated by"))]
    return Table(_("Numbers that could not be compared"), columns, rows)


def _silent(found: Proof, line: Line) -> list[str]:
    government = [common.name_of(found.government)] if line.stated is None and found.government else []
    return government + [common.name_of(found.bodies[place]) for place in line.silent]


def _bodies(found: Proof) -> Table:
    """Every body that counts, with its main numbers."""
    ids = ("T3.R1.total", "T3.R3g.total", "T4.review.total")
    rows = [[common.name_of(file), *(plain(file.cells.get(cell)) for cell in ids), file.name] for file in found.bodies]
    columns = [
        Column(_("Body")), Column(_("New requests"), numeric=True), Column(_("Handled"), numeric=True),
        Column(_("Reviews"), numeric=True), Column(_("File name")),
    ]  # fmt: skip
    return Table(_("Bodies that are added up"), columns, rows, _("There is no body's report of this year."))


def _sources(found: Proof) -> list[Row]:
    if found.government is None:
        return []
    return [
        Row(_("Report of the government"), common.name_of(found.government)),
        Row(_("Report year"), str(found.year or "—")),
        Row(_("Bodies added up"), str(len(found.bodies))),
        Row(_("Numbers compared"), str(found.compared)),
    ]


@desk(*AUDITORS, methods=("GET",))
def cell(request: SeatedRequest, run: str, cell: str) -> HttpResponseBase:
    """One number: what the government states, and every body's, the greatest first."""
    view = common.taken(request, run)
    found = asked(request, view)
    line = next((one for one in found.lines if one.cell == cell), None)
    if line is None or found.fmt is None:
        raise Http404
    title = common.spoken(labels(found.fmt)[cell])
    rows = [
        Row(_("Stated by the government"), plain(line.stated)), Row(_("Sum of bodies"), plain(line.summed)),
        Row(_("Difference"), signed(line.difference)),
    ]  # fmt: skip
    back = reverse("desk_outcomes:rollup", args=[run]) + query(found)
    context = common.context(view, "rollup", Link(title)) | {
        "title": title, "rows": rows, "table": _parts(found, line), "state": result(line.state), "back": back,
    }  # fmt: skip
    return show(request, "desk_outcomes/cell.html", context)


def _parts(found: Proof, line: Line) -> Table:
    order = sorted(range(len(line.parts)), key=lambda place: (place not in line.suspects, -(line.parts[place] or 0)))
    rows = []
    for place in order:
        note: object = ""
        if place in line.suspects:
            note = Status(_("is exactly the difference"), "bad")
        elif line.parts[place] is None:
            note = Status(_("not stated"), "soon")
        rows.append([common.name_of(found.bodies[place]), plain(line.parts[place]), note])
    columns = [Column(_("Body")), Column(_("Figure of the report"), numeric=True), Column(_("Remark"))]
    return Table(_("Numbers of the bodies"), columns, rows)


def signed(value: Decimal | None) -> str:
    """A difference with its sign."""
    return "—" if value is None else f"{'+' if value > 0 else ''}{plain(value)}"


@desk(*AUDITORS, methods=("GET",))
def sheet(request: SeatedRequest, run: str) -> HttpResponseBase:
    """The proof as XLSX: every number, every body, values only."""
    view = common.taken(request, run)
    found = asked(request, view)
    if not found.lines or found.government is None:
        raise Http404
    title = _("Roll-up of %(government)s, %(year)s") % {
        "government": common.name_of(found.government),
        "year": found.year,
    }
    return common.handed(
        as_xlsx(rollup_sheets.sheets(found), title, request.seat.day), XLSX.media_type, f"{title}.xlsx"
    )
