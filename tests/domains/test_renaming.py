"""An agency or a section is renamed: pages say the new name at once, and are stored anew by the schedule."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.documents import upkeep
from mingchuang.domains.documents.models import Fragment
from mingchuang.domains.documents.queries import public
from mingchuang.law.documents import categories
from tests.factories import documents
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return documents.three(system)


def read(people, document, at, language="zh-hans"):
    return public.page(people.agency.code, document, language, at.date())


def rename(system, people, **names):
    people.agency.refresh_from_db()
    agencies.amend_agency(by=system, agency=people.agency, lock_version=people.agency.lock_version, **names)


def test_a_renamed_agency_shows_on_its_pages_at_once_and_costs_one_query_again_later(system, people, at):
    document = documents.released(people, at)
    old = read(people, document, at)
    rename(system, people, name="六安市数据局", name_en="Lu'an Data Bureau")
    new, english = read(people, document, at), read(people, document, at, "en")
    assert old.agency_name not in new.html
    assert "六安市数据局" in new.html
    assert new.agency_name == "六安市数据局"
    assert "Lu&#x27;an Data Bureau" in english.html
    assert new.etag != old.etag
    assert upkeep.rebuild_stale(on=at.date()) == 1
    with CaptureQueriesContext(connection) as queries:
        assert read(people, document, at) == new
    assert len(queries) == 1
    assert upkeep.rebuild_stale(on=at.date()) == 0


def test_only_pages_that_say_the_name_are_touched_and_only_by_a_new_name(system, people, at):
    documents.released(people, at)
    stored = list(Fragment.objects.order_by("pk").values_list("template", "hash"))
    rename(system, people, address="佛子岭中路1号", short_name="市数局")
    assert list(Fragment.objects.order_by("pk").values_list("template", "hash")) == stored
    other = documents.three(system, bureau(system, "luan-other", "另一个局"))
    rename(system, other, name="改了名的局")
    assert list(Fragment.objects.order_by("pk").values_list("template", "hash")) == stored


def test_a_page_with_the_renamed_agency_as_issuer_follows_too(system, people, at):
    other = bureau(system, "luan-other", "另一个局")
    document = documents.released(people, at, issuing_agency=other.code)
    rename(system, documents.Three(other, *[people.drafter] * 4), name_en="Another Bureau")
    assert "Another Bureau" in read(people, document, at, "en").html


def test_a_section_renamed_by_a_new_template_shows_in_the_breadcrumb(system, people, at, monkeypatch):
    document = documents.released(people, at)
    was = read(people, document, at).section_name
    rows = tuple(replace(row, zh="工作信息") if row.zh == was else row for row in categories.template())
    assert rows != categories.template()
    monkeypatch.setattr(catalogue, "template", lambda: rows)
    assert catalogue.load_template(by=system)
    new = read(people, document, at)
    assert new.section_name == "工作信息"
    assert "工作信息" in new.html


def test_a_new_telephone_shows_beside_the_text_at_once(system, people, at):
    document = documents.released(people, at)
    assert read(people, document, at).phone != "0564-1111111"
    rename(system, people, phone="0564-1111111", office_hours="工作日9:00—17:00")
    page = read(people, document, at)
    assert (page.phone, page.hours) == ("0564-1111111", "工作日9:00—17:00")
