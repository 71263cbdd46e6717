"""Agencies and people for tests, made through the actions."""

import itertools

from mingchuang.domains.agencies import actions
from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person

_numbers = itertools.count(1)
PASSWORD = "bright-window-2026"


def city(system: By, code: str = "luan", name: str = "六安市人民政府") -> Agency:
    """A root city government, made once per test."""
    return Agency.objects.filter(code=code).first() or actions.found_agency(
        by=system, code=code, name=name, short_name="市政府", level="government", parent=None,
        credit_code=f"11341500{next(_numbers):010d}", division="341500",
    )  # fmt: skip


def bureau(system: By, code: str = "luan-data", name: str = "六安市数据资源管理局") -> Agency:
    """A bureau of the city."""
    return Agency.objects.filter(code=code).first() or actions.found_agency(
        by=system, code=code, name=name, short_name="市数管局", level="department", parent=city(system),
        credit_code=f"11341500{next(_numbers):010d}", division="341500", phone="0564-3382618",
        review_organ="六安市人民政府", court="六安市金安区人民法院", letter_prefix="六数",
    )  # fmt: skip


def staff(system: By, agency: Agency, *roles: Role, unit: Unit | None = None, name: str = "") -> Person:
    """A person who holds the roles in the agency and can sign in with PASSWORD."""
    number = next(_numbers)
    person = actions.engage(
        by=system, agency=agency, username=f"staff{number}", name=name or f"张三{number}", password=PASSWORD
    )
    for role in roles:
        actions.give_role(by=system, person=person, agency=agency, role=role, unit=unit)
    return person
