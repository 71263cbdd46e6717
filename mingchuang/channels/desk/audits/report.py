"""A report of a run: its text and its tables side by side, every finding marked in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.domains.audits import queries
from mingchuang.domains.audits.values import FileView, FindingView, RunView
from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.audit.basis import cited
from mingchuang.law.report_grid import Grid, grids, place
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import Row, Status

from .forms import ReasonForm
from .marked import Piece, Span, pieces
from .words import AUDITORS, CARDS, JUDGEMENTS, SEVERITIES, VERDICT_TONES, VERDICTS, may_audit, reason, seen_file, whose

MOST_PLACES = 12  # named of one finding; all of them are marked in the tables


@dataclass(frozen=True)
class Shown:
    """A finding as its card: number, words, places, what was decided, and the form for dismissing it."""

    number: int
    found: FindingView
    tone: str
    severity: str
    words: str
    basis: str
    suggestion: str
    cells: str
    in_text: bool
    status: Status | None
    said: str
    form: ReasonForm
    seen: int

    @property
    def settled(self) -> bool:
        return self.status is not None


@dataclass(frozen=True)
class Refusal:
    """A dismissal that has just come back: the finding's key and its form with the error."""

    key: str
    form: ReasonForm


@desk(*AUDITORS, methods=("GET",))
def report(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Text, tables and findings of one report."""
    run, file = seen_file(request, public_id)
    return show(request, "desk_audits/report.html", context(request, run, file))


def context(request: SeatedRequest, run: RunView, file: FileView, refused: Refusal | None = None) -> dict[str, Any]:
    """All that the page shows; ``refused``: the judgement that came back."""
    body = queries.text(file.public_id)
    fmt = format_by_id(file.format) if file.format else None
    shown = [_shown(number, found, fmt, refused) for number, found in enumerate(file.findings, start=1)]
    text = _pieces(body, file)
    previous, following, at, total = queries.around(file.public_id)
    return {
        "run": run,
        "file": file,
        "title": whose(file),
        "status": _status(file),
        "rows": _rows(file, (at, total)),
        "why": reason(file, file.why_facts),
        "unread": _unread(file, fmt),
        "findings": shown,
        "undecided": sum(not one.settled for one in shown),
        "first_open": next((one.number for one in shown if not one.settled), 0),
        "pieces": text,
        "cut": bool(body) and len(body["text"]) > sum(len(one.text) for one in text),
        "grids": _grids(fmt) if file.cells else (),
        "numbers": {cell: one[0] for cell, one in body.get("cells", {}).items()},
        "bad": _cells(file, certain=True),
        "doubtful": _cells(file, certain=False),
        "marks": _marks(file),
        "previous": _address(previous),
        "following": _address(following),
        "may": may_audit(request, run.agency),
    }


def _address(public_id: str) -> str:
    return reverse("desk_audits:report", args=[public_id]) if public_id else ""


def _status(file: FileView) -> Status:
    if file.state == "waiting":
        return Status(_("waiting for the audit"), "neutral")
    if file.why:
        return Status(_("not assessed"), "soon")
    return Status(str(VERDICTS[file.verdict]), VERDICT_TONES[file.verdict])


def _rows(file: FileView, at: tuple[int, int]) -> list[Row]:
    place_, total = at
    rows = [
        Row(_("Report file"), file.name, reverse("desk_audits:file", args=[file.public_id])),
        Row(_("Year reported"), str(file.year) if file.year else _("not recognised")),
        Row(_("Published"), plain_day(file.published) if file.published else _("not recognised")),
        Row(_("In this audit"), _("report %(n)d of %(all)d") % {"n": place_, "all": total}),
    ]
    if file.compared:
        rows.append(Row(_("Compared with"), "；".join(file.compared), wide=True))
    return rows


def _unread(file: FileView, fmt: Format | None) -> str:
    """What could not be read and so was not judged, in words; "" when everything was."""
    if file.state == "waiting" or file.why:
        return ""
    if fmt is None:
        return _("the format of the report was not recognised, so its tables were not judged")
    named = [_cell_name(fmt, cell) if "." in cell else _table_name(fmt, cell) for cell in file.unread]
    kept = "、".join(dict.fromkeys(named[:MOST_PLACES]))
    return kept + ("…" if len(named) > MOST_PLACES else "")


def _table_name(fmt: Format, table: str) -> str:
    grid = next((grid for grid in grids(fmt) if grid.id == table), None)
    return str(getattr(grid, spoken_language())) if grid else table


def _cell_name(fmt: Format | None, cell: str) -> str:
    if fmt is None:
        return cell
    zh, en = place(fmt, cell, cell.partition(".")[0])
    return en if spoken_language() == "en" else zh


def _shown(number: int, found: FindingView, fmt: Format | None, refused: Refusal | None) -> Shown:
    cells = [item for item in found.where if isinstance(item, str)]
    named = "；".join(dict.fromkeys(_cell_name(fmt, cell) for cell in cells[:MOST_PLACES]))
    came_back = refused is not None and refused.key == found.key
    said = found.judgement if found.accepted or found.dismissed else None
    status = Status(str(JUDGEMENTS[said.verdict]), "bad" if found.accepted else "neutral") if said else None
    return Shown(
        number,
        found,
        "settled" if found.dismissed else CARDS[found.severity],
        str(SEVERITIES[found.severity]),
        found.sentence if spoken_language() == "zh" else found.sentence_en,
        cited(found.source) or found.source,
        found.suggestion,
        named + ("…" if len(cells) > MOST_PLACES else ""),
        any(not isinstance(item, str) for item in found.where),
        status,
        f"{said.by} {plain_day(said.at)}" if said else "",
        refused.form if came_back and refused else ReasonForm(auto_id=f"reason-{number}-%s"),
        found.judgement.number if found.judgement else 0,
    )


def _pieces(body: Mapping[str, Any], file: FileView) -> list[Piece]:
    if not body:
        return []
    spans = [
        Span(item[0], item[1], number, "settled" if found.dismissed else found.severity)
        for number, found in enumerate(file.findings, start=1)
        for item in found.where
        if not isinstance(item, str)
    ]
    return pieces(body["text"], spans, [(start, end) for _title, start, end in body.get("parts", ())])


def _grids(fmt: Format | None) -> tuple[Grid, ...]:
    return grids(fmt) if fmt else ()


def _cells(file: FileView, *, certain: bool) -> frozenset[str]:
    """The cells of standing findings: of errors, or of the others."""
    standing = (found for found in file.findings if not found.dismissed and (found.severity == "error") is certain)
    return frozenset(item for found in standing for item in found.where if isinstance(item, str))


def _marks(file: FileView) -> dict[str, tuple[int, ...]]:
    """The numbers of findings by cell: a finding about several cells of a row is named at the first of them only."""
    marks: dict[str, tuple[int, ...]] = {}
    for number, found in enumerate(file.findings, start=1):
        rows = set()
        for item in dict.fromkeys(found.where):
            if isinstance(item, str) and (row := item.rpartition(".")[0]) not in rows:
                rows.add(row)
                marks[item] = (*marks.get(item, ()), number)
    return marks


@desk(*AUDITORS, methods=("GET",))
def download(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The file as it was uploaded. Never shown in the browser: it comes from outside."""
    file = seen_file(request, public_id)[1]
    answer = HttpResponse(queries.content(public_id), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, file.name)
    return answer
