"""Who may change agencies, units and people."""

from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By

from . import queries
from .roles import Role


def require(by: By, agency_code: str, *wanted: Role) -> None:
    """Refuse unless the hand behind the act holds one of the roles in the agency. System persons may do everything."""
    person = by.who
    if person.is_system:
        return
    if not queries.holds(person, agency_code, *wanted, on=by.day):
        names = "、".join(role.value for role in wanted)
        raise refuse("agencies.role_missing", "", roles=names, agency=agency_code)


def is_manager(by: By, agency_code: str) -> bool:
    """A manager of the agency itself or of any agency above it."""
    person = by.who
    if person.is_system:
        return True
    line = queries.line_upwards(agency_code)
    return any(queries.holds(person, code, Role.MANAGER, on=by.day) for code in line)


def require_manager(by: By, agency_code: str) -> None:
    """Refuse unless the hand behind the act manages the agency."""
    if not is_manager(by, agency_code):
        raise refuse("agencies.role_missing", "", roles=Role.MANAGER.value, agency=agency_code)
