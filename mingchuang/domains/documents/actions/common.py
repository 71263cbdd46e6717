"""What every act on a document begins and ends with."""

from dataclasses import dataclass
from typing import Any

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.documents import permissions, policies
from mingchuang.domains.documents.models import Document, Edition, Hand
from mingchuang.law.refusal import refuse
from mingchuang.law.review import OPEN, Move, State
from mingchuang.ledger.acts import By
from mingchuang.ledger.record import record


@dataclass(frozen=True)
class Ref:
    """What an act gives back: enough to go on, nothing that could be changed by accident."""

    public_id: str
    agency: str
    index_number: str
    edition: int
    state: State
    lock_version: int


def ref(document: Document, edition: Edition) -> Ref:
    """The handle for the channel."""
    return Ref(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        index_number=document.index_number,
        edition=edition.number,
        state=State(edition.state),
        lock_version=document.lock_version,
    )


def locked(public_id: str) -> Document:
    """The document, held until the transaction ends: acts on one document queue here."""
    found = (
        Document.objects.select_for_update(of=("self",))
        .select_related("publishing_agency")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise refuse("documents.unknown", "document")
    return found


def open_edition(document: Document) -> Edition:
    """The edition on somebody's desk. Refused when there is none."""
    found = Edition.objects.filter(document=document, state__in=sorted(OPEN)).first()
    if found is None:
        raise refuse("documents.nothing_open", title=document.title)
    found.document = document
    return found


def share_agencies(document: Document, edition: Edition) -> None:
    """Mostly one agency publishes, issues and drafts: then it is not read three times."""
    for name in ("issuing_agency", "drafting_agency"):
        if getattr(edition, f"{name}_id") == document.publishing_agency_id:
            setattr(edition, name, document.publishing_agency)


def public_edition(document: Document) -> Edition:
    """The edition that was released last (and possibly withdrawn). Refused when there is none."""
    found = Edition.objects.filter(document=document, state__in=[State.RELEASED, State.WITHDRAWN]).first()
    if found is None:
        raise refuse("documents.not_released", title=document.title)
    found.document = document
    return found


def may(move: Move, by: By, document: Document, edition: Edition) -> State:
    """Both questions at once: the state the move leads to, or a refusal."""
    end = policies.check(move, edition)
    permissions.check(move, by, document.publishing_agency.code, edition)
    return end


def void_passes(edition: Edition, by: By) -> None:
    """What was passed no longer stands: the edition goes back to its writers."""
    Hand.objects.filter(edition=edition, verdict=Hand.PASSED, voided_at__isnull=True).update(voided_at=by.at)


def standing_hand(edition: Edition, by: By, level: int) -> bool:
    """Whether this person's pass at this level stands: then a second click has nothing left to do."""
    return Hand.objects.filter(
        edition=edition, person=by.who, level=level, verdict=Hand.PASSED, voided_at__isnull=True
    ).exists()


def line(act: str, *, by: By, document: Document, edition: Edition | None = None, **facts: Any) -> None:
    """The ledger line of an act on a document."""
    if edition is not None:
        facts["edition"] = edition.number
    record(
        f"documents.{act}",
        by=by,
        subject=f"document:{document.public_id}",
        agency=document.publishing_agency.code,
        index_number=document.index_number,
        **facts,
    )


def agency(code: str, field: str) -> Agency:
    """The agency with this code. Refused when there is none."""
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise refuse("agencies.unknown", field, code=code)
    return found
