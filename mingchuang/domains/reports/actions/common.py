"""What every act on a report begins and ends with."""

from typing import Any

from mingchuang.domains.reports.models import AnnualReport, Author
from mingchuang.domains.reports.policies import check_editable
from mingchuang.domains.reports.queries import state_of
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By
from mingchuang.ledger.record import record


def locked(public_id: str) -> AnnualReport:
    """The report, held until the transaction ends: acts on one report queue here."""
    rows = AnnualReport.objects.select_for_update(of=("self",)).select_related("agency", "document")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise refuse("reports.unknown_id", "report")
    return found


def editable(public_id: str) -> AnnualReport:
    """The report, held, and refused unless it lies with its writers."""
    found = locked(public_id)
    check_editable(state_of(found))
    return found


def next_edition(report: AnnualReport) -> int:
    """The edition of the document that is being written: 1 before the first submission."""
    if report.document is None:
        return 1
    last = report.document.editions.order_by("-number").values_list("number", "state").first()
    if last is None:
        return 1
    number, state = last
    if state == "discarded":
        return number + 1 if report.document.current_release_id else 1
    return number


def wrote(report: AnnualReport, by: By) -> None:
    """Enter the person among the authors of what will be submitted next."""
    Author.objects.get_or_create(report=report, person=by.who, edition=next_edition(report), defaults={"at": by.at})


def line(act: str, *, by: By, report: AnnualReport, **facts: Any) -> None:
    """The ledger line of an act on a report."""
    record(
        f"reports.{act}",
        by=by,
        subject=f"report:{report.public_id}",
        agency=report.agency.code,
        year=report.year,
        **facts,
    )
