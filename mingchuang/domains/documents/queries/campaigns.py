"""清理行动: the lists an agency goes through, what is decided on each, and what could be listed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import permissions
from mingchuang.domains.documents.models import Campaign
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By

from .clean_ups import CleanUpRow, in_force


@dataclass(frozen=True)
class CampaignRow:
    """A campaign in the list, with how many of its documents are decided, by decision."""

    public_id: str
    name: str
    due_on: date
    opened_at: datetime
    closed_at: datetime | None
    total: int
    keep: int
    amend: int
    repeal: int
    lapse: int

    @property
    def left(self) -> int:
        """Documents without a decision."""
        return self.total - self.keep - self.amend - self.repeal - self.lapse


@dataclass(frozen=True)
class EntryRow:
    """A document on the list and the decision that settled it, "" while it waits. ``agency`` drafted it."""

    public_id: str
    title: str
    document_number: str
    agency: str
    agency_name: str
    effective_on: date | None
    last_day: date | None
    decision: str
    decided_on: date | None
    basis: str
    kept_until: date | None
    person: str


@dataclass(frozen=True)
class CampaignView:
    """One campaign with its list."""

    row: CampaignRow
    agency: str
    basis: str
    opened_by: str
    closed_by: str
    entries: tuple[EntryRow, ...]


@dataclass(frozen=True)
class Candidates:
    """The normative documents in force of one agency, for ticking."""

    agency: str
    agency_name: str
    documents: tuple[CleanUpRow, ...]


def campaigns(agency: str) -> tuple[CampaignRow, ...]:
    """The campaigns that an agency organises or whose list holds a document it drafted, newest first."""
    own = Q(agency__code=agency) | Q(entries__document__drafting_agency__code=agency)
    ids = Campaign.objects.filter(own).order_by().values_list("pk", flat=True).distinct()
    return tuple(_row(one) for one in _counted().filter(pk__in=list(ids)))


def campaign(public_id: str, *, by: By) -> CampaignView:
    """One campaign. Read by people of the organising agency and of those whose documents are on the list."""
    found = _counted().select_related("agency", "opened_by", "closed_by").filter(public_id=public_id).first()
    if found is None:
        raise refuse("documents.campaign_unknown", "campaign")
    rows = found.entries.select_related("document__drafting_agency", "decision__person").order_by(
        "document__drafting_agency__order", "document__effective_on", "id"
    )
    entries = tuple(_entry(one) for one in rows)
    concerned = {found.agency.code, *(one.agency for one in entries)}
    held = agencies.roles(by.who, by.day) if not by.who.is_system else {}
    if not by.who.is_system and not concerned & held.keys():
        permissions.check_reading(by, found.agency.code)
    closed_by = found.closed_by.name if found.closed_by else ""
    return CampaignView(_row(found), found.agency.code, found.basis, found.opened_by.name, closed_by, entries)


def candidates(agency: str, on: date) -> tuple[Candidates, ...]:
    """What the agency could list: its own normative documents in force, then those of each agency below it."""
    below = [one for one in agencies.agencies() if agency in agencies.line_upwards(one.code) and one.code != agency]
    found = [(one.code, one.name, in_force(one.code, on)) for one in (agencies.agency(agency), *below)]
    return tuple(Candidates(code, name, tuple(rows)) for code, name, rows in found if rows)


def _counted() -> QuerySet[Any]:
    decided = {str(name): Count("entries", filter=Q(entries__decision__decision=str(name))) for name in CleanUpDecision}
    return Campaign.objects.annotate(total=Count("entries"), **decided)


def _row(row: Any) -> CampaignRow:
    return CampaignRow(
        row.public_id,
        row.name,
        row.due_on,
        row.opened_at,
        row.closed_at,
        row.total,
        row.keep,
        row.amend,
        row.repeal,
        row.lapse,
    )


def _entry(row: Any) -> EntryRow:
    document, made = row.document, row.decision
    return EntryRow(
        public_id=document.public_id,
        title=document.title,
        document_number=document.document_number,
        agency=document.drafting_agency.code,
        agency_name=document.drafting_agency.name,
        effective_on=document.effective_on,
        last_day=document.last_day,
        decision=made.decision if made else "",
        decided_on=made.decided_on if made else None,
        basis=made.basis if made else "",
        kept_until=made.kept_until if made else None,
        person=made.person.name if made else "",
    )
