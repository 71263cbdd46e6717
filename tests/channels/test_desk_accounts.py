"""Signing in: password, lock-out, forced first change, second factor, closed doors."""

import logging
import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from mingchuang.domains.agencies.roles import Role
from tests.factories.agencies import PASSWORD, bureau, staff

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
NEW = "a-quiet-window-2027"


@pytest.fixture
def person(system):
    found = staff(system, bureau(system), Role.DRAFTER)
    found.must_change_password = False
    found.save()
    return found


def sign_in(client, username, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": username, "password": password}, **more)


def prove(client):
    """The password once more, as is asked before the second factor is changed."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_sign_in_page_is_chinese_and_leads_to_the_desk(client, person):
    page = client.get(LOGIN).content.decode()
    assert "登录名" in page
    assert "placeholder" not in page
    answer = sign_in(client, person.username)
    assert answer.url == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_english_stays_english(client, person):
    assert "User name" in client.get("/en" + LOGIN).content.decode()


def test_a_wrong_password_keeps_the_name_and_tells_nothing(client, person):
    for name in (person.username, "nobody"):
        page = sign_in(client, name, "wrong").content.decode()
        assert "登录名或密码有误" in page
        assert f'value="{name}"' in page


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/", "password/set/", "login/code/confirm/"])
def test_nobody_signs_up_or_resets_by_mail(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}", {"username": "x", "password1": NEW}).status_code == 404


def test_five_wrong_passwords_lock_and_the_log_names_nobody(client, person, settings, caplog):
    settings.AXES_ENABLED = True
    caplog.set_level(logging.DEBUG)
    for _ in range(4):
        assert sign_in(client, person.username, "wrong").status_code == 200
    assert sign_in(client, person.username, "wrong").status_code == 429
    locked = sign_in(client, person.username)
    assert locked.status_code == 429
    assert "登录已锁定半小时" in locked.content.decode()
    assert client.get("/desk/").status_code == 302
    shown = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not [record for record in shown if person.username in record.getMessage()]


def test_somebody_else_is_not_locked_out_with_them(client, system, person, settings):
    settings.AXES_ENABLED = True
    other = staff(system, bureau(system), Role.DRAFTER)
    for _ in range(6):
        sign_in(client, person.username, "wrong")
    assert sign_in(client, other.username).status_code == 302


def test_a_closed_account_is_told_so(client, person):
    person.is_active = False
    person.save()
    answer = sign_in(client, person.username)
    assert client.get("/desk/").status_code == 302
    assert "停用" in client.get(answer.url).content.decode() if answer.status_code == 302 else "有误"


def test_the_first_password_must_be_changed_and_only_once(client, system):
    person = staff(system, bureau(system), Role.DRAFTER)
    sign_in(client, person.username)
    change = reverse("account_change_password")
    assert client.get("/desk/").url == change
    assert "初始密码" in client.get(change).content.decode()
    same = client.post(change, {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD})
    assert "不能与当前密码相同" in same.content.decode()
    answer = client.post(change, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer.url == "/desk/"
    assert "密码已修改" in client.get("/desk/").content.decode()
    person.refresh_from_db()
    assert not person.must_change_password


def test_weak_passwords_are_refused_in_chinese(client, person):
    sign_in(client, person.username)
    page = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "12345678", "password2": "12345678"}
    ).content.decode()
    assert "密码" in page
    assert not re.search(r"This password|too short", page)


def test_a_second_factor_is_set_up_asked_for_and_can_be_replaced_by_a_recovery_code(client, person):
    sign_in(client, person.username)
    prove(client)
    activate = reverse("mfa_activate_totp")
    page = client.get(activate)
    assert "设置验证器" in page.content.decode()
    secret = page.context["form"].secret
    wrong = client.post(activate, {"code": "000000"})
    assert "动态码有误" in wrong.content.decode()
    secret = wrong.context["form"].secret
    answer = client.post(activate, {"code": code_for(secret)})
    codes = client.get(answer.url)
    assert "备用码" in codes.content.decode()
    recovery = codes.context["unused_codes"][0]
    client.post(reverse("account_logout"))
    assert sign_in(client, person.username).url == reverse("mfa_authenticate")
    assert client.get("/desk/").status_code == 302
    assert "动态码" in client.get(reverse("mfa_authenticate")).content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": recovery}).url == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_the_secret_is_not_stored_in_the_clear(client, person):
    sign_in(client, person.username)
    prove(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    stored = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data)
    assert get_adapter().decrypt(stored.data["secret"]) == secret


def test_every_page_of_the_account_opens(client, person):
    sign_in(client, person.username)
    prove(client)
    for name in (
        "desk_account",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "account_logout",
    ):
        page = client.get(reverse(name))
        assert page.status_code == 200, name
        assert 'lang="zh-Hans"' in page.content.decode()
        assert "style=" not in page.content.decode(), name


def test_the_password_is_asked_for_once_more_before_the_second_factor_is_changed(client, person):
    sign_in(client, person.username)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert "身份确认" in client.get(answer.url).content.decode()
    wrong = client.post(answer.url, {"password": "wrong"})
    assert "密码有误" in wrong.content.decode()
