"""Agencies, units, people and roles."""

import pytest

from mingchuang.domains.agencies import actions, queries
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, city, staff

pytestmark = pytest.mark.django_db


def test_an_agency_is_founded_with_one_ledger_line(system):
    before = Entry.objects.count()
    agency = city(system)
    assert Entry.objects.count() == before + 1
    assert queries.agency(agency.code).level == "government"


def test_codes_of_the_site_itself_are_refused(system):
    city(system)
    with pytest.raises(Refused) as caught:
        bureau(system, code="verify")
    assert caught.value.refusals[0].code == "agencies.code_reserved"


def test_somebody_elses_change_is_not_overwritten(system):
    agency = bureau(system)
    actions.amend_agency(by=system, agency=agency, lock_version=0, phone="0564-1")
    with pytest.raises(Refused):
        actions.amend_agency(by=system, agency=agency, lock_version=0, phone="0564-2")
    assert queries.agency(agency.code).phone == "0564-1"


def test_a_manager_of_the_city_manages_its_bureaus_and_a_drafter_does_not(system):
    agency = bureau(system)
    manager = staff(system, agency.parent, Role.MANAGER)
    drafter = staff(system, agency, Role.DRAFTER)
    actions.open_unit(by=By(manager, system.at), agency=agency, code="office", name="办公室")
    with pytest.raises(Refused):
        actions.open_unit(by=By(drafter, system.at), agency=agency, code="law", name="法规科")


def test_a_closed_account_holds_no_role(system):
    agency = bureau(system)
    drafter = staff(system, agency, Role.DRAFTER)
    assert queries.holds(drafter, agency.code, Role.DRAFTER, on=system.day)
    actions.set_active(by=system, agency=agency, person=drafter, active=False)
    drafter.refresh_from_db()
    assert not queries.holds(drafter, agency.code, Role.DRAFTER, on=system.day)


def test_the_last_manager_of_a_root_agency_stays(system):
    root = city(system)
    staff(system, root, Role.MANAGER)
    membership = root.memberships.get(role=Role.MANAGER.value)
    with pytest.raises(Refused) as caught:
        actions.end_role(by=system, membership=membership)
    assert caught.value.refusals[0].code == "agencies.last_manager"


def test_a_new_first_password_must_be_changed_and_is_given_by_the_persons_own_managers_only(system):
    agency = bureau(system)
    manager = staff(system, agency, Role.MANAGER)
    drafter = staff(system, agency, Role.DRAFTER)
    city_manager = staff(system, agency.parent, Role.MANAGER)
    actions.give_role(by=system, person=city_manager, agency=agency, role=Role.DRAFTER)
    by = By(manager, system.at)
    actions.renew_password(by=by, agency=agency, person=drafter, password="another-window-2026")
    drafter.refresh_from_db()
    assert drafter.must_change_password
    assert drafter.check_password("another-window-2026")
    for person, code in [(city_manager, "agencies.person_of_another_agency"), (manager, "agencies.not_own_password")]:
        with pytest.raises(Refused) as caught:
            actions.renew_password(by=by, agency=agency, person=person, password="another-window-2026")
        assert caught.value.refusals[0].code == code


def test_a_closed_unit_is_no_longer_offered(system):
    agency = bureau(system)
    unit = actions.open_unit(by=system, agency=agency, code="office", name="办公室")
    actions.close_unit(by=system, unit=unit)
    assert queries.units(agency.code) == []
    with pytest.raises(Refused):
        actions.close_unit(by=system, unit=unit)
