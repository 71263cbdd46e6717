"""The report as it would be released now: what a draft looks like, and the released one as it was released."""

import json
from datetime import datetime

from mingchuang.domains.reports import queries
from mingchuang.domains.reports.content import canonical_value
from mingchuang.domains.reports.values import Counted, ReleasedReport, ReportView, State
from mingchuang.ledger.fingerprints import canonical, sha256


def preview(report: ReportView, counted: Counted, at: datetime) -> ReleasedReport:
    """The draft with its numbers as they stand at a moment; under review, what the reviewers were given."""
    if report.state not in (State.DRAFTING, State.RELEASED):
        submitted = queries.submitted(report.public_id)
        if submitted is not None:
            return submitted
    text = canonical(canonical_value(report, counted))
    return ReleasedReport(
        agency=report.agency,
        agency_name=report.agency_name,
        year=report.year,
        format=report.format,
        title=report.title,
        content=json.loads(text),
        fingerprint=sha256(text),
        document="",
        document_fingerprint="",
        released_at=at,
    )
