"""A run: its progress, its heat map, its workbook, its end."""

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show, today
from mingchuang.channels.desk.words import plain
from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.values import Erasure, FileRow, RunView
from mingchuang.intake.reports import runs
from mingchuang.look.templatetags.look import query_with
from mingchuang.look.values import Link, Status

from . import sheets
from .forms import EraseForm, FilterForm, family_names
from .heat import EVERYTHING, Narrowed, assessed, heat_map, narrowed
from .lists import state_of
from .words import AUDITORS, SEVERITIES, may_audit, seen_run

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk(*AUDITORS, methods=("GET",))
def run(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The heat map of a run, or how far it is."""
    found = seen_run(request, public_id)
    return show(
        request,
        "desk_audits/run.html",
        _context(request, found, EraseForm(initial={"lock_version": found.lock_version})),
    )


def _context(request: SeatedRequest, found: RunView, erase_form: EraseForm) -> dict[str, object]:
    form, wanted = _wanted(request)
    rows = queries.rows(found.public_id)
    shown = narrowed(rows, wanted)
    query = request.GET.urlencode()
    exports = [Link("XLSX", reverse("desk_audits:export", args=[found.public_id]) + (f"?{query}" if query else ""))]

    def address(family: str) -> str:
        return query_with({"request": request}, {"open": family or None})  # type: ignore[arg-type]

    return {
        "run": found,
        "status": state_of(found),
        "may": may_audit(request, found.agency),
        "progress": progress(found),
        "totals": totals(rows),
        "form": form,
        "narrowed": form.is_bound,
        "number": {"shown": len(shown), "all": len(rows)},
        "map": heat_map(shown, wanted, address, exports),
        "every_check": address("" if wanted.open == EVERYTHING else EVERYTHING),
        "wanted": wanted,
        "erase_form": erase_form,
    }


def _wanted(request: SeatedRequest) -> tuple[FilterForm, Narrowed]:
    asked = any(name in request.GET for name in ("who", "severity", "sort", "undecided"))
    form = FilterForm(request.GET if asked else None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    opened = plain(request.GET.get("open"), 20)
    return form, Narrowed(
        given.get("who", ""),
        given.get("severity", ""),
        given.get("sort", ""),
        bool(given.get("undecided")),
        opened if opened in (*family_names(), EVERYTHING) else "",
    )


def totals(rows: list[FileRow]) -> list[Status]:
    """Findings of the whole run by severity, dismissed ones apart, and reports that could not be assessed."""
    marks = [mark for row in rows for mark in row.marks]
    tones = {"error": "bad", "warning": "soon", "notice": "active"}
    found = [
        Status(f"{word} {sum(m.severity == name and m.verdict != 'dismissed' for m in marks)}", tones[name])
        for name, word in SEVERITIES.items()
    ]
    decided = sum(bool(mark.verdict) for mark in marks)
    found.append(
        Status(
            _("decided %(n)d of %(all)d") % {"n": decided, "all": len(marks)},
            "done" if marks and decided == len(marks) else "neutral",
        )
    )
    unread = sum(not assessed(row) and row.settled for row in rows)
    if unread:
        found.append(Status(_("not assessed %(n)d") % {"n": unread}, "neutral"))
    return found


def progress(found: RunView) -> dict[str, object]:
    """How far the work is, for the bar: nothing when it is over."""
    if not found.left:
        return {}
    if found.audited < found.files:
        text = _("Auditing: %(done)d of %(all)d reports") % {"done": found.audited, "all": found.files}
        return {"done": found.audited, "total": found.files, "text": text}
    done_ = found.files - found.left
    text = _("Comparing the reports with each other: %(done)d of %(all)d") % {"done": done_, "all": found.files}
    return {"done": done_, "total": found.files, "text": text}


@desk(*AUDITORS, methods=("POST",))
def work(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """A second or two of auditing, then how far it is; the page asks again until nothing is left.

    The form holds no token: the work is idempotent, and one transaction around it would hold up every other writer.
    """
    seen_run(request, public_id)
    worked = runs.work(public_id, by(request))
    found = queries.run(public_id)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(reverse("desk_audits:run", args=[public_id]))
    if not found.left:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(
        request,
        "desk_audits/parts/progress.html",
        {"run": found, "progress": progress(found), "may": True, "idle": not worked},
    )


@desk(*AUDITORS, methods=("POST",))
def erase(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Erase a run for a reason of the list."""
    found = seen_run(request, public_id)
    form = EraseForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            version = form.cleaned_data["lock_version"]
            actions.erase_run(
                by=by(request), run=public_id, reason=Erasure(form.cleaned_data["reason"]), lock_version=version
            )
            return done(request, _("The audit was erased; its lines in the ledger stay."), reverse("desk_audits:list"))
    return show(request, "desk_audits/run.html", _context(request, found, form), status=422)


@desk(*AUDITORS, methods=("GET",))
def export(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The run as a workbook: agencies against checks, findings with judgements, cells. Narrowed as the page is."""
    found = seen_run(request, public_id)
    wanted = _wanted(request)[1]
    kept = {row.public_id for row in narrowed(queries.rows(public_id), wanted)}
    files = [file for file in queries.files(public_id) if file.public_id in kept]
    answer = HttpResponse(sheets.workbook(found, files, today()), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="audit-{public_id}.xlsx"'
    return answer
