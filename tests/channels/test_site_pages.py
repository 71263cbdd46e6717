"""The public pages: what they show, how they are cached, what stands where a document was."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from django.test import Client, RequestFactory
from django.utils import translation

from mingchuang.channels.site import errors
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.documents import actions
from mingchuang.ledger.acts import By
from tests.channels.conftest import Published
from tests.factories import documents

COUNTS = Path(__file__).with_name("query_counts.yaml")
pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client()


def paths(published: Published) -> list[str]:
    code = published.code
    rooms = ["/", "/agencies", "/sitemap", "/mistake", "/robots.txt"]
    platform = ["", "guide", "system", "statutory", "c/normative", "c/news", "c/policy", f"d/{published.shown}"]
    return rooms + [f"/{code}/{part}" for part in platform]


def test_every_page_is_there_in_both_languages_without_a_cookie(published: Published, visitor: Client) -> None:
    for path in paths(published):
        for prefix in ("", "/en"):
            answer = visitor.get(prefix + path)
            assert answer.status_code == 200, prefix + path
            assert not answer.cookies, path
            assert "Cookie" not in answer.headers.get("Vary", ""), path
            assert answer.headers["Cache-Control"].startswith("public"), path
            assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
            assert not re.search(r"<style|<script>|\sstyle=|\son\w+=", answer.text), path


def test_the_document_page_says_what_the_law_wants(published: Published, visitor: Client) -> None:
    page = visitor.get(f"/{published.code}/d/{published.shown}").text
    for words in ("公共数据共享管理办法", "六数资〔2026〕1号", "索引号", "有效", "核验本页"):
        assert words in page
    for name, content in (
        ("ArticleTitle", "公共数据共享管理办法"),
        ("ColumnName", "规范性文件"),
        ("ContentSource", "六安市数据资源管理局"),
    ):
        assert f'<meta name="{name}" content="{content}">' in page
    assert page.count("<h1") == 1
    assert '<meta name="PubDate" content="2026-03-12 09:' in page


def test_an_unchanged_page_is_not_sent_again_and_a_changed_one_is(
    published: Published, visitor: Client, at: datetime
) -> None:
    address = f"/{published.code}/d/{published.shown}"
    first = visitor.get(address)
    again = visitor.get(address, headers={"If-None-Match": f"W/{first.headers['ETag']}"})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["ETag"] == first.headers["ETag"]
    assert visitor.get("/en" + address).headers["ETag"] != first.headers["ETag"]
    explained = documents.released(
        published.people,
        at,
        kind="interpretation",
        title="《公共数据共享管理办法》解读",
        slug="interpretation",
        details={"form": "text", "level": "own"},
    )
    drafter = documents.hand(published.people.drafter, at)
    actions.link(by=drafter, source=explained, target=published.shown, link_type="interprets")
    changed = visitor.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "《公共数据共享管理办法》解读" in changed.text


def test_the_fixed_parts_stand_before_anything_is_kept(published: Published, visitor: Client) -> None:
    for part in ("", "guide", "system", "statutory"):
        answer = visitor.get(f"/luan/{part}")
        assert answer.status_code == 200, part
        assert "六安市人民政府" in answer.text


def test_nothing_of_one_reader_or_document_is_kept_for_the_next(
    published: Published, visitor: Client, at: datetime
) -> None:
    """Pieces of pages are kept between requests: they hold only what is the same for all."""
    nasty = "<b>粗</b> & “引号”"
    other = documents.released(published.people, at, title=nasty)
    visitor.get(f"/{published.code}/d/{published.shown}?utm=tracked")
    page = visitor.get(f"/{published.code}/d/{other}").text
    assert "utm" not in page
    assert published.shown not in page
    assert "规范性文件" not in page
    assert "<b>粗" not in page
    assert f"/en/{published.code}/d/{other}" in page


def test_where_a_document_was(published: Published, visitor: Client) -> None:
    code = published.code
    gone = visitor.get(f"/{code}/d/{published.wrong}")
    assert gone.status_code == 410
    assert "内容有误" in gone.text
    assert "写错了的通知" not in gone.text
    moved = visitor.get(f"/{code}/d/{published.merged}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/{code}/d/{published.shown}")
    assert visitor.get(f"/en/{code}/d/{published.merged}").headers["Location"] == f"/en/{code}/d/{published.shown}"
    explained = visitor.get(f"/{code}/d/{published.outdated}")
    assert explained.status_code == 200
    assert "内容有误" in explained.text
    for path in (f"/{code}/d/nothing", "/nobody/", f"/{code}/c/nothing", f"/nobody/d/{published.shown}", "/x/y/z"):
        missing = visitor.get(path)
        assert missing.status_code == 404, path
        assert "页面不存在" in missing.text


def test_only_reading_is_possible(published: Published, visitor: Client) -> None:
    assert visitor.post(f"/{published.code}/d/{published.shown}").status_code == 405


def test_a_list_is_paged_stably_and_filtered(published: Published, visitor: Client, at: datetime) -> None:
    made = [documents.released(published.people, at) for _ in range(23)]
    code = published.code
    pages = [visitor.get(f"/{code}/c/news?page={number}").text for number in (1, 2)]
    found = [re.findall(rf"/{code}/d/(\w+)", page) for page in pages]
    assert len(found[0]) == 20
    assert len(set(found[0]) & set(found[1])) == 0
    assert set(made) <= {*found[0], *found[1]}
    assert visitor.get(f"/{code}/c/news?page=99").status_code == 200
    for odd in ("page=x", "page=-1", "page=99999999999", "year=20x0", "kind=<b>", "validity=maybe"):
        assert visitor.get(f"/{code}/c/news?{odd}").status_code == 200, odd
    assert published.shown in visitor.get(f"/{code}/c/normative?validity=valid").text
    assert published.shown not in visitor.get(f"/{code}/c/normative?validity=expired").text


def test_queries_are_as_many_as_written_down(
    published: Published, visitor: Client, at: datetime, django_assert_num_queries: Callable
) -> None:
    """A snapshot: a page that asks more than it did needs a reason, and a change in query_counts.yaml."""
    for _ in range(3):
        documents.released(published.people, at)
    names = {"agency": published.code, "document": published.shown}
    for path, count in yaml.safe_load(COUNTS.read_text("utf-8")).items():
        with django_assert_num_queries(count, info=path):
            visitor.get(path.format(**names))


def test_errors_say_what_to_do() -> None:
    request = RequestFactory().get("/")
    with translation.override("zh-hans"):
        failed = errors.server_error(request)
        assert failed.status_code == 500
        assert "系统出错了" in failed.content.decode()
        assert "刷新页面" in errors.csrf_failure(request).content.decode()
    assert errors.bad_request(request).status_code == 400
    assert errors.forbidden(request).status_code == 403


def test_a_section_shows_in_which_part_of_the_platform_it_lies(published: Published, visitor: Client) -> None:
    def current(section: str) -> list[str]:
        page = visitor.get(f"/{published.code}/c/{section}").text
        return re.findall(r'aria-current="page"><span>(.*?)</span>', page)

    assert current("normative") == ["法定主动公开内容"]
    assert current("policy") == ["法定主动公开内容"]
    assert current("news") == []


def test_a_document_is_put_together_in_the_order_of_a_reader(published: Published, visitor: Client, system: By) -> None:
    """Way, title, 公文头, what one can do with it, the text, how to check it, whom to ask."""
    agency = published.people.agency
    agencies.amend_agency(
        by=system, agency=agency, lock_version=agency.lock_version,
        phone="0564-3380001", office_hours="工作日8:00—17:30",
    )  # fmt: skip
    page = visitor.get(f"/{published.code}/d/{published.shown}").text
    marks = (
        'class="breadcrumb"', '<h1 class="document-title"', 'class="metadata-grid"', 'class="document-tools"',
        'class="document-body"', 'class="verify-card"', 'id="ask"',
    )  # fmt: skip
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)
    ask = page[places[-1] :]
    assert '<a href="tel:0564-3380001">0564-3380001</a>' in ask
    assert "工作日8:00—17:30" in ask
    assert '<a href="tel:12345">12345</a>' in ask
    assert '<a href="../requests">' in ask
