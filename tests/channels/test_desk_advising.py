"""Findings beside the text while it is written, and in the review: places, fixes, dead links, bad input."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.queries.advice import advice
from mingchuang.press.sanitising import plain_text, whitespace_free
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db


def typed(**given):
    return {"kind": "notice", "title": "关于做好归集工作的通知", "body": "<p>请认真落实。</p>"} | given


def look(client, **given):
    return text(client.post(reverse("desk_documents:look"), typed(**given)))


def items(page):
    return [
        tuple(re.search(rf'data-{name}="([^"]*)"', item)[1] for name in ("part", "text", "fix"))
        for item in re.findall(r'<li class="advice-item"[^>]*>', page)
    ]


def test_each_finding_stands_with_its_part_its_passage_and_its_fix(drafter):
    page = look(
        drafter, title="关于做好归集工作的通知。", document_number="六数资[2026]8号",
        body="<p>按照国发[2019]5号统一布署，由张某（手机13812345678）办理。</p>",
    )  # fmt: skip
    assert items(page) == [
        ("body", "13812345678", "138****5678"),
        ("title", "知。", "知"),
        ("document_number", "六数资[2026]8号", "六数资〔2026〕8号"),
        ("body", "[2019]5号", "〔2019〕5号"),
        ("body", "布署", "部署"),
    ]
    assert "共5条提示" in page
    assert "发文字号的年份应当用六角括号〔〕括入。" in page


def test_a_sound_text_raises_nothing(drafter):
    assert "正文没有需要提示的问题" in look(drafter)


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"body": "\x00<p>甲", "made_on_year": "x", "made_on_month": "99", "made_on_day": "-1"},
        {"body": "<p>" + "<b>" * 150 + "甲", "kind": "nonsense"},
        {"title": "甲" * 5000, "document_number": "〔" * 500, "issuing_agency": "nobody"},
    ],
)
def test_any_input_is_answered(drafter, bad):
    assert drafter.post(reverse("desk_documents:look"), bad).status_code == 200


def test_what_is_nested_beyond_sense_or_too_long_is_said(drafter):
    deep = drafter.post(reverse("desk_documents:look"), typed(body="<div>" * 500))
    assert deep.status_code in (409, 422)
    assert "正文过长" in look(drafter, body="甲" * 1_000_001)


def test_places_count_signs_without_white_space(people):
    body = "<h2>一、 总则</h2>\n<table><tr><td> 甲 </td><td>统一布署</td></tr></table><p>再次\u3000布署。</p>"
    found = [
        one for one in advice(Content("notice", "题", body), agency=people.agency.code, files=0) if one.text == "布署"
    ]
    bare = whitespace_free(plain_text(body))
    assert len(found) == 2
    for one in found:
        assert bare[one.start : one.end] == "布署"


def test_links_within_the_site_that_lead_nowhere_are_found(people, at):
    shown = factory.released(people, at)
    gone = factory.withdrawn(people, at)
    draft = factory.draft(people, at)
    code = people.agency.code
    body = "".join(
        f'<p><a href="{address}">{name}</a></p>'
        for address, name in [
            (f"/{code}/d/{shown}", "在"), (f"/en/{code}/d/{shown}", "在英文"), (f"/{code}/d/{gone}", "撤"),
            (f"https://open.example.cn/{code}/d/{draft}", "稿"), (f"https://elsewhere.cn/{code}/d/{draft}", "外"),
            (f"/{code}/d/nosuchdocument", "无"), ("/files/nosuchfile", "件"), ("mailto:a@luan.gov.cn", "信"),
            (f"/{code}/", "机关"),
        ]
    )  # fmt: skip
    content = Content("notice", "题", body)
    found = advice(content, agency=code, files=0, host="open.example.cn")
    assert [one.text for one in found if one.kind == "writing.link"] == ["撤", "稿", "无", "件"]


def test_the_open_edition_is_looked_at_by_those_who_may_read_it(drafter, client, people, at, system):
    made = factory.draft(people, at, body="<p>请按附件填报。</p>", made_on=date(2026, 3, 1))
    address = reverse("desk_documents:look_open", args=[made])
    assert ("body", "附件", "") in items(text(drafter.post(address, typed(body="<p>请见附件。</p>"))))
    from mingchuang.domains.documents import actions

    actions.attach(by=factory.hand(people.drafter, at, 1), document=made, name="表.txt", content="甲".encode())
    assert items(text(drafter.post(address, typed(body="<p>请见附件。</p>")))) == []
    assert drafter.get(address).status_code == 405
    assert drafter.post(reverse("desk_documents:look_open", args=["nosuchdocument"]), typed()).status_code == 404
    client.force_login(settled(people.reviewer))
    assert client.post(address, typed()).status_code == 403


def test_reviewers_see_what_departs_from_the_form(client, people, at):
    made = factory.draft(people, at, body="<p>按照统一布署抓好落实。</p>")
    client.force_login(settled(people.reviewer))
    page = text(client.get(reverse("desk_documents:document", args=[made])))
    assert "公文格式提示" in page
    assert "“布署”应为“部署”。" in page
    assert "data-mend" not in page


def test_the_list_stays_short(drafter):
    page = look(drafter, body="".join(f"<p>{n}布署</p>" for n in range(80)))
    assert len(items(page)) == 60
    assert "另有20条" in page


def test_pictures_without_words_are_counted(people):
    body = '<p>甲<img src="/files/abcdefgh1" alt="现场"><img src="/files/abcdefgh2" alt=""><img src="/files/abcdefgh3"></p>'
    (found,) = advice(Content("notice", "题", body), agency=people.agency.code, files=0)
    assert found.why_zh.startswith("正文中有2张图片没有替代文字")
    assert (found.text, found.action) == ("", "notice")
