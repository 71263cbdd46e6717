"""What machines read in the head of a page: the tags of a government site (国办发〔2017〕47号) and schema.org."""

import json
import re

import pytest
from django.test import override_settings
from lxml import html

from tests.channels.conftest import Published

pytestmark = pytest.mark.django_db
SITE = {"SiteName": "六安市政务公开平台", "SiteIDCode": "3415000001", "SiteDomain": "testserver"}
IDENTITY = {"name": SITE["SiteName"], "code": SITE["SiteIDCode"]}


def head(client, path: str) -> tuple[dict[str, str], dict]:
    """The meta tags of a page by name, and what it says in the words of schema.org."""
    with override_settings(SITE_IDENTITY=IDENTITY):
        page = html.fromstring(client.get(path).content.decode())
    metas = [(one.get("name"), one.get("content")) for one in page.xpath("//head/meta[@name]")]
    assert len(dict(metas)) == len(metas), "a tag stands twice"
    said = page.xpath("//script[@type='application/ld+json']/text()")
    return dict(metas), json.loads(said[0]) if said else {}


@pytest.mark.parametrize(
    ("place", "column", "kind"),
    [
        ("/{code}/guide", "公开指南", "公开指南"),
        ("/{code}/system", "公开制度", "公开制度"),
        ("/{code}/statutory", "法定主动公开内容", "法定主动公开内容"),
        ("/{code}/c/normative", "规范性文件", "政策法规"),
        ("/{code}/c/news", "工作动态", "工作动态"),
        ("/{code}/in-force", "现行有效规范性文件目录", "政策法规"),
        ("/{code}/requests", "依申请公开", "依申请公开"),
        ("/{code}/reports", "公开年报", "公开年报"),
        ("/requests", "依申请公开", "依申请公开"),
        ("/reports", "公开年报", "公开年报"),
    ],
)
def test_a_column_names_itself_its_type_and_its_site(client, published: Published, place, column, kind) -> None:
    metas, _ = head(client, place.format(code=published.code))
    assert SITE.items() <= metas.items()
    assert (metas["ColumnName"], metas["ColumnType"]) == (column, kind)


def test_a_document_says_what_its_heading_says(client, published: Published) -> None:
    path = f"/{published.code}/d/{published.shown}"
    metas, said = head(client, path)
    assert SITE.items() <= metas.items()
    assert (metas["ColumnName"], metas["ColumnType"]) == ("规范性文件", "政策法规")
    assert metas["ArticleTitle"] == "公共数据共享管理办法"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", metas["PubDate"])
    assert metas["ContentSource"] and metas["Author"]
    assert metas["Url"] == f"http://testserver{path}"
    assert head(client, f"/en{path}")[0]["ColumnType"] == "政策法规"
    assert said["@type"] == "Legislation"
    assert said["legislationIdentifier"] == "六数资〔2026〕1号"
    assert said["legislationLegalForce"] == "https://schema.org/InForce"
    assert said["legislationPassedBy"]["@type"] == "GovernmentOrganization"
    assert re.fullmatch(r"\w+/\d{6}-\d{5}", said["identifier"])
    assert "" not in said.values()
    shown = client.get(path).content.decode()
    assert said["identifier"].split("/")[1] in shown


def test_a_text_that_binds_nobody_is_no_legislation(client, published: Published) -> None:
    _, said = head(client, f"/{published.code}/d/{published.outdated}")
    assert said["@type"] != "Legislation"
    assert not [name for name in said if name.startswith("legislation")]


def test_search_pages_and_errors_are_columns_of_nothing(client, published: Published) -> None:
    for path in ("/nothing/at/all", f"/{published.code}/d/{published.wrong}"):
        metas, said = head(client, path)
        assert not {"ColumnName", "ArticleTitle", "SiteDomain"} & set(metas)
        assert said == {}
