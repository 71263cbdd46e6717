"""Putting a request right at the desk: its forms, what was typed stays, a released year asks for a tick, who reads what."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from mingchuang.channels.desk.seat import today
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure.models import Amendment, DisclosureRequest
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import at_desk, settled, text
from tests.channels.test_desk_requests import address, do, sit
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    for person in (made.clerk, made.handler, made.approver):
        settled(person)
    return made


def sent(client: Client, request: DisclosureRequest, act: str, **typed: object) -> object:
    page = text(client.get(address(request, f"acts/{act}/")))
    hidden = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]
        for name in ("once", "lock_version")
    }
    return client.post(address(request, f"acts/{act}/"), {**hidden, **typed})


def test_a_wrong_day_is_put_right_and_both_pages_say_so(client: Client, office: make.Office) -> None:
    day = today()
    taken = make.from_site(office, day)
    request = make.received(office, day - timedelta(days=1), channel="registered_mail")
    clerk = sit(office.clerk)
    assert "更正日期" not in text(clerk.get(address(DisclosureRequest.objects.get(public_id=taken.public_id))))
    page = text(clerk.get(address(request)))
    assert "登记有误" in page and "更正登记信息" in page
    right = day - timedelta(days=4)
    before = request.due_on
    do(clerk, request, "amend_day", event="signed", day=right.isoformat(), reason="邮戳看错")
    assert request.received_on == right and before is not None and request.due_on < before
    page = text(clerk.get(address(request)))
    assert page.count("签收：") == 1 and "邮戳看错" in page and "更正记录" in page
    for reader in (office.handler, office.approver):
        assert "登记有误" not in text(sit(reader).get(address(request)))
        assert sit(reader).get(address(request, "acts/amend_day/")).status_code == 403


def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(office: make.Office) -> None:
    request = make.received(office, today(), channel="registered_mail")
    clerk = sit(office.clerk)
    answer = sent(
        clerk, request, "amend_day", event="signed", day=(today() + timedelta(days=2)).isoformat(), reason="邮戳看错"
    )
    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = text(answer)
    assert "还没有到" in page and "邮戳看错" in page and 'id="id_day_0"' in page
    for typed in ({}, {"event": "nothing", "day": "x"}, {"event": "signed", "day": "2026-02-30", "reason": "错"}):
        assert sent(clerk, request, "amend_day", **typed).status_code == 422  # type: ignore[attr-defined]
    assert not Amendment.objects.exists()


def test_a_second_click_puts_right_once(office: make.Office) -> None:
    request = make.received(office, today(), channel="registered_mail")
    clerk = sit(office.clerk)
    page = text(clerk.get(address(request, "acts/amend_day/")))
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once
    right = (today() - timedelta(days=1)).isoformat()
    typed = {"once": once[1], "event": "signed", "day": right, "reason": "看错", "lock_version": request.lock_version}
    answers = [clerk.post(address(request, "acts/amend_day/"), typed) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Amendment.objects.count() == 1


def test_a_released_year_asks_for_a_tick(office: make.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from mingchuang.channels.desk.requests import amending

    day = today()
    monkeypatch.setattr(amending, "released_years", lambda _agency: [day.year - 1])
    request = make.received(office, day, channel="registered_mail")
    clerk = sit(office.clerk)
    assert 'name="known"' not in text(clerk.get(address(request, "acts/amend_day/")))
    typed = {"event": "signed", "day": f"{day.year - 1}-12-30", "reason": "去年已签收"}
    answer = sent(clerk, request, "amend_day", **typed)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert f"更正会改变{day.year - 1}年度报告" in text(answer) and 'name="known"' in text(answer)
    do(clerk, request, "amend_day", **typed, known="on")
    assert request.received_on is not None and request.received_on.year == day.year - 1


def test_entered_data_are_put_right_by_a_form_that_holds_them(office: make.Office) -> None:
    request = make.received(office, today())
    clerk = sit(office.clerk)
    page = text(clerk.get(address(request, "acts/amend_entry/")))
    assert 'value="王小明"' in page and make.PERSON["description"] in page
    typed = {
        **make.PERSON, "subject": "某项目批复", "channel": "in_person", "name": "王晓明", "reason": "姓名录错",
    }  # fmt: skip
    wrong = sent(clerk, request, "amend_entry", **{**typed, "id_number": "123"})
    assert wrong.status_code == 422 and "校验位" in text(wrong) and 'value="王晓明"' in text(wrong)  # type: ignore[attr-defined]
    same = sent(clerk, request, "amend_entry", **{**typed, "name": "王小明"})
    assert "没有需要更正的内容" in text(same)
    do(clerk, request, "amend_entry", **typed)
    page = text(clerk.get(address(request)))
    assert "姓名：王小明" in re.sub(r"\s+", "", page) or "王小明" in page
    assert "王晓明" in page and "姓名录错" in page


def test_after_the_signature_the_clerk_is_told_that_it_is_not_theirs(
    client: Client, system: By, office: make.Office
) -> None:
    request = make.answered(office, today(), today())
    clerk = sit(office.clerk)
    assert clerk.get(address(request, "acts/amend_day/")).status_code == 403
    assert "登记有误" not in text(clerk.get(address(request)))
    at_desk(client, system, office.agency, Role.OPENNESS)
    assert "登记有误" in text(client.get(address(request)))
    do(client, request, "amend_day", event="submitted", day=(today() - timedelta(days=1)).isoformat(), reason="看错")
    assert request.received_on == today() - timedelta(days=1)


def test_an_inspector_sees_that_something_was_put_right_and_not_what_was_written(
    client: Client, system: By, office: make.Office
) -> None:
    request = make.received(office, today())
    do(
        sit(office.clerk), request, "amend_entry",
        **{**make.PERSON, "subject": "某项目批复", "channel": "in_person", "name": "王晓明", "reason": "姓名录错"},
    )  # fmt: skip
    at_desk(client, system, office.agency, Role.INSPECTOR)
    page = text(client.get(address(request)))
    assert "更正登记信息" in page
    assert "王晓明" not in page and "姓名录错" not in page


def test_the_applicant_reads_that_the_last_day_moved(office: make.Office) -> None:
    from mingchuang.domains.disclosure import actions

    day = today()
    received = actions.receive(
        by=office.by("clerk", day), agency="luan-data", channel="registered_mail", values=make.PERSON,
        dates={"signed": day - timedelta(days=1)}, form_key=make.form_key(), subject="某项目批复",
    )  # fmt: skip
    request = DisclosureRequest.objects.get(public_id=received.public_id)
    right = day - timedelta(days=4)
    do(sit(office.clerk), request, "amend_day", event="signed", day=right.isoformat(), reason="内部的话")
    for address_, sentence in (
        ("/luan-data/requests/status", "最迟答复日由"),
        ("/en/luan-data/requests/status", "moved from"),
    ):
        page = text(Client().post(address_, {"code": received.query_code}))
        assert sentence in page
        assert "内部的话" not in page and office.clerk.name not in page
