"""Table 3 counted from requests, by 条例 art.50(2) and the identity R1 + R2 = R3g + R4 that the format prints.

A request is new in the year of its day 0 and handled in the year it was decided; open on 31 December it is carried over,
by kind of applicant. A re-decision after review is neither a new request nor a second result. An agent's request counts under
the principal's kind, joint applicants are one request in one column (readings: no filling note says otherwise).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingchuang.law.annual_report import APPLICANT_KINDS, Format
from mingchuang.law.disclosure.decisions import decision
from mingchuang.law.refusal import refuse


@dataclass(frozen=True)
class Request:
    """What table 3 needs to know of one request: its day 0, the applicant's kind, and what was decided when."""

    no: str
    applicant_kind: str
    received: date
    decision: str | None = None
    decided: date | None = None


def rows_of(fmt: Format, year: int, request: Request) -> tuple[str, ...]:
    """Where a request counts in a year's table 3: R1 or R2, then its result or R4; nowhere if it lies outside the year."""
    if request.received.year > year or (request.decided is not None and request.decided.year < year):
        return ()
    first = "R1" if request.received.year == year else "R2"
    if request.decided is None or request.decided.year > year or request.decision is None:
        return (first, "R4")
    return (first, decision(request.decision).rows[fmt.id])


def check(request: Request) -> None:
    """Refuse a request that cannot be counted: an unknown kind or decision, half a decision, or one before its receipt."""
    if request.applicant_kind not in APPLICANT_KINDS:
        raise refuse("tally.applicant_kind_unknown", "applicant_kind", no=request.no, kind=request.applicant_kind)
    if (request.decision is None) != (request.decided is None):
        raise refuse("tally.decision_incomplete", "decided", no=request.no)
    if request.decision is not None:
        decision(request.decision)
    if request.decided is not None and request.decided < request.received:
        raise refuse("tally.decided_before_received", "decided", no=request.no)


def tally(fmt: Format, year: int, requests: Iterable[Request]) -> dict[str, list[int]]:
    """Table 3 of a year: every numeric row with its seven numbers. Requests outside the year change nothing."""
    counts: dict[tuple[str, str], int] = {}
    for request in requests:
        check(request)
        for row in rows_of(fmt, year, request):
            key = (row, request.applicant_kind)
            counts[key] = counts.get(key, 0) + 1
    return table_3(fmt, counts)


def table_3(fmt: Format, counts: Mapping[tuple[str, str], int]) -> dict[str, list[int]]:
    """Table 3 from counts by (row, kind of applicant); the total row and the total column are added up."""
    rows = {row: [counts.get((row, kind), 0) for kind in APPLICANT_KINDS] for row in fmt.t3_ids}
    rows["R3g"] = [sum(rows[row][place] for row in fmt.result_ids) for place in range(len(APPLICANT_KINDS))]
    return {row: [*cells, sum(cells)] for row, cells in rows.items()}
