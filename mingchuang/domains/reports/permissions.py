"""Who may write, sign, submit and release an annual report."""

from mingchuang.domains.agencies import permissions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By

WRITERS = (Role.DRAFTER, Role.OPENNESS)
SIGNERS = (Role.DRAFTER, Role.OPENNESS, Role.REVIEWER, Role.FINAL_REVIEWER)


def check_writer(by: By, agency_code: str) -> None:
    """Drafters and the openness office write the report and give reasons."""
    agencies.require(by, agency_code, *WRITERS)


def check_signer(by: By, agency_code: str) -> None:
    """Whoever takes part in writing or reviewing may sign an entry; two different people must."""
    agencies.require(by, agency_code, *SIGNERS)


def check_submitter(by: By, agency_code: str) -> None:
    """A drafter hands the report to the reviewers, as any other document."""
    agencies.require(by, agency_code, Role.DRAFTER)


def check_releaser(by: By, agency_code: str) -> None:
    """The leader in charge releases it."""
    agencies.require(by, agency_code, Role.FINAL_REVIEWER)
