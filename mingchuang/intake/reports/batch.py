"""Several reports at hand, audited as the command line audits files: each, then what they have in common."""

from collections.abc import Iterable, Sequence
from typing import Any

from mingchuang.law.audit.values import Report
from mingchuang.law.refusal import Refusal
from mingchuang.look.sentences import sentence

from .audit import added, as_json, audit_report, copies, previous_of
from .neighbours import alike, signature
from .read import read


def why(report: Report) -> str:
    """Why a report could not be assessed, in Chinese; "" when it could."""
    return (
        sentence(Refusal(report.why_unassessable, "", report.why_facts), "zh-hans") if report.why_unassessable else ""
    )


def audit_batch(files: Sequence[tuple[str, bytes]], before: Iterable[tuple[str, bytes]] = ()) -> list[dict[str, Any]]:
    """The audit's JSON (contracts.md) of each file, in order; ``before``: last year's reports."""
    known = previous_of(before)
    reports = [read(name, data) for name, data in files]
    results = [
        as_json(name, audit_report(report, known), why(report))
        for (name, _), report in zip(files, reports, strict=True)
    ]
    for place, others in alike([signature(report) for report in reports]).items():
        found = copies(reports[place], [(files[other][0], reports[other]) for other in others])
        results[place]["findings"] += added(results[place]["findings"], found)
    return results
