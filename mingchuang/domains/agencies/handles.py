"""What a channel passes back to an action: rows by code or public id, not to be looked into (pages get queries' values)."""

from mingchuang.law.refusal import refuse
from mingchuang.ledger.models import Person

from .models import Agency, Membership, Unit


def agency(code: str) -> Agency:
    """The agency with this code; refused when there is none."""
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise refuse("agencies.unknown", "agency", code=code)
    return found


def unit(agency_code: str, code: str) -> Unit:
    """An open unit of the agency; refused when there is none."""
    found = Unit.objects.select_related("agency").filter(agency__code=agency_code, code=code, closed_on=None).first()
    if found is None:
        raise refuse("agencies.unit_unknown", "unit", code=code)
    return found


def person(public_id: str) -> Person:
    """A member of staff; refused when there is none. System persons are nobody's staff."""
    found = Person.objects.filter(public_id=public_id, is_system=False).first()
    if found is None:
        raise refuse("agencies.person_unknown", "person")
    return found


def membership(agency_code: str, number: int) -> Membership:
    """One role of one person in the agency; refused when there is none."""
    found = Membership.objects.select_related("agency", "person").filter(agency__code=agency_code, pk=number).first()
    if found is None:
        raise refuse("agencies.membership_unknown", "")
    return found
