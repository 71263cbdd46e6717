"""May it happen now: what the state of a report permits, whoever asks."""

from collections.abc import Iterable

from mingchuang.law.refusal import Refusal, Refused, refuse

from .values import Counted, Finding, ReportView, State


def check_editable(state: State) -> None:
    """Only a report that lies with its writers is changed; under review it is taken back or sent back first."""
    if state is State.RELEASED:
        raise refuse("reports.released")
    if state is not State.DRAFTING:
        raise refuse("reports.under_review", state={"zh": state.zh, "en": state.en})


def check_counted_for(report: ReportView, counted: Counted) -> None:
    """The counted value must be of this report: another's is a mistake of the caller."""
    if (report.agency, report.year, report.format) != (counted.agency, counted.year, counted.format):
        raise ValueError("these numbers were counted for another report")


def check_sound(findings: Iterable[Finding]) -> None:
    """Refuse with every hard rule that is broken and every soft one that nobody has explained."""
    refusals = [_refusal(finding) for finding in findings if finding.blocks]
    if refusals:
        raise Refused(*refusals)


def _refusal(finding: Finding) -> Refusal:
    code = "reports.rule_broken" if finding.severity == "hard" else "reports.reason_missing"
    where = {"zh": finding.where_zh or finding.where, "en": finding.where_en or finding.where}
    return Refusal(code, finding.id, {"rule": {"zh": finding.zh, "en": finding.en}, "where": where})


def check_unmoved(submitted: str, now: str) -> None:
    """What was seen by the reviewers is what is released: numbers that moved since send the report back."""
    if submitted != now:
        raise refuse("reports.figures_moved")


def check_reason(text: str) -> str:
    """The reason without blanks around it; refused when there is none or it is too long."""
    reason = text.strip()
    if not reason:
        raise refuse("reports.reason_empty", "reason")
    if len(reason) > 400:
        raise refuse("reports.reason_too_long", "reason", length=len(reason), longest=400)
    return reason
