"""The annual report at the desk: counted, written, signed, checked, seen through by three people, released."""

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.reports import actions, queries
from mingchuang.domains.reports.values import State
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person
from tests.channels.desk_helpers import settled, text
from tests.factories import reports as rows
from tests.factories.agencies import staff
from tests.factories.annual_reports import AT, EARLY, YEAR, Bureau, approve, bureau, enter_all, submit

pytestmark = pytest.mark.django_db
PAGE = f"/desk/report/{YEAR}/"


@pytest.fixture(autouse=True)
def january() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def begun(system: By) -> Bureau:
    return bureau(system)


def sit(client: Client, person: Person) -> None:
    client.force_login(settled(person))


def test_a_report_is_begun_from_the_list(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.openness)
    assert f"{YEAR}年政府信息公开工作年度报告" in text(client.get("/desk/report/"))
    answer = client.post("/desk/report/", {"year": 2024}, follow=True)
    assert answer.redirect_chain[-1][0] == "/desk/report/2024/"
    assert queries.report(begun.code, 2024).state is State.DRAFTING


def test_every_figure_leads_to_its_records(client: Client, begun: Bureau) -> None:
    request = rows.request(
        begun.by("drafter"), begun.people.agency, "natural", date(YEAR, 3, 3), "D02", date(YEAR, 3, 9)
    )
    post = rows.broadcast(begun.by("drafter"), begun.people.agency, date(YEAR, 3, 3), title="一条微博")
    enter_all(begun)
    sit(client, begun.people.drafter)
    html = text(client.get(PAGE))
    assert re.search(
        r'data-cell="T3.R3a.natural"[^>]*><a class="figure" href="/desk/report/2025/records/T3.R3a.natural/"', html
    )
    assert '<a class="figure" href="/desk/report/2025/records/T3.R1.total/" data-cell="T3.R1.total">1</a>件' in html
    assert request.register_number in text(client.get(f"{PAGE}records/T3.R3a.natural/"))
    assert post.title in text(client.get(f"{PAGE}records/proactive.by_outlet.new_media/"))
    assert "records/proactive.by_outlet.new_media/" in text(client.get(f"{PAGE}records/proactive.total/"))


def test_the_records_come_in_pages(client: Client, begun: Bureau) -> None:
    for number in range(60):
        rows.broadcast(begun.by("drafter"), begun.people.agency, date(YEAR, 3, 3), title=f"第{number:02d}条")
    sit(client, begun.people.drafter)
    address = f"{PAGE}records/proactive.by_outlet.new_media/"
    assert "第00条" in text(client.get(address)) and "第59条" not in text(client.get(address))
    assert "第59条" in text(client.get(address, {"page": "2"}))
    assert "第59条" in text(client.get(address, {"page": "999"})) and "第00条" in text(
        client.get(address, {"page": "x"})
    )


@pytest.mark.parametrize("key", ["T9.x", "T3.R99.natural", "T2.5.licence.decisions"])
def test_a_key_without_records_is_refused_with_a_sentence(client: Client, begun: Bureau, key: str) -> None:
    sit(client, begun.people.drafter)
    assert client.get(f"{PAGE}records/{key}/").status_code in (404, 409)


def test_two_people_sign_the_entries(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.openness)
    given = {"T2.5.licence.decisions": "12", "T2.6.penalty.decisions": "0", "source": "许可台账"}
    client.post(f"{PAGE}entries/", given)
    entries = queries.report(begun.code, YEAR).entries
    assert {key: entry.value for key, entry in entries.items()} == {
        "T2.5.licence.decisions": 12,
        "T2.6.penalty.decisions": 0,
    }
    own = client.post(f"{PAGE}entries/sign/", {"key": list(entries)}, follow=True)
    assert "填报人不能" in text(own) or "不能自己复核" in text(own)
    sit(client, begun.second)
    assert "12" in text(client.get(f"{PAGE}entries/"))
    client.post(f"{PAGE}entries/sign/", {"key": list(entries)})
    assert all(entry.complete for entry in queries.report(begun.code, YEAR).entries.values())


