"""责令重新答复: what a review or lawsuit orders is taken in hand; drafting, signing and delivering are the usual acts."""

from datetime import date

from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import policies, redecisions
from mingchuang.domains.disclosure.models import Redecision
from mingchuang.domains.disclosure.steps import about, add_event, settle, take
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def order_redecision(
    *, by: By, request: str, remedy: str, received: date, until: date | None = None, lock_version: int | None = None
) -> None:
    """Take the request in hand again by the outcome of a remedy (public id) that corrected the decision.

    ``received``: the day the organ received the decision or judgment; ``until``: the last day it states. The request keeps
    its result and its day: it is neither new nor handled a second time (foi_workflow §8), the remedy counts in table 4.
    """
    found = take(request, "order_redecision", by, lock_version)
    case = found.remedies.filter(public_id=remedy).first()
    if case is None:
        raise refuse("disclosure.remedy_unknown", "remedy")
    if case.outcome != "corrected" or Redecision.objects.filter(remedy=case).exists():
        raise refuse("disclosure.nothing_ordered", "remedy")
    policies.day_between("received", received, case.outcome_on, by.day)
    one = Redecision(
        request=found, number=found.redecisions.count() + 1, remedy=case, received_on=received, stated_until=until
    )
    due = redecisions.due(one, calendar())
    one.save()
    add_event(found, "redecision_ordered", received, by, ref=redecisions.reference(one))
    settle(found, "order_redecision")
    record(
        "disclosure.order_redecision", by=by, **about(found), remedy=remedy, day=received, until=due,
        number=redecisions.reference(one),
    )  # fmt: skip
