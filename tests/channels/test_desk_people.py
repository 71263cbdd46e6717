"""People and agencies at the desk."""

import pytest
from django.urls import reverse

from mingchuang.domains.agencies import actions, queries
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.models import Entry, Person
from tests.channels.desk_helpers import at_desk, text
from tests.factories.agencies import PASSWORD, bureau, city, staff

pytestmark = pytest.mark.django_db
PAGES = ["people", "engage", "units", "agency", "choices", "agencies"]


@pytest.fixture
def agency(system):
    return bureau(system)


@pytest.fixture
def manager(client, system, agency):
    return at_desk(client, system, agency, Role.MANAGER)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_for_a_manager_and_not_for_a_drafter(client, system, agency, manager, name):
    page = client.get(reverse(f"desk_people:{name}"))
    assert page.status_code == 200
    assert "style=" not in page.content.decode()
    at_desk(client, system, agency, Role.DRAFTER)
    assert client.get(reverse(f"desk_people:{name}")).status_code == 403


def test_an_inspector_reads_and_changes_nothing(client, system, agency):
    at_desk(client, system, agency, Role.INSPECTOR)
    assert client.get(reverse("desk_people:people")).status_code == 200
    before = Entry.objects.count()
    client.post(reverse("desk_people:units"), {"name": "办公室", "code": "office"})
    assert client.post(reverse("desk_people:engage"), {}).status_code == 403
    assert Entry.objects.count() == before


def test_a_person_is_engaged_with_roles_in_one_go(client, manager, agency):
    given = {"name": "李四", "username": "Li.Si", "password": PASSWORD, "roles": ["drafter", "reviewer"], "unit": ""}
    answer = client.post(reverse("desk_people:engage"), given)
    person = Person.objects.get(username="li.si")
    assert answer.url == reverse("desk_people:person", args=[person.public_id])
    page = text(client.get(answer.url))
    assert "李四现在可以登录" in page
    assert queries.roles(person, queries.memberships(agency.code)[0].since)


def test_what_was_typed_stays_and_nothing_is_written_when_a_name_is_taken(client, manager, agency):
    before = (Entry.objects.count(), Person.objects.count())
    given = {"name": "李四", "username": manager.username, "password": PASSWORD, "roles": ["drafter"], "unit": ""}
    answer = client.post(reverse("desk_people:engage"), given)
    assert answer.status_code == 422
    assert "已被使用" in text(answer)
    assert 'value="李四"' in text(answer)
    assert (Entry.objects.count(), Person.objects.count()) == before


def test_a_weak_password_leaves_no_account(client, manager):
    given = {"name": "李四", "username": "lisi", "password": "short", "roles": ["drafter"], "unit": ""}
    assert "密码" in text(client.post(reverse("desk_people:engage"), given))
    assert not Person.objects.filter(username="lisi").exists()


def test_roles_are_given_and_ended(client, system, manager, agency):
    person = staff(system, agency, Role.DRAFTER)
    address = reverse("desk_people:person", args=[person.public_id])
    assert client.post(address, {"give-roles": ["reviewer"], "give-unit": ""}).status_code == 302
    assert "审核人" in text(client.get(address))
    number = next(one.id for one in queries.memberships(agency.code) if one.person.public_id == person.public_id)
    client.post(reverse("desk_people:end_role", args=[person.public_id, number]))
    page = text(client.get(address))
    assert "角色已于今日终止" in page
    assert "以往角色" in page


def test_an_account_is_closed_and_opened_but_not_ones_own(client, system, manager, agency):
    person = staff(system, agency, Role.DRAFTER)
    address = reverse("desk_people:set_active", args=[person.public_id])
    client.post(address, {"active": "no"})
    person.refresh_from_db()
    assert not person.is_active
    client.post(address, {"active": "yes"})
    person.refresh_from_db()
    assert person.is_active
    client.post(reverse("desk_people:set_active", args=[manager.public_id]), {"active": "no"})
    assert "不能停用本人的账号" in text(client.get(reverse("desk_people:people")))


def test_particulars_changed_meanwhile_are_not_overwritten(client, system, manager, agency):
    form = client.get(reverse("desk_people:agency")).context["form"]
    actions.amend_agency(by=system, agency=agency, lock_version=agency.lock_version, phone="0564-1111111")
    answer = client.post(reverse("desk_people:agency"), {**form.initial, "phone": "0564-2222222"})
    assert answer.status_code == 422
    assert "刚被他人修改" in text(answer)
    assert 'value="0564-2222222"' in text(answer)
    assert queries.agency(agency.code).phone == "0564-1111111"


def test_units_are_entered_once_and_closed(client, manager, agency):
    given = {"name": "办公室", "code": "office"}
    assert client.post(reverse("desk_people:units"), given).status_code == 302
    assert "已被使用" in text(client.post(reverse("desk_people:units"), given))
    close = reverse("desk_people:close_unit", args=["office"])
    assert "办公室" in text(client.get(close))
    client.post(close)
    assert queries.units(agency.code) == []
    assert client.get(close).status_code == 404


def test_a_choice_holds_from_its_day(client, manager, agency):
    address = reverse("desk_people:choose", args=["receipt"])
    assert "收到之日" in text(client.get(address))
    given = {"value": "confirmed", "since_year": "2026", "since_month": "2", "since_day": "30"}
    assert client.post(address, given).status_code == 422
    assert client.post(address, given | {"since_day": "28"}).status_code == 302
    assert [one.value for one in queries.settings(agency.code)] == ["confirmed"]
    assert client.post(address, given | {"since_day": "27", "value": "else"}).status_code == 422


def test_a_city_manager_enters_a_bureau_and_then_sees_it(client, system):
    at_desk(client, system, city(system), Role.MANAGER)
    given = {
        "name": "六安市水利局", "short_name": "市水利局", "code": "luan-water", "level": "department",
        "credit_code": "11341500MB17281234", "division": "341500",
    }  # fmt: skip
    assert client.post(reverse("desk_people:agencies"), given).status_code == 302
    assert "六安市水利局" in text(client.get(reverse("desk_people:agencies")))
    assert client.get(reverse("desk_people:people"), {"agency": "luan-water"}).status_code == 200
    again = client.post(reverse("desk_people:agencies") + "?agency=luan", given)
    assert again.status_code == 422


def test_somebody_of_another_agency_is_not_changed(client, system, manager):
    other = bureau(system, code="luan-health", name="六安市卫生健康委员会")
    person = staff(system, other, Role.DRAFTER)
    client.post(reverse("desk_people:set_active", args=[person.public_id]), {"active": "no"})
    person.refresh_from_db()
    assert person.is_active
    number = queries.memberships(other.code)[0].id
    assert client.post(reverse("desk_people:end_role", args=[person.public_id, number])).status_code == 302
    assert queries.memberships(other.code)[0].until is None
