"""Who may enter, strike and post: drafters, reviewers and the openness office of the agency; accounts are the office's."""

from mingchuang.domains.agencies import permissions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By


def require(by: By, agency_code: str) -> None:
    """Refuse unless the person keeps the agency's new media records."""
    agencies.require(by, agency_code, Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)


def require_keeping(by: By, agency_code: str) -> None:
    """Refuse unless the person may open and close the agency's accounts."""
    agencies.require(by, agency_code, Role.OPENNESS)
