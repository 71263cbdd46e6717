"""A dead link to another site beside the text: what is recorded is said with its place; nothing is asked while a person waits."""

import re
import socket
from datetime import timedelta

import pytest
from django.urls import reverse

from mingchuang.channels.schedule.asking import Said
from mingchuang.channels.schedule.links import check_links
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.models import Document, OutwardLink
from mingchuang.domains.documents.queries.advice import advice
from mingchuang.law.documents.outward import Answer
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DEAD, GOOD, NEW = "https://old.gov.cn/fg/12.html", "https://www.gov.cn/", "https://new.gov.cn/fg/12.html"


def linked(url, words="《数据管理办法》"):
    return f'<p>详见<a href="{url}">{words}</a>，或者访问<a href="{GOOD}">网站首页</a>。</p>'


def say(url):
    return Said(Answer.GONE, 404) if url.startswith("https://old.gov.cn") else Said(Answer.FOUND, 200)


@pytest.fixture
def people(system, settings, monkeypatch):
    settings.CHECK_LINKS = True
    monkeypatch.setattr(socket, "create_connection", lambda *where, **more: pytest.fail(str(where)))
    return factory.three(system)


def asked_twice(at):
    for day in (0, 1):
        assert list(check_links(at + day * DAY, say))


def look(client, document, **given):
    answer = client.post(reverse("desk_documents:look_open", args=[document]), {"title": "关于归集工作的通知"} | given)
    return text(answer)


def test_from_a_dead_link_to_its_finding_to_its_mending(client, people, at):
    made = factory.draft(people, at, body=linked(DEAD))
    client.force_login(settled(people.drafter))
    assert "外链" not in look(client, made, body=linked(DEAD))
    list(check_links(at, say))
    assert "外链" not in look(client, made, body=linked(DEAD))
    list(check_links(at + DAY, say))
    page = look(client, made, body=linked(DEAD + "#di-san-tiao"))
    (item,) = re.findall(r'<li class="advice-item"[^>]*>', page)
    assert 'data-text="《数据管理办法》"' in item
    assert 'data-start="2" data-end="10"' in item
    assert 'data-weight="review"' in item
    said = "这个外链打不开：网页不存在（HTTP 404）。自2026年3月12日起连续2次访问失败，最近一次访问是2026年3月13日。"
    assert said in page
    assert "外链" not in look(client, made, body=linked(NEW))
    content = Content("notice", "题", linked(DEAD))
    (one,) = [
        one for one in advice(content, agency=people.agency.code, files=0) if one.kind == "writing.link_elsewhere"
    ]
    assert "no such page (HTTP 404). It failed 2 times in a row since 2026-03-12, last on 2026-03-13." in one.why_en


def test_a_reviewer_and_whoever_opens_a_release_see_it_and_a_correction_mends_it(client, people, at):
    made = factory.released(people, at, body=linked(DEAD))
    client.force_login(settled(people.openness))
    address = reverse("desk_documents:document", args=[made])
    assert "外链" not in text(client.get(address))
    asked_twice(at)
    assert "这个外链打不开" in text(client.get(address))
    actions.correct(by=factory.hand(people.drafter, at + 2 * DAY), document=made, change_note="更换失效链接")
    version = Document.objects.get(public_id=made).lock_version
    mended = factory.content(people.agency, title="数据管理办法解读", body=linked(NEW))
    actions.save(by=factory.hand(people.drafter, at + 2 * DAY), document=made, lock_version=version, content=mended)
    factory.approve(people, at + 2 * DAY, made)
    actions.release(by=factory.hand(people.final, at + 2 * DAY, 9), document=made)
    assert "外链打不开" not in text(client.get(address))
    list(check_links(at + 3 * DAY, say))
    list(check_links(at + 4 * DAY, say))
    assert not OutwardLink.objects.filter(url=DEAD).exists()


def test_an_answer_that_a_program_cannot_judge_is_no_finding(client, people, at):
    made = factory.draft(people, at, body=linked(DEAD))
    for day in range(4):
        list(check_links(at + day * DAY, lambda url: Said(Answer.CLOSED, 403)))
    client.force_login(settled(people.drafter))
    assert "外链" not in look(client, made, body=linked(DEAD))
