"""What machines read in the head of a page: the tags of a government site (国办发〔2017〕47号) and schema.org."""

import json
import re

import pytest
from django.test import override_settings
from lxml import html

from mingchuang.domains.agencies.models import Agency
from tests.channels.conftest import Published
from tests.factories import documents

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
        ("/", "首页", "首页"),
        ("/agencies", "公开机关", "机构职能"),
        ("/topics", "专题", "专题"),
        ("/{code}/", "六安市数据资源管理局", "机构职能"),
        ("/{code}/topics", "专题", "专题"),
        ("/{code}/guide", "公开指南", "信息公开指南"),
        ("/{code}/system", "公开制度", "公开制度"),
        ("/{code}/statutory", "法定主动公开内容", "信息公开目录"),
        ("/{code}/c/policy", "政策法规", "政策文件"),
        ("/{code}/c/normative", "规范性文件", "政策文件"),
        ("/{code}/c/news", "工作动态", "工作动态"),
        ("/{code}/in-force", "现行有效规范性文件目录", "政策文件"),
        ("/{code}/requests", "依申请公开", "依申请公开"),
        ("/{code}/reports", "公开年报", "信息公开年报"),
        ("/requests", "依申请公开", "依申请公开"),
        ("/reports", "公开年报", "信息公开年报"),
    ],
)
def test_a_column_names_itself_its_type_and_its_site(client, published: Published, place, column, kind) -> None:
    """The four tags of a column that the annex of 国办发〔2017〕47号 wants, each with something in it."""
    metas, _ = head(client, place.format(code=published.code))
    assert SITE.items() <= metas.items()
    assert (metas["ColumnName"], metas["ColumnType"]) == (column, kind)
    assert len(metas["ColumnDescription"]) > 5
    words = metas["ColumnKeywords"].split(",")
    assert column in words and len(set(words)) == len(words)


def test_a_document_says_what_its_heading_says(client, published: Published) -> None:
    path = f"/{published.code}/d/{published.shown}"
    metas, said = head(client, path)
    assert SITE.items() <= metas.items()
    assert (metas["ColumnName"], metas["ColumnType"]) == ("规范性文件", "政策文件")
    assert metas["ArticleTitle"] == "公共数据共享管理办法"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", metas["PubDate"])
    assert metas["ContentSource"] and metas["Author"]
    assert metas["Url"] == f"http://testserver{path}"
    assert head(client, f"/en{path}")[0]["ColumnType"] == "政策文件"
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


def test_rules_are_legislation_and_an_item_of_service_is_one(people, at, client) -> None:
    rules = documents.released(
        people, at, kind="rules", slug="rules", title="六安市公共数据管理办法", document_number="六安市人民政府令第1号",
        made_on=at.date(), effective_on=at.date(),
    )  # fmt: skip
    _, said = head(client, f"/luan-data/d/{rules}")
    assert (said["@type"], said["legislationIdentifier"]) == ("Legislation", "六安市人民政府令第1号")
    item = documents.released(people, at, kind="service_basis", slug="licences", title="公共数据开放申请")
    _, said = head(client, f"/luan-data/d/{item}")
    assert (said["about"]["@type"], said["about"]["name"]) == ("GovernmentService", "公共数据开放申请")


def test_asking_for_information_is_a_service_with_its_channels(client, published: Published) -> None:
    Agency.objects.filter(code=published.code).update(
        address="佛子岭路1号", postcode="237000", phone="0564-1", duties="</script>"
    )
    path = f"/{published.code}/requests"
    _, said = head(client, path)
    assert (said["@type"], said["name"], said["url"]) == ("GovernmentService", "依申请公开", f"http://testserver{path}")
    operator = said["serviceOperator"]
    assert (operator["@type"], operator["name"]) == ("GovernmentOrganization", published.people.agency.name)
    assert operator["address"]["streetAddress"] == "佛子岭路1号"
    online, office, post = said["availableChannel"]
    assert client.get(online["serviceUrl"].removeprefix("http://testserver")).status_code == 200
    assert office["serviceLocation"]["telephone"] == "0564-1"
    assert post["servicePostalAddress"]["postalCode"] == "237000"
    metas, said = head(client, f"/{published.code}/")
    assert (said["@type"], said["telephone"]) == ("GovernmentOrganization", "0564-1")
    assert "faxNumber" not in said
    Agency.objects.filter(code=published.code).update(dissolved_on="2026-01-01")
    assert head(client, path)[1] == {}


def test_search_pages_and_errors_are_columns_of_nothing(client, published: Published) -> None:
    for path in ("/nothing/at/all", f"/{published.code}/d/{published.wrong}"):
        metas, said = head(client, path)
        assert not {"ColumnName", "ArticleTitle", "SiteDomain"} & set(metas)
        assert said == {}
