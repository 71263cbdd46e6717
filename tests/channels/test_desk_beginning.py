"""Where a new document begins to stand: in the section the agency puts its kind into, else in the one made for the kind."""

import pytest
from django.urls import reverse

from mingchuang.domains.catalogue import queries as catalogue
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


def begins_in(drafter, kind="notice"):
    page = drafter.get(reverse("desk_documents:new", args=[kind]), follow=True)
    return page.context["form"].initial["sections"]


def takers(agency, kind="notice"):
    return {one.slug: one for one in catalogue.sections(agency.code) if one.holds_documents and kind in one.kinds}


def test_a_notice_begins_among_the_notices(drafter, people):
    fit = takers(people.agency)
    assert len(fit) > 1
    fewest = min(len(one.kinds) for one in fit.values())
    [chosen] = begins_in(drafter)
    assert [one for one in fit.values() if one.id == chosen and len(one.kinds) == fewest]


def test_it_begins_where_the_agency_placed_the_last_ones(drafter, people, at):
    fit = takers(people.agency)
    [before] = begins_in(drafter)
    other = next(one for one in fit.values() if one.id != before)
    factory.released(people, at, kind="notice", title="停水通知", slug=other.slug)
    assert begins_in(drafter) == [other.id]
    for number in range(2):
        factory.draft(people, at, kind="notice", title=f"停电通知{number}", sections=(before,))
    assert begins_in(drafter) == [before]


def test_where_another_agency_places_its_own_says_nothing(drafter, people, at, system):
    fit = takers(people.agency)
    [before] = begins_in(drafter)
    elsewhere = factory.three(system, bureau(system, "luan-other", "六安市其他局"))
    slug = next(one.slug for one in fit.values() if one.id != before)
    factory.released(elsewhere, at, kind="notice", title="停气通知", slug=slug)
    assert begins_in(drafter) == [before]
