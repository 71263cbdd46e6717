"""The requests and remedies of a year as the annual report counts them, one value each; the counting is done by readers."""

from datetime import date

from django.db.models import Q

from mingchuang.domains.disclosure.models import DisclosureRequest, Remedy

from .outcome_values import Outcome, RemedyOutcome


def outcomes(agency: str, year: int) -> list[Outcome]:
    """Every request that is new, handled or carried over in a year: received by its end, not closed before it began.

    A request whose day 0 is not fixed yet (a letter nobody confirmed) is not counted as received.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = DisclosureRequest.objects.filter(
        Q(closed_on__isnull=True) | Q(closed_on__gte=first), agency__code=agency, received_on__lte=last
    ).order_by("received_on", "id")
    columns = (
        "public_id",
        "register_number",
        "subject",
        "applicant_kind",
        "received_on",
        "decision__code",
        "closed_on",
    )
    return [
        Outcome(public_id, number, subject, kind, received, code if closed else None, closed)
        for public_id, number, subject, kind, received, code, closed in rows.values_list(*columns)
    ]


def remedies(agency: str, year: int) -> list[RemedyOutcome]:
    """Every review and lawsuit that ended in a year or was pending at its end."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = Remedy.objects.filter(
        Q(outcome_on__isnull=True) | Q(outcome_on__gte=first), request__agency__code=agency, filed_on__lte=last
    ).order_by("filed_on", "id")
    columns = (
        "public_id",
        "request__public_id",
        "request__register_number",
        "kind",
        "filed_on",
        "outcome",
        "outcome_on",
    )
    return [RemedyOutcome(*row) for row in rows.values_list(*columns)]
