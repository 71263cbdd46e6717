"""The extension of the term: proposed by whoever handles the request, agreed by the head of the office (条例 art.33(2))."""

from mingchuang.domains.disclosure import correspondence, policies
from mingchuang.domains.disclosure.models import DisclosureRequest, Extension
from mingchuang.domains.disclosure.steps import about, add_event, settle, take
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def propose_extension(*, by: By, request: str, working_days: int, reason: str, lock_version: int | None = None) -> None:
    """Propose to extend the term by 1 to 20 working days in total, while it still runs."""
    found = take(request, "propose_extension", by, lock_version)
    if not reason.strip():
        raise refuse("disclosure.reason_missing", "reason")
    if found.extensions.filter(agreed__isnull=True).exists():
        raise refuse("disclosure.proposal_open")
    policies.extension(working_days, _agreed(found), by.day, found.due_on)
    Extension.objects.create(
        request=found, working_days=working_days, reason=reason.strip(), proposed_by=by.who, proposed_at=by.at
    )
    settle(found, "propose_extension", to=found.state)
    record("disclosure.propose_extension", by=by, **about(found), working_days=working_days)


def _agreed(request: DisclosureRequest) -> int:
    return sum(request.extensions.filter(agreed=True).values_list("working_days", flat=True))


def _open(request: DisclosureRequest) -> Extension:
    proposal = request.extensions.filter(agreed__isnull=True).first()
    if proposal is None:
        raise refuse("disclosure.no_proposal")
    return proposal


def _decide(proposal: Extension, by: By, agreed: bool) -> None:
    policies.two_hands(by.who.pk, proposal.proposed_by_id)
    proposal.agreed, proposal.decided_by, proposal.decided_at = agreed, by.who, by.at
    proposal.save(update_fields=["agreed", "decided_by", "decided_at"])


@act
def extend(*, by: By, request: str, lock_version: int | None = None) -> str:
    """Agree to the open proposal: the notice to the applicant is made, the due day moves. Returns the notice's number."""
    found = take(request, "extend", by, lock_version)
    proposal, due = _open(found), found.due_on
    policies.extension(proposal.working_days, _agreed(found), by.day, due)
    _decide(proposal, by, agreed=True)
    add_event(found, "extension", by.day, by, working_days=proposal.working_days)
    settle(found, "extend", to=found.state)
    letter = correspondence.issue(
        found, "extension_notice", by, extension_reason=proposal.reason, extension_days=proposal.working_days, due=due,
        new_due=found.due_on,
    )  # fmt: skip
    record(
        "disclosure.extend", by=by, **about(found), working_days=proposal.working_days, due=found.due_on,
        letter=letter.number, sha256=letter.sha256,
    )  # fmt: skip
    return letter.number


@act
def decline_extension(*, by: By, request: str, lock_version: int | None = None) -> None:
    """Decline the open proposal: the term stays as it is."""
    found = take(request, "decline_extension", by, lock_version)
    _decide(_open(found), by, agreed=False)
    settle(found, "decline_extension", to=found.state)
    record("disclosure.decline_extension", by=by, **about(found))
