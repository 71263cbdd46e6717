"""What others may know of annual reports: as being written, and as released."""

import json
from collections.abc import Collection, Iterable

from django.db.models import F, QuerySet

from mingchuang.law.refusal import refuse
from mingchuang.law.review import OPEN

from .models import AnnualReport, SignedEntry, Submission
from .values import EntryView, NarrativeView, ReleasedReport, ReportView, State, number

_OF_EDITION = {
    "draft": State.DRAFTING, "submitted": State.SUBMITTED, "reviewed": State.REVIEWED, "approved": State.APPROVED,
}  # fmt: skip


def state_of(report: AnnualReport) -> State:
    """Where the report stands: at its document's open edition, else released, else being written."""
    document = report.document
    if document is None:
        return State.DRAFTING
    state = document.editions.filter(state__in=sorted(OPEN)).values_list("state", flat=True).first()
    if state is not None:
        return _OF_EDITION[state]
    return State.RELEASED if document.current_release_id else State.DRAFTING


def entry_view(row: SignedEntry) -> EntryView:
    """A signed entry as a plain value."""
    return EntryView(
        key=row.key,
        label=row.label,
        value=number(row.value),
        source=row.source,
        first_by=row.first_by.name,
        first_at=row.first_at,
        second_by=row.second_by.name if row.second_by else "",
        second_at=row.second_at,
        first_id=row.first_by.public_id,
    )


def view(report: AnnualReport) -> ReportView:
    """The whole report as a plain value."""
    narratives = {
        row.section: NarrativeView(row.section, row.body, row.lock_version, row.saved_by.name, row.saved_at)
        for row in report.narratives.select_related("saved_by")
    }
    entries = {row.key: entry_view(row) for row in report.entries.select_related("first_by", "second_by")}
    return ReportView(
        public_id=report.public_id,
        agency=report.agency.code,
        agency_name=report.agency.name,
        level=report.agency.level,
        year=report.year,
        format=report.format,
        state=state_of(report),
        document=report.document.public_id if report.document else "",
        lock_version=report.lock_version,
        narratives=narratives,
        entries=entries,
        reasons=dict(report.explanations.values_list("check_id", "reason")),
        authors=tuple(dict.fromkeys(report.authors.values_list("person__name", flat=True))),
    )


def _reports() -> QuerySet[AnnualReport]:
    return AnnualReport.objects.select_related("agency", "document")


def find(agency: str, year: int) -> ReportView | None:
    """The report of an agency and year, or None when nobody has begun it."""
    row = _reports().filter(agency__code=agency, year=year).first()
    return view(row) if row else None


def report(agency: str, year: int) -> ReportView:
    """The report of an agency and year. Refused with ``reports.unknown`` when nobody has begun it."""
    found = find(agency, year)
    if found is None:
        raise refuse("reports.unknown", "year", year=year)
    return found


def states(agency: str) -> list[tuple[int, State]]:
    """The years for which a report was begun, latest first, and where each stands."""
    return [(row.year, state_of(row)) for row in _reports().filter(agency__code=agency).order_by("-year")]


def _released() -> QuerySet[Submission]:
    """The submissions whose edition is the current release of their document, still readable."""
    return Submission.objects.filter(
        edition=F("report__document__current_release__edition__number"),
        report__document__public_state__in=["shown", "explained"],
    ).select_related("report__agency", "report__document__current_release")


def released(agency: str, year: int) -> ReleasedReport | None:
    """The report as released, or None. Of several submissions of the released edition the last is the one that passed."""
    row = _released().filter(report__agency__code=agency, report__year=year).order_by("-number").first()
    return _released_view(row) if row else None


def _released_view(row: Submission) -> ReleasedReport:
    content = json.loads(row.content)
    document = row.report.document
    assert document is not None and document.current_release is not None
    return ReleasedReport(
        agency=row.report.agency.code,
        agency_name=content["agency"]["name"],
        year=row.report.year,
        format=row.report.format,
        title=content["title"],
        content=content,
        fingerprint=row.fingerprint,
        document=document.public_id,
        document_fingerprint=document.current_release.fingerprint,
        released_at=document.current_release.released_at,
    )


def released_years(agency: str) -> list[int]:
    """The years of which a report of this agency is public, latest first."""
    rows: Iterable[int] = _released().filter(report__agency__code=agency).values_list("report__year", flat=True)
    return sorted(set(rows), reverse=True)


def released_of(agency: str) -> list[ReleasedReport]:
    """The released reports of an agency, the latest year first."""
    last = {row.report.year: row for row in _released().filter(report__agency__code=agency).order_by("number")}
    return [_released_view(last[year]) for year in sorted(last, reverse=True)]


def released_among(agencies: Collection[str]) -> list[ReleasedReport]:
    """The released reports of several agencies, by agency and year; one query."""
    rows = (
        _released().filter(report__agency__code__in=agencies).order_by("report__agency__code", "report__year", "number")
    )
    last = {(row.report.agency_id, row.report.year): row for row in rows}
    return [_released_view(row) for row in last.values()]


def released_everywhere() -> dict[str, list[int]]:
    """The years of which a report is public, latest first, by the code of the agency."""
    found: dict[str, set[int]] = {}
    for code, year in _released().values_list("report__agency__code", "report__year"):
        found.setdefault(code, set()).add(year)
    return {code: sorted(years, reverse=True) for code, years in found.items()}


def submitted(public_id: str) -> ReleasedReport | None:
    """What the reviewers have before them: the last submission, as it would be released; None before the first."""
    row = (
        Submission.objects.filter(report__public_id=public_id)
        .select_related("report__agency")
        .order_by("-number")
        .first()
    )
    if row is None:
        return None
    content = json.loads(row.content)
    return ReleasedReport(
        agency=row.report.agency.code,
        agency_name=content["agency"]["name"],
        year=row.report.year,
        format=row.report.format,
        title=content["title"],
        content=content,
        fingerprint=row.fingerprint,
        document="",
        document_fingerprint="",
        released_at=row.submitted_at,
    )