def test_a_number_that_is_none_keeps_what_was_typed(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.openness)
    answer = client.post(f"{PAGE}entries/", {"T2.5.licence.decisions": "一打", "source": "台账"})
    assert answer.status_code == 422 and "一打" in text(answer)
    assert not queries.report(begun.code, YEAR).entries


def test_a_figure_without_records_is_named_signed_and_written(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.openness)
    half = client.post(f"{PAGE}entries/", {"other_name": "热线来电", "source": "热线台账"})
    assert half.status_code == 422 and not queries.report(begun.code, YEAR).entries
    client.post(f"{PAGE}entries/", {"other_name": "热线来电", "other_value": "37", "source": "热线台账"})
    client.post(f"{PAGE}entries/", {"other_name": "信箱来信", "other_value": "5", "source": "信箱台账"})
    client.post(f"{PAGE}entries/", {"other_name": "热线来电", "other_value": "38", "source": "热线台账"})
    entries = queries.report(begun.code, YEAR).entries
    assert {entry.label: entry.value for entry in entries.values()} == {"热线来电": 38, "信箱来信": 5}
    text_of = {"body": "<p>接听{{数据：热线来电}}次。</p>", "lock_version": "0"}
    client.post(f"{PAGE}text/overview/", text_of)
    html = text(client.get(PAGE))
    assert ">38</a>次。" in html or ">38</span>次。" in html
    assert "热线来电" in text(client.get(f"{PAGE}entries/"))


def test_a_text_is_written_and_two_at_once_lose_nothing(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.drafter)
    address = f"{PAGE}text/overview/"
    assert "{{数据：主动公开信息总数}}" in text(client.get(address))
    client.post(address, {"body": "<p>甲方写的文字</p>", "lock_version": "0"})
    answer = client.post(address, {"body": "<p>乙方写的文字</p>", "lock_version": "0"})
    assert answer.status_code == 422
    assert "甲" in text(answer) and "乙方写的文字" in text(answer)
    assert 'name="lock_version" value="1"' in text(answer)
    client.post(address, {"body": "<p>乙方写的文字</p>", "lock_version": "1"})
    assert queries.report(begun.code, YEAR).narratives["overview"].body == "<p>乙方写的文字</p>"


def test_script_in_a_text_does_not_survive(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.drafter)
    client.post(f"{PAGE}text/overview/", {"body": "<p>好</p><script>alert(1)</script>", "lock_version": "0"})
    assert "alert(1)" not in text(client.get(PAGE))


def test_a_reason_is_given_beside_the_check(client: Client, begun: Bureau) -> None:
    enter_all(begun)
    sit(client, begun.people.drafter)
    with time_machine.travel("2026-02-03T01:00:00Z", tick=False):
        sit(client, begun.people.drafter)
        assert "年度报告应在法定期限前公布" in text(client.get(PAGE))
        client.post(f"{PAGE}act/", {"act": "submit"})
        assert queries.report(begun.code, YEAR).state is State.DRAFTING
        client.post(f"{PAGE}explain/", {"check": "X.late", "reason": "系统迁移。"})
        client.post(f"{PAGE}act/", {"act": "submit"})
    assert queries.report(begun.code, YEAR).state is State.SUBMITTED


def test_three_people_see_it_through(client: Client, begun: Bureau) -> None:
    enter_all(begun)
    sit(client, begun.people.drafter)
    client.post(f"{PAGE}act/", {"act": "submit"})
    assert "取回" in text(client.get(PAGE))
    client.post(f"{PAGE}act/", {"act": "pass"})
    assert queries.report(begun.code, YEAR).state is State.SUBMITTED
    sit(client, begun.people.reviewer)
    client.post(f"{PAGE}act/", {"act": "return", "opinion": ""})
    assert queries.report(begun.code, YEAR).state is State.SUBMITTED
    client.post(f"{PAGE}act/", {"act": "pass"})
    sit(client, begun.people.final)
    client.post(f"{PAGE}act/", {"act": "approve"})
    client.post(f"{PAGE}act/", {"act": "release"})
    client.post(f"{PAGE}act/", {"act": "release"})
    assert queries.report(begun.code, YEAR).state is State.RELEASED
    assert f"/{begun.code}/reports/{YEAR}" in text(client.get(PAGE))
    sit(client, begun.people.drafter)
    client.post(f"{PAGE}act/", {"act": "reopen", "opinion": "更正。"})
    assert queries.report(begun.code, YEAR).state is State.DRAFTING
    assert queries.released(begun.code, YEAR) is not None


