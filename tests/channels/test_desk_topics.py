"""A topic is composed at the desk from blocks: nothing typed is lost, nothing incomplete saved, nothing withheld shown."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from mingchuang.channels.desk.documents.library import INTO_TEXTS
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document, Draft, Edition
from mingchuang.domains.documents.queries import pictures as library
from mingchuang.ledger.models import Entry
from mingchuang.press.topics import Block, read
from tests.channels.desk_helpers import at_desk, settled, text
from tests.channels.test_desk_library import drawn
from tests.factories import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client, system, people):
    return at_desk(client, system, people.agency, Role.DRAFTER)


@pytest.fixture
def topic(client, me):
    """A new topic without blocks; its address at the desk."""
    answer = client.post("/desk/topics/new/", {"title": "数据共享专题", "arrangement": "empty"})
    assert answer.status_code == 302, text(answer)
    return answer["Location"]


class Page:
    """The composer as its form would be sent back."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.read(client.get(address))

    def read(self, answer):
        self.answer, self.html = answer, text(answer)
        self.values = {}
        form = LexborHTMLParser(self.html).css_first("#composer")
        if form is None:
            return
        for one in form.css("input, textarea, select"):
            name, kind = one.attributes.get("name"), one.tag
            if not name or name in ("csrfmiddlewaretoken",):
                continue
            if kind == "textarea":
                value = one.text(deep=True).removeprefix("\n")
            elif kind == "select":
                chosen = one.css_first("option[selected]") or one.css_first("option")
                value = chosen.attributes.get("value") if chosen is not None else ""
            else:
                value = one.attributes.get("value") or ""
            self.values.setdefault(name, []).append(value)

    def press(self, act, **typed):
        values = self.values | {name.replace("__", "-"): value for name, value in typed.items()} | {"act": act}
        answer = self.client.post(self.address, values)
        self.location = answer.get("Location", "")
        self.read(
            self.client.get(self.location) if answer.status_code == 302 and "/topics/" in self.location else answer
        )
        return answer

    @property
    def kinds(self):
        return [self.values[f"block-{n}-kind"][0] for n in range(int(self.values["count"][0]))]


def stored(title="数据共享专题"):
    return read(Edition.objects.get(title=title).body)


def typed(**values):
    return {f"block__{name[1:].replace('_', '__', 1)}": value for name, value in values.items()}


def test_the_empty_list_offers_three_arrangements(client, me):
    page = text(client.get("/desk/topics/"))
    assert page.count("?arrangement=") == 3
    assert "还没有专题" in page
    chosen = text(client.get("/desk/topics/new/?arrangement=work"))
    assert re.search(r'value="work"[^>]*checked', chosen)
    answer = client.post("/desk/topics/new/", {"title": "", "arrangement": "work"})
    assert answer.status_code == 422
    assert "请填写专题标题" in text(answer)


def test_an_arrangement_is_kept_for_its_writer_and_not_saved(client, me, people):
    answer = client.post("/desk/topics/new/", {"title": "办事专题", "arrangement": "policy"})
    page = Page(client, answer["Location"])
    assert page.kinds == ["text", "pair", "newest", "links", "pointer"]
    assert page.values["block-2-section"] == [f"{people.agency.code}/news"]
    assert Edition.objects.get().body == ""
    assert page.press("save").status_code == 422
    assert "请填写这一段的标题或正文" in page.html
    assert page.kinds == ["text", "pair", "newest", "links", "pointer"]


def test_blocks_are_added_moved_removed_and_put_back(client, topic):
    page = Page(client, topic)
    for kind in ("text", "notice", "newest"):
        page.press(f"add:{kind}")
    page.press("up:2", **typed(b1_text="重要提示", b0_title="导读"))
    assert page.kinds == ["text", "newest", "notice"]
    assert "重要提示" in page.html
    assert "at=1&focus=up" in page.location
    page.press("up:1")
    assert "at=0&focus=down" in page.location
    assert re.search(r'value="down:0"\s+autofocus', page.html)
    page.press("remove:2")
    assert page.kinds == ["newest", "text"]
    page.press("remove:1")
    page.press("undo")
    page.press("undo")
    assert page.kinds == ["newest", "text", "notice"]
    assert "重要提示" in page.html
    assert not Entry.objects.filter(act__endswith="save").exists()
    for nonsense in (
        "up:0",
        "down:9",
        "remove:77",
        "choose:0",
        "document:0:5:1",
        "add:nothing",
        "x" * 300,
        "up:-1",
        "",
    ):
        assert page.press(nonsense).status_code == 302, nonsense
    assert page.kinds == ["newest", "text", "notice"]


