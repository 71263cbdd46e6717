"""What others may know of agencies and people: plain frozen values."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mingchuang.law.refusal import refuse
from mingchuang.ledger.kept import kept
from mingchuang.ledger.models import Person

from .models import Agency, AgencySetting, Membership, Unit
from .roles import Role


@dataclass(frozen=True)
class AgencyView:
    """An agency as shown and printed. ``parent`` is the code of the agency above, or ""."""

    id: int
    code: str
    name: str
    short_name: str
    name_en: str
    level: str
    parent: str
    credit_code: str
    division: str
    address: str
    postcode: str
    phone: str
    fax: str
    email: str
    office_name: str
    office_hours: str
    duties: str
    review_organ: str
    court: str
    letter_prefix: str
    dissolved_on: date | None
    lock_version: int


@dataclass(frozen=True)
class UnitView:
    id: int
    code: str
    name: str


@dataclass(frozen=True)
class PersonView:
    public_id: str
    username: str
    name: str
    is_active: bool


@dataclass(frozen=True)
class MembershipView:
    """One role of one person; ``unit`` is the unit's name or ""."""

    id: int
    person: PersonView
    agency: str
    unit: str
    role: Role
    since: date
    until: date | None

    def held_on(self, day: date) -> bool:
        """Is the role held on a day?"""
        return self.since <= day and (self.until is None or self.until > day)


def _agency(row: Agency) -> AgencyView:
    values = {f: getattr(row, f) for f in AgencyView.__dataclass_fields__ if f != "parent"}
    return AgencyView(**values, parent=row.parent.code if row.parent else "")


@kept(lambda code: code)
def agency(code: str) -> AgencyView:
    """The agency with this code. Refused with ``agencies.unknown`` when there is none."""
    row = Agency.objects.select_related("parent").filter(code=code).first()
    if row is None:
        raise refuse("agencies.unknown", "agency", code=code)
    return _agency(row)


def agencies(*, parent: str | None = None, with_dissolved: bool = False) -> list[AgencyView]:
    """All agencies in order, or those directly below ``parent``."""
    rows = Agency.objects.select_related("parent")
    if parent is not None:
        rows = rows.filter(parent__code=parent)
    if not with_dissolved:
        rows = rows.filter(dissolved_on__isnull=True)
    return [_agency(row) for row in rows]


def units(agency_code: str) -> list[UnitView]:
    """The units of an agency that are not closed."""
    rows = Unit.objects.filter(agency__code=agency_code, closed_on__isnull=True)
    return [UnitView(row.id, row.code, row.name) for row in rows]


def _held(on: date) -> Q:
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))


@kept(lambda person, on: (person.pk, person.is_active, on))
def roles(person: Person, on: date) -> dict[str, frozenset[Role]]:
    """The roles a person holds on a day, by agency code; an inactive person holds none."""
    if not person.is_active:
        return {}
    held: dict[str, set[Role]] = {}
    rows = Membership.objects.filter(_held(on), person=person).values_list("agency__code", "role")
    for code, role in rows:
        held.setdefault(code, set()).add(Role(role))
    return {code: frozenset(found) for code, found in held.items()}


def roles_of_account(person: Person, on: date) -> frozenset[str]:
    """The agencies in which an account has a role on a day, even while it is closed."""
    rows = Membership.objects.filter(_held(on), person=person).values_list("agency__code", flat=True)
    return frozenset(rows)


def holds(person: Person, agency_code: str, *wanted: Role, on: date) -> bool:
    """Does the person hold one of these roles in this agency on this day?"""
    if not person.is_active:
        return False
    return Membership.objects.filter(
        _held(on), person=person, agency__code=agency_code, role__in=[role.value for role in wanted]
    ).exists()


@kept(lambda person, agency_code, on: (person.pk, agency_code, on))
def unit_of(person: Person, agency_code: str, on: date) -> UnitView | None:
    """The unit a person works in at an agency (the first that a role names), or None."""
    row = (
        Membership.objects.filter(_held(on), person=person, agency__code=agency_code, unit__isnull=False)
        .select_related("unit")
        .order_by("id")
        .first()
    )
    return UnitView(row.unit.id, row.unit.code, row.unit.name) if row and row.unit else None


def _person(row: Person) -> PersonView:
    return PersonView(row.public_id, row.username, row.name, row.is_active)


def memberships(agency_code: str, *, on: date | None = None, role: Role | None = None) -> list[MembershipView]:
    """Who holds which role in an agency, on a day or ever, by role and name."""
    rows = Membership.objects.filter(agency__code=agency_code).select_related("person", "unit", "agency")
    if on is not None:
        rows = rows.filter(_held(on))
    if role is not None:
        rows = rows.filter(role=role.value)
    return [
        MembershipView(
            m.id, _person(m.person), m.agency.code, m.unit.name if m.unit else "", Role(m.role), m.since, m.until
        )
        for m in rows.order_by("role", "person__name", "id")
    ]


def people() -> list[PersonView]:
    """All members of staff, by name; system persons left out."""
    return [_person(row) for row in Person.objects.filter(is_system=False).order_by("name", "id")]


@dataclass(frozen=True)
class SettingView:
    """A choice of an agency: what it is called, its value and the day from which it holds."""

    name: str
    value: str
    since: date


def settings(agency_code: str) -> list[SettingView]:
    """Every choice an agency ever made, by name, the latest first."""
    rows = AgencySetting.objects.filter(agency__code=agency_code).order_by("name", "-since")
    return [SettingView(row.name, row.value, row.since) for row in rows]


def setting(agency_code: str, name: str, on: date, default: str) -> str:
    """The value of an agency's choice that held on a day, else the default."""
    row = AgencySetting.objects.filter(agency__code=agency_code, name=name, since__lte=on).order_by("-since").first()
    return row.value if row else default


def deviating(name: str) -> list[str]:
    """Codes of the agencies that ever made a choice of this name; all others keep the default."""
    rows = AgencySetting.objects.filter(name=name).order_by("agency__code")
    return list(rows.values_list("agency__code", flat=True).distinct())


def line_upwards(agency_code: str) -> list[str]:
    """The agency's code and those of all agencies above it, nearest first."""
    parents = _parents()
    line: list[str] = []
    code: str | None = agency_code
    while code and code not in line:
        line.append(code)
        code = parents.get(code)
    return line


@kept(lambda: None)
def _parents() -> dict[str, str | None]:
    """The code of the agency above each."""
    return dict(Agency.objects.values_list("code", "parent__code"))
