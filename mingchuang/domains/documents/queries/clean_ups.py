"""清理: what is in force and has to be gone through, and what was decided."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mingchuang.domains.documents.models import CleanUp, Document
from mingchuang.law.documents.cleaning import CleanUpDecision


@dataclass(frozen=True)
class CleanUpRow:
    """A normative document with its dates and the last decision on it, if any."""

    public_id: str
    title: str
    document_number: str
    effective_on: date | None
    last_day: date | None
    decision: str
    decided_on: date | None
    basis: str


@dataclass(frozen=True)
class DecisionView:
    """One decision on a document, and in which closed campaigns it stands (their names)."""

    decision: CleanUpDecision
    decided_on: date
    basis: str
    kept_until: date | None
    person: str
    closed: tuple[str, ...]


def decisions(document: str) -> tuple[DecisionView, ...]:
    """The decisions on one document (public id), the latest first."""
    rows = CleanUp.objects.filter(document__public_id=document).select_related("person")
    rows = rows.prefetch_related("entries__campaign").order_by("-decided_on", "-id")
    return tuple(
        DecisionView(
            CleanUpDecision(one.decision),
            one.decided_on,
            one.basis,
            one.kept_until,
            one.person.name,
            tuple(entry.campaign.name for entry in one.entries.all() if entry.campaign.closed_at is not None),
        )
        for one in rows
    )


def in_force(agency: str, on: date) -> list[CleanUpRow]:
    """The released normative documents of a drafting agency that bind on a day: the list to go through."""
    rows = Document.objects.filter(
        Q(effective_on__isnull=True) | Q(effective_on__lte=on),
        Q(last_day__isnull=True) | Q(last_day__gte=on),
        Q(repealed_on__isnull=True) | Q(repealed_on__gt=on),
        drafting_agency__code=agency,
        kind="normative",
        public_state__in=["shown", "explained"],
    ).prefetch_related("clean_ups")
    return [_row(document) for document in rows.order_by("effective_on", "id")]


def clean_ups(agency: str, first: date, last: date) -> list[CleanUpRow]:
    """The decisions of a drafting agency between two days, both included."""
    rows = CleanUp.objects.filter(agency__code=agency, decided_on__range=(first, last)).select_related("document")
    return [_row(row.document, row) for row in rows.order_by("decided_on", "id")]


def _row(document: Document, decision: CleanUp | None = None) -> CleanUpRow:
    made = decision or max(document.clean_ups.all(), key=lambda one: (one.decided_on, one.pk), default=None)
    return CleanUpRow(
        public_id=document.public_id,
        title=document.title,
        document_number=document.document_number,
        effective_on=document.effective_on,
        last_day=document.last_day,
        decision=made.decision if made else "",
        decided_on=made.decided_on if made else None,
        basis=made.basis if made else "",
    )
