"""The list of links to other sites: who sees it, how it is narrowed, what leaves as a file, what it says when asking is off."""

import io
import re
import socket
from datetime import timedelta

import openpyxl
import pytest

from mingchuang.channels.schedule.asking import Said
from mingchuang.channels.schedule.links import check_links
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.documents.outward import Answer
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LIST = "/desk/documents/outward/"
SAID = {
    "dead.cn": Said(Answer.GONE, 404), "closed.cn": Said(Answer.CLOSED, 403), "good.cn": Said(Answer.FOUND, 200),
    "inside.cn": Said(Answer.INSIDE),
}  # fmt: skip


def say(url):
    return SAID[url.split("/")[2]]


def body(*hosts):
    return "".join(f'<p>见<a href="https://{host}/?a=1&amp;b=<i>">{host}</a></p>' for host in hosts)


@pytest.fixture
def people(system, at, settings, monkeypatch):
    settings.CHECK_LINKS = True
    monkeypatch.setattr(socket, "create_connection", lambda *where, **more: pytest.fail(str(where)))
    found = factory.three(system)
    factory.released(found, at, title="甲办法", body=body("dead.cn", "good.cn"))
    factory.draft(found, at, title="乙通知", body=body("dead.cn", "closed.cn", "inside.cn"))
    return found


def rows(page):
    return [part.split('"')[1] for part in page.split('<th scope="row"><a href=')[1:]]


def test_every_link_stands_with_its_answer_its_day_and_its_documents(client, system, people, at):
    for day in range(2):
        list(check_links(at + day * DAY, say))
    at_desk(client, system, people.agency, Role.OPENNESS)
    page = text(client.get(LIST))
    assert rows(page)[0] == "https://dead.cn/?a=1&amp;b=&lt;i&gt;"
    assert len(rows(page)) == 4
    for words in (
        "失效", "网页不存在 · HTTP 404", "2026年3月12日", "连续2次", "甲办法", "乙通知", "需要人工核对", "指向内部网络", "起草中",
        "需要登录或者拒绝程序访问 · HTTP 403", "定时任务每7天访问一次每个地址", "最近一次访问：2026年3月13日",
    ):  # fmt: skip
        assert words in page, words
    assert "<i>" not in page


def test_it_is_narrowed_by_standing_and_by_a_part_of_the_address(client, system, people, at):
    for day in range(2):
        list(check_links(at + day * DAY, say))
    at_desk(client, system, people.agency, Role.DRAFTER)
    counted = {"": 4, "dead": 1, "failing": 0, "unsure": 2, "unasked": 0, "opens": 1, "nonsense": 4}
    assert {one: len(rows(text(client.get(LIST, {"state": one})))) for one in counted} == counted
    assert len(rows(text(client.get(LIST, {"q": "CLOSED"})))) == 1
    assert "没有符合条件的外链" in text(client.get(LIST, {"q": "无此地址", "state": "dead"}))
    for odd in ({"page": "²"}, {"page": "99"}, {"q": "\x00%_'"}, {"q": "长" * 9999}, {"state": "\x00"}):
        assert client.get(LIST, odd).status_code == 200


def test_the_list_leaves_as_a_file_as_it_is_narrowed(client, system, people, at):
    for day in range(2):
        list(check_links(at + day * DAY, say))
    at_desk(client, system, people.agency, Role.OPENNESS)
    sheet = client.get(LIST, {"state": "dead", "export": "csv"})
    lines = sheet.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("地址,链接情况,应答,HTTP状态码,失败起始日")
    assert "失效,网页不存在,404,2026-03-12,2," in lines[1]
    assert lines[1].endswith("2,乙通知、甲办法")
    assert len(lines) == 2
    book = openpyxl.load_workbook(io.BytesIO(client.get(LIST, {"export": "xlsx"}).content))
    assert book.active.max_row >= 5


def test_only_what_is_ours_is_listed_and_only_to_its_keepers(client, system, people, at):
    list(check_links(at, say))
    other = bureau(system, code="other")
    at_desk(client, system, other, Role.OPENNESS)
    page = text(client.get(LIST))
    assert rows(page) == []
    assert "没有符合条件的外链" in page
    assert client.get(LIST, {"export": "csv"}).status_code == 200
    at_desk(client, system, people.agency, Role.FOI_CLERK)
    assert client.get(LIST).status_code == 403
    client.logout()
    assert client.get(LIST).status_code == 302
    assert client.post(LIST).status_code in (302, 403, 405)


def test_when_asking_is_off_the_page_says_so_and_how_to_turn_it_on(client, system, people, at, settings):
    settings.CHECK_LINKS = False
    list(check_links(at, say))
    at_desk(client, system, people.agency, Role.OPENNESS)
    page = text(client.get(LIST))
    assert "没有开启外链访问" in page
    assert "请联系系统运行维护人员开启" in page
    assert "MINGCHUANG" not in page
    assert "尚未访问" in page
    assert len(rows(page)) == 4


def test_many_documents_of_one_link_are_named_in_short(client, system, people, at):
    for number in range(6):
        factory.released(people, at, title=f"丙通知{number}", body=body("good.cn"))
    list(check_links(at, say))
    at_desk(client, system, people.agency, Role.OPENNESS)
    page = text(client.get(LIST, {"q": "good.cn"}))
    assert "全部7条信息" in page
    (address,) = re.findall(rf'href="({LIST}\d+/)"', page)
    one = text(client.get(address))
    assert one.count("丙通知") == 6
    assert "能打开 · HTTP 200" in one
    assert client.get(f"{address}?export=csv").content.decode("utf-8-sig").count("丙通知") == 6
    for unknown in (f"{LIST}0/", f"{LIST}{10**30}/"):
        assert client.get(unknown).status_code == 404
    at_desk(client, system, bureau(system, code="other"), Role.OPENNESS)
    assert client.get(address).status_code == 404
    at_desk(client, system, people.agency, Role.OPENNESS)
    assert client.get(LIST, {"q": "good.cn", "export": "csv"}).content.decode("utf-8-sig").count("丙通知") == 6


def test_the_room_of_documents_leads_to_it(client, system, people):
    at_desk(client, system, people.agency, Role.DRAFTER)
    assert f'href="{LIST}"' in text(client.get("/desk/documents/"))
