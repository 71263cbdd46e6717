"""更新时限 as alerts: who is told of a section that is due, when, and when no more."""

from datetime import date, timedelta

import pytest

from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts.kinds import Kind
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue import noting
from mingchuang.domains.catalogue import queries as sections
from mingchuang.readings.waiting import waiting
from tests.factories.agencies import bureau, city, staff
from tests.factories.documents import hand, released, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def told(person, on):
    found = [one for one in waiting(person, on) if one.subject.startswith("section:")]
    return [(one.kind, one.subject, one.title, one.due) for one in found]


def test_the_office_is_told_before_a_section_breaks_and_when_it_is_broken(people, at):
    released(people, at)  # Thursday 12 March; news is due every fourteen days
    due = date(2026, 3, 26)
    subject = f"section:luan-data/mh-dt#{due}"
    assert told(people.openness, date(2026, 3, 23)) == []
    assert told(people.openness, date(2026, 3, 24)) == [(Kind.MINE, subject, "栏目即将到期，请更新：工作动态", due)]
    assert told(people.openness, due) == told(people.openness, date(2026, 3, 24))
    assert told(people.openness, date(2026, 3, 27)) == [(Kind.OVERDUE, subject, "栏目逾期未更新：工作动态", due)]
    since = {one.since for day in (24, 25) for one in waiting(people.openness, date(2026, 3, day)) if one.due == due}
    assert [one.date() for one in since] == [date(2026, 3, 24)]  # told once, not each day anew


def test_something_new_or_a_note_to_the_public_ends_it(people, at):
    released(people, at)
    assert told(people.openness, date(2026, 3, 27))
    noting.note_section(by=hand(people.openness, at, 9), agency="luan-data", category="mh-dt", note="本月没有活动。")
    assert told(people.openness, date(2026, 3, 27)) == []
    noting.note_section(by=hand(people.openness, at, 10), agency="luan-data", category="mh-dt", note="")
    released(people, at + timedelta(days=14))
    assert told(people.openness, date(2026, 3, 27)) == []


def test_who_writes_is_told_of_the_sections_of_their_own_unit(system, people, at):
    released(people, at)
    day = date(2026, 3, 25)
    elsewhere = three(system, bureau(system, "luan-water"))
    for person in (people.drafter, elsewhere.openness, staff(system, people.agency, Role.INSPECTOR)):
        assert told(person, day) == []
    view = sections.section("luan-data", "news")
    unit = agency_actions.open_unit(by=system, agency=people.agency, code="kept", name="综合科")
    catalogue.amend_section(
        by=hand(people.openness, at), agency="luan-data", category="mh-dt", lock_version=view.lock_version, owner="kept"
    )
    writer = staff(system, people.agency, Role.DRAFTER, unit=unit)
    assert [one[1] for one in told(writer, day)] == [f"section:luan-data/mh-dt#{date(2026, 3, 26)}"]
    assert told(people.drafter, day) == []


def test_the_home_page_is_the_governments(system, at):
    government = city(system)
    own, people = three(system, government), three(system)
    released(people, at)
    assert ("网站首页" in told(own.openness, date(2026, 3, 25))[0][2]) and len(
        told(own.openness, date(2026, 3, 25))
    ) == 1
