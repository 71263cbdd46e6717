"""清理: normative documents are gone through one by one, and each decision is an act of its own."""

from datetime import date

from mingchuang.domains.documents import fragments, permissions, policies, shelving, validity
from mingchuang.domains.documents.models import CleanUp, Document
from mingchuang.law.documents.cleaning import CleanUpDecision, check_decision
from mingchuang.law.refusal import Refused, refuse
from mingchuang.ledger.acts import By, act

from .campaigns import settle, unsettle
from .common import line, locked


@act
def clean_up(
    *, by: By, document: str, decision: str, basis: str, decided_on: date | None = None, kept_until: date | None = None
) -> None:
    """Decide on one normative document: a `CleanUpDecision`; one that is kept is prolonged to ``kept_until`` if given.

    ``basis`` names the meeting or paper that decided. The drafting agency decides; its page shows the result at once.
    What may be decided follows from the validity on ``decided_on`` (law.documents.cleaning).
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
    present = CleanUp.objects.filter(document=found, decided_on=day).first()
    if present is not None:
        if present.decision == decision and present.person_id == by.who.pk:
            return
        raise refuse("documents.clean_up_done", "document", title=found.title)
    refused = check_decision(
        CleanUpDecision(decision),
        validity.facts_of(found),
        decided_on=day,
        made_on=found.made_on,
        kept_until=kept_until,
    )
    if refused:
        raise Refused(*refused)
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
    _show(found, by)
    line("clean_up", by=by, document=found, decision=decision, decided_on=day, kept_until=kept_until)


@act
def strike_clean_up(*, by: By, document: str, decided_on: date, reason: str) -> None:
    """Strike a decision that was recorded wrongly; the document stands as if it had not been taken, the ledger keeps both.

    On the lists that it settled the document waits again, and a list that was closed is open again: nothing stands closed
    with a document that nobody decided on.
    """
    found = locked(document)
    permissions.check_cleaning(by, found.drafting_agency.code)
    why = policies.check_reason(reason)
    gone = CleanUp.objects.filter(document=found, decided_on=decided_on).first()
    if gone is None:
        raise refuse("documents.clean_up_not_found", "document")
    decision, reopened = gone.decision, unsettle(gone)
    gone.delete()
    _show(found, by)
    line(
        "strike_clean_up",
        by=by,
        document=found,
        decision=decision,
        decided_on=decided_on,
        reopened=reopened,
        reason=why,
    )


def _show(document: Document, by: By) -> None:
    """Derive the dates of validity anew and bring page and lists to them."""
    current = fragments.for_rendering().get(pk=document.pk)
    if current.current_release is None:
        return
    validity.derive(current, current.current_release.edition)
    current.save(update_fields=["amended_on", "repealed_on", "last_day"])
    shelving.shelve(current, by.day)
    fragments.rebuild([current], by.day)
