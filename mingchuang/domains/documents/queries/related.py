"""What is shown as related to a document: stored after its release, one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.documents.models import Kin
from mingchuang.domains.documents.related import REASONS, SHOWN

from .prepared import Prepared


@dataclass(frozen=True)
class RelatedRow:
    """One related document, in the language of the page."""

    title: str
    url: str
    day: date
    reason: str


def related(public_id: str, language: str) -> tuple[RelatedRow, ...]:
    """By rank; what was withdrawn since is left out."""
    english = language.startswith("en")
    return tuple(
        RelatedRow(title, document_address(agency, other, language), _day(day), REASONS[reason][1 if english else 0])
        for title, agency, other, day, reason in _KIN.rows(public_id)
    )


def _kin(public_id: str) -> QuerySet:
    rows = Kin.objects.filter(document__public_id=public_id, rank__gt=0, other__public_state__in=SHOWN).order_by("rank")
    fields = "other__title", "other__publishing_agency__code", "other__public_id", "other__first_released_on", "reason"
    return rows.values_list(*fields)


_KIN = Prepared(_kin, 1)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
