"""What is done to agencies, units, people and their roles."""

from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.models import Person
from mingchuang.ledger.record import record

from . import permissions
from .models import Agency, AgencySetting, Membership, Unit
from .reserved import RESERVED
from .roles import Role

# What an amendment may change; code, credit code and level are an agency's identity.
AMENDABLE = frozenset(
    "name short_name name_en address postcode phone fax email office_name office_hours duties review_organ court "
    "letter_prefix order division".split()
)


@act
def found_agency(*, by: By, code: str, name: str, level: str, parent: Agency | None, **facts: Any) -> Agency:
    """Enter an agency. Its code is the first part of its addresses, so words the site itself uses are refused."""
    if parent is not None:
        permissions.require_manager(by, parent.code)
    elif not by.who.is_system:
        raise refuse("agencies.root_by_set_up_only", "parent")
    if code in RESERVED:
        raise refuse("agencies.code_reserved", "code", code=code)
    if Agency.objects.filter(code=code).exists():
        raise refuse("agencies.code_taken", "code", code=code)
    facts.setdefault("short_name", name)
    agency = Agency(code=code, name=name, level=level, parent=parent, **facts)
    _save_clean(agency)
    record("agencies.found", by=by, subject=f"agency:{code}", agency=code, name=name, level=level)
    return agency


@act
def amend_agency(*, by: By, agency: Agency, lock_version: int, **changes: Any) -> Agency:
    """Change an agency's particulars; somebody else's change in between is not overwritten."""
    permissions.require_manager(by, agency.code)
    unknown = set(changes) - AMENDABLE
    if unknown:
        raise ValueError(f"not to be amended: {sorted(unknown)}")
    fresh = Agency.objects.select_for_update().get(pk=agency.pk)
    if fresh.lock_version != lock_version:
        raise refuse("agencies.changed_meanwhile", "", name=fresh.name)
    for field, value in changes.items():
        setattr(fresh, field, value)
    fresh.lock_version += 1
    _save_clean(fresh)
    record("agencies.amend", by=by, subject=f"agency:{agency.code}", agency=agency.code, fields=sorted(changes))
    return fresh


@act
def open_unit(*, by: By, agency: Agency, code: str, name: str, order: int = 0) -> Unit:
    """Enter a unit (科室) of an agency."""
    permissions.require_manager(by, agency.code)
    if Unit.objects.filter(agency=agency, code=code).exists():
        raise refuse("agencies.unit_code_taken", "code", code=code)
    unit = Unit(agency=agency, code=code, name=name, order=order)
    _save_clean(unit)
    record("agencies.open_unit", by=by, subject=f"unit:{agency.code}/{code}", agency=agency.code, name=name)
    return unit


@act
def engage(*, by: By, agency: Agency, username: str, name: str, password: str | None = None, email: str = "") -> Person:
    """Make an account for a member of staff. A first password must be changed at the first sign-in."""
    permissions.require_manager(by, agency.code)
    username = username.strip().lower()
    if Person.objects.filter(username=username).exists():
        raise refuse("agencies.username_taken", "username", username=username)
    person = Person(username=username, name=name.strip(), email=email, date_joined=by.at)
    if password is not None:
        _check_password(password, person)
        # A demo account's password is printed on the screen that starts it; everyone else's is theirs alone.
        person.must_change_password = by.origin == "live"
    person.set_password(password)
    _save_clean(person)
    record("agencies.engage", by=by, subject=f"person:{person.public_id}", agency=agency.code)
    return person


@act
def set_active(*, by: By, agency: Agency, person: Person, active: bool) -> Person:
    """Close or reopen an account; a closed one holds no role and cannot sign in. Nobody closes their own."""
    permissions.require_manager(by, agency.code)
    if by.person == person:
        raise refuse("agencies.not_oneself", "")
    if not Membership.objects.filter(person=person, agency=agency).exists():
        raise refuse("agencies.person_of_another_agency", "")
    person.is_active = active
    person.save(update_fields=["is_active"])
    record(
        "agencies.reopen" if active else "agencies.close",
        by=by, subject=f"person:{person.public_id}", agency=agency.code,
    )  # fmt: skip
    return person


@act
def give_role(
    *, by: By, person: Person, agency: Agency, role: Role, unit: Unit | None = None, since: date | None = None
) -> Membership:
    """Give a person a role from a day on (the day of the act unless said otherwise)."""
    permissions.require_manager(by, agency.code)
    if unit is not None and unit.agency_id != agency.pk:
        raise refuse("agencies.unit_elsewhere", "unit", unit=unit.name)
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                person=person, agency=agency, unit=unit, role=role.value, since=since or by.day
            )
    except IntegrityError:
        raise refuse("agencies.role_held_already", "role", name=person.name) from None
    record(
        "agencies.give_role", by=by, subject=f"person:{person.public_id}", agency=agency.code, role=role.value,
        unit=unit.code if unit else "",
    )  # fmt: skip
    return membership


@act
def end_role(*, by: By, membership: Membership) -> Membership:
    """End a role with the day of the act; the last manager of a root agency stays."""
    code = membership.agency.code
    permissions.require_manager(by, code)
    if membership.until is not None:
        raise refuse("agencies.role_ended_already", "")
    if membership.role == Role.MANAGER.value and _last_manager(membership):
        raise refuse("agencies.last_manager", "")
    membership.until = max(by.day, membership.since)
    membership.save(update_fields=["until"])
    record(
        "agencies.end_role", by=by, subject=f"person:{membership.person.public_id}", agency=code, role=membership.role
    )
    return membership


@act
def choose(*, by: By, agency: Agency, name: str, value: str, since: date) -> AgencySetting:
    """Set one of the choices that the law leaves to the agency, from a day on (foi_workflow §2: which receipt is day 0)."""
    permissions.require_manager(by, agency.code)
    setting, _ = AgencySetting.objects.update_or_create(
        agency=agency, name=name, since=since, defaults={"value": value}
    )
    record(
        "agencies.choose",
        by=by,
        subject=f"agency:{agency.code}",
        agency=agency.code,
        name=name,
        value=value,
        since=since,
    )
    return setting


def _last_manager(membership: Membership) -> bool:
    others = Membership.objects.filter(
        agency=membership.agency, role=Role.MANAGER.value, until__isnull=True, person__is_active=True
    ).exclude(pk=membership.pk)
    return membership.agency.parent_id is None and not others.exists()


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(
            *[Refusal("agencies.password_weak", "password", {"why": text}) for text in error.messages]
        ) from None


def _save_clean(row: Agency | Unit | Person) -> None:
    """Save after the fields' own checks, turned into refusals (lengths, choices, mail addresses)."""
    try:
        row.full_clean(exclude=["password"], validate_constraints=False)
    except ValidationError as error:
        raise Refused(
            *[
                Refusal("agencies.field_invalid", field, {"why": " ".join(texts)})
                for field, texts in error.message_dict.items()
            ]
        ) from None
    row.save()
