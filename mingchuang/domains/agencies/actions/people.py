"""What is done to people's accounts and roles."""

from datetime import date

from django.db import IntegrityError, transaction

from mingchuang.domains.agencies import permissions, queries, second_factor
from mingchuang.domains.agencies.models import Agency, Membership, Unit
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.models import Person
from mingchuang.ledger.record import record

from .saving import check_password, save_clean


@act
def engage(*, by: By, agency: Agency, username: str, name: str, password: str | None = None, email: str = "") -> Person:
    """Make an account for a member of staff. A first password must be changed at the first sign-in."""
    permissions.require_manager(by, agency.code)
    username = username.strip().lower()
    if Person.objects.filter(username=username).exists():
        raise refuse("agencies.username_taken", "username", username=username)
    person = Person(username=username, name=name.strip(), email=email, date_joined=by.at)
    if password is not None:
        check_password(password, person)
        # A demo account's password is printed on the screen that starts it; everyone else's is theirs alone.
        person.must_change_password = by.origin == "live"
    person.set_password(password)
    save_clean(person)
    record("agencies.engage", by=by, subject=f"person:{person.public_id}", agency=agency.code)
    return person


@act
def set_active(*, by: By, agency: Agency, person: Person, active: bool) -> Person:
    """Close or reopen an account; a closed one holds no role and cannot sign in. Nobody closes their own."""
    permissions.require_manager(by, agency.code)
    if by.person == person:
        raise refuse("agencies.not_oneself", "")
    _require_own_staff(by, person, agency)
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
def renew_password(*, by: By, agency: Agency, person: Person, password: str) -> Person:
    """Give a person of the agency a new first password, to be changed at the next sign-in. Nobody renews their own."""
    permissions.require_manager(by, agency.code)
    if by.person == person:
        raise refuse("agencies.not_own_password", "")
    _require_own_staff(by, person, agency)
    check_password(password, person)
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    record("agencies.renew_password", by=by, subject=f"person:{person.public_id}", agency=agency.code)
    return person


@act
def reset_second_factor(*, by: By, agency: Agency, person: Person, reason: str) -> Person:
    """Take away the second factor of a person who lost it: they sign in with the password alone and set it up anew.

    Nobody resets their own: who can sign in changes it under their account, who cannot asks somebody who knows them. All their
    sessions end, and the next sign-in tells them, so that a reset they did not ask for is noticed.
    """
    permissions.require_manager(by, agency.code)
    if by.person == person:
        raise refuse("agencies.not_own_second_factor", "")
    _require_own_staff(by, person, agency)
    reason = reason.strip()
    if not reason:
        raise refuse("agencies.reason_missing", "reason")
    if not second_factor.in_use(person):
        raise refuse("agencies.no_second_factor", "", name=person.name)
    kinds = second_factor.forget(person)
    second_factor.end_sessions(person, by)
    person.second_factor_reset_at = by.at
    person.save(update_fields=["second_factor_reset_at"])
    record(
        "agencies.reset_second_factor",
        by=by, subject=f"person:{person.public_id}", agency=agency.code, kinds=kinds, reason=reason[:200],
    )  # fmt: skip
    return person


def _require_own_staff(by: By, person: Person, agency: Agency) -> None:
    """The person works here, and nowhere that the manager does not manage: else a bureau could take over a city's manager."""
    if not Membership.objects.filter(person=person, agency=agency).exists():
        raise refuse("agencies.person_of_another_agency", "")
    for code in queries.roles_of_account(person, by.day):
        if not permissions.is_manager(by, code):
            raise refuse("agencies.person_of_another_agency", "")


def _last_manager(membership: Membership) -> bool:
    others = Membership.objects.filter(
        agency=membership.agency, role=Role.MANAGER.value, until__isnull=True, person__is_active=True
    ).exclude(pk=membership.pk)
    return membership.agency.parent_id is None and not others.exists()
