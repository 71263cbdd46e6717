"""Holiday notices at the desk: who sees and who keeps them, the look before the act, and the due days that move."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars import actions, queries
from mingchuang.domains.disclosure.queries import open_rows
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure
from tests.factories.agencies import bureau, city

from .desk_helpers import at_desk, text
from .test_cli_importing import TEXT

pytestmark = pytest.mark.django_db
ENTER = "/desk/calendars/enter/"


@pytest.fixture(autouse=True)
def loaded(system: By) -> int:
    return actions.load_shipped(by=system)


@pytest.fixture
def keeper(client: Client, system: By) -> Client:
    at_desk(client, system, city(system), Role.MANAGER)
    return client


def hidden(page: str) -> dict[str, Any]:
    """The values that a preview sends on."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def test_the_years_and_one_year(keeper: Client) -> None:
    page = text(keeper.get("/desk/calendars/"))
    assert "暂定：尚无通知" in page and "国办发明电〔2025〕7号" in page and ENTER in page
    page = text(keeper.get("/desk/calendars/2020/"))
    assert "国务院办公厅关于延长2020年春节假期的通知" in page
    assert page.count('class="month-grid"') == 12
    assert text(keeper.get("/desk/calendars/2027/")).count("元旦") >= 1
    assert keeper.get("/desk/calendars/1999/").status_code == 302


def test_a_notice_is_looked_at_and_then_saved(keeper: Client) -> None:
    before = Entry.objects.count()
    preview = text(keeper.post(ENTER, {"days": TEXT, "step": "look"}))
    assert "国办发明电〔2026〕9号" in preview and "没有在办申请的期限变动" in preview
    assert Entry.objects.count() == before and not queries.calendar().has_notice(2027)
    saved = keeper.post(ENTER, {**hidden(preview), "step": "act"}, follow=True)
    assert "通知已生效" in text(saved)
    assert queries.calendar().has_notice(2027) and Entry.objects.count() == before + 1
    twice = keeper.post(ENTER, {**hidden(preview), "step": "act"}, follow=True)
    assert twice.status_code == 200 and Entry.objects.count() == before + 1


def test_change_something_keeps_what_was_typed(keeper: Client) -> None:
    preview = text(keeper.post(ENTER, {"days": TEXT, "step": "look"}))
    page = text(keeper.post(ENTER, {**hidden(preview), "step": "change"}))
    assert "2027-02-11 放假 春节" in page and "国办发明电〔2026〕9号" in page


def test_a_file_wins_over_text(keeper: Client) -> None:
    file = SimpleUploadedFile("2027.txt", TEXT.encode("gb18030"))
    assert "国办发明电〔2026〕9号" in text(keeper.post(ENTER, {"days": "x", "file": file, "step": "look"}))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"days": ""}, "请粘贴放假通知的全文"),
        ({"days": "2027-13-01 放假"}, "2027-13-01"),
        ({"days": "2027-01-01 放假 元旦", "number": "甲"}, "按放假办法第二条"),
        ({"days": TEXT, "year": "2026"}, "填写的是2026年"),
        ({"days": TEXT.replace("周五", "周四", 1)}, "不是周四"),
        ({"days": "2026-12-21 放假", "number": "国办发明电〔2025〕7号"}, "已经录入"),
        ({"days": TEXT, "issued_year": "2027", "issued_month": "2", "issued_day": "30"}, "28"),
    ],
)
def test_what_cannot_be_a_notice_gets_a_sentence(keeper: Client, sent: dict[str, str], sentence: str) -> None:
    answer = keeper.post(ENTER, {**sent, "step": "look"})
    assert answer.status_code == 422 and sentence in text(answer)
    if sent["days"]:
        assert sent["days"].splitlines()[0] in text(answer)


def test_correcting_and_taking_out(keeper: Client) -> None:
    preview = text(keeper.post(ENTER, {"days": TEXT, "step": "look"}))
    keeper.post(ENTER, {**hidden(preview), "step": "act"})
    (view,) = queries.notices(2027)
    address = f"/desk/calendars/notice/{view.public_id}/correct/"
    form = text(keeper.get(address))
    assert "2027-10-07 放假 国庆节" in form
    changed = TEXT.replace("9月15日（周三）放假1天，不调休", "9月15日（周三）至17日（周五）放假调休")
    preview = text(keeper.post(address, {"days": changed, "lock_version": "0", "step": "look"}))
    stale = {**hidden(preview), "lock_version": "7", "step": "act"}
    assert "刚被他人更正" in text(keeper.post(address, stale))
    keeper.post(
        address,
        {**hidden(text(keeper.post(address, {"days": changed, "lock_version": "0", "step": "look"}))), "step": "act"},
    )
    assert queries.calendar().day(date(2027, 9, 17)).why == "holiday"
    out = f"/desk/calendars/notice/{view.public_id}/withdraw/"
    assert "请写明撤下这份通知的原因" in text(keeper.post(out, {"reason": " "}, follow=True))
    page = text(keeper.post(out, {"reason": "录入有误"}, follow=True))
    assert "通知已撤下" in page and "录入有误" in page
    assert not queries.calendar().has_notice(2027)


def test_open_requests_that_move_are_shown_and_moved(keeper: Client, system: By) -> None:
    office, day = disclosure.office(system), date(2026, 3, 12)
    disclosure.in_hand(office, day)
    (before,) = open_rows(office.agency.code, day)
    lines = f"{before.due_on} 放假 测试"
    preview = text(keeper.post(ENTER, {"days": lines, "number": "测〔2026〕3号", "step": "look"}))
    assert before.register_number in preview
    page = text(keeper.post(ENTER, {**hidden(preview), "step": "act"}, follow=True))
    assert "1 件申请的答复期限已重新计算" in page
    (after,) = open_rows(office.agency.code, day)
    assert after.due_on == queries.calendar().nth_working_day(before.due_on, 1)


def test_only_a_manager_of_the_root_city_keeps_them(client: Client, system: By) -> None:
    at_desk(client, system, bureau(system), Role.MANAGER)
    page = text(client.get("/desk/calendars/"))
    assert "放假通知由市级机关的系统管理员维护" in page and ENTER not in page
    assert client.get(ENTER).status_code in (403, 409)
    clerk = Client()
    at_desk(clerk, system, city(system), Role.FOI_CLERK)
    assert clerk.get("/desk/calendars/").status_code == 200
    assert clerk.get(ENTER).status_code == 403
    drafter = Client()
    at_desk(drafter, system, city(system), Role.DRAFTER)
    assert drafter.get("/desk/calendars/").status_code == 403
    assert Client().get("/desk/calendars/").status_code == 302
