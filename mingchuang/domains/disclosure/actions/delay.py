"""条例 art.35: reasons asked of who applies for too much or too often, and the answer put off to a reasonable day.

Asking for reasons stops no clock (the article says nothing of a pause). Only a day that the head of the office agreed to and
the applicant was told moves the due day, and it is another thing than the extension of art.33.
"""

from datetime import date

from mingchuang.domains.disclosure import correspondence, policies
from mingchuang.domains.disclosure.models import Delay, DisclosureRequest, Reasons
from mingchuang.domains.disclosure.steps import about, add_event, settle, take
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def ask_reasons(*, by: By, request: str, reply_until: date, lock_version: int | None = None) -> str:
    """Ask for the reasons of so many requests, in writing, until a day. Once in a request. Returns the letter's number."""
    found = take(request, "ask_reasons", by, lock_version)
    if Reasons.objects.filter(request=found).exists():
        raise refuse("disclosure.reasons_asked_already")
    policies.correction_period(by.day, reply_until)
    Reasons.objects.create(request=found)
    add_event(found, "reasons_asked", by.day, by, until=reply_until)
    letter = correspondence.issue(found, "reasons_notice", by, reply_until=reply_until)
    settle(found, "ask_reasons", to=found.state)
    record(
        "disclosure.ask_reasons", by=by, **about(found), until=reply_until, letter=letter.number, sha256=letter.sha256
    )
    return letter.number


@act
def record_reasons(*, by: By, request: str, day: date, text: str, lock_version: int | None = None) -> None:
    """The reasons came in. Whether they are reasonable is decided with the delay, or with D34."""
    found = take(request, "record_reasons", by, lock_version)
    reasons = Reasons.objects.filter(request=found).first()
    if reasons is None or reasons.text:
        raise refuse("disclosure.no_reasons_open")
    if not text.strip():
        raise refuse("disclosure.reasons_empty", "text")
    policies.day_between("day", day, found.events.get(kind="reasons_asked").day, by.day)
    reasons.text = text.strip()
    reasons.save(update_fields=["text"])
    add_event(found, "reasons_given", day, by)
    settle(found, "record_reasons", to=found.state)
    record("disclosure.record_reasons", by=by, **about(found), day=day)


@act
def propose_delay(*, by: By, request: str, until: date, reason: str, lock_version: int | None = None) -> None:
    """The reasons are reasonable but the answer cannot be given in time: propose a reasonable day, while the term runs."""
    found = take(request, "propose_delay", by, lock_version)
    if not _given(found):
        raise refuse("disclosure.reasons_not_given")
    if not reason.strip():
        raise refuse("disclosure.delay_reason_missing", "reason")
    if found.delays.filter(agreed__isnull=True).exists():
        raise refuse("disclosure.proposal_open")
    policies.delay(until, by.day, found.due_on)
    Delay.objects.create(request=found, until=until, reason=reason.strip(), proposed_by=by.who, proposed_at=by.at)
    settle(found, "propose_delay", to=found.state)
    record("disclosure.propose_delay", by=by, **about(found), until=until)


def _given(request: DisclosureRequest) -> bool:
    return request.events.filter(kind="reasons_given").exists()


def _decide(request: DisclosureRequest, by: By, agreed: bool) -> Delay:
    proposal = request.delays.filter(agreed__isnull=True).first()
    if proposal is None:
        raise refuse("disclosure.no_proposal")
    policies.two_hands(by.who.pk, proposal.proposed_by_id)
    if agreed:
        policies.delay(proposal.until, by.day, request.due_on)
    proposal.agreed, proposal.decided_by, proposal.decided_at = agreed, by.who, by.at
    proposal.save(update_fields=["agreed", "decided_by", "decided_at"])
    return proposal


@act
def agree_delay(*, by: By, request: str, lock_version: int | None = None) -> str:
    """Agree to the day: the notice to the applicant is made, the due day moves. Returns the notice's number."""
    found = take(request, "agree_delay", by, lock_version)
    proposal = _decide(found, by, agreed=True)
    add_event(found, "delayed_to", by.day, by, until=proposal.until)
    settle(found, "agree_delay", to=found.state)
    letter = correspondence.issue(found, "delay_notice", by, delayed_until=proposal.until)
    record(
        "disclosure.agree_delay",
        by=by,
        **about(found),
        until=proposal.until,
        letter=letter.number,
        sha256=letter.sha256,
    )
    return letter.number


@act
def decline_delay(*, by: By, request: str, lock_version: int | None = None) -> None:
    """Decline the day: the term stays as it is."""
    found = take(request, "decline_delay", by, lock_version)
    _decide(found, by, agreed=False)
    settle(found, "decline_delay", to=found.state)
    record("disclosure.decline_delay", by=by, **about(found))
