"""What becomes of a document whose agency was dissolved before it was released."""

from mingchuang.domains.agencies import permissions as agencies
from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.documents import policies
from mingchuang.domains.documents.models import Document, Placement
from mingchuang.law.refusal import refuse
from mingchuang.law.review import UNDER_REVIEW, State
from mingchuang.ledger.acts import By, act

from .common import Ref, agency, line, locked, open_edition, ref, void_passes
from .writing import store


@act
def hand_over(*, by: By, document: str, to: str) -> Ref:
    """Give an unreleased document of a dissolved agency to another one, by a manager of either.

    It becomes a draft there: its passes are void, since the people of 三审 are those of the agency that publishes, and its
    sections are chosen anew among the other agency's. Its index number and its address stay.
    """
    found = locked(document)
    target = agency(to, "to")
    if found.publishing_agency_id == target.pk:
        return ref(found, open_edition(found))
    _may(by, found, target)
    if target.dissolved_on is not None:
        raise refuse("documents.agency_dissolved", "to", name=target.name)
    edition = open_edition(found)
    policies.check_carrier(edition.kind, "")
    if found.public_state != "none":
        raise refuse("documents.released_stays", "", title=found.title)
    before = found.publishing_agency
    for name in ("issuing_agency", "drafting_agency"):
        if getattr(edition, f"{name}_id") == before.pk:
            setattr(edition, name, target)
            setattr(found, name, target)
    if edition.state in UNDER_REVIEW:
        void_passes(edition, by)
    edition.state, edition.moved_at = State.DRAFT, by.at
    edition.submitted_by = edition.submitted_at = edition.scheduled_by = edition.scheduled_for = None
    edition.save()
    Placement.objects.filter(document=found).delete()
    found.publishing_agency, found.unit = target, None
    found.lock_version += 1
    store(found)
    line("hand_over", by=by, document=found, edition=edition, before=before.code)
    return ref(found, edition)


@act
def give_up(*, by: By, document: str, reason: str) -> Ref:
    """Close the open edition of a dissolved agency's document for a reason; what was released before stays as it is."""
    found = locked(document)
    _may(by, found, None)
    why = policies.check_reason(reason)
    edition = open_edition(found)
    policies.check_carrier(edition.kind, "")
    void_passes(edition, by)
    edition.state, edition.moved_at = State.DISCARDED, by.at
    edition.submitted_by = edition.submitted_at = edition.scheduled_by = edition.scheduled_for = None
    edition.save()
    found.document_number = found.current_release.document_number if found.current_release else ""
    found.lock_version += 1
    store(found)
    line("give_up", by=by, document=found, edition=edition, reason=why)
    return ref(found, edition)


def _may(by: By, document: Document, target: Agency | None) -> None:
    """Only for dissolved agencies; by a manager of it, of one above it, or of the agency that takes the document."""
    code = document.publishing_agency.code
    if document.publishing_agency.dissolved_on is None:
        raise refuse("documents.agency_in_office", "", name=document.publishing_agency.name)
    if not agencies.is_manager(by, code) and (target is None or not agencies.is_manager(by, target.code)):
        raise refuse("agencies.role_missing", "")
