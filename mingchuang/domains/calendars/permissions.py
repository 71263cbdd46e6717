"""Who may enter holiday notices: the managers of a root city, whose calendar counts for every agency of the installation."""

from mingchuang.domains.agencies import permissions as agencies
from mingchuang.domains.agencies import queries
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By


def may_keep(by: By, agency: str) -> bool:
    """May this hand change the calendar, acting for this agency?"""
    if by.who.is_system:
        return True
    root = not queries.agency(agency).parent
    return root and queries.holds(by.who, agency, Role.MANAGER, on=by.day)


def require_keeper(by: By, agency: str) -> None:
    """Refuse a hand that may not change the calendar."""
    if by.who.is_system:
        return
    if queries.agency(agency).parent:
        raise refuse("calendars.root_city_only", "")
    agencies.require(by, agency, Role.MANAGER)
