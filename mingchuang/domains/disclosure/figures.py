"""What tables 3 and 4 of the annual report count among requests, and the records behind each cell.

A request is new in the year of its day 0 and handled in the year it was closed (law.tally); one whose day 0 is not fixed yet
is not counted. The queries take one year's records by the indexes on receipt and closing; older years are not read.
"""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, QuerySet, Sum, When

from mingchuang.law.annual_report import APPLICANT_KINDS, OUTCOMES, Format
from mingchuang.law.counted import Record, RecordPage, year_days
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.disclosure.moves import OPEN
from mingchuang.law.tally import table_3 as table_3_of

from .models import DisclosureRequest, FeeNotice, Remedy


def _requests(agency: str) -> QuerySet[DisclosureRequest]:
    return DisclosureRequest.objects.filter(agency__code=agency)


def _new(year: int) -> Q:
    return Q(received_on__range=year_days(year))


def _handled(year: int) -> Q:
    return Q(closed_on__range=year_days(year), received_on__isnull=False)


def _still_open(year: int) -> Q:
    """Received by the end of the year and open at it."""
    last = year_days(year)[1]
    return Q(received_on__lte=last) & (Q(closed_on__isnull=True) | Q(closed_on__gt=last))


def table_3(fmt: Format, agency: str, year: int) -> dict[str, list[int]]:
    """Table 3 of an agency's year, by four grouped queries, each over one year's records or the few that stay open."""
    first, last = year_days(year)
    requests = _requests(agency)
    counts: dict[tuple[str, str], int] = {}

    def add(row: str, kind: str, n: int) -> None:
        counts[row, kind] = counts.get((row, kind), 0) + n

    open_at_end = Case(When(_still_open(year), then=True), default=False)
    new = requests.filter(_new(year)).values_list("applicant_kind", open_at_end).annotate(n=Count("id"))
    for kind, still_open, n in new.order_by():
        add("R1", kind, n)
        if still_open:
            add("R4", kind, n)
    carried = Case(When(received_on__lt=first, then=True), default=False)
    handled = requests.filter(_handled(year)).values_list("applicant_kind", "decision__code", carried)
    for kind, code, from_before, n in handled.annotate(n=Count("id")).order_by():
        add(DECISIONS[code].rows[fmt.id], kind, n)
        if from_before:
            add("R2", kind, n)
    # Open all through the year: open to this day, or closed later. Two queries, so that each has an index of its own.
    open_now = Q(state__in=sorted(OPEN), closed_on__isnull=True)
    closed_later = Q(closed_on__range=(last + timedelta(days=1), date.max))
    for when in (open_now, closed_later):
        older = requests.filter(when, received_on__lt=first).values_list("applicant_kind").annotate(n=Count("id"))
        for kind, n in older.order_by():
            add("R2", kind, n)
            add("R4", kind, n)
    return table_3_of(fmt, counts)


def _carried_in(first: date) -> Q:
    """Received before the first day of the year and open on it."""
    return Q(received_on__lt=first) & (Q(closed_on__isnull=True) | Q(closed_on__gte=first))


def _remedies(agency: str, year: int) -> QuerySet[Remedy]:
    """Reviews and lawsuits that ended in the year, or were pending at its end."""
    first, last = year_days(year)
    counted = Q(filed_on__lte=last) & (Q(outcome_on__isnull=True) | Q(outcome_on__gte=first))
    return Remedy.objects.filter(counted, request__agency__code=agency)


def _pending(year: int) -> Q:
    last = year_days(year)[1]
    return Q(outcome_on__isnull=True) | Q(outcome_on__gt=last)


def _outcome(column: str, year: int) -> Q:
    return _pending(year) if column == "pending" else ~_pending(year) & Q(outcome=column)


def table_4(fmt: Format, agency: str, year: int) -> dict[str, list[int]]:
    """Table 4 of an agency's year: the outcome as it stood on 31 December."""
    counts = {column: Count("id", filter=_outcome(column, year)) for column in OUTCOMES}
    found: dict[str, dict[str, Any]] = {
        row["kind"]: dict(row) for row in _remedies(agency, year).values("kind").annotate(**counts).order_by()
    }
    table = {}
    for group in fmt.t4_groups:
        parts = [found.get(group.id, {}).get(column, 0) for column in OUTCOMES]
        table[group.id] = [*parts, sum(parts)]
    return table


def request_records(
    fmt: Format, agency: str, year: int, row: str, column: str, page: int = 1, size: int = 50
) -> RecordPage:
    """The requests behind a cell of table 3, in the order of their receipt."""
    rows = _requests(agency)
    if row == "R1":
        rows = rows.filter(_new(year))
    elif row == "R2":
        rows = rows.filter(_carried_in(year_days(year)[0]))
    elif row == "R4":
        rows = rows.filter(_still_open(year))
    else:
        codes = [code for code, kind in DECISIONS.items() if row in ("R3g", kind.rows[fmt.id])]
        rows = rows.filter(_handled(year), decision__code__in=codes)
    if column in APPLICANT_KINDS:
        rows = rows.filter(applicant_kind=column)
    columns = ("public_id", "register_number", "subject", "received_on", "decision__code")
    found = Paginator(rows.order_by("received_on", "id").values_list(*columns), size)
    this = found.get_page(page)
    lines = tuple(
        Record("request", public_id, f"{number} {subject}".strip(), received, DECISIONS[code].zh if code else "")
        for public_id, number, subject, received, code in this.object_list
    )
    return RecordPage(lines, this.number, found.num_pages, found.count)


def remedy_records(agency: str, year: int, group: str, column: str, page: int = 1, size: int = 50) -> RecordPage:
    """The reviews or lawsuits behind a cell of table 4, in the order they were filed."""
    rows = _remedies(agency, year).filter(kind=group)
    if column in OUTCOMES:
        rows = rows.filter(_outcome(column, year))
    columns = ("request__public_id", "request__register_number", "filed_on", "organ")
    found = Paginator(rows.order_by("filed_on", "id").values_list(*columns), size)
    this = found.get_page(page)
    lines = tuple(Record("remedy", *row) for row in this.object_list)
    return RecordPage(lines, this.number, found.num_pages, found.count)


def fees_yuan(agency: str, year: int) -> int:
    """Information processing fees paid in the year, in yuan (part six of the report)."""
    paid = FeeNotice.objects.filter(
        request__agency__code=agency,
        paid_yuan__isnull=False,
        request__events__kind="fee_paid",
        request__events__current=True,
        request__events__day__range=year_days(year),
    )
    return paid.aggregate(total=Sum("paid_yuan"))["total"] or 0
