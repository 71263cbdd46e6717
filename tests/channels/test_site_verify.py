"""The page where anybody checks a text."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from mingchuang.domains.documents import actions, queries
from tests.factories import documents

BODY = (
    "<p>第一条 为了规范政务服务事项的设立、调整和实施，方便企业和群众办事，制定本办法。</p>"
    "<p>第二条 关于事项清单的规定适用于全市各级行政机关。</p>"
)
TEXT = re.sub("<[^>]+>", "\n", BODY)


@pytest.fixture
def client():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def released(system, at):
    people = documents.three(system)
    return people, documents.released(people, at, title="政务服务事项管理办法", body=BODY)


def paste(client, text, prefix=""):
    answer = client.post(f"{prefix}/verify", {"text": text})
    return answer, answer.content.decode()


@pytest.mark.django_db
def test_the_empty_form_is_cacheable_and_sets_no_cookie(client):
    answer = client.get("/verify")
    assert answer.status_code == 200 and not answer.cookies and "public" in answer["Cache-Control"]
    assert 'name="text"' in answer.content.decode() and "信息核验" in answer.content.decode()


@pytest.mark.django_db
def test_a_released_text_is_said_to_be_released(client, released):
    people, public_id = released
    answer, page = paste(client, TEXT)
    assert answer.status_code == 200 and not answer.cookies and answer["Cache-Control"] == "no-store"
    assert "与发布的原文一致" in page and people.agency.name in page and "2026年3月12日" in page
    assert f"/{people.agency.code}/d/{public_id}" in page
    assert "This is what was released" in paste(client, TEXT, "/en")[1]


@pytest.mark.django_db
def test_a_fingerprint_in_the_address_is_answered(client, released):
    page = paste(client, TEXT)[1]
    fingerprint = re.search(r"[0-9a-f]{64}", page)[0]
    answer = client.get(f"/verify?fingerprint={fingerprint}")
    assert "与发布的原文一致" in answer.content.decode() and not answer.cookies
    assert (
        client.get(f"/verify?fingerprint={fingerprint}", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    )
    assert "没有发布过" in client.get(f"/verify?fingerprint={'0' * 64}").content.decode()


@pytest.mark.django_db
def test_differences_are_marked_and_said_in_words(client, released):
    page = paste(client, TEXT.replace("关于", "比分直播<b>,篮球"))[1]
    assert "与发布的原文不一致" in page
    assert "<del>关于</del>" in page and "<ins>比分直播&lt;b&gt;,篮球</ins>" in page
    table = page[page.index("逐处对照") :]
    assert "关于" in table and "比分直播&lt;b&gt;,篮球" in table
    assert "共有 12 个字不同" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [("", "请粘贴要核验的文字"), ("  \n", "请粘贴要核验的文字"), ("太短", "文字太短"), ("字" * 100_001, "请分段核验")],
)
def test_bad_input_keeps_what_was_typed_and_says_what_to_do(client, text, said):
    answer, page = paste(client, text)
    assert answer.status_code == 422 and said in page
    assert text.strip()[:100] in page


@pytest.mark.django_db
def test_what_was_withdrawn_as_an_error_is_not_shown_again(client, system, at):
    people = documents.three(system)
    documents.withdrawn(people, at, title="张三的处罚决定", body=BODY)
    page = paste(client, TEXT)[1]
    assert "该信息已撤回" in page and "张三" not in page
    changed = paste(client, TEXT.replace("方便", "便利"))[1]
    assert "本站没有发布过" in changed and "第一条 为了" not in changed.partition("<main")[2].partition("<form")[0]


@pytest.mark.django_db
def test_strange_input_is_survived(client, released):
    for text in (
        "\x00" * 20,
        "<script>alert(1)</script>" * 3,
        "\ud83d".encode("utf-8", "surrogatepass"),
        "𠮷" * 50,
        "a" * 5000,
    ):
        answer = client.post("/verify", {"text": text})
        assert answer.status_code in {200, 422}
        assert b"<script>alert" not in answer.content
    assert client.put("/verify").status_code == 405
    assert client.get("/verify?fingerprint=%00x").status_code in {200, 422}
    assert client.get("/verify", {"fingerprint": "x" * 9}).status_code == 200


@pytest.mark.django_db
def test_an_earlier_edition_leads_to_the_one_in_force(client, released, at):
    people, public_id = released
    later = documents.hand(people.drafter, at + timedelta(days=1))
    actions.correct(by=later, document=public_id, change_note="更正")
    version = queries.workbench(public_id, by=later).lock_version
    fresh = documents.content(people.agency, title="新题", body=BODY.replace("各级", "两级"))
    actions.save(by=later, document=public_id, content=fresh, lock_version=version)
    documents.approve(people, later.at, public_id)
    actions.release(by=documents.hand(people.final, later.at, 9), document=public_id)
    page = paste(client, TEXT)[1]
    assert "这是较早的版本" in page and "阅读现行版本" in page


@pytest.mark.django_db
def test_a_text_that_is_no_longer_current_says_so(client, system, at):
    people = documents.three(system)
    documents.withdrawn(people, at, "withdrawn", title="不再适用的办法", body=BODY)
    page = paste(client, TEXT)[1]
    assert "是发布的原文，但已不再适用" in page and "不再适用的办法" in page
    assert "已标明不再适用" in paste(client, TEXT.replace("方便", "便利"))[1]
