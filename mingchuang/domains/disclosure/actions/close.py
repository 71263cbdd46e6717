"""How a request ends without a reply, and 归档 (条例 art.30, 45)."""

from datetime import date, timedelta

from mingchuang.domains.disclosure import days, notices, policies
from mingchuang.domains.disclosure.models import Decision
from mingchuang.domains.disclosure.steps import about, add_event, drop_open_drafts, settle, take
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def withdraw(*, by: By, request: str, day: date | None = None, lock_version: int | None = None) -> None:
    """The applicant withdraws: on their own page, or as told to staff on a day. Counts as D43 (foi_workflow §8)."""
    found = take(request, "withdraw", by, lock_version)
    day = (day or by.day) if by.person else by.day
    policies.day_between("day", day, found.received_on or days.arrival(found), by.day)
    drop_open_drafts(found)
    Decision.objects.create(request=found, code="D43", reason="withdrawn", decided_on=day)
    add_event(found, "withdrawn", day, by)
    settle(found, "withdraw", closed_on=day)
    record("disclosure.withdraw", by=by, **about(found), day=day, by_applicant=by.person is None)


@act
def abandon(*, by: By, request: str, lock_version: int | None = None) -> None:
    """No correction or payment came in time and no good reason is known: deemed abandoned (D41, D42).

    It takes effect on the day after the term, whenever staff record it, and counts in the year of that day.
    """
    found = take(request, "abandon", by, lock_version)
    waiting_for_fee = found.state == "awaiting_payment"
    until = days.pay_by(found) if waiting_for_fee else found.events.get(kind="correction_notice").until
    effect = policies.lapsed(until, by.day) + timedelta(days=1)
    code = "D42" if waiting_for_fee else "D41"
    Decision.objects.create(request=found, code=code, reason="abandoned", decided_on=effect)
    settle(found, "abandon", closed_on=effect)
    record("disclosure.abandon", by=by, **about(found), code=code, day=effect)


@act
def archive(*, by: By, request: str, lock_version: int | None = None) -> None:
    """Close the file: nothing of its course changes any more, reviews and suits can still be entered.

    Not while a third party is still to be told of the disclosure (art.32).
    """
    found = take(request, "archive", by, lock_version)
    if refs := (*notices.untold(found), *notices.undelivered(found)):
        raise refuse("disclosure.third_party_untold", "", refs="、".join(refs))
    settle(found, "archive")
    record("disclosure.archive", by=by, **about(found))
