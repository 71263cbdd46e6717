"""Answers kept while one page is made: asked once, apart for each question, and never across an act."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.agencies import actions, queries
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.kept import one_page
from tests.factories.agencies import bureau, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(system):
    return staff(system, bureau(system), Role.DRAFTER)


def asked(*questions) -> int:
    with CaptureQueriesContext(connection) as found:
        for person, day in questions:
            queries.roles(person, day)
    return len(found)


def test_a_page_asks_the_same_once_and_another_question_anew(person, system, at):
    day, other = at.date(), staff(system, bureau(system), Role.REVIEWER)
    same = [(person, day)] * 3
    assert asked(*same) == 3
    with one_page():
        assert asked(*same) == 1
        assert asked(*same) == 0
        assert asked((other, day), (person, day.replace(year=day.year + 1))) == 2
        assert queries.roles(person, day) != queries.roles(other, day)
    assert asked(*same) == 3


def test_an_account_closed_meanwhile_holds_nothing(person, at):
    with one_page():
        assert queries.roles(person, at.date())
        person.is_active = False
        assert queries.roles(person, at.date()) == {}


def test_an_act_forgets_what_was_kept_and_keeps_nothing_itself(person, system, at):
    code = next(iter(queries.roles(person, at.date())))
    agency = bureau(system)
    with one_page():
        assert queries.roles(person, at.date())[code] == {Role.DRAFTER}
        actions.give_role(by=system, person=person, agency=agency, role=Role.REVIEWER)
        assert agency.code in queries.roles(person, at.date()) or code == agency.code
        assert Role.REVIEWER in queries.roles(person, at.date())[agency.code]


def test_a_page_that_breaks_keeps_nothing_for_the_next(person, at):
    with pytest.raises(RuntimeError), one_page():
        queries.roles(person, at.date())
        raise RuntimeError
    assert asked((person, at.date())) == 1
