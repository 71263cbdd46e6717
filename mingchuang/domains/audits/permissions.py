"""Who may audit: the offices that oversee openness. Reports of others are looked at; no record of anybody is changed."""

from mingchuang.domains.agencies import permissions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By

AUDITORS = (Role.OPENNESS, Role.INSPECTOR)


def check_auditor(by: By, agency_code: str) -> None:
    """The openness office and the inspectors of the agency that audits: upload, judge, erase."""
    agencies.require(by, agency_code, *AUDITORS)
