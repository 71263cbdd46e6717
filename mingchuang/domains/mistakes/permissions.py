"""Who answers for a mistake: whoever writes and sees through the agency's documents; a dismissal is no drafter's alone."""

from mingchuang.domains.agencies import permissions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By

KEEPERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
DISMISSERS = (Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)


def require(move: str, by: By, agency_code: str) -> None:
    """Refuse unless the person may make the move for the agency."""
    agencies.require(by, agency_code, *(DISMISSERS if move == "dismiss" else KEEPERS))
