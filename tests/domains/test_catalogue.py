"""The template is loaded once, sections are opened in many agencies by one act."""

import pytest

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions, queries
from mingchuang.domains.catalogue.models import Category, Section
from mingchuang.law.documents.categories import template
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, city, staff

pytestmark = pytest.mark.django_db


def test_the_shipped_template_is_loaded_once(system):
    assert actions.load_template(by=system) == len(template())
    before = Entry.objects.count()
    assert actions.load_template(by=system) == 0
    assert Entry.objects.count() == before
    assert Category.objects.count() == len(template())
    tree = queries.categories()
    assert [row.code for row in tree] == [row.code for row in template()]
    assert {row.depth for row in tree} == {0, 1, 2}


def test_a_changed_node_is_brought_up_to_date(system):
    actions.load_template(by=system)
    Category.objects.filter(code="fd01").update(name="旧名")
    assert actions.load_template(by=system) == 1
    assert Category.objects.get(code="fd01").name == "政策法规"


def test_one_act_opens_a_new_category_in_fifty_agencies(system):
    actions.load_template(by=system)
    codes = [bureau(system, code=f"luan-b{n}", name=f"六安市第{n}局").code for n in range(50)]
    before = Entry.objects.count()
    actions.add_category(by=system, code="fd01-zz", slug="drafts", name="草案", parent="fd01", agencies=codes)
    assert Entry.objects.count() == before + 1
    assert Section.objects.filter(category__code="fd01-zz").count() == 50
    section = queries.section("luan-b7", "drafts")
    assert (section.parent, section.outlet, section.article) == ("fd01", "disclosure_site", "20(1)")
    # The groups above it are opened with it, so that it can be reached.
    assert [row.code for row in queries.sections("luan-b7")] == ["fd", "fd01", "fd01-zz"]


def test_sections_are_opened_closed_and_reopened(system):
    actions.load_template(by=system)
    agency = bureau(system)
    assert actions.open_sections(by=system, agencies=[agency.code]) == len(template())
    assert actions.open_sections(by=system, agencies=[agency.code]) == 0
    actions.close_section(by=system, agency=agency.code, category="mh-dt")
    assert "mh-dt" not in {row.code for row in queries.sections(agency.code)}
    assert "mh-dt" in {row.code for row in queries.sections(agency.code, with_closed=True)}
    actions.open_sections(by=system, agencies=[agency.code], categories=["mh-dt"])
    assert "mh-dt" in {row.code for row in queries.sections(agency.code)}


def test_a_section_has_an_owner_and_its_own_rule(system):
    actions.load_template(by=system)
    agency = bureau(system)
    actions.open_sections(by=system, agencies=[agency.code])
    agencies.open_unit(by=system, agency=agency, code="office", name="办公室")
    values = {"agency": agency.code, "category": "mh-dt", "lock_version": 0}
    with pytest.raises(Refused) as caught:
        actions.amend_section(by=system, owner="office", freshness_days=15, **values)
    assert [one.code for one in caught.value.refusals] == ["catalogue.freshness_looser"]
    actions.amend_section(by=system, owner="office", about="本局工作动态", freshness_days=7, **values)
    section = queries.section(agency.code, "news")
    assert (section.owner, section.about, section.freshness_days) == ("办公室", "本局工作动态", 7)
    with pytest.raises(Refused) as caught:
        actions.amend_section(by=system, about="覆盖", **values)
    assert caught.value.refusals[0].code == "catalogue.changed_meanwhile"
    with pytest.raises(Refused):
        actions.amend_section(by=system, owner="nowhere", **(values | {"lock_version": 1}))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "fd01"}, "catalogue.code_taken"),
        ({"slug": "news"}, "catalogue.slug_taken"),
        ({"slug": "新闻"}, "catalogue.slug_wrong"),
        ({"name": " "}, "catalogue.name_missing"),
        ({"parent": "nowhere"}, "catalogue.unknown_category"),
        ({"parent": "", "outlet": ""}, "catalogue.outlet_unknown"),
        ({"freshness_days": 0}, "catalogue.freshness_wrong"),
        ({"agencies": ["nowhere"]}, "agencies.unknown"),
    ],
)
def test_bad_categories_are_refused_and_nothing_is_written(system, changes, code):
    actions.load_template(by=system)
    before = Entry.objects.count(), Category.objects.count()
    with pytest.raises(Refused) as caught:
        actions.add_category(by=system, **({"code": "x", "slug": "x", "name": "新", "parent": "fd01"} | changes))
    assert caught.value.refusals[0].code == code
    assert (Entry.objects.count(), Category.objects.count()) == before


def test_who_keeps_the_catalogue(system, at):
    actions.load_template(by=system)
    agency = bureau(system)
    drafter, office, keeper = (
        By(staff(system, *pair), at)
        for pair in ((agency, Role.DRAFTER), (agency, Role.OPENNESS), (city(system), Role.OPENNESS))
    )
    with pytest.raises(Refused):
        actions.open_sections(by=drafter, agencies=[agency.code])
    actions.open_sections(by=office, agencies=[agency.code])
    for by in (drafter, office):
        with pytest.raises(Refused):
            actions.add_category(by=by, code="x", slug="x", name="新", parent="fd01")
    actions.add_category(by=keeper, code="x", slug="x", name="新", parent="fd01", agencies=[agency.code])
