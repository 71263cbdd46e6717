"""All checks of one report, in order, and the verdict on its numbers."""

from dataclasses import dataclass
from typing import Literal

from .check import Case
from .checks import CHECKS
from .values import Finding

Verdict = Literal["reconciles", "violated", "not_assessable"]
_WEIGHT = {"error": 0, "warning": 1, "notice": 2}


@dataclass(frozen=True)
class Audit:
    """What was found in one report; ``verdict`` speaks of the numbers only."""

    case: Case
    findings: tuple[Finding, ...]
    verdict: Verdict

    @property
    def worst(self) -> str:
        """The severity of the gravest finding, "" when there is none."""
        return min((f.severity for f in self.findings), key=_WEIGHT.__getitem__, default="")


def _place(finding: Finding) -> int:
    return next((item[0] for item in finding.where if isinstance(item, tuple)), 0)


def _numeric(finding: Finding) -> bool:
    """Hard numeric rules, and certain contradictions between text and table or text and text."""
    return finding.severity == "error" and finding.id.startswith(("T2.", "T3.", "T4.", "text.", "X.narr", "AGG"))


def audit(case: Case) -> Audit:
    """Run every check. Without tables 3 and 4 the verdict is "not_assessable", unless what was read is already wrong."""
    if case.report.why_unassessable:
        return Audit(case, (), "not_assessable")
    found = [finding for check in CHECKS for finding in check.find(case)]
    found.sort(key=lambda f: (_WEIGHT[f.severity], f.id.split(".")[0] not in ("T2", "T3", "T4"), _place(f), f.id))
    verdict: Verdict = "reconciles"
    if any(map(_numeric, found)):
        verdict = "violated"
    elif not case.report.cells or any(missing.startswith(("T3", "T4")) for missing in case.report.unread):
        verdict = "not_assessable"
    return Audit(case, tuple(found), verdict)
