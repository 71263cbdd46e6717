"""What every view of the desk is built from: seats, roles, one sending, refusals."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from mingchuang.channels.desk import once, sessions
from mingchuang.channels.desk.base import desk, done
from mingchuang.channels.desk.models import Sending
from mingchuang.channels.desk.seat import seat_of
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import refuse
from mingchuang.ledger.models import Entry
from mingchuang.ledger.record import record
from tests.factories.agencies import bureau, city, staff

pytestmark = pytest.mark.django_db
HOME = "/desk/"


def signed_in(client, system, *roles, agency=None):
    person = staff(system, agency or bureau(system), *roles)
    client.force_login(person)
    return person


def post(person, session, view, **data):
    """Send a form to a view of the test's own."""
    request = RequestFactory().post("/desk/anything/", data)
    request.user, request.session, request._messages = person, session, _Said()
    return view(request)


class _Said(list):
    def add(self, level, text, extra_tags=""):
        self.append(text)


def test_a_stranger_is_led_to_the_sign_in_page_and_back(client):
    answer = client.get(HOME)
    assert answer.status_code == 302
    assert answer.url == "/accounts/login/?next=/desk/"


def test_an_act_after_the_session_leads_back_to_the_page_and_not_to_an_address_that_takes_forms_alone(client):
    act = "/desk/documents/d/abc/release/"
    page = "http://testserver/desk/documents/d/abc/"
    assert client.post(act, headers={"referer": page}).url == "/accounts/login/?next=/desk/documents/d/abc/"
    for other in ({}, {"referer": "https://elsewhere.example/desk/"}, {"referer": "javascript:alert(1)"}):
        assert client.post(act, headers=other).url == "/accounts/login/?next=/desk/"
    # What a page asks by itself leads nobody away from what they type.
    asked = client.post("/desk/documents/d/abc/keep/", headers={"hx-request": "true"})
    assert asked.status_code == 401 and not asked.content


def test_a_person_without_a_role_is_told_whom_to_ask(client, system):
    _changed(signed_in(client, system))
    answer = client.get(HOME)
    assert answer.status_code == 403
    assert "您还没有角色" in answer.content.decode()


def test_a_first_password_must_be_changed_before_anything_else(client, system):
    person = signed_in(client, system, Role.DRAFTER)
    assert person.must_change_password
    answer = client.get(HOME)
    assert answer.url == reverse("account_change_password")


@pytest.fixture
def drafter(client, system):
    return _changed(signed_in(client, system, Role.DRAFTER))


def _changed(person):
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    return person


def test_home_is_private_and_not_cached(client, drafter):
    answer = client.get(HOME)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_an_agency_out_of_reach_is_refused_and_one_in_reach_is_remembered(client, system):
    agency = bureau(system)
    other = bureau(system, code="luan-health", name="六安市卫生健康委员会")
    person = _changed(signed_in(client, system, Role.DRAFTER, agency=agency))
    assert client.get(HOME, {"agency": other.code}).status_code == 403
    client.force_login(person)
    assert client.get(HOME, {"agency": agency.code}).status_code == 200
    assert client.session["agency"] == agency.code


def test_managers_reach_down_and_drafters_do_not(rf, system):
    agency = bureau(system)
    manager = staff(system, city(system), Role.MANAGER, Role.DRAFTER)
    request = rf.get(HOME)
    request.user, request.session = manager, {}
    seat = seat_of(request)
    assert seat.code == agency.parent.code
    assert seat.reaches(agency.code, Role.MANAGER)
    assert not seat.reaches(agency.code, Role.DRAFTER)


def test_a_missing_role_is_a_page_that_names_it(client, drafter):
    @desk(Role.MANAGER)
    def view(request):
        return HttpResponse("seen")

    answer = post(drafter, client.session, view)
    assert answer.status_code == 403
    assert "系统管理员" in answer.content.decode()


def test_a_second_click_is_led_to_the_first_answer_and_writes_nothing(client, drafter):
    @desk(Role.DRAFTER)
    def view(request):
        Entry.objects.exists()
        from mingchuang.channels.desk.seat import by

        record("test.act", by=by(request), subject="test:1")
        return done(request, "好了", "/desk/there/")

    token, before = once.new_token(), Entry.objects.count()
    answers = [post(drafter, client.session, view, once=token) for _ in range(2)]
    assert [answer.url for answer in answers] == ["/desk/there/"] * 2
    assert Entry.objects.count() == before + 1


def test_a_refused_sending_may_be_sent_again(client, drafter):
    @desk(Role.DRAFTER)
    def view(request):
        raise refuse("agencies.not_oneself")

    token = once.new_token()
    for _ in range(2):
        answer = post(drafter, client.session, view, once=token)
        assert answer.status_code == 409
        assert "不能停用本人的账号" in answer.content.decode()
    assert not Sending.objects.exists()


def test_what_does_not_exist_is_a_404(client, drafter):
    @desk(Role.DRAFTER)
    def view(request):
        raise refuse("agencies.unknown", "", code="nowhere")

    assert post(drafter, client.session, view).status_code == 404


def test_somebody_elses_token_does_not_lead_to_their_answer(client, system, drafter):
    other = staff(system, bureau(system), Role.DRAFTER)
    Sending.objects.create(token="x" * 24, person=other, at=timezone.now(), answer="/desk/secret/")

    @desk(Role.DRAFTER)
    def view(request):
        return done(request, "好了", "/desk/there/")

    with pytest.raises(Exception, match="(?i)unique"):
        post(drafter, client.session, view, once="x" * 24)


def test_a_session_ends_after_two_idle_hours_and_after_twelve(client, system, drafter):
    with time_machine.travel(timezone.now() + sessions.IDLE + timedelta(minutes=1)):
        assert client.get(HOME).status_code == 302
    client.force_login(drafter)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(11):
            clock.shift(timedelta(hours=1, minutes=5))
            assert client.get(HOME).status_code == 200
        clock.shift(timedelta(hours=1))
        assert client.get(HOME).status_code == 302


def test_tokens_that_no_page_can_send_again_are_forgotten(system, drafter):
    Sending.objects.create(token="old", person=drafter, at=timezone.now() - timedelta(days=3))
    Sending.objects.create(token="new", person=drafter, at=timezone.now())
    once.forget_old()
    assert [sending.token for sending in Sending.objects.all()] == ["new"]
