"""What follows for a document's validity from its release, from documents that amend or repeal it, and from clean-ups."""

from datetime import date, timedelta

from django.db.models import QuerySet

from mingchuang.domains.agencies import queries as agencies
from mingchuang.law.documents import kinds
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.documents.validity import Validity, ValidityFacts, last_day_in_force, validity_on
from mingchuang.law.readings import readings
from mingchuang.ledger.acts import SHANGHAI

from .models import CleanUp, Document, Edition, Link

READING = "trial_period"


def shown_for(kind: str) -> bool:
    """Whether documents of this kind are marked with a validity."""
    found = kinds.kinds().get(kind)
    return bool(found and found.policy)


def derive(document: Document, edition: Edition, *, linked: bool = True) -> None:
    """Set the four dates of validity on the document (not saved): from the released edition and what was said about it.

    ``linked=False`` when the document is known to have no links.
    """
    kind = kinds.kinds()[edition.kind]
    cleaned = _cleaned(document) if kind.normative else []
    kept = [one.kept_until for one in cleaned if one.kept_until is not None]
    repeals = [one.decided_on for one in cleaned if one.decision == CleanUpDecision.REPEAL]
    lapses = [one.decided_on - timedelta(days=1) for one in cleaned if one.decision == CleanUpDecision.LAPSE]
    amendments: list[date] = []
    for link in _changing(document) if linked else ():
        (repeals if link.type == "repeals" else amendments).append(takes_effect(link.source))
    facts = ValidityFacts(
        normative=kind.normative,
        effective_on=edition.effective_on,
        last_day=kept[-1] if kept else edition.expires_on,
        trial=edition.trial,
    )
    document.effective_on = edition.effective_on
    stated = last_day_in_force(facts, trial_reading(edition))
    document.last_day = min(filter(None, [stated, *lapses]), default=None)
    document.amended_on = min(amendments, default=None)
    document.repealed_on = min(repeals, default=None)


def trial_reading(edition: Edition) -> str:
    """The drafting agency's reading, on the day of taking effect, of how long a 暂行 or 试行 document lasts."""
    usual = readings()[READING].default
    if not edition.trial or edition.effective_on is None:
        return usual
    chosen = agencies.setting(edition.drafting_agency.code, f"reading.{READING}", edition.effective_on, usual)
    return chosen if chosen in readings()[READING].values else usual


def _cleaned(document: Document) -> list[CleanUp]:
    """What clean-ups decided about it, in order."""
    return list(CleanUp.objects.filter(document=document).order_by("decided_on", "id"))


def _changing(document: Document) -> QuerySet[Link]:
    """The links of public documents that amend or repeal it."""
    return Link.objects.filter(
        target=document, type__in=["amends", "repeals"], source__public_state__in=["shown", "explained", "redirect"]
    ).select_related("source")


def takes_effect(source: Document) -> date:
    """From which day a document amends or repeals another: when it takes effect, else when it was made or released."""
    released = source.first_released_at
    day = source.effective_on or source.made_on or (released.astimezone(SHANGHAI).date() if released else None)
    if day is None:
        raise ValueError("a document that was never released changes no other")
    return day


def facts_of(document: Document) -> ValidityFacts:
    """The document's dates as the law's function takes them; the last day is derived already."""
    return ValidityFacts(
        normative=False,
        effective_on=document.effective_on,
        last_day=document.last_day,
        amended_on=document.amended_on,
        repealed_on=document.repealed_on,
    )


def on(document: Document, day: date) -> Validity | None:
    """The validity on a day, or None for kinds that have none."""
    return validity_on(facts_of(document), day) if shown_for(document.kind) else None


def good_until(document: Document, day: date) -> date | None:
    """The last day on which the validity of ``day`` still holds; None when no date changes it."""
    if not shown_for(document.kind):
        return None
    starts = [document.effective_on, document.amended_on, document.repealed_on]
    changes = [start for start in starts if start is not None and start > day]
    if document.last_day is not None and document.last_day >= day:
        changes.append(document.last_day + timedelta(days=1))
    return min(changes) - timedelta(days=1) if changes else None
