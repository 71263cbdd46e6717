"""Every check of a report before it is handed on: our own rules, then the audit. Plain values in, findings out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import resources
from typing import Any

import yaml

from mingchuang.law.annual_report import Format, due_day, format_by_id
from mingchuang.law.report_grid import place
from mingchuang.law.report_text import fields, period, typed_numbers
from mingchuang.law.sums import Known, reconcile
from mingchuang.press.sanitising import plain_text

from .content import canonical_value, numbers_of
from .inspection import inspected
from .values import Counted, Finding, ReleasedReport, ReportView

_RULES = yaml.safe_load(resources.files(__package__).joinpath("rules.yaml").read_text(encoding="utf-8"))


def audit(report: ReportView, counted: Counted, on: date, before: ReleasedReport | None = None) -> tuple[Finding, ...]:
    """Every broken rule of a report published on a day, hard ones first. ``before``: last year's report, if released."""
    fmt = format_by_id(counted.format)
    found = [*sums(counted, report.reasons), *_signatures(report), *_text(fmt, report, counted, on)]
    found = [_placed(fmt, one, report) for one in found]
    told = {one.id for one in found}
    for one in inspected(canonical_value(report, counted), report.level, on, before, told):
        found.append(replace(one, reason=report.reasons.get(one.id, "")))
    order = {"hard": 0, "soft": 1, "notice": 2}
    return tuple(sorted(found, key=lambda one: order[one.severity]))


def _placed(fmt: Format, finding: Finding, report: ReportView) -> Finding:
    """The finding with its place in words."""
    entry = report.entries.get(finding.where)
    zh, en = place(fmt, finding.where, finding.rule.partition(".")[0])
    if entry is not None and zh == finding.where:
        zh = en = entry.label
    return replace(finding, where_zh=zh, where_en=en)


def _law(fmt: Format, reasons: Mapping[str, str], rule: str, where: str, severity: str = "", **sides: Any) -> Finding:
    law, check_id = fmt.rules[rule], f"{rule}@{where}" if where else rule
    return Finding(
        check_id, severity or law.severity, law.zh, law.en, law.source, reason=reasons.get(check_id, ""), **sides
    )


def _own(rule: str, where: str, left: Any = None) -> Finding:
    return Finding(f"{rule}@{where}", left=left, **_RULES[rule])


def sums(counted: Counted, reasons: Mapping[str, str]) -> Iterator[Finding]:
    """The rules of tables 2, 3 and 4 that the numbers break; also for a report that nobody has begun."""
    fmt, before, tables = format_by_id(counted.format), counted.previous or {}, counted.tables
    known = Known(
        previous_r4=before.get("T3", {}).get("R4"),
        previous_t2=before.get("T2"),
        correction_cited=any(check.startswith("T3.carry") for check in reasons),
    )
    for check in reconcile(fmt, tables["T2"], tables["T3"], tables["T4"], known):
        yield _law(fmt, reasons, check.rule, check.where, check.severity, left=check.left, right=check.right)


def _signatures(report: ReportView) -> Iterator[Finding]:
    for entry in report.entries.values():
        if not entry.complete:
            yield _own("entries.unsigned", entry.key, entry.value)


def _text(fmt: Format, report: ReportView, counted: Counted, on: date) -> Iterator[Finding]:
    known = set(numbers_of(counted))
    for section in ("preamble", *(section.id for section in fmt.sections if not section.table)):
        narrative = report.narratives.get(section)
        text = plain_text(narrative.body) if narrative else ""
        if not text.strip():
            yield _own("text.empty", section)
        for key in fields(text):
            if key not in known:
                yield _own("text.figure_unknown", section, key)
        typed = typed_numbers(text)
        if typed and section != "preamble":
            yield _own("text.typed", section, "、".join(typed))
        if section == "preamble" and period(text) != (date(report.year, 1, 1), date(report.year, 12, 31)):
            yield _law(fmt, report.reasons, "X.period", "")
    due = due_day(report.year, report.level)
    if on > due:
        yield _law(fmt, report.reasons, "X.late", "", left=on, right=due)
