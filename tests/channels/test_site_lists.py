"""Lists: what they say of themselves, whose texts they name, in the language of the page."""

import re
from datetime import datetime

import pytest
from django.test import Client

from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue import queries
from mingchuang.law.documents.categories import belongs, template
from tests.channels.conftest import Published
from tests.factories import documents

pytestmark = pytest.mark.django_db


def lead_of(path: str) -> str:
    return re.findall(r'<p class="lead">(.*?)</p>', Client().get(path).text, re.DOTALL)[0]


def test_a_section_says_what_belongs_in_it_and_how_often_it_is_updated(published: Published) -> None:
    normative = f"/{published.code}/c/normative"
    assert lead_of(normative) == (
        "涉及公民、法人和其他组织权利义务、在一定期限内反复适用的公文。至少每 180 日更新一次。"
    )
    assert lead_of("/en" + normative).endswith("with their validity. Updated at least every 180 days.")
    assert lead_of(f"/{published.code}/c/policy") == belongs("fd01", "zh")


def test_an_agencys_own_words_come_first(published: Published, at: datetime) -> None:
    section = next(one for one in queries.sections(published.code) if one.slug == "news")
    people = published.people
    catalogue.amend_section(
        by=documents.hand(people.openness, at), agency=published.code, category=section.code, lock_version=section.lock_version,
        owner=section.owner_code, about="本局要闻。", freshness_days=None,
    )  # fmt: skip
    assert lead_of(f"/{published.code}/c/news").startswith("本局要闻。")
    assert lead_of(f"/en/{published.code}/c/news").startswith(belongs("mh-dt", "en"))


def test_every_node_that_ships_has_its_sentence() -> None:
    for row in template():
        assert belongs(row.code, "zh").endswith("。"), row.code
        assert belongs(row.code, "en").endswith("."), row.code
    assert belongs("own-node", "zh") == ""


def test_the_home_page_names_agencies_shortly_and_in_its_language(published: Published) -> None:
    agency = published.people.agency
    agency.name_en = "Lu'an Data Resources Administration (Government Services)"
    agency.save()
    chinese, english = Client().get("/").text, Client().get("/en/").text
    assert f'<span class="row-note">{agency.short_name}</span>' in chinese
    assert '<span class="row-note">Lu&#x27;an Data Resources Administration</span>' in english
    assert '<span class="row-title" lang="zh-Hans">' in english
    assert 'lang="zh-Hans"' not in chinese.partition("<main")[2].partition("</main>")[0]


def test_policies_have_a_list_of_their_own(published: Published) -> None:
    page = Client().get("/").text
    policies = page.partition('id="policies"')[2].partition("</section>")[0]
    assert published.shown in policies
    assert policies.count("<li>") == 1


def test_what_is_chinese_on_an_english_page_says_so(published: Published) -> None:
    agency = published.people.agency
    agency.duties = "统筹政务数据。"
    agency.save()
    assert '<p class="duties" lang="zh-Hans">统筹政务数据。</p>' in Client().get(f"/en/{agency.code}/").text
