"""The demo city is founded: agencies, units, people with their roles, sections."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue import queries as sections
from mingchuang.law.documents.categories import template
from mingchuang.law.documents.credit_code import check_character, organisation_check_character
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person
from mingchuang.ledger.people import system_person

from .packaged import packaged
from .values import BUREAU


class Town:
    """Who there is, and where things are placed."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], list[tuple[str, Person]]] = defaultdict(list)
        self._sections: dict[tuple[str, str], int] = {}

    def join(self, agency: str, role: str, unit: str, person: Person) -> None:
        """Remember who holds a role in an agency's unit."""
        self._people[agency, role].append((unit, person))

    def hand(self, role: str, at: datetime, *, agency: str = BUREAU, unit: str = "", turn: int = 0) -> By:
        """The hand of somebody who holds the role: of that unit where the role has units, else in turn."""
        holders = self._people[agency, role]
        own = [person for where, person in holders if where == unit] or [person for _, person in holders]
        return By(own[turn % len(own)], at, "demo")

    def holders(self, agency: str, role: str) -> list[Person]:
        """Everybody who holds the role in the agency."""
        return [person for _, person in self._people[agency, role]]

    def section(self, category: str, agency: str = BUREAU) -> int:
        """The id of the agency's section of a category."""
        if (agency, category) not in self._sections:
            for one in sections.sections(agency):
                self._sections[agency, one.code] = one.id
        return self._sections[agency, category]


def found() -> Town:
    """Found the city on its day, by the set-up hand."""
    plan = packaged("town")
    by = By(system_person(), datetime.combine(plan["founded"], time(9, 0), SHANGHAI), "demo")
    town = Town()
    bodies: dict[str, Any] = {}
    units: dict[tuple[str, str], Any] = {}
    for row in plan["agencies"]:
        bodies[row["code"]] = agencies.found_agency(by=by, **_agency(row, plan["every"], bodies))
    for code, rows in plan["units"].items():
        for order, row in enumerate(rows):
            units[code, row["code"]] = agencies.open_unit(by=by, agency=bodies[code], order=order, **row)
    for row in plan["people"]:
        home = bodies[next(iter(row["roles"]))]
        password = plan["password"] if row.get("signs_in") else None
        person = agencies.engage(by=by, agency=home, username=row["username"], name=row["name"], password=password)
        for code, role, unit in _roles(row):
            agencies.give_role(
                by=by, person=person, agency=bodies[code], role=Role(role), unit=units.get((code, unit)), since=by.day
            )
            town.join(code, role, unit, person)
    _open_sections(plan, by)
    return town


def _open_sections(plan: Mapping[str, Any], by: By) -> None:
    """The sections that each agency keeps, and the columns of the demo's own."""
    kept = plan["sections"]
    whole = {row.code for row in template()} - set(kept["without"])
    catalogue.open_sections(by=by, agencies=[BUREAU], categories=whole)
    others = [row["code"] for row in plan["agencies"] if row["code"] not in ("luan", BUREAU)]
    catalogue.open_sections(by=by, agencies=others, categories=kept["others"])
    for row in packaged("desk")["columns"]:
        catalogue.add_category(by=by, **row)


def _agency(row: Mapping[str, Any], every: Mapping[str, Any], bodies: Mapping[str, Any]) -> dict[str, Any]:
    facts = {**every, **{name: value for name, value in row.items() if name != "serial"}}
    return {**facts, "parent": bodies.get(row["parent"]), "credit_code": credit_code(row["serial"], every["division"])}


def credit_code(serial: str, division: str) -> str:
    """An invented credit code of a government organ with right check characters, from eight signs of one's own."""
    body = f"11{division}{serial}{organisation_check_character(serial)}"
    return body + check_character(body)


def bureau_credit_code() -> str:
    """The invented credit code of the demo's bureau: no real body has it."""
    plan = packaged("town")
    serial = next(row["serial"] for row in plan["agencies"] if row["code"] == BUREAU)
    return credit_code(serial, plan["every"]["division"])


def signature(agency: str) -> str:
    """The name under which an agency signs: without what stands in brackets."""
    return next(row["name"] for row in packaged("town")["agencies"] if row["code"] == agency).partition("(")[0]


def site_identity() -> dict[str, str]:
    """What the demo's footer says; registrations and site code are invented."""
    return dict(packaged("town")["site"])


def _roles(row: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [(code, role, unit) for code, held in row["roles"].items() for role, unit in held.items()]


def accounts() -> list[str]:
    """One line for each account of the demo that can sign in: account, password, who and what for."""
    plan = packaged("town")
    names = {row["code"]: row["short_name"] for row in plan["agencies"]}
    lines = []
    for row in plan["people"]:
        if row.get("signs_in"):
            duties = "、".join(f"{names[code]}{NAMES[Role(role)].zh}" for code, role, _ in _roles(row))
            lines.append(f"{row['username']:<12} {plan['password']}  {row['name']} {duties}")
    return lines