def test_a_topic_of_every_block_is_saved_as_text_and_read_again(client, topic, people, at, system):
    shown = documents.released(people, at, title="数据共享工作动态")
    policy = documents.released(people, at, **(documents.NORMATIVE | {
        "document_number": "六数资〔2026〕1号", "title": "共享办法", "slug": "normative"}))  # fmt: skip
    code = people.agency.code
    picture = actions.add_picture(
        by=documents.hand(people.drafter, at), agency=code, name="a.jpg", content=drawn(), alt="窗口", source="",
        focal=(50, 50),
    )  # fmt: skip
    page = Page(client, topic)
    for kind in ("text", "picture", "newest", "picked", "pair", "links", "pointer", "notice"):
        page.press(f"add:{kind}")
    page.press(f"picture:1:{picture}")
    page.press("find:3", **typed(b3_find="数据共享工作"))
    assert f"choose:3:{code}:{shown}" in page.html
    page.press(f"choose:3:{code}:{shown}")
    page.press("keep", **typed(b4_find="六数资〔2026〕1号"))
    page.press(f"choose:4:{code}:{policy}")
    answer = page.press("save", **typed(
        b0_title="导读", b0_text="第一段\n第二段", b2_title="最新", b2_section=f"{code}/news", b2_most="3",
        b5_words=["省平台"], b5_href=["https://www.ah.gov.cn/"], b7_text="请注意",
    ))  # fmt: skip
    assert answer.status_code == 302, page.html
    kept = stored()
    assert [one.kind for one in kept] == page.kinds
    assert kept[0] == Block("text", "导读", html="<p>第一段</p><p>第二段</p>")
    assert (kept[1].alt, kept[1].src.startswith("/files/")) == ("窗口", True)
    assert (kept[2].section, kept[2].most) == ("news", 3)
    assert [one.document for one in kept[3].documents] == [shown]
    assert kept[6].to == f"/{code}/requests"
    assert not Draft.objects.exists()
    assert page.values["block-0-text"] == ["第一段\n第二段"]
    assert "lead" in INTO_TEXTS
    assert library.library(code)


def test_what_is_wrong_is_said_at_its_block_and_stays_typed(client, topic, people, at):
    code = people.agency.code
    draft = documents.draft(people, at, title="未发布的文件")
    page = Page(client, topic)
    for kind in ("newest", "picked", "picture", "links", "pointer"):
        page.press(f"add:{kind}")
    answer = page.press("save", **typed(
        b0_title="最新动态", b1_document=[f"{code}/{draft}/未发布的文件"], b2_src="/files/abcdef12", b2_alt="",
        b3_words=["省平台", "别处"], b3_href=["https://", ""], b4_title="",
    ))  # fmt: skip
    assert answer.status_code == 422
    for sentence in (
        "请选择要显示的栏目", "“未发布的文件”尚未发布或者已经撤回", "请填写图片说明（替代文字）", "第1条链接的地址不完整",
        "第2条链接请同时填写文字和地址", "请填写按钮文字",
    ):  # fmt: skip
        assert sentence in page.html, sentence
    assert 'href="#block-2"' in page.html
    assert 'value="最新动态"' in page.html
    assert Edition.objects.get(title="数据共享专题").body == ""
    closed = page.press("save", **typed(b0_section=f"{code}/nowhere"))
    assert closed.status_code == 422
    assert "这个栏目已停用或没有启用" in page.html


def test_only_what_can_be_read_is_found_and_chosen(client, topic, people, at):
    documents.draft(people, at, title="数据共享未发布")
    gone = documents.withdrawn(people, at, title="数据共享已撤回")
    page = Page(client, topic)
    page.press("add:picked")
    page.press("find:0", **typed(b0_find="数据共享"))
    assert "没有符合条件的已发布文件" in page.html
    page.press(f"choose:0:{people.agency.code}:{gone}")
    assert "block-0-document" not in page.values
    assert "尚未发布或者已经撤回" in page.html


def test_two_people_never_overwrite_each_other(client, topic, people, system, at):
    page = Page(client, topic)
    page.press("add:text", title="数据共享专题")
    other = Client()
    at_desk(other, system, people.agency, Role.DRAFTER, name="孙同事")
    theirs = Page(other, topic)
    theirs.press("add:notice")
    theirs.press("save", **typed(b0_text="甲乙丙"))
    answer = page.press("save", **typed(b0_text="丁戊己"))
    assert answer.status_code == 200
    assert "孙同事在您编排期间保存了这一稿" in page.html
    assert "甲乙丙" in page.html
    assert "丁戊己" in page.html
    assert [one.kind for one in stored()] == ["notice"]
    again = page.press("save")
    assert again.status_code == 200
    assert [one.kind for one in stored()] == ["notice"]
    assert page.press("over").status_code == 302
    assert stored() == (Block("text", html="<p>丁戊己</p>"),)


def test_the_text_editor_and_the_composer_share_what_is_not_saved(client, topic, people):
    page = Page(client, topic)
    page.press("add:text")
    page.press("autosave", **typed(b0_text="刚写的一段"))
    public_id = Document.objects.get().public_id
    assert "刚写的一段" in text(client.get(f"/desk/documents/d/{public_id}/edit/"))
    client.post(
        f"/desk/documents/d/{public_id}/keep/", {"title": "改题", "body": "<p><b>粗体</b></p>", "lock_version": "1"}
    )
    page = Page(client, topic)
    assert page.values["title"] == ["改题"]
    assert "block-0-html" in page.values
    page.press("drop")
    assert page.kinds == []
    assert not Draft.objects.exists()


