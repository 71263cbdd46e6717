"""The desk's requests: entry, queues, every act by its form, decision with its letter, export, and who may see what."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from mingchuang.channels.desk.seat import today
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    for person in (made.clerk, made.handler, made.approver):
        settled(person)
    return made


def sit(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(request: DisclosureRequest, rest: str = "") -> str:
    return f"/desk/requests/r/{request.public_id}/{rest}"


def do(client: Client, request: DisclosureRequest, act: str, **facts: object) -> None:
    page = client.get(address(request, f"acts/{act}/"))
    assert page.status_code == 200, text(page)
    version = re.search(r'name="lock_version" value="(\d+)"', text(page))
    assert version
    answer = client.post(address(request, f"acts/{act}/"), {"lock_version": version[1], **facts})
    assert answer.status_code == 302, text(answer)
    assert text(client.get(answer.url)) is not None
    request.refresh_from_db()


def test_a_clerk_enters_an_application_and_prints_the_receipt(office: make.Office) -> None:
    client = sit(office.clerk)
    page = text(client.get("/desk/requests/enter/"))
    key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert key
    day = today()
    typed = {
        **make.PERSON, "channel": "registered_mail", "signed": day.isoformat(), "subject": "某项目批复", "form_key": key[1],
    }  # fmt: skip
    wrong = client.post("/desk/requests/enter/", {**typed, "signed": "2026-02-30", "name": ""})
    assert wrong.status_code == 422
    assert make.PERSON["description"] in text(wrong)
    answer = client.post("/desk/requests/enter/", typed)
    assert answer.status_code == 200
    code = re.search(r'class="code">([^<]+)<', text(answer))
    assert code
    request = DisclosureRequest.objects.get()
    assert (request.state, request.received_on, request.channel) == ("registered", day, "registered_mail")
    again = client.post("/desk/requests/enter/", typed)
    assert code[1] in text(again)
    assert DisclosureRequest.objects.count() == 1


def test_the_whole_course_by_the_forms_of_three_people(office: make.Office) -> None:
    day = today()
    request = make.received(office, day)
    clerk, handler, approver = sit(office.clerk), sit(office.handler), sit(office.approver)
    do(clerk, request, "assign", unit="office", handler=office.handler.public_id)
    do(handler, request, "start_inquiry", recipient="third_party", party="某公司", contact="某路1号", matter="合同")
    do(handler, request, "record_delivery", ref="A", day=day.isoformat())
    do(handler, request, "record_opinion", ref="A", day=day.isoformat(), stance="agree")
    do(handler, request, "propose_extension", working_days="5", reason="需要检索档案")
    do(approver, request, "extend")
    assert request.state == "in_hand"
    decide = address(request, "decision/")
    assert "予以公开" in text(handler.get(decide))
    preview = handler.post(
        f"{decide}?code=D02", {"content": "批复文件一份", "act": "preview", "lock_version": request.lock_version}
    )
    assert "批复文件一份" in text(preview) and "行政复议" in text(preview)
    assert "（文号在签发后生成）" in text(preview)
    sent = handler.post(
        f"{decide}?code=D02", {"content": "批复文件一份", "act": "draft", "lock_version": request.lock_version}
    )
    assert sent.status_code == 302
    request.refresh_from_db()
    waiting = text(approver.get(address(request, "letter/")))
    assert "批复文件一份" in waiting and "（文号在签发后生成）" in waiting
    do(approver, request, "sign_off", opinion="同意")
    do(clerk, request, "issue_reply")
    do(clerk, request, "deliver", way="online")
    assert (request.state, request.closed_on) == ("answered", day)
    do(clerk, request, "record_review", organ="六安市人民政府", filed=day.isoformat())
    remedy = request.remedies.get()
    do(clerk, request, "set_outcome", remedy=remedy.public_id, outcome="upheld", day=day.isoformat())
    do(clerk, request, "record_suit", court="某法院", filed=day.isoformat(), after=remedy.public_id)
    do(clerk, request, "archive")
    page = text(clerk.get(address(request)))
    assert "已归档" in page and "公复〔" in page and "某法院" in page


def test_an_act_that_may_not_happen_now_or_is_not_theirs_is_said_and_not_done(office: make.Office) -> None:
    request = make.in_hand(office, today())
    for person, act, status in (
        (office.clerk, "deliver", 409),
        (office.handler, "sign_off", 409),
        (office.handler, "assign", 403),
    ):
        assert sit(person).get(address(request, f"acts/{act}/")).status_code == status
        assert sit(person).post(address(request, f"acts/{act}/"), {"way": "online"}).status_code == status
    assert sit(office.clerk).get(address(request, "acts/nonsense/")).status_code == 404


def test_a_page_that_is_out_of_date_keeps_what_was_typed(office: make.Office) -> None:
    request = make.in_hand(office, today())
    handler = sit(office.handler)
    typed = {"unclear": "年份不明", "items": "写明年份", "guidance": "写大致时间", "lock_version": 0,
             "reply_until": (today() + timedelta(days=20)).isoformat()}  # fmt: skip
    answer = handler.post(address(request, "acts/ask_correction/"), typed)
    assert answer.status_code == 422
    assert "年份不明" in text(answer) and "核对最新内容" in text(answer)


def test_a_second_click_on_a_form_leads_to_the_same_page_and_acts_once(office: make.Office) -> None:
    request = make.in_hand(office, today())
    handler = sit(office.handler)
    page = text(handler.get(address(request, "acts/propose_extension/")))
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once
    typed = {"once": once[1], "working_days": "5", "reason": "检索档案", "lock_version": request.lock_version}
    answers = [handler.post(address(request, "acts/propose_extension/"), typed) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert request.extensions.count() == 1


def test_queues_hold_what_waits_for_the_person(office: make.Office) -> None:
    day = today()
    mine, late = make.in_hand(office, day), make.in_hand(office, day - timedelta(days=60))
    handler = sit(office.handler)
    page = text(handler.get("/desk/requests/"))
    assert mine.register_number in page and late.register_number in page
    overdue = text(handler.get("/desk/requests/?queue=overdue"))
    assert late.register_number in overdue and mine.register_number not in overdue
    assert mine.register_number in text(handler.get("/desk/requests/?queue=unit"))
    assert mine.register_number not in text(sit(office.approver).get("/desk/requests/?queue=mine"))


def test_the_register_is_narrowed_sorted_and_exported_without_the_person(office: make.Office) -> None:
    first = make.received(office, date(2026, 1, 5))
    second = make.received(office, date(2026, 2, 5), name="赵六六", applicant_kind="natural")
    DisclosureRequest.objects.filter(pk=second.pk).update(subject="=1+1")
    clerk = sit(office.clerk)
    page = text(clerk.get("/desk/requests/register/?received_from=2026-02-01&sort=-received"))
    assert second.register_number in page and first.register_number not in page
    export = clerk.get("/desk/requests/register/export/?received_from=2026-02-01")
    csv = b"".join(export.streaming_content).decode()
    assert second.register_number in csv and "'=1+1" in csv
    assert "赵六六" not in csv and make.PERSON["id_number"] not in csv
    assert clerk.get("/desk/requests/register/?page=9999&sort=nonsense&received_from=x").status_code == 200


def test_an_inspector_sees_the_course_and_not_the_person(client: Client, system: By, office: make.Office) -> None:
    request = make.answered(office, date(2026, 3, 3), date(2026, 3, 20))
    at_desk(client, system, office.agency, Role.INSPECTOR)
    page = text(client.get(address(request)))
    assert request.register_number in page
    assert "王小明" not in page and make.PERSON["description"] not in page
    letter = request.letters.get(kind="reply")
    assert client.get(address(request, f"papers/letter/{letter.public_id}/")).status_code == 403


def test_a_request_of_another_agency_is_not_found(client: Client, system: By, office: make.Office) -> None:
    from tests.factories.agencies import bureau

    request = make.received(office, date(2026, 3, 3))
    elsewhere = bureau(system, "luan-edu", "六安市教育局")
    at_desk(client, system, elsewhere, Role.FOI_CLERK)
    assert client.get(address(request)).status_code in (403, 404)
