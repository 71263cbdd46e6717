"""Who may change the catalogue: the openness office, or a manager of the agency or of one above it."""

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By


def require_for_sections(by: By, agency_code: str) -> None:
    """Refuse unless the person keeps the sections of this agency."""
    if by.who.is_system:
        return
    if agencies.holds(by.who, agency_code, Role.OPENNESS, on=by.day):
        return
    for code in agencies.line_upwards(agency_code):
        if agencies.holds(by.who, code, Role.MANAGER, Role.OPENNESS, on=by.day):
            return
    raise refuse("catalogue.not_yours", agency=agency_code)


def require_for_template(by: By) -> None:
    """Refuse unless the person keeps the template: openness office or manager of a root agency (the city)."""
    if by.who.is_system:
        return
    held = agencies.roles(by.who, by.day)
    roots = {agency.code for agency in agencies.agencies() if not agency.parent}
    if any(held.get(code, frozenset()) & {Role.OPENNESS, Role.MANAGER} for code in roots):
        return
    raise refuse("catalogue.template_not_yours")
