"""三同步 at the desk: declared, moved on together, listed with what is late."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document
from mingchuang.domains.documents.queries import explaining
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import text
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db
TEXT = {"kind": "interpretation", "details": {"form": "picture", "level": "own"}, "slug": "interpretation"}
RULE = factory.NORMATIVE | {"title": "数据管理办法", "document_number": "六数〔2026〕1号", "slug": "normative"}


def url(name, *args):
    return reverse(f"desk_life:{name}", args=args)


def test_a_pair_goes_from_draft_to_release_on_one_page(desk, people, at):
    document, other = factory.draft(people, at, **RULE), factory.draft(people, at, title="一图读懂办法", **TEXT)
    client = desk("drafter")
    assert url("together", document) in text(client.get(reverse("desk_documents:document", args=[document])))
    assert client.post(url("together", document), {"declared": "needed"}).status_code == 302
    assert "请起草解读并关联本文件" in text(client.get(url("together", document)))
    actions.link(by=factory.hand(people.drafter, at), source=other, target=document, link_type="interprets")
    assert "一图读懂办法" in text(client.get(url("together", document)))
    client.post(url("act", document), {"move": "submit"})
    desk("reviewer").post(url("act", other), {"move": "pass", "opinion": "同意"})
    page = text(desk("final").get(url("together", document)))
    assert 'value="approve"' in page and 'value="release"' not in page
    client.post(url("act", document), {"move": "approve"})
    assert 'value="release"' in text(client.get(url("together", other)))
    before = Entry.objects.count()
    for wrong in ({"move": "explode"}, {"move": "schedule", "schedule-at_year": "x"}, {"move": "\x00"}, {}):
        assert client.post(url("act", document), wrong).status_code == 302
    assert Entry.objects.count() == before
    client.post(url("act", document), {"move": "release"})
    assert set(Document.objects.values_list("public_state", flat=True)) == {"shown"}
    listed = text(client.get(url("interpretations")))
    assert "同步发布" in listed and "一图读懂办法" in listed


def test_an_interpretation_begun_from_its_document_is_linked_by_being_saved(desk, people, at):
    document = factory.draft(people, at, **RULE)
    client = desk("drafter")
    client.post(url("together", document), {"declared": "needed"})
    way = re.search(r'href="([^"]*explains=[^"]*)"', text(client.get(url("together", document))))[1]
    page = text(client.get(way, follow=True))
    assert "《数据管理办法》解读" in page and "保存时与" in page
    fields = dict(re.findall(r'<input type="hidden" name="(form_key|explains)" value="([^"]+)"', page))
    given = {
        "title": "《数据管理办法》解读",
        "body": "<p>背景。</p>",
        "publicity": "proactive",
        "form": "text",
        "level": "own",
    }
    new = reverse("desk_documents:new", args=["interpretation"])
    # Typing that was kept knows what it explains when it is taken up from the list.
    client.post(reverse("desk_documents:keep"), given | fields | {"kind": "interpretation"})
    assert f'name="explains" value="{document}"' in text(client.get(f"{new}?key={fields['form_key']}"))
    assert client.post(new, given | fields).status_code == 302
    made = explaining.pair(document).interpretation
    assert "与《〈数据管理办法〉解读》同步办理" in text(client.get(reverse("desk_documents:document", args=[document])))
    assert "已复制《〈数据管理办法〉解读》的内容" in text(client.get(f"{new}?copy={made}", follow=True))
    pair = explaining.pair(document)
    assert pair.interpretation_title == "《数据管理办法》解读"
    assert 'value="submit"' in text(client.get(url("together", document)))


def test_an_interpretation_of_what_is_not_there_is_saved_and_the_missing_link_said(desk, people, at):
    client = desk("drafter")
    new = reverse("desk_documents:new", args=["interpretation"])
    assert client.get(f"{new}?key=k&explains=nothing").status_code == 404
    sent = {
        "title": "解读",
        "publicity": "proactive",
        "form": "text",
        "level": "own",
        "form_key": "k",
        "explains": "nothing",
    }
    answer = client.post(new, sent, follow=True)
    assert "已保存" in text(answer) and Document.objects.get().title == "解读"


def test_the_page_of_a_pair_says_why_nothing_can_be_done_on_both(desk, people, at):
    document, other = factory.draft(people, at, **RULE), factory.draft(people, at, title="一图读懂办法", **TEXT)
    actions.link(by=factory.hand(people.drafter, at), source=other, target=document, link_type="interprets")
    actions.declare_interpretation(by=factory.hand(people.drafter, at), document=document, declared="needed")
    assert "不在同一步" not in text(desk("drafter").get(url("together", document)))
    for one, title in ((document, "一图读懂办法"), (other, "数据管理办法")):
        page = text(desk("reviewer").get(reverse("desk_documents:document", args=[one])))
        assert f"与《{title}》同步办理" in page and url("together", one) in page
    actions.submit(by=factory.hand(people.drafter, at, 1), document=document)
    for person in ("drafter", "reviewer"):
        assert "两件不在同一步" in text(desk(person).get(url("together", document)))
    actions.submit(by=factory.hand(people.drafter, at, 1), document=other)
    page = text(desk("drafter").get(url("together", document)))
    assert "等待审核人办理" in page and 'value="pass"' not in page
    assert "等待审核人办理" not in text(desk("reviewer").get(url("together", document)))


def test_a_reason_is_signed_and_a_wrong_declaration_comes_back(desk, people, at):
    document = factory.draft(people, at, **RULE)
    client = desk("drafter")
    refused = client.post(url("together", document), {"declared": "later", "reason": "应急"})
    assert refused.status_code == 422 and "分管领导签署" in text(refused) and "应急" in text(refused)
    assert client.post(url("together", document), {"declared": "perhaps"}).status_code == 422
    assert desk("final").post(url("together", document), {"declared": "later"}).status_code == 422
    sent = client.post(url("together", document), {"declared": "later", "reason": "应急印发"})
    assert sent.status_code == 302 and explaining.pair(document).signed_by == "赵复审"
    assert client.get(url("together", factory.draft(people, at))).status_code == 409
    assert client.get(url("together", "nothing")).status_code == 404


def test_what_is_missing_is_counted_and_leaves_as_a_file(desk, people, at):
    factory.released(people, at, **RULE)
    factory.released(people, at, title="图解", **TEXT)
    client = desk("openness")
    page = text(client.get(url("interpretations") + "?year=2026"))
    assert "逾期缺失" in page and "图片" in page
    missing = client.get(url("interpretations_export", "xlsx") + "?year=2026&standing=missing")
    rows = load_workbook(BytesIO(missing.content)).worksheets[0]
    assert [row[0].value for row in rows.iter_rows(min_row=2)] == ["数据管理办法"]
    late = client.get(url("interpretations_export", "csv") + "?year=2026&standing=late").content.decode()
    assert "数据管理办法" not in late
    for odd in ("?year=²", "?year=99999999", "?standing=%00", "?year=0"):
        assert client.get(url("interpretations") + odd).status_code == 200
