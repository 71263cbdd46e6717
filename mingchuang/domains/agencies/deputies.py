"""Who is away and who stands in for them on a day: plain frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mingchuang.ledger.kept import kept
from mingchuang.ledger.models import Person

from .models import Absence, Deputy, Membership
from .queries import PersonView, memberships
from .roles import Role


@dataclass(frozen=True)
class StandIn:
    """One person whom another stands in for: in which role of which agency, and through which day.

    ``unit`` is the id of the unit they hold the role in, or None when it reaches over the whole agency.
    """

    person_id: int
    public_id: str
    name: str
    agency: str
    role: Role
    last_day: date
    unit: int | None

    def covers(self, unit: int | None) -> bool:
        """Whether work of a unit (None: of no unit in particular) would have been theirs."""
        return self.unit is None or unit is None or self.unit == unit


@dataclass(frozen=True)
class AbsenceView:
    """An absence as the screens show it; ``state`` is ahead, now or over."""

    public_id: str
    person: PersonView
    agency: str
    first_day: date
    last_day: date
    deputies: tuple[tuple[Role, str], ...]
    state: str


def _on(day: date, prefix: str = "") -> Q:
    return Q(
        **{f"{prefix}first_day__lte": day, f"{prefix}last_day__gte": day, f"{prefix}ended_on__isnull": True},
    )


def _standing(day: date) -> QuerySet[Deputy]:
    return (
        Deputy.objects.filter(_on(day, "absence__"))
        .select_related("absence__person", "absence__agency")
        .order_by("absence_id", "id")
    )


@kept(lambda person, on: (person.pk, on))
def standing_in(person: Person, on: date) -> tuple[StandIn, ...]:
    """Everybody whom a person stands in for on a day. A deputy who is away in turn passes it on to their own deputy."""
    if not Deputy.objects.filter(person=person).exists():  # nearly always: asked in every act, so one small table first
        return ()
    rows = list(_standing(on))
    mine = [(row.absence.agency_id, row.role) for row in rows if row.person_id == person.pk]
    found: dict[tuple[int, str, int], Deputy] = {}
    for place in dict.fromkeys(mine):
        here = [row for row in rows if (row.absence.agency_id, row.role) == place]
        reached, ahead = {person.pk}, [person.pk]
        while ahead:
            deputy = ahead.pop()
            for row in here:
                absent = row.absence.person_id
                if row.person_id == deputy and absent not in reached:
                    reached.add(absent)
                    ahead.append(absent)
                    found[(*place, absent)] = row
    if not found:
        return ()
    units = _units(found.values())
    return tuple(
        StandIn(
            row.absence.person_id, row.absence.person.public_id, row.absence.person.name, row.absence.agency.code,
            Role(row.role), row.absence.last_day, units.get((row.absence.person_id, row.absence.agency_id, row.role)),
        )
        for row in found.values()
    )  # fmt: skip


def _units(rows: Iterable[Deputy]) -> dict[tuple[int, int, str], int | None]:
    held = Membership.objects.filter(person__in=[row.absence.person_id for row in rows], until__isnull=True)
    return {(one.person_id, one.agency_id, one.role): one.unit_id for one in held}


def away(agency_code: str, on: date) -> dict[tuple[str, Role], str]:
    """Who is away on a day: (public id, role) to the public id of the deputy."""
    rows = Deputy.objects.filter(_on(on, "absence__"), absence__agency__code=agency_code)
    found = rows.values_list("absence__person__public_id", "role", "person__public_id")
    return {(person, Role(role)): deputy for person, role, deputy in found}


def others(agency_code: str, role: Role, person: Person, on: date) -> list[PersonView]:
    """Who could stand in for a person in a role: everybody else who holds it on the day and can sign in."""
    held = memberships(agency_code, on=on, role=role)
    found = {one.person.public_id: one.person for one in held if one.person.is_active}
    found.pop(person.public_id, None)
    return list(found.values())


def absences(agency_code: str, *, on: date, person: Person | None = None, most: int = 200) -> list[AbsenceView]:
    """Absences of an agency (or of one person in it), those to come and those of today first."""
    rows = Absence.objects.filter(agency__code=agency_code).select_related("person", "agency")
    if person is not None:
        rows = rows.filter(person=person)
    found = [_view(row, on) for row in rows.prefetch_related("deputies__person")[:most]]
    return sorted(found, key=lambda one: ("now", "ahead", "over").index(one.state))


def _view(row: Absence, on: date) -> AbsenceView:
    over = row.ended_on is not None or row.last_day < on
    person = PersonView(row.person.public_id, row.person.username, row.person.name, row.person.is_active)
    return AbsenceView(
        row.public_id, person, row.agency.code, row.first_day, row.last_day,
        tuple((Role(one.role), one.person.name) for one in row.deputies.all()),
        "over" if over else "now" if row.first_day <= on else "ahead",
    )  # fmt: skip