def test_saving_leaves_the_metadata_as_it_is(client, topic, people, me):
    document = Document.objects.get()
    edition = Edition.objects.get()
    facts = {"summary": "摘要", "keywords": "数据、共享", "topic": "综合政务"}
    content = documents.content(people.agency, kind="page", slug="pages", title="数据共享专题", **facts)
    actions.save(by=documents.hand(me, timezone.now()), document=document.public_id, content=content,
                 lock_version=document.lock_version)  # fmt: skip
    page = Page(client, topic)
    page.press("add:text")
    assert page.press("save", **typed(b1_text="又一段")).status_code == 302
    edition.refresh_from_db()
    assert (edition.summary, edition.keywords, edition.topic) == ("摘要", "数据、共享", "综合政务")
    assert "又一段" in edition.body
    assert [one.section.category.slug for one in document.placements.all()] == ["pages"]


def test_the_preview_shows_what_readers_would_see(client, topic, people, at):
    code = people.agency.code
    documents.released(people, at, title="已发布的动态")
    documents.draft(people, at, title="未发布的动态")
    page = Page(client, topic)
    page.press("add:newest")
    page.press("add:text")
    page.press("autosave", **typed(
        b0_title="最新", b0_section=f"{code}/news", b1_html='<p onclick="x()">甲<script>alert(1)</script></p>'))  # fmt: skip
    frame = client.get(f"{topic}preview/page/")
    assert "已发布的动态" in text(frame)
    assert "未发布的动态" not in text(frame)
    assert "onclick" not in text(frame)
    assert "alert(1)" not in text(frame)
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    held = client.get(f"{topic}preview/?width=wide")
    assert "frame-src 'self'" in held["Content-Security-Policy"]
    assert held["X-Frame-Options"] == "DENY"
    assert 'class="preview-frame wide"' in text(held)
    assert "您输入但尚未保存" in text(held)
    other = Client()
    other.force_login(settled(people.reviewer))
    seen = text(other.get(f"{topic}preview/page/"))
    assert "已发布的动态" not in seen


def test_other_kinds_and_closed_editions_have_no_composer(client, me, people, at):
    news = documents.draft(people, at, title="普通动态")
    answer = client.get(f"/desk/topics/d/{news}/")
    assert answer.status_code == 409
    assert "不是专题页面" in text(answer)
    page = documents.released(people, at, kind="page", slug="pages", title="已发布专题")
    assert client.get(f"/desk/topics/d/{page}/").status_code == 409
    assert client.get(f"/desk/topics/d/{page}/preview/").status_code == 200
    assert client.get("/desk/topics/d/nothing/").status_code == 404


def test_another_section_is_seen_in_the_comparison_of_two_editions(client, me, people, at):
    code = people.agency.code

    def body(section):
        return f'<p><a href="/{code}/c/{section}">动态</a></p>'

    page = documents.released(people, at, kind="page", slug="pages", title="专题", body=body("news"))
    later = documents.hand(me, at, 60)
    actions.correct(by=later, document=page, change_note="改为公告")
    version = Document.objects.get(public_id=page).lock_version
    content = documents.content(people.agency, kind="page", slug="pages", title="专题", body=body("notices"))
    actions.save(by=later, document=page, content=content, lock_version=version)
    shown = text(client.get(f"/desk/documents/d/{page}/compare/1/2/"))
    assert f"/{code}/c/n<del>ew</del>s" in shown
    assert "<ins>otice</ins>" in shown


NONSENSE = (
    "[" * 100_000,
    '[[Infinity, {"kind": "text"}]]',
    '[[0, {"kind": "no"}]]',
    "{}",
    '[["x", 1]]',
    '[[-7, {"kind": "text"}]]',
)


@pytest.mark.parametrize("removed", NONSENSE)
def test_nonsense_in_what_was_removed_is_nothing(client, topic, removed):
    answer = client.post(topic, {"count": "9" * 5000, "title": "题", "removed": removed, "act": "undo"})
    assert answer.status_code == 302
    assert client.get(topic).status_code == 200
    public_id = topic.rstrip("/").rpartition("/")[2]
    client.post(f"/desk/documents/d/{public_id}/keep/", {"title": "题", "composed": removed, "lock_version": "1"})
    assert client.get(topic).status_code == 200
    assert client.get(f"{topic}preview/page/").status_code == 200


def test_the_list_is_taken_away_whole(client, me, people, at):
    for number in range(22):
        documents.draft(people, at, kind="page", slug="pages", title=f"专题之{number}")
    assert text(client.get("/desk/topics/")).count(">专题之") == 20
    assert "专题之0" in text(client.get("/desk/topics/?page=2"))
    taken = client.get("/desk/topics/?export=csv").content.decode("utf-8-sig")
    assert sum(f"专题之{number}" in taken for number in range(22)) == 22
