"""The readers' search: a field on every page, results from releases alone, calm about whatever is typed."""

import json
import logging
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from lxml import html

from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.documents import actions
from mingchuang.readings.search import index
from tests.channels.conftest import Published
from tests.factories import documents
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(published: Published, at: datetime) -> Published:
    """Something to find, indexed."""
    people = published.people
    documents.draft(people, at, title="公共数据草稿")
    documents.released(people, at, title="公共数据 <b>归集</b> 推进会召开", body="<p>会议研究了公共数据工作。</p>")
    index.catch_up()
    return published


def asked(query: str, prefix: str = "", **more: str) -> html.HtmlElement:
    answer = Client().get(f"{prefix}/search", {"q": query, **more})
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def found(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//p[@class='found-title']/a")


def titles(page: html.HtmlElement) -> list[str]:
    return [one.text_content() for one in found(page)]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_field_in_the_header_of_every_page_leads_to_the_results(city: Published, prefix: str) -> None:
    for path in (
        "/",
        f"/{city.code}/",
        f"/{city.code}/c/news",
        f"/{city.code}/d/{city.shown}",
        "/verify",
        "/nothing-here",
    ):
        page = html.fromstring(Client().get(prefix + path, follow=True).content.decode())
        (form,) = page.xpath("//header//form[@role='search']")
        assert (form.get("method"), form.get("action")) == ("get", f"{prefix}/search"), path
        (field,) = form.xpath(".//input[@name='q']")
        (label,) = form.xpath(f".//label[@for='{field.get('id')}']")
        assert label.text_content() == ("Search what is published" if prefix else "搜索公开信息")
        assert form.xpath(".//button")


def test_words_are_marked_and_what_was_released_is_shown_as_text(city: Published) -> None:
    page = asked("公共数据")
    assert titles(page) == ["公共数据 <b>归集</b> 推进会召开", "公共数据共享管理办法"]
    assert {one.text for one in page.xpath("//mark")} == {"公共数据"}
    assert "找到2条信息" in page.text_content()
    assert page.xpath("//meta[@name='robots'][@content='noindex']")
    assert titles(asked("六数资[2026]1号")) == ["公共数据共享管理办法"]


def test_an_english_page_says_what_is_chinese(city: Published) -> None:
    page = asked("公共数据", "/en")
    assert "2 texts found." in page.text_content()
    assert [one.get("lang") for one in found(page)] == ["zh-Hans", "zh-Hans"]
    assert found(page)[0].get("href").startswith("/en/")


def test_what_is_withdrawn_is_not_found_at_once(city: Published, at: datetime) -> None:
    people = city.people
    actions.ask_withdrawal(
        by=documents.hand(people.drafter, at, 50),
        document=city.shown,
        reason="error",
        explanation="内容有误",
        redirect_to="",
    )
    actions.withdraw(by=documents.hand(people.final, at, 51), document=city.shown)
    assert "公共数据共享管理办法" not in titles(asked("公共数据"))


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "数",
        "%",
        "%00",
        "\x00",
        "'\"--",
        "<script>alert(1)</script>",
        "数据" * 1000,
        "\u202e数据",
        "_" * 61,
        "🀄🀄",
    ],
)
def test_whatever_is_typed_is_answered(city: Published, query: str) -> None:
    for prefix in ("", "/en"):
        answer = Client().get(f"{prefix}/search", {"q": query, "page": "9" * 50, "year": "0000", "agency": "é\x00"})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "\x00" not in answer.text and len(answer.text) < 40_000


def test_two_megabytes_are_cut_and_it_is_said(city: Published) -> None:
    answer = Client().get("/search", {"q": "公共数据" * 170_000})
    assert answer.status_code == 200
    assert "仅按前60个字查找" in answer.text and len(answer.text) < 2_100_000 * 3


def test_who_finds_nothing_is_told_what_to_do(city: Published) -> None:
    page = asked("白内障")
    assert "没有找到含“白内障”的公开信息。" in page.text_content()
    assert page.xpath("//main//a[@href='/requests']")
    assert "请输入至少两个字" in asked("数").text_content()
    assert not asked("").xpath("//main//p[@role='status']")


def test_chips_narrow_and_keep_the_words(system, city: Published, at: datetime) -> None:
    other = documents.three(system, bureau(system, "luan-other", "六安市其他局"))
    documents.released(other, at + timedelta(days=500), title="公共数据新闻")
    index.catch_up()
    page = asked("公共数据")
    (link,) = [one for one in page.xpath("//nav[@class='chips']//a/@href") if "luan-other" in one]
    narrowed = Client().get("/search" + link)
    assert titles(html.fromstring(narrowed.content.decode())) == ["公共数据新闻"]
    assert len(titles(asked("公共数据", kind="normative"))) == 1
    assert len(titles(asked("公共数据", year="2027"))) == 1
    nothing = asked("公共数据", year="1999")
    assert "在所选范围内没有找到" in nothing.text_content()
    assert nothing.xpath("//main//a[@href='?q=%E5%85%AC%E5%85%B1%E6%95%B0%E6%8D%AE']")


def test_a_dissolved_agency_is_called_by_its_name(system, city: Published, at: datetime) -> None:
    other = documents.three(system, bureau(system, "luan-other", "六安市其他局"))
    documents.released(other, at, title="公共数据新闻")
    agency_actions.dissolve_agency(by=system, agency=other.agency, successor=city.people.agency)
    index.catch_up()
    chips = asked("公共数据").xpath("//nav[@class='chips']")[0].text_content()
    assert chips.count("市数管局") == 2 and "luan-other" not in chips


def test_pages_follow_each_other(city: Published, at: datetime) -> None:
    for number in range(21):
        documents.released(city.people, at, title=f"翻页信息第{number}条")
    index.catch_up()
    first, second = titles(asked("翻页信息")), titles(asked("翻页信息", page="2"))
    assert (len(first), len(second)) == (20, 1) and not set(first) & set(second)


def test_no_cache_keeps_a_question_no_engine_lists_it_and_no_log_repeats_it(city: Published, caplog) -> None:
    with caplog.at_level(logging.DEBUG, "mingchuang"):
        answer = Client().get("/search", {"q": "王小明"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies and "王小明" not in caplog.text
    assert "Disallow: /search?" in Client().get("/robots.txt").text
    assert Client().post("/search", {"q": "数据"}).status_code == 405
    assert Client().head("/search", {"q": "数据"}).status_code == 200


def test_machines_are_told_how_to_search(city: Published) -> None:
    described = Client().get("/opensearch.xml")
    assert described.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 'template="http://testserver/search?q={searchTerms}"' in described.text
    home = html.fromstring(Client().get("/").content.decode())
    assert home.xpath("//link[@rel='search']")[0].get("href") == "/opensearch.xml"
    said = json.loads(home.xpath("//script[@type='application/ld+json']/text()")[0])
    assert said["publisher"]["@type"] == "GovernmentOrganization"
    assert re.fullmatch(
        r"http://testserver/search\?q=\{search_term_string\}", said["potentialAction"]["target"]["urlTemplate"]
    )


def test_a_question_costs_so_many_queries_whatever_is_found(city: Published, django_assert_num_queries) -> None:
    """A snapshot: measuring, two walks, the number, the words, what can be read, and the page; nothing for each hit."""
    for query, count in (("公共数据", 12), ("公共数据 工作 会议", 11), ("六数资〔2026〕1号", 12), ("没有这样的词", 6)):
        with django_assert_num_queries(count, info=query):
            asked(query)
