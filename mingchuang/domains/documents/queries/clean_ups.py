"""清理: what is in force and has to be gone through, and what was decided."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mingchuang.domains.documents.models import CleanUp, Document


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
