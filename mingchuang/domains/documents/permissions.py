"""May this person do it: their roles in the publishing agency, and what hand they already have in the edition."""

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role as AgencyRole
from mingchuang.law import review
from mingchuang.law.refusal import Refused, refuse
from mingchuang.law.review import Move, Role, Standing
from mingchuang.ledger.acts import By

from .models import Document, Edition, Hand

_LAW_ROLES = {role.value: role for role in Role}


def roles(by: By, agency_code: str) -> frozenset[Role]:
    """The roles of 三审 that the person holds in the agency. A system person holds all, yet is never a second person."""
    if by.who.is_system:
        return frozenset(Role)
    held = agencies.roles(by.who, by.day).get(agency_code, frozenset())
    return frozenset(_LAW_ROLES[role.value] for role in held if role.value in _LAW_ROLES)


def standing(by: By, agency_code: str, edition: Edition | None) -> Standing:
    """What the person is to the edition (None: to a document that does not exist yet)."""
    held = roles(by, agency_code)
    if edition is None:
        return Standing(held)
    hands = Hand.objects.filter(edition=edition, person=by.who, voided_at__isnull=True).order_by()
    parts = set(hands.values_list("level", "verdict"))
    return Standing(held, is_author=(0, Hand.WROTE) in parts, has_reviewed=(1, Hand.PASSED) in parts)


def check(move: Move, by: By, agency_code: str, edition: Edition | None) -> Standing:
    """Refuse unless this person may make the move."""
    found = standing(by, agency_code, edition)
    refusals = review.may_person(move, found)
    if refusals:
        raise Refused(*refusals)
    return found


def check_arranging(by: By, agency_code: str) -> None:
    """Links and placements of a document are kept by its agency's drafters, reviewers and openness office."""
    if not roles(by, agency_code) & {Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS}:
        raise refuse("documents.not_your_agency")


def check_changing(by: By, agency_code: str) -> None:
    """That a document past its draft amends or repeals another is said by its openness office or its leader in charge."""
    if not roles(by, agency_code) & {Role.FINAL_REVIEWER, Role.OPENNESS}:
        raise refuse("documents.changing_not_yours", "link_type")


def keeps_both(by: By, one: Document, other: Document) -> bool:
    """Whether two documents can go on together in the person's hand: of one agency, or of two that the person keeps."""
    if one.publishing_agency_id == other.publishing_agency_id:
        return True
    arranging = {Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS}
    return all(roles(by, each.publishing_agency.code) & arranging for each in (one, other))


def check_cleaning(by: By, agency_code: str) -> None:
    """A clean-up is decided by the drafting agency's openness office or its leader in charge."""
    if not roles(by, agency_code) & {Role.FINAL_REVIEWER, Role.OPENNESS}:
        raise refuse("documents.clean_up_not_yours")


def check_life(by: By, agency_code: str) -> None:
    """Filings and clean-up campaigns are kept by the openness office or the leader in charge of the agency."""
    if not roles(by, agency_code) & {Role.FINAL_REVIEWER, Role.OPENNESS}:
        raise refuse("documents.life_not_yours")


def check_signing(by: By, agency_code: str) -> None:
    """That a document has no interpretation, or has it later, is signed by the openness office or the leader in charge."""
    if not roles(by, agency_code) & {Role.FINAL_REVIEWER, Role.OPENNESS}:
        raise refuse("documents.signing_not_yours", "declared")


def check_schedule(by: By) -> None:
    """What only the passing of time does, no person does."""
    if not by.who.is_system:
        raise refuse("documents.by_time_alone")


def check_reading(by: By, agency_code: str) -> None:
    """Drafts are read by people with any role in the agency, and by inspectors and openness offices above it."""
    if by.who.is_system:
        return
    held = agencies.roles(by.who, by.day)
    if held.get(agency_code):
        return
    overseers = {AgencyRole.INSPECTOR, AgencyRole.OPENNESS}
    if any(held.get(code, frozenset()) & overseers for code in agencies.line_upwards(agency_code)):
        return
    raise refuse("documents.not_your_agency")


def check_reading_of(by: By, document: Document) -> None:
    """As `check_reading`; the agency that drafted a document for another reads it too, since it files and clears it up."""
    try:
        check_reading(by, document.publishing_agency.code)
    except Refused:
        if not agencies.roles(by.who, by.day).get(document.drafting_agency.code):
            raise


def check_templates(by: By, agency_code: str) -> None:
    """An agency's templates are kept by its drafters, reviewers and openness office."""
    if not roles(by, agency_code) & {Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS}:
        raise refuse("documents.not_your_agency")


def check_pictures(by: By, agency_code: str) -> None:
    """An agency's picture library is kept by the people who keep its templates."""
    check_templates(by, agency_code)
