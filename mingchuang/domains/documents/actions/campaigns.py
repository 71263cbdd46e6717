"""清理行动: a named list of normative documents is opened, each document on it decided, and the list closed."""

from collections.abc import Iterable
from datetime import date

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import permissions, policies
from mingchuang.domains.documents.content import shown
from mingchuang.domains.documents.models import Campaign, CampaignEntry, CleanUp, Document
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import SHANGHAI, By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from .common import agency as agency_named

MOST = 2000
"""Documents on one list: more are several campaigns."""


@act
def open_campaign(*, by: By, agency: str, name: str, basis: str, due_on: date, documents: Iterable[str]) -> str:
    """Open a clean-up of the documents (public ids) under a name, to be decided by ``due_on``. Returns its public id.

    The organising agency may list its own documents and those drafted by the agencies below it.
    """
    organiser = agency_named(agency, "agency")
    permissions.check_life(by, organiser.code)
    called, why = shown(name), policies.check_reason(basis, "basis")
    policies.check_campaign(called, due_on, by.day)
    if Campaign.objects.filter(agency=organiser, name=called).exists():
        raise refuse("documents.campaign_name_taken", "name", name=called)
    listed = _listed(organiser.code, sorted(set(documents)))
    made = Campaign.objects.create(
        public_id=new_public_id(),
        agency=organiser,
        name=called,
        basis=why,
        due_on=due_on,
        opened_by=by.who,
        opened_at=by.at,
    )
    CampaignEntry.objects.bulk_create(CampaignEntry(campaign=made, document=one) for one in listed)
    _record("open_campaign", by, made, name=called, due_on=due_on, documents=[one.public_id for one in listed])
    return made.public_id


@act
def close_campaign(*, by: By, campaign: str) -> None:
    """Close a campaign; refused while a document on its list is undecided. A second click does nothing."""
    found = Campaign.objects.select_for_update(of=("self",)).select_related("agency").filter(public_id=campaign).first()
    if found is None:
        raise refuse("documents.campaign_unknown", "campaign")
    permissions.check_life(by, found.agency.code)
    if found.closed_at is not None:
        return
    left = found.entries.filter(decision__isnull=True).count()
    if left:
        raise refuse("documents.campaign_undecided", "campaign", left=left)
    found.closed_by, found.closed_at = by.who, by.at
    found.save(update_fields=["closed_by", "closed_at"])
    decisions = CleanUp.objects.filter(entries__campaign=found).values_list("decision", flat=True)
    counted = {str(one): list(decisions).count(one) for one in CleanUpDecision}
    _record("close_campaign", by, found, name=found.name, **counted)


def settle(document: Document, decided: CleanUp) -> None:
    """A decision settles the document on every open list that was begun by its day."""
    waiting = CampaignEntry.objects.filter(document=document, decision__isnull=True, campaign__closed_at__isnull=True)
    for entry in waiting.select_related("campaign"):
        if entry.campaign.opened_at.astimezone(SHANGHAI).date() <= decided.decided_on:
            entry.decision = decided
            entry.save(update_fields=["decision"])


def unsettle(decided: CleanUp) -> list[str]:
    """A decision that is struck settles nothing: its entries wait again. Gives the closed campaigns that are open again."""
    entries = decided.entries.select_related("campaign")
    closed = [one.campaign for one in entries if one.campaign.closed_at is not None]
    decided.entries.update(decision=None)
    Campaign.objects.filter(pk__in=[one.pk for one in closed]).update(closed_by=None, closed_at=None)
    return sorted(one.public_id for one in closed)


def _listed(organiser: str, ids: list[str]) -> list[Document]:
    """The documents of the list: normative, readable, drafted by the organiser or an agency below it."""
    if not ids:
        raise refuse("documents.campaign_empty", "documents")
    if len(ids) > MOST:
        raise refuse("documents.campaign_too_long", "documents", most=MOST)
    found = list(Document.objects.select_related("drafting_agency").filter(public_id__in=ids).order_by("pk"))
    if len(found) != len(ids):
        raise refuse("documents.unknown", "documents")
    lines = {code: agencies.line_upwards(code) for code in {one.drafting_agency.code for one in found}}
    for one in found:
        policies.check_normative(one, "documents")
        policies.check_shown(one, "documents")
        if organiser not in lines[one.drafting_agency.code]:
            raise refuse("documents.campaign_of_others", "documents", title=one.title)
    return found


def _record(verb: str, by: By, campaign: Campaign, **facts: object) -> None:
    record(f"documents.{verb}", by=by, subject=f"campaign:{campaign.public_id}", agency=campaign.agency.code, **facts)