def test_a_moved_figure_stops_the_release_with_a_sentence(client: Client, begun: Bureau) -> None:
    enter_all(begun)
    approve(begun, submit(begun))
    rows.broadcast(begun.by("drafter"), begun.people.agency, date(YEAR, 3, 3))
    sit(client, begun.people.final)
    with time_machine.travel(AT.replace(hour=11), tick=False):
        sit(client, begun.people.final)
        answer = client.post(f"{PAGE}act/", {"act": "release"}, follow=True)
    assert "请退回编写人" in text(answer)
    assert queries.report(begun.code, YEAR).state is State.APPROVED


def test_the_definitions_of_seeming_contradictions_stand_side_by_side(client: Client, begun: Bureau) -> None:
    rows.document(
        begun.by("drafter"), begun.people.agency, date(YEAR, 3, 3), kind="normative",
        issuing_agency=begun.people.agency.parent, made_on=date(YEAR, 3, 1), effective_on=date(YEAR, 3, 1),
    )  # fmt: skip
    sit(client, begun.people.drafter)
    html = text(client.get(PAGE))
    assert "看似不一致的数字" in html and "由本机关起草、12月31日有效" in html and "由本机关印发、12月31日有效" in html


@pytest.mark.parametrize(("shape", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{")])
def test_what_is_on_the_desk_is_also_in_files(client: Client, begun: Bureau, shape: str, begins: bytes) -> None:
    sit(client, begun.people.drafter)
    assert f'href="{PAGE}preview.{shape}"' in text(client.get(PAGE))
    answer = client.get(f"{PAGE}preview.{shape}")
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("inline" if shape == "pdf" else "attachment")
    client.logout()
    assert client.get(f"{PAGE}preview.{shape}").status_code == 302


def test_the_drafts_data_name_its_checks(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.drafter)
    value = json.loads(client.get(f"{PAGE}preview.json").content)
    assert value["tables"]["T2"]["T2.5.licence"] == [None]
    assert "T2.type@5.licence.decisions" in {check["id"] for check in value["checks"]}


def test_nobody_without_a_role_sees_it(client: Client, begun: Bureau, system: By) -> None:
    clerk = staff(By(system.who, EARLY), begun.people.agency, Role.FOI_CLERK)
    sit(client, clerk)
    assert client.get(PAGE).status_code == 403
    client.logout()
    assert client.get(PAGE).status_code == 302


def test_an_unknown_year_is_a_sentence(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.drafter)
    assert client.get("/desk/report/2023/").status_code in (404, 409)


def test_the_inspector_reads_and_changes_nothing(client: Client, begun: Bureau, system: By) -> None:
    inspector = staff(By(system.who, EARLY), begun.people.agency, Role.INSPECTOR)
    sit(client, inspector)
    html = text(client.get(PAGE))
    assert 'name="act"' not in html and "/text/overview/" not in html
    assert client.get(f"{PAGE}text/overview/").status_code == 403
    actions.sign(by=begun.by("openness"), report=begun.report, values={"T2.5.licence.decisions": 1}, source="台账")
    client.post(f"{PAGE}entries/sign/", {"key": ["T2.5.licence.decisions"]})
    assert not queries.report(begun.code, YEAR).entries["T2.5.licence.decisions"].complete


def test_the_page_in_english(client: Client, begun: Bureau) -> None:
    sit(client, begun.people.drafter)
    html = text(client.get(f"/en{PAGE}"))
    assert "Natural persons" in html and "What it counts" in html and "统计口径" not in html
