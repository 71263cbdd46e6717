"""The audit that anybody's report goes through (``law/audit``), run on the platform's own before it is handed on."""

import hashlib
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.audit.check import Case
from mingchuang.law.audit.checks import CHECKS
from mingchuang.law.audit.neighbours import shared
from mingchuang.law.audit.values import Finding as Found
from mingchuang.law.audit.values import Report
from mingchuang.law.audit.verdict import audit
from mingchuang.law.report_grid import place
from mingchuang.law.screening import CHECKS as SCREENS

from .laid_out import as_report, section_at
from .values import Finding, ReleasedReport

_SEVERITIES = {"error": "hard", "warning": "soft", "notice": "notice"}
# Said once in a report, wherever in it the words stand.
_ONCE = frozenset(["X.late", "X.period", "form.format"])
# The tables' own rules are told cell by cell before the audit is asked.
_TOLD = ("T2.", "T3.", "T4.")
_SCREENED = frozenset(check.id for check in SCREENS)
_PRIVATE = "privacy."


def inspected(
    content: dict[str, Any], level: str, on: date, before: ReleasedReport | None, told: Collection[str]
) -> Iterator[Finding]:
    """What the audit finds in the canonical value of a report that would be published on a day.

    ``before`` is last year's released report; ``told`` holds the ids of what was found already: nothing is said twice.
    """
    fmt, report = format_by_id(content["format"]), as_report(content)
    last = as_report(before.content) if before else None
    beside = [(before.title, last)] if before and last else []
    case = Case(report, previous=last, shared=shared(report, beside), level=level, published=on)
    said = set(told)
    for found in audit(case).findings:
        if found.id in fmt.rules and found.id.startswith(_TOLD):
            continue
        one = _finding(fmt, report, found)
        if one.id not in said and not _said_otherwise(one, said):
            said.add(one.id)
            yield one


def explainable(format_id: str, rule: str) -> bool:
    """Whether a reason may be given for this rule: one of the format or of the audit that is not always hard."""
    law = format_by_id(format_id).rules.get(rule)
    if law is not None:
        return law.severity != "hard"
    known = {check.id for check in CHECKS if check.severity != "error"} | _SCREENED
    return rule in known or rule.startswith(_PRIVATE)


def _finding(fmt: Format, report: Report, found: Found) -> Finding:
    where, (zh, en) = _where(fmt, report, found)
    severity = _SEVERITIES[found.severity]
    if severity == "hard" and (found.id in _SCREENED or found.id.startswith(_PRIVATE)):
        # The gate of the document that carries the report holds these; only the openness office lets one pass there. A
        # reason here says why it may go to the reviewers, it opens nothing.
        severity = "soft"
    check_id = f"{found.id}@{where}" if where else found.id
    return Finding(
        check_id, severity, found.zh, found.en, found.source, where_zh=zh, where_en=en, suggestion=found.suggestion
    )


def _where(fmt: Format, report: Report, found: Found) -> tuple[str, tuple[str, str]]:
    """The place as part of an id that stays the same until the words or numbers change, and in words."""
    if found.id in _ONCE:
        return "", place(fmt, "")
    spans = [item for item in found.where if isinstance(item, tuple)]
    if spans:
        section = section_at(report, fmt, spans[0][0])
        mark = hashlib.sha256(f"{found.zh}{found.evidence}".encode()).hexdigest()[:8]
        return f"{section}.{mark}", place(fmt, section)
    cells = [item for item in found.where if isinstance(item, str)]
    return (cells[0], place(fmt, cells[0])) if cells else ("", place(fmt, ""))


def _said_otherwise(one: Finding, said: set[str]) -> bool:
    """An empty part is told by our own rule, which is hard."""
    return one.rule == "form.empty" and f"text.empty@{one.where.partition('.')[0]}" in said
