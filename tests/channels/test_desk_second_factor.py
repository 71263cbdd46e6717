"""A lost second factor: a manager takes it away, with a reason, and the person is told."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from mingchuang.domains.agencies import actions, second_factor
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories.agencies import PASSWORD, bureau, city, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(system):
    return bureau(system)


@pytest.fixture
def manager(client, system, agency):
    return at_desk(client, system, agency, Role.MANAGER)


@pytest.fixture
def person(system, agency):
    found = settled(staff(system, agency, Role.DRAFTER))
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=found, type=kind, data={"secret": "x", "seed": "x", "used_mask": 0})
    return found


def address(person):
    return reverse("desk_people:reset_second_factor", args=[person.public_id])


def sign_in(person):
    theirs = Client()
    theirs.post("/accounts/login/", {"login": person.username, "password": PASSWORD})
    return theirs


def test_a_manager_resets_it_and_the_person_is_told_once(client, manager, person):
    elsewhere = Client()
    elsewhere.force_login(person)
    assert elsewhere.get("/desk/").status_code == 200
    page = reverse("desk_people:person", args=[person.public_id])
    assert "重置双重验证" in text(client.get(page))
    answer = client.post(address(person), {"reason": "手机遗失，已当面核实"})
    assert answer.url == page
    assert "所有登录已退出" in text(client.get(page))
    assert "重置双重验证" not in text(client.get(page))
    assert not Authenticator.objects.filter(user=person).exists()
    assert elsewhere.get("/desk/").status_code == 302, "the session that was open is over"
    assert client.get("/desk/").status_code == 200, "nobody else's is"
    theirs = sign_in(person)
    assert "由系统管理员重置" in text(theirs.get("/desk/"))
    assert "由系统管理员重置" not in text(theirs.get("/desk/"))
    assert "由系统管理员重置" not in text(sign_in(person).get("/desk/"))


def test_the_ledger_says_who_why_and_what_but_no_secret(client, manager, person):
    client.post(address(person), {"reason": "手机遗失，已当面核实"})
    line = Entry.objects.get(act="agencies.reset_second_factor")
    assert (line.person, line.subject) == (manager, f"person:{person.public_id}")
    assert json.loads(line.facts) == {"kinds": ["recovery_codes", "totp"], "reason": "手机遗失，已当面核实"}


def test_without_a_reason_nothing_happens_and_the_page_says_so(client, manager, person):
    before = Entry.objects.count()
    for reason in ("", "   ", "x" * 201):
        answer = client.post(address(person), {"reason": reason})
        assert answer.status_code == 422
    assert second_factor.in_use(person)
    assert Entry.objects.count() == before
    with pytest.raises(Refused, match="reason_missing"):
        actions.reset_second_factor(by=hand(manager), agency=agency_of(person), person=person, reason=" ")


def hand(person):
    from django.utils import timezone

    return By(person, timezone.now())


def agency_of(person):
    from mingchuang.domains.agencies.models import Membership

    return Membership.objects.filter(person=person).select_related("agency").first().agency


def test_who_has_none_is_not_reset_and_nobody_resets_their_own(client, system, agency, manager):
    plain = settled(staff(system, agency, Role.REVIEWER))
    assert "没有设置双重验证" in text(client.post(address(plain), {"reason": "手机遗失"}))
    Authenticator.objects.create(user=manager, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert "不能重置本人的双重验证" in text(client.post(address(manager), {"reason": "手机遗失"}))
    assert second_factor.in_use(manager)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MANAGER])
def test_no_other_role_may(client, system, agency, person, role):
    at_desk(client, system, agency, role)
    assert client.post(address(person), {"reason": "手机遗失"}).status_code == 403
    assert second_factor.in_use(person)


def test_a_bureau_cannot_take_over_the_citys_manager(client, system, agency, manager):
    keeper = settled(staff(system, city(system), Role.MANAGER))
    Authenticator.objects.create(user=keeper, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert "不属于本机关" in text(client.post(address(keeper), {"reason": "手机遗失"}))
    assert second_factor.in_use(keeper)
