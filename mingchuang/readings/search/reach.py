"""What of each kind a person may open, by agency: the same roles that open the pages of the desk."""

from collections.abc import Mapping

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import permissions as audits
from mingchuang.domains.disclosure.permissions import READERS

R = Role
DOCUMENTS = frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS, R.INSPECTOR, R.MANAGER})
SECTIONS = frozenset({R.OPENNESS, R.MANAGER, R.INSPECTOR})
PEOPLE = frozenset({R.MANAGER, R.INSPECTOR})
PICTURES = frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS})
AUDITORS = frozenset(audits.AUDITORS)
# Roles of an agency above that read what lies below (documents/permissions.check_reading, disclosure/permissions.may_read).
DOCUMENTS_BELOW = frozenset({R.OPENNESS, R.INSPECTOR})
REQUESTS_BELOW = frozenset({R.INSPECTOR})


def reach(
    held: Mapping[str, frozenset[Role]], roles_by_agency: Mapping[str, frozenset[Role]]
) -> dict[str, frozenset[str]]:
    """By kind the agencies. ``held`` are a person's own roles, ``roles_by_agency`` those that reach down as well."""

    def where(own: frozenset[Role], below: frozenset[Role]) -> frozenset[str]:
        found = {code for code, roles in held.items() if roles & own}
        return frozenset(found | {code for code, roles in roles_by_agency.items() if roles & below})

    return {
        "document": where(DOCUMENTS, DOCUMENTS_BELOW),
        "disclosure": where(frozenset(READERS), REQUESTS_BELOW),
        "section": where(SECTIONS, SECTIONS),
        "campaign": where(DOCUMENTS, DOCUMENTS_BELOW),
        "picture": where(PICTURES, frozenset({R.OPENNESS})),
        "person": where(PEOPLE, PEOPLE),
        "audit": where(AUDITORS, AUDITORS),
    }
