"""找错 from the page of a document to the desk and back: works without script, is escaped, slowed down, answered."""

import re

import pytest
from django.test import Client

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.mistakes import queries
from mingchuang.domains.mistakes.states import State
from tests.channels.conftest import Published
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert("1")</script>'


@pytest.fixture
def address(published: Published) -> str:
    return f"/{published.code}/d/{published.shown}/mistake"


def send(client: Client, address: str, **changes: str) -> object:
    page = client.get(address)
    (key,) = re.findall(r'name="form_key" value="([\w-]+)"', page.text)
    values = {"form_key": key, "passage": "数据", "remark": "错字", "contact": ""}
    return client.post(address, values | changes)


def test_a_reader_tells_of_a_mistake_without_script(client: Client, published: Published, address: str) -> None:
    page = client.get(f"/{published.code}/d/{published.shown}").text
    assert f'href="{published.shown}/mistake"' in page
    assert "passage.js" in page
    answer = send(client, address)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address}?received=1")
    assert "感谢您的指正" in client.get(answer.headers["Location"]).text
    assert queries.counts(published.code) == {State.OPEN: 1}


def test_a_second_click_is_no_second_report(client: Client, published: Published, address: str) -> None:
    for _ in range(2):
        assert client.post(address, {"form_key": "same", "remark": "错字"}).status_code == 302
    assert queries.counts(published.code) == {State.OPEN: 1}


def test_what_is_missing_or_too_fast_is_said_and_nothing_is_lost(
    client: Client, published: Published, address: str
) -> None:
    empty = send(client, address, remark=" ", passage=HOSTILE)
    assert empty.status_code == 422
    assert "请说明错在哪里" in empty.text
    assert HOSTILE not in empty.text
    assert "&lt;script&gt;" in empty.text
    assert send(client, address, remark="长" * 1001).status_code == 422
    for _ in range(5):
        assert send(client, address).status_code == 302
    fast = send(client, address, remark="第六条")
    assert fast.status_code == 429
    assert "每小时最多提交 5 条" in fast.text
    assert "第六条" in fast.text


def test_the_form_needs_its_token_and_is_never_cached(published: Published, address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"remark": "错字"}).status_code == 403
    assert "no-store" in strict.get(address).headers["Cache-Control"]
    assert queries.counts(published.code) == {}


def test_there_is_no_form_for_what_is_not_shown(client: Client, published: Published, at) -> None:
    draft = documents.draft(published.people, at)
    assert client.get(f"/{published.code}/d/{draft}/mistake").status_code == 404
    assert client.post(f"/{published.code}/d/{draft}/mistake", {"remark": "错字"}).status_code == 404
    assert client.get(f"/{published.code}/d/{published.wrong}/mistake").status_code == 410
    assert client.get(f"/{published.code}/d/{published.merged}/mistake").status_code == 301


def test_the_desk_reads_accepts_and_answers(client: Client, system, published: Published, address: str) -> None:
    send(Client(), address, remark=HOSTILE, contact="13912345678")
    (row,) = queries.mistakes(published.code).rows
    at_desk(client, system, published.people.agency, Role.REVIEWER)
    listed = text(client.get("/desk/mistakes/"))
    assert "读者找错" in listed
    assert HOSTILE not in listed
    page = text(client.get(f"/desk/mistakes/{row.public_id}/"))
    assert "13912345678" in page
    assert "所引文字在已发布的原文中" in page
    assert HOSTILE not in page
    assert client.post(f"/desk/mistakes/{row.public_id}/accept/").status_code == 302
    assert queries.mistake(row.public_id).state is State.ACCEPTED
    assert client.post(f"/desk/mistakes/{row.public_id}/", {"move": "put_right", "answer": ""}).status_code == 422
    assert client.post(f"/desk/mistakes/{row.public_id}/", {"move": "other", "answer": "已更正"}).status_code == 422
    done = client.post(f"/desk/mistakes/{row.public_id}/", {"move": "put_right", "answer": "已更正"})
    assert done.status_code == 302
    closed = text(client.get(f"/desk/mistakes/{row.public_id}/"))
    assert "<form" not in closed.partition("<main")[2].partition("</main")[0]
    assert client.get("/desk/mistakes/?state=righted").status_code == 200
    assert client.get("/desk/mistakes/?state=nonsense&page=x").status_code == 200


def test_a_drafter_may_not_dismiss_and_others_see_nothing(
    client: Client, system, published: Published, address: str
) -> None:
    send(Client(), address)
    (row,) = queries.mistakes(published.code).rows
    at_desk(client, system, published.people.agency, Role.DRAFTER)
    assert "不予采纳（没有错误）" not in text(client.get(f"/desk/mistakes/{row.public_id}/"))
    assert client.post(f"/desk/mistakes/{row.public_id}/", {"move": "dismiss", "answer": "无误"}).status_code == 422
    at_desk(client, system, published.people.agency, Role.HANDLER)
    assert client.get("/desk/mistakes/").status_code == 403
    assert client.get("/desk/mistakes/nothing/").status_code == 403
