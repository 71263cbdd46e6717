"""The list of normative documents in force: what binds today, as a page and as a file."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from mingchuang.domains.documents import actions
from tests.channels.desk_helpers import text
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


def rule(people, at, number, **more):
    values = {"title": f"数据管理办法之{number}", "document_number": f"六数〔2026〕{number}号", "slug": "normative"}
    return factory.released(people, at, **factory.NORMATIVE | values | more)


@pytest.fixture
def kept(people, at):
    """In force and filed and explained; repealed; lapsed; not yet; a draft."""
    first = rule(people, at, 1)
    actions.record_filing(
        by=factory.hand(people.openness, at, 9), document=first, authority="市司法局", number="备1", filed_on=at.date()
    )
    explaining = {"kind": "interpretation", "details": {"form": "text", "level": "own"}, "slug": "interpretation"}
    explained = factory.released(people, at, title="一图读懂", **explaining)
    actions.link(by=factory.hand(people.drafter, at, 9), source=explained, target=first, link_type="interprets")
    repealed = rule(people, at, 2)
    actions.clean_up(by=factory.hand(people.openness, at, 9), document=repealed, decision="repeal", basis="会议")
    rule(people, at, 3, expires_on=date(2026, 3, 1))
    rule(people, at, 4, effective_on=date(2099, 1, 1))
    factory.draft(people, at, **factory.NORMATIVE | {"title": "未发布的办法", "document_number": "六数〔2026〕5号"})
    return first, explained


def test_only_what_binds_stands_on_the_page(client, kept):
    first, explained = kept
    page = text(client.get("/luan-data/in-force"))
    assert "数据管理办法之1" in page and "备1" in page and f"/luan-data/d/{explained}" in page
    for number in (2, 3, 4):
        assert f"数据管理办法之{number}" not in page
    assert "未发布的办法" not in page
    assert "/luan-data/in-force.xlsx" in page
    assert f"/en/luan-data/d/{first}" in text(client.get("/en/luan-data/in-force"))
    assert "/luan-data/in-force" in text(client.get("/luan-data/c/normative"))


def test_the_files_hold_the_same_list(client, kept):
    book = load_workbook(BytesIO(client.get("/luan-data/in-force.xlsx").content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=3)]
    assert [row[:2] for row in rows] == [["数据管理办法之1", "六数〔2026〕1号"]]
    assert rows[0][4] == "2026-02-01" and rows[0][9].endswith(kept[1])
    answer = client.get("/luan-data/in-force.csv")
    assert "备1" in answer.content.decode() and answer.headers["ETag"]


def test_odd_addresses_of_the_list(client, kept):
    for page in ("0", "99999999999", "x", "²", "-1"):
        assert client.get(f"/luan-data/in-force?page={page}").status_code == 200
    assert client.get("/nobody/in-force").status_code == 404
    assert client.get("/luan-data/in-force.pdf").status_code == 404
    assert client.post("/luan-data/in-force").status_code == 405


def test_a_long_list_is_paged_and_asks_few_queries(client, people, at, django_assert_max_num_queries):
    for number in range(1, 4):
        rule(people, at, number)
    with django_assert_max_num_queries(8):
        client.get("/luan-data/in-force")
