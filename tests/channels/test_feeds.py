"""Feeds, exports and the site map: from releases only, valid whatever a title holds, sent again only when something changed."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from lxml import etree
from openpyxl import load_workbook

from mingchuang.channels.site.pages import crawling
from tests.channels.conftest import Published
from tests.factories import documents

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '=1+1 <b>&amp;]]>“引号” "x" \'‮'


def entries(text: bytes) -> list[etree._Element]:
    return etree.fromstring(text).findall(f"{ATOM}entry")


def test_a_section_is_followed_in_both_forms(published: Published, at: datetime) -> None:
    visitor, base = Client(), f"/{published.code}/c/normative"
    answer = visitor.get(f"{base}/feed.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert not answer.cookies
    (entry,) = entries(answer.content)
    assert entry.findtext(f"{ATOM}title") == "公共数据共享管理办法"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/{published.code}/d/{published.shown}"
    assert entry.findtext(f"{ATOM}updated").endswith("+08:00")
    assert visitor.get(f"{base}/feed.atom", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    feed = json.loads(visitor.get(f"{base}/feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [entry.findtext(f"{ATOM}id")]
    page = visitor.get(base).text
    for address in ("feed.atom", "feed.json", "list.csv", "list.xlsx"):
        assert f'href="{base}/{address}' in page
    documents.released(
        published.people, at, **documents.NORMATIVE, slug="normative", document_number="六数资〔2026〕2号"
    )
    changed = visitor.get(f"{base}/feed.atom", headers={"If-None-Match": answer.headers["ETag"]})
    assert (changed.status_code, len(entries(changed.content))) == (200, 2)


def test_an_agency_is_followed_from_its_page(published: Published, settings) -> None:
    settings.MAIL_FROM, settings.MAIL_ADDRESS = "", ""
    page, base = Client().get(f"/{published.code}/").text, f'href="/{published.code}'
    assert f'{base}/feed.atom">Atom' in page and f'{base}/feed.json">JSON' in page
    assert f"{base}/subscribe" not in page
    settings.MAIL_FROM, settings.MAIL_ADDRESS = "news@luan.example", "https://luan.example"
    assert f"{base}/subscribe" in Client().get(f"/{published.code}/").text


def test_what_was_withdrawn_is_dropped_or_marked(published: Published) -> None:
    titles = [one.findtext(f"{ATOM}title") for one in entries(Client().get(f"/{published.code}/feed.atom").content)]
    assert "不再适用的通知（已撤回）" in titles
    assert not {"写错了的通知", "已合并的通知"} & set(titles)


def test_a_hostile_title_breaks_no_form(published: Published, at: datetime) -> None:
    made = documents.released(published.people, at, title=HOSTILE, summary="<script>&")
    visitor, base = Client(), f"/{published.code}/c/news"
    (entry,) = (one for one in entries(visitor.get(f"{base}/feed.atom").content) if made in one.findtext(f"{ATOM}id"))
    assert "<b>&amp;]]>" in entry.findtext(f"{ATOM}title")
    assert entry.findtext(f"{ATOM}summary") == "<script>&"
    lines = list(csv.reader(io.StringIO(visitor.get(f"{base}/list.csv").content.decode("utf-8-sig"))))
    assert lines[0][:2] == ["发布日期", "标题"]
    assert [line[1] for line in lines if made in line[5]][0].startswith("'=1+1 <b>")
    answer = visitor.get(f"{base}/list.xlsx")
    cells = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows())
    (title,) = (row[1] for row in cells if made in row[5].value)
    assert title.value.startswith("=1+1")
    assert title.data_type == "s"
    assert visitor.get(f"{base}/list.xlsx", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_file_holds_what_the_list_is_narrowed_to(published: Published, at: datetime) -> None:
    base = f"/{published.code}/c/normative/list.csv"
    assert published.shown in Client().get(f"{base}?validity=valid").content.decode()
    assert published.shown not in Client().get(f"{base}?validity=repealed").content.decode()
    assert published.shown in Client().get("/en" + base).content.decode()


def test_an_empty_feed_and_an_unknown_section(published: Published, django_assert_max_num_queries: Callable) -> None:
    empty = etree.fromstring(Client().get(f"/{published.code}/c/policy/feed.atom").content)
    assert empty.findtext(f"{ATOM}updated")
    assert not empty.findall(f"{ATOM}entry")
    for path in (f"/{published.code}/c/nothing/feed.atom", "/nobody/feed.json"):
        assert Client().get(path).status_code == 404
    with django_assert_max_num_queries(6):
        Client().get(f"/{published.code}/c/news/feed.json")


def test_the_site_map_names_what_can_be_read_and_nothing_else(published: Published) -> None:
    visitor, names = Client(), "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert "Sitemap: http://testserver/sitemap.xml" in visitor.get("/robots.txt").text
    pages = [one.text for one in etree.fromstring(visitor.get("/sitemap.xml").content).iter(f"{names}loc")]
    assert pages[0] == "http://testserver/sitemap-0.xml"
    found = {}
    for address in pages:
        for url in etree.fromstring(visitor.get(address).content):
            found[url.findtext(f"{names}loc")] = url.findtext(f"{names}lastmod")
    for prefix in ("", "/en"):
        for document in (published.shown, published.outdated):
            assert found[f"http://testserver{prefix}/{published.code}/d/{document}"].endswith("+08:00")
    assert not [one for one in found if published.wrong in one or published.merged in one]
    for place in ("/", f"/{published.code}/c/normative", f"/{published.code}/in-force", f"/en/{published.code}/c/news"):
        assert f"http://testserver{place}" in found
    assert f"http://testserver/{published.code}/c/statutory" not in found
    assert all(visitor.get(one).status_code == 200 for one in found)
    assert visitor.get(f"/sitemap-{len(pages)}.xml").status_code == 404


def test_the_site_map_is_split_where_it_grows_and_says_what_is_new(published: Published, monkeypatch) -> None:
    """The protocol: at most 50,000 addresses a file, and an index that says when each was changed."""
    names = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    whole = [one.text for one in etree.fromstring(Client().get("/sitemap-0.xml").content).iter(f"{names}loc")]
    monkeypatch.setattr(crawling, "PLACES", 7)
    index = etree.fromstring(Client().get("/sitemap.xml").content)
    found, dated = [], 0
    for page in index:
        rows = etree.fromstring(Client().get(page.findtext(f"{names}loc")).content)
        moments = [row.findtext(f"{names}lastmod") for row in rows]
        assert len(rows) <= 14
        assert page.findtext(f"{names}lastmod") == max((one for one in moments if one), default=None)
        dated += any(moments)
        found += [row.findtext(f"{names}loc") for row in rows]
    assert dated
    assert len(found) == len(set(found))
    assert found[: len(whole)] == whole


def test_a_document_says_what_it_is_to_machines(published: Published, at: datetime) -> None:
    def read(document: str) -> dict:
        page = Client().get(f"/{published.code}/d/{document}").text
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert "<" not in text
        return json.loads(text)

    rule = read(published.shown)
    assert (rule["@type"], rule["name"]) == ("Legislation", "公共数据共享管理办法")
    assert rule["publisher"] == {"@type": "GovernmentOrganization", "name": "六安市数据资源管理局"}
    assert rule["url"] == f"http://testserver/{published.code}/d/{published.shown}"
    hostile = documents.released(published.people, at, title="</script><b>&消息")
    news = read(hostile)
    assert (news["@type"], news["headline"]) == ("NewsArticle", "</script><b>&消息")
