"""What the page of a report shows: plain values for contents, report, checks and acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from mingchuang.channels.desk.base import SeatedRequest, by
from mingchuang.channels.desk.documents.showing import review_steps
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.documents.queries import workbench
from mingchuang.domains.reports import queries
from mingchuang.domains.reports.content import numbers_of
from mingchuang.domains.reports.values import Counted, ReportView, State
from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.report_grid import Grid, grids
from mingchuang.law.report_text import filled
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Figure, Link
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.definitions import DEFINITIONS, contradictions
from mingchuang.readings.annual_report.drill import has_records
from mingchuang.readings.annual_report.output import findings

from . import checks, words


@dataclass(frozen=True)
class Part:
    """One part of the report on the desk: a table, or a text with its figures as links."""

    id: str
    heading: str
    grid: Grid | None
    text: SafeString
    edit_url: str


@dataclass(frozen=True)
class FigureRow:
    """A figure with what it counts, the way to its records, and the field that puts it into a text."""

    name: str
    counts: str
    figure: Figure
    field: str


def page_values(request: SeatedRequest, year: int) -> dict[str, Any]:
    """Everything the page shows, counted now."""
    seat = request.seat
    report = queries.report(seat.code, year)
    counted = collect(seat.code, year)
    fmt = format_by_id(report.format)
    numbers = numbers_of(counted)
    links = record_links(fmt, year, numbers)
    released = queries.released(seat.code, year) if report.state is State.RELEASED else None
    found = findings(counted, timezone.localtime(released.released_at).date() if released else seat.day)
    bench = workbench(report.document, by=by(request)) if report.document else None
    moves = frozenset(move.value for move in bench.moves) if bench else frozenset()
    return {
        "report": report,
        "status": words.state_status(report.state),
        "parts": parts(
            fmt, report, numbers, links, counted.names, may_edit=report.editable and seat.may(*words.WRITERS)
        ),
        "numbers": numbers,
        "links": links,
        "bad": checks.cells_of(found),
        "figures": figure_rows(counted, year),
        "checks": checks.cards(found, may_explain=report.editable and seat.may(*words.WRITERS)),
        "blocking": sum(one.blocks for one in found),
        "contradictions": contradictions(counted),
        "unsigned": sum(not entry.complete for entry in report.entries.values()),
        "steps": review_steps(bench) if bench else [],
        "acts": acts(report, moves, seat.may(*words.WRITERS[:1])),
        "moved": released is not None and released.content["figures"] != _plain(counted),
        "public_url": reverse("site_reports:report", args=[seat.code, year]) if released else "",
        "files": [
            Link(shape.upper(), reverse(f"desk_report:preview_{shape}", args=[year]))
            for shape in ("pdf", "docx", "xlsx", "json")
        ],
        "may_sign": report.editable and seat.may(*words.SIGNERS),
    }


def _plain(counted: Counted) -> dict[str, Any]:
    return {key: value if isinstance(value, int) else format(value, "f") for key, value in counted.figures.items()}


def record_links(fmt: Format, year: int, numbers: dict[str, Any]) -> dict[str, str]:
    """Where each number leads: to its records, or to the entries for one that is signed."""
    entries = reverse("desk_report:entries", args=[year])
    found = {
        key: reverse("desk_report:records", args=[year, key])
        for key in numbers
        if has_records(key) or key in DEFINITIONS
    }
    signed = {cell.id: f"{entries}#{cell.id}" for cell in fmt.cells() if cell.id not in found}
    return found | signed


def parts(
    fmt: Format,
    report: ReportView,
    numbers: dict[str, Any],
    links: dict[str, str],
    keys: Mapping[str, str],
    *,
    may_edit: bool,
) -> list[Part]:
    """Preamble and the six parts, in order."""
    tables = {grid.id: grid for grid in grids(fmt)}
    shown = {
        name: _link(keys.get(name, name), value, links.get(keys.get(name, name), ""))
        for name, value in numbers.items()
        if value is not None
    }
    found = []
    for section in ("preamble", *(one.id for one in fmt.sections)):
        grid = tables.get(section)
        narrative = report.narratives.get(section)
        # The body was sanitised when it was saved, and the links are made here.
        text = mark_safe(filled(narrative.body, shown)) if narrative else SafeString("")  # noqa: S308
        url = reverse("desk_report:narrative", args=[report.year, section]) if narrative and may_edit else ""
        found.append(Part(section, words.section_name(fmt.id, section), grid, text, url))
    return found


def _link(key: str, value: Any, url: str) -> SafeString:
    if not url:
        return format_html('<span data-cell="{}">{}</span>', key, value)
    return format_html('<a class="figure" href="{}" data-cell="{}">{}</a>', url, key, value)


def figure_rows(counted: Counted, year: int) -> list[FigureRow]:
    """The figures besides the tables; a named one that was signed stands under the name it was given."""
    given = {key: name for name, key in counted.names.items()}
    english = spoken_language() == "en"
    rows = []
    for key, value in counted.figures.items():
        one = DEFINITIONS.get(key)
        name = spoken_of(one) if one else given.get(key, key)
        counts = (one.counts_en if english else one.counts_zh) if one else ""
        linked = has_records(key) or (one is not None and one.sum)
        url = reverse("desk_report:records", args=[year, key]) if linked else ""
        rows.append(FigureRow(name, counts, Figure(str(value), url, name, key), field_of(given.get(key, key))))
    return rows


def field_of(name: str) -> str:
    """What is written in a text for the number of this name."""
    return "{{数据：" + name + "}}"


def acts(report: ReportView, moves: frozenset[str], drafter: bool) -> frozenset[str]:
    """What this person may do with the report now, by the names of the acts."""
    if report.state is State.DRAFTING:
        return frozenset({"submit"}) if drafter else frozenset()
    allowed = moves & {"recall", "pass", "return", "approve", "release"}
    return allowed | ({"reopen"} if report.state is State.RELEASED and "correct" in moves else frozenset())


def contents(found: list[Part]) -> list[Link]:
    """The contents at the left."""
    return [Link(part.heading, f"#{part.id}-part") for part in found]
