"""Who is away, until when, and who stands in: recorded before it begins, it ends by itself."""

from collections.abc import Mapping
from datetime import date, timedelta

from mingchuang.domains.agencies import permissions, queries
from mingchuang.domains.agencies.deputies import others
from mingchuang.domains.agencies.models import Absence, Agency, Deputy
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.models import Person
from mingchuang.ledger.record import record

LONGEST = timedelta(days=366)


@act
def record_absence(
    *, by: By, agency: Agency, person: Person, first_day: date, last_day: date, deputies: Mapping[Role, Person]
) -> str:
    """Somebody is away from a day through a day; each of their roles that others hold gets a deputy who holds it too.

    By the person, or by a manager for them. Returns the public id; the same absence sent twice is one.
    """
    _may(by, agency, person)
    Person.objects.select_for_update().get(pk=person.pk)
    held = queries.roles(person, by.day).get(agency.code, frozenset())
    if not held:
        raise refuse("agencies.absence_no_role", "person", name=person.name)
    standing = _overlapping(agency, person, first_day, last_day)
    if standing is not None:
        chosen = {Role(one.role): one.person_id for one in standing.deputies.all()}
        if (standing.first_day, standing.last_day) == (first_day, last_day) and chosen == {
            role: one.pk for role, one in deputies.items()
        }:
            return standing.public_id
        raise refuse(
            "agencies.absence_overlaps", "first_day", name=person.name, first=standing.first_day, last=standing.last_day
        )
    reasons = [*_days(first_day, last_day, by.day), *_deputies(agency, person, held, deputies, by.day)]
    if reasons:
        raise Refused(*reasons)
    absence = Absence.objects.create(
        public_id=new_public_id(), person=person, agency=agency, first_day=first_day, last_day=last_day,
        entered_by=by.who, entered_at=by.at,
    )  # fmt: skip
    Deputy.objects.bulk_create(Deputy(absence=absence, role=role, person=one) for role, one in sorted(deputies.items()))
    record(
        "agencies.record_absence", by=by, subject=f"person:{person.public_id}", agency=agency.code,
        first_day=first_day.isoformat(), last_day=last_day.isoformat(), absence=absence.public_id,
        deputies={role.value: one.public_id for role, one in sorted(deputies.items())},
    )  # fmt: skip
    return absence.public_id


@act
def end_absence(*, by: By, absence: str) -> None:
    """Somebody is back earlier, or does not go at all: from this day on they do their own work again."""
    found = (
        Absence.objects.select_for_update(of=("self",))
        .select_related("agency", "person")
        .filter(public_id=absence)
        .first()
    )
    if found is None:
        raise refuse("agencies.absence_unknown", "")
    _may(by, found.agency, found.person)
    if found.ended_on is not None or found.last_day < by.day:
        raise refuse("agencies.absence_over", "", name=found.person.name)
    found.ended_on, found.ended_by = by.day, by.who
    found.save(update_fields=["ended_on", "ended_by"])
    record(
        "agencies.end_absence",
        by=by, subject=f"person:{found.person.public_id}", agency=found.agency.code, absence=found.public_id,
    )  # fmt: skip


def _may(by: By, agency: Agency, person: Person) -> None:
    if by.who.pk != person.pk:
        permissions.require_manager(by, agency.code)


def _overlapping(agency: Agency, person: Person, first: date, last: date) -> Absence | None:
    standing = Absence.objects.filter(agency=agency, person=person, first_day__lte=last, last_day__gte=first)
    return next((one for one in standing.prefetch_related("deputies") if one.ended_on is None), None)


def _days(first: date, last: date, today: date) -> list[Refusal]:
    found = []
    if first < today:
        found.append(Refusal("agencies.absence_in_past", "first_day"))
    if last < first:
        found.append(Refusal("agencies.absence_backwards", "last_day"))
    elif last - first > LONGEST:
        found.append(Refusal("agencies.absence_too_long", "last_day"))
    return found


def _deputies(
    agency: Agency, person: Person, held: frozenset[Role], chosen: Mapping[Role, Person], day: date
) -> list[Refusal]:
    """A deputy holds the same role in the same agency; a role that nobody else holds has none."""
    found = []
    for role in sorted(held | set(chosen)):
        field = f"deputy_{role.value}"
        deputy = chosen.get(role)
        if deputy is None:
            if others(agency.code, role, person, day):
                found.append(Refusal("agencies.deputy_missing", field))
        elif deputy.pk == person.pk or not queries.holds(deputy, agency.code, role, on=day):
            found.append(Refusal("agencies.deputy_without_role", field, {"name": deputy.name}))
        elif role not in held:
            found.append(Refusal("agencies.deputy_for_nothing", field, {"name": person.name}))
    return found
