"""The list of runs, a new run, more files for a run."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.words import number
from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.policies import LARGEST, MOST_BYTES, MOST_FILES
from mingchuang.domains.audits.values import RunView
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Cell, Column, Page, Status, Table

from . import uploading
from .forms import FilesForm, RunForm
from .words import AUDITORS, may_audit, seen_run

SIZE = 30


@desk(*AUDITORS, methods=("GET",))
def runs(request: SeatedRequest) -> HttpResponseBase:
    """The runs of the agency in use, the latest first."""
    found = queries.runs(request.seat.code)
    size = sheets.size(request, SIZE)
    pages = max(1, -(-len(found) // size))
    at = min(max(number(request.GET.get("page")) or 1, 1), pages)
    rows = [_row(one) for one in found[(at - 1) * size : at * size]]
    columns = [Column(_("Name of the audit")), Column(_("Year reported")), Column(_("Reports"), numeric=True), Column(_("State")),
               Column(_("Opened"))]  # fmt: skip
    empty = _("No audit yet. Upload the bureaus' reports to begin one.")
    context = {
        "table": Table(_("Audits"), columns, rows, empty=empty, caption_hidden=True),
        "page": Page(at, pages, len(found)),
        "may_open": may_audit(request, request.seat.code),
        "whole": True,
    }
    return show(request, "desk_audits/list.html", context)


def state_of(run: RunView) -> Status:
    """How far a run is, in words."""
    if not run.files:
        return Status(_("no files"), "neutral")
    if run.left:
        facts = {"done": run.audited, "all": run.files}
        return Status(_("being audited, %(done)d of %(all)d") % facts, "active")
    return Status(_("audited"), "done")


def _row(run: RunView) -> list[object]:
    opened = Cell(plain_day(run.created_at), note=run.created_by)
    url = reverse("desk_audits:run", args=[run.public_id])
    return [Cell(run.name, url), run.year or "", run.files, state_of(run), opened]


@desk(*AUDITORS)
def open_run(request: SeatedRequest) -> HttpResponseBase:
    """Open a run with its first files; good files are kept, each bad one is named."""
    form = RunForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            given = form.cleaned_data
            found = uploading.received([*given["uploads"], *given["folder"]])
            run = actions.open_run(by=by(request), agency=request.seat.code, name=given["name"], year=given["year"])
            return _added(request, run, uploading.keep(request, run, found))
    return show(request, "desk_audits/open.html", {"form": form, "limits": limits()})


@desk(*AUDITORS)
def add(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Add files to a run."""
    run = seen_run(request, public_id)
    form = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            found = uploading.received([*form.cleaned_data["uploads"], *form.cleaned_data["folder"]])
            return _added(request, public_id, uploading.keep(request, public_id, found))
    return show(request, "desk_audits/open.html", {"form": form, "limits": limits(), "run": run})


def _added(request: SeatedRequest, run: str, kept: int) -> HttpResponseBase:
    said = ngettext(
        "%(n)d report was taken and is being audited.", "%(n)d reports were taken and are being audited.", kept
    )
    return done(request, said % {"n": kept}, reverse("desk_audits:run", args=[run]))


def limits() -> str:
    """What may be uploaded, as a hint."""
    facts = {"most": MOST_FILES, "each": LARGEST >> 20, "all": MOST_BYTES >> 20}
    return (
        _("PDF, DOCX, XLSX, HTML or TXT, up to %(each)d MB each; %(most)d reports an audit, %(all)d MB at once.")
        % facts
    )
