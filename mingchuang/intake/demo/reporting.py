"""The bureau's annual reports are written, signed, reviewed and released, each step by its person at its moment."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from mingchuang.domains.documents import actions as documents
from mingchuang.domains.reports import actions as reports
from mingchuang.domains.reports import queries
from mingchuang.domains.reports.actions.signing import signed_cells
from mingchuang.law.annual_report import format_for
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.output import findings

from .agenda import Agenda
from .packaged import packaged
from .town import Town
from .values import BUREAU

SECTIONS = ("overview", "problems", "other")


def enter(town: Town, agenda: Agenda) -> None:
    """Put the course of every report on the agenda."""
    for row in packaged("reports")["reports"]:
        steps: Mapping[str, Callable[[Mapping[str, Any], By], None]] = {
            "begin": _begin, "write": _write, "sign": _sign, "countersign": _countersign, "explain": _explain,
            "submit": _submit, "review": _review, "approve": _approve, "release": _release,
        }  # fmt: skip
        for name, step in steps.items():
            at = datetime.fromisoformat(row["steps"][name]).replace(tzinfo=SHANGHAI)
            agenda.add(at, partial(step, row, _hand(town, name, at)))


def _hand(town: Town, step: str, at: datetime) -> By:
    roles = {"countersign": "openness", "review": "reviewer", "approve": "final_reviewer", "release": "final_reviewer"}
    return town.hand(roles.get(step, "drafter"), at, unit="office")


def _report(row: Mapping[str, Any]) -> queries.ReportView:
    return queries.report(BUREAU, row["year"])


def _begin(row: Mapping[str, Any], by: By) -> None:
    reports.begin(by=by, agency=BUREAU, year=row["year"])


def _write(row: Mapping[str, Any], by: By) -> None:
    seen = _report(row)
    for section in SECTIONS:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in row[section])
        version = seen.narratives[section].lock_version
        reports.write(by=by, report=seen.public_id, section=section, body=body, lock_version=version)


def _sign(row: Mapping[str, Any], by: By) -> None:
    cells = signed_cells(format_for(row["year"]).id)
    values = {cell.id: 0 for cell in cells}
    reports.sign(by=by, report=_report(row).public_id, values=values, source="局办公室台账，本年度没有此类事项")


def _countersign(row: Mapping[str, Any], by: By) -> None:
    seen = _report(row)
    reports.countersign(by=by, report=seen.public_id, keys=sorted(seen.entries))


def _explain(row: Mapping[str, Any], by: By) -> None:
    """The reason for each soft rule that is broken, as the report's own words give it; one without stops the report."""
    counted = collect(BUREAU, row["year"])
    for found in findings(counted, by.day):
        if found.severity == "soft" and found.rule in row["reasons"]:
            reason = row["reasons"][found.rule]
            reports.explain(by=by, report=_report(row).public_id, check=found.id, reason=reason)


def _submit(row: Mapping[str, Any], by: By) -> None:
    reports.submit(by=by, report=_report(row).public_id, counted=collect(BUREAU, row["year"]))


def _review(row: Mapping[str, Any], by: By) -> None:
    documents.review(by=by, document=_report(row).document, opinion="数字与记录一致，同意。")


def _approve(row: Mapping[str, Any], by: By) -> None:
    documents.approve(by=by, document=_report(row).document, opinion="同意发布。")


def _release(row: Mapping[str, Any], by: By) -> None:
    reports.release(by=by, report=_report(row).public_id, counted=collect(BUREAU, row["year"]))
