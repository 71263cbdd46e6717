"""清理: normative documents are gone through one by one, and each decision is an act of its own."""

from datetime import date

from mingchuang.domains.documents import fragments, permissions, policies, shelving, validity
from mingchuang.domains.documents.models import CleanUp
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act

from .campaigns import settle
from .common import line, locked


@act
def clean_up(
    *, by: By, document: str, decision: str, basis: str, decided_on: date | None = None, kept_until: date | None = None
) -> None:
    """Decide on one normative document: a `CleanUpDecision`; one that is kept is prolonged to ``kept_until`` if given.

    ``basis`` names the meeting or paper that decided. The drafting agency decides; its page shows the result at once.
    """
    found = locked(document)
    permissions.check_cleaning(by, found.drafting_agency.code)
    why = policies.check_reason(basis, "basis")
    day = decided_on or by.day
    if decision not in list(CleanUpDecision):
        raise refuse("documents.clean_up_unknown", "decision")
    policies.check_normative(found)
    policies.check_shown(found, "document")
    if day > by.day:
        raise refuse("documents.clean_up_in_future", "decided_on")
    if kept_until is not None and (decision != CleanUpDecision.KEEP or kept_until < day):
        raise refuse("documents.kept_until_wrong", "kept_until")
    present = CleanUp.objects.filter(document=found, decided_on=day).first()
    if present is not None:
        if present.decision == decision and present.person_id == by.who.pk:
            return
        raise refuse("documents.clean_up_done", "document", title=found.title)
    decided = CleanUp.objects.create(
        agency=found.drafting_agency,
        document=found,
        decision=decision,
        decided_on=day,
        basis=why,
        kept_until=kept_until,
        person=by.who,
        at=by.at,
    )
    settle(found, decided)
    current = fragments.for_rendering().get(pk=found.pk)
    assert current.current_release is not None
    validity.derive(current, current.current_release.edition)
    current.save(update_fields=["amended_on", "repealed_on", "last_day"])
    shelving.shelve(current, by.day)
    fragments.rebuild([current], by.day)
    line("clean_up", by=by, document=found, decision=decision, decided_on=day, kept_until=kept_until)
