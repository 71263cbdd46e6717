"""责令重新答复 at the desk: from the outcome of a review to the new letter, and what the applicant reads at each step."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from mingchuang.channels.desk.seat import today
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import actions
from mingchuang.domains.disclosure.models import DisclosureRequest, Redecision
from mingchuang.ledger.acts import By
from mingchuang.look.dates import long_day, plain_day
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


def corrected(office: make.Office, day: date) -> tuple[DisclosureRequest, str, str]:
    """An archived request whose decision a review has corrected: with its query code and the review's id."""
    taken = make.from_site(office, day)
    request, clerk = DisclosureRequest.objects.get(public_id=taken.public_id), office.by("clerk", day)
    actions.confirm_receipt(by=clerk, request=request.public_id, subject="某项目批复")
    actions.assign(by=clerk, request=request.public_id, handler=office.handler.public_id)
    actions.draft_decision(
        by=office.by("handler", day, 11), request=request.public_id, code="D21", texts=make.TEXTS["D21"]
    )
    actions.sign_off(by=office.by("approver", day, 12), request=request.public_id)
    actions.issue_reply(by=office.by("clerk", day, 13), request=request.public_id)
    actions.deliver(by=office.by("clerk", day, 14), request=request.public_id, way="online")
    actions.archive(by=office.by("clerk", day, 15), request=request.public_id)
    by = office.by("clerk", day, 16)
    remedy = actions.record_review(
        by=by, request=request.public_id, organ="六安市人民政府", filed=day, case_number="六复决〔2026〕7号"
    )
    actions.set_outcome(by=by, request=request.public_id, remedy=remedy, outcome="corrected", day=day)
    request.refresh_from_db()
    return request, taken.query_code, remedy


def status(code: str, prefix: str = "") -> str:
    return text(Client().post(f"{prefix}/luan-data/requests/status", {"code": code}))


def decided(handler: Client, request: DisclosureRequest, code: str, **texts: str) -> None:
    request.refresh_from_db()
    sent = handler.post(
        address(request, f"decision/?code={code}"), {**texts, "act": "draft", "lock_version": request.lock_version}
    )
    assert sent.status_code == 302, text(sent)
    request.refresh_from_db()


def test_an_ordered_decision_goes_through_three_people_again_and_the_applicant_reads_on(office: make.Office) -> None:
    day = today()
    request, code, remedy = corrected(office, day)
    clerk, handler, approver = sit(office.clerk), sit(office.handler), sit(office.approver)
    assert "已于" in status(code) and "重新答复" not in status(code)
    page = text(clerk.get(address(request)))
    assert "登记责令重新答复" in page and "acts/order_redecision/" in page
    form = text(clerk.get(address(request, "acts/order_redecision/")))
    assert "六安市人民政府 六复决〔2026〕7号" in form and "20个工作日" in form
    until = day + timedelta(days=30)
    do(clerk, request, "order_redecision", remedy=remedy, received=day.isoformat(), until=until.isoformat())
    assert request.state == "redeciding"
    page = text(handler.get(address(request)))
    assert (
        "重新办理中" in page
        and "六安市人民政府的行政复议决定（六复决〔2026〕7号）" in page
        and plain_day(until) in page
    )
    assert "acts/order_redecision/" not in text(clerk.get(address(request)))
    assert request.register_number in text(handler.get("/desk/"))
    read = status(code)
    assert (
        "复议决定或者判决责令重新答复" in read and "现在由受理机关办理" in read and "载明" in read and "办理中" in read
    )
    assert "get it by" in status(code, "/en")
    decided(handler, request, "D02", content="批复文件一份")
    letter = text(approver.get(address(request, "letter/")))
    assert "重新作出如下答复" in letter and "批复文件一份" in letter
    do(approver, request, "return_draft", opinion="请写明页数")
    assert request.state == "redeciding" and "请写明页数" in text(handler.get(address(request, "decision/?code=D02")))
    decided(handler, request, "D02", content="批复文件一份，共三页")
    do(approver, request, "sign_off", opinion="同意")
    do(clerk, request, "issue_reply")
    assert status(code).count("政府信息公开申请答复书") == 1 and "最迟于" in status(code)
    do(clerk, request, "deliver", way="online")
    read = status(code)
    assert f"已于{long_day(day)}重新答复" in read and "已经办结" in read and "载明" not in read
    assert read.count("政府信息公开申请答复书") == 2
    page = text(clerk.get(address(request)))
    assert "重新答复" in page and "acts/archive/" in page
    do(clerk, request, "archive")
    assert Redecision.objects.get().answered_on == day


def test_what_cannot_be_is_said_and_what_was_typed_stays(office: make.Office) -> None:
    day = today()
    request, _code, remedy = corrected(office, day)
    clerk = sit(office.clerk)
    ahead = {"remedy": remedy, "received": (day + timedelta(days=1)).isoformat(), "until": "2031-02-03"}
    answer = clerk.post(address(request, "acts/order_redecision/"), ahead)
    assert answer.status_code == 422
    page = text(answer)
    assert "还没有到" in page and 'value="2031"' in page and re.search(rf'value="{remedy}"[^>]*checked', page)
    for typed in (
        {}, {"remedy": "nothing", "received": day.isoformat()}, {"remedy": remedy, "received": "2026-02-30"},
        {"remedy": remedy, "received": "1899-01-01"}, {"remedy": remedy, "received": day.isoformat(), "until": "2001-01-01"},
    ):  # fmt: skip
        assert clerk.post(address(request, "acts/order_redecision/"), typed).status_code == 422, typed
    assert not Redecision.objects.exists()
    request.refresh_from_db()
    assert request.state == "archived"


def test_only_clerk_and_openness_office_take_it_in_hand_again(client: Client, system: By, office: make.Office) -> None:
    day = today()
    request, _code, remedy = corrected(office, day)
    typed = {"remedy": remedy, "received": day.isoformat()}
    for person in (office.handler, office.approver):
        assert "acts/order_redecision/" not in text(sit(person).get(address(request)))
        assert sit(person).get(address(request, "acts/order_redecision/")).status_code == 403
        assert sit(person).post(address(request, "acts/order_redecision/"), typed).status_code == 403
    at_desk(client, system, office.agency, Role.INSPECTOR)
    assert client.post(address(request, "acts/order_redecision/"), typed).status_code == 403
    at_desk(client, system, office.agency, Role.OPENNESS)
    do(client, request, "order_redecision", **typed)
    assert request.state == "redeciding"


def test_a_second_click_orders_once(office: make.Office) -> None:
    day = today()
    request, _code, remedy = corrected(office, day)
    clerk = sit(office.clerk)
    page = text(clerk.get(address(request, "acts/order_redecision/")))
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once
    typed = {
        "once": once[1], "remedy": remedy, "received": day.isoformat(), "lock_version": request.lock_version,
    }  # fmt: skip
    answers = [clerk.post(address(request, "acts/order_redecision/"), typed) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Redecision.objects.count() == 1
    again = clerk.post(address(request, "acts/order_redecision/"), {**typed, "once": ""})
    assert again.status_code == 409 and Redecision.objects.count() == 1
