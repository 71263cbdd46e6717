"""Absences and deputies: work flows while they last, three people still sign, the ledger says in whose stead."""

import json
from datetime import timedelta

import pytest

from mingchuang.domains.agencies import actions, deputies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import queries as disclosure
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents import queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import documents as factory
from tests.factories.agencies import bureau, city, staff
from tests.factories.disclosure import in_hand, office

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def people(system):
    return factory.three(system)


def leave(by, agency, person, first, last, **chosen):
    roles = {Role(name): deputy for name, deputy in chosen.items()}
    return actions.record_absence(by=by, agency=agency, person=person, first_day=first, last_day=last, deputies=roles)


def codes(caught):
    return {refusal.code for refusal in caught.value.refusals}


def facts_of(act):
    return json.loads(Entry.objects.filter(act=act).latest("seq").facts)


def test_an_absence_is_one_line_and_sent_twice_one_absence(system, people):
    other = staff(system, people.agency, Role.REVIEWER, name="代审核")
    by = By(people.reviewer, system.at)
    before = Entry.objects.count()
    first = leave(by, people.agency, people.reviewer, system.day, system.day + 3 * DAY, reviewer=other)
    again = leave(by, people.agency, people.reviewer, system.day, system.day + 3 * DAY, reviewer=other)
    assert first == again
    assert Entry.objects.count() == before + 1
    assert facts_of("agencies.record_absence")["deputies"] == {"reviewer": other.public_id}


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-1, 2, "absence_in_past"), (3, 1, "absence_backwards"), (0, 400, "absence_too_long")],
)
def test_days_that_cannot_be_are_refused(system, people, first, last, code):
    other = staff(system, people.agency, Role.REVIEWER)
    by = By(people.reviewer, system.at)
    with pytest.raises(Refused) as caught:
        leave(by, people.agency, people.reviewer, system.day + first * DAY, system.day + last * DAY, reviewer=other)
    assert codes(caught) == {f"agencies.{code}"}


def test_a_deputy_holds_the_same_role_in_the_same_agency(system, people):
    elsewhere = staff(system, city(system), Role.REVIEWER)
    by = By(people.reviewer, system.at)
    for wrong in (elsewhere, people.drafter, people.reviewer):
        with pytest.raises(Refused) as caught:
            leave(by, people.agency, people.reviewer, system.day, system.day, reviewer=wrong)
        assert codes(caught) == {"agencies.deputy_without_role"}
    staff(system, people.agency, Role.REVIEWER)
    with pytest.raises(Refused) as caught:
        leave(by, people.agency, people.reviewer, system.day, system.day)
    assert codes(caught) == {"agencies.deputy_missing"}


def test_a_role_that_nobody_else_holds_needs_no_deputy(system, people):
    assert leave(By(people.final, system.at), people.agency, people.final, system.day, system.day)


def test_two_absences_at_once_are_refused_and_an_ended_one_makes_room(system, people):
    other = staff(system, people.agency, Role.REVIEWER)
    by = By(people.reviewer, system.at)
    standing = leave(by, people.agency, people.reviewer, system.day, system.day + 5 * DAY, reviewer=other)
    with pytest.raises(Refused) as caught:
        leave(by, people.agency, people.reviewer, system.day + 2 * DAY, system.day + 9 * DAY, reviewer=other)
    assert codes(caught) == {"agencies.absence_overlaps"}
    actions.end_absence(by=by, absence=standing)
    with pytest.raises(Refused) as caught:
        actions.end_absence(by=by, absence=standing)
    assert codes(caught) == {"agencies.absence_over"}
    assert leave(by, people.agency, people.reviewer, system.day, system.day + 9 * DAY, reviewer=other)


def test_a_colleague_records_nobody_elses_absence_and_a_manager_does(system, people):
    other = staff(system, people.agency, Role.REVIEWER)
    with pytest.raises(Refused) as caught:
        leave(By(other, system.at), people.agency, people.reviewer, system.day, system.day, reviewer=other)
    assert codes(caught) == {"agencies.role_missing"}
    manager = staff(system, people.agency, Role.MANAGER)
    assert leave(By(manager, system.at), people.agency, people.reviewer, system.day, system.day, reviewer=other)


def test_the_ledger_and_the_hand_say_in_whose_stead_a_deputy_passed_it(system, people, at):
    other = staff(system, people.agency, Role.REVIEWER, name="代审核")
    leave(By(people.reviewer, at), people.agency, people.reviewer, system.day, system.day + DAY, reviewer=other)
    document = factory.draft(people, at)
    documents.submit(by=factory.hand(people.drafter, at, 1), document=document)
    row = queries.queues(other, system.day).mine[0]
    assert row.instead_of == (people.reviewer.name,)
    documents.review(by=factory.hand(other, at, 2), document=document)
    assert facts_of("documents.review")["instead_of"] == [people.reviewer.public_id]
    hand = next(one for one in queries.workbench(document, by=By(other, at)).hands if one.level == 1)
    assert (hand.person, hand.instead_of) == ("代审核", (people.reviewer.name,))


def test_it_ends_by_itself(system, people, at):
    other = staff(system, people.agency, Role.REVIEWER)
    leave(By(people.reviewer, at), people.agency, people.reviewer, system.day, system.day + DAY, reviewer=other)
    late = at + timedelta(days=2)
    assert deputies.standing_in(other, system.day)
    assert not deputies.standing_in(other, late.date())
    document = factory.draft(people, late)
    documents.submit(by=By(people.drafter, late), document=document)
    documents.review(by=By(other, late), document=document)
    assert "instead_of" not in facts_of("documents.review")


def test_three_different_people_sign_even_where_one_stands_in_for_two(system, people, at):
    """The deputy of the reviewer and of the final reviewer gives one of the two signatures, never both."""
    both = staff(system, people.agency, Role.REVIEWER, Role.FINAL_REVIEWER)
    leave(By(people.reviewer, at), people.agency, people.reviewer, system.day, system.day, reviewer=both)
    leave(By(people.final, at), people.agency, people.final, system.day, system.day, final_reviewer=both)
    document = factory.draft(people, at)
    documents.submit(by=factory.hand(people.drafter, at, 1), document=document)
    documents.review(by=factory.hand(both, at, 2), document=document)
    with pytest.raises(Refused) as caught:
        documents.approve(by=factory.hand(both, at, 3), document=document)
    assert codes(caught) == {"review.reviewer_may_not"}


def test_nobody_signs_in_the_stead_of_the_writer(system, people, at):
    actions.give_role(by=system, person=people.drafter, agency=people.agency, role=Role.REVIEWER)
    second = staff(system, people.agency, Role.DRAFTER)
    leave(
        By(people.drafter, at), people.agency, people.drafter, system.day, system.day,
        drafter=second, reviewer=people.reviewer,
    )  # fmt: skip
    document = factory.draft(people, at)
    documents.submit(by=factory.hand(people.drafter, at, 1), document=document)
    documents.review(by=factory.hand(people.reviewer, at, 2), document=document)
    assert "instead_of" not in facts_of("documents.review")


def test_work_of_another_unit_is_not_done_in_their_stead(system, at):
    agency = bureau(system)
    office_unit = actions.open_unit(by=system, agency=agency, code="office", name="办公室")
    law_unit = actions.open_unit(by=system, agency=agency, code="law", name="法规科")
    absent = staff(system, agency, Role.REVIEWER, unit=law_unit)
    deputy = staff(system, agency, Role.REVIEWER, unit=office_unit)
    leave(By(absent, at), agency, absent, system.day, system.day, reviewer=deputy)
    (found,) = deputies.standing_in(deputy, system.day)
    assert found.covers(law_unit.pk)
    assert found.covers(None)
    assert not found.covers(office_unit.pk)


def test_a_deputy_who_is_away_passes_it_on_and_a_ring_ends(system, people):
    second, third = (staff(system, people.agency, Role.REVIEWER) for _ in range(2))
    for person, deputy in ((people.reviewer, second), (second, third), (third, people.reviewer)):
        leave(By(person, system.at), people.agency, person, system.day, system.day, reviewer=deputy)
    assert {one.person_id for one in deputies.standing_in(third, system.day)} == {people.reviewer.pk, second.pk}


def test_drafts_of_an_absent_writer_and_of_one_who_left_are_gone_on_with(system, people, at):
    other = staff(system, people.agency, Role.DRAFTER)
    document = factory.draft(people, at, title="还没写完")
    assert not queries.queues(other, system.day).mine
    leave(By(people.drafter, at), people.agency, people.drafter, system.day, system.day, drafter=other)
    (row,) = queries.queues(other, system.day).mine
    assert (row.public_id, row.instead_of, row.left) == (document, (people.drafter.name,), False)
    (row,) = queries.queues(people.drafter, system.day).mine
    assert not row.instead_of
    actions.set_active(by=system, agency=people.agency, person=people.drafter, active=False)
    tomorrow = system.day + DAY
    (row,) = queries.queues(other, tomorrow).mine
    assert (row.left, row.act) == (True, "submit")


def test_a_request_in_the_hands_of_an_absent_handler_is_dealt_with_by_the_deputy(system):
    place = office(system)
    request = in_hand(place, system.day - 2 * DAY)
    deputy = staff(system, place.agency, Role.HANDLER)
    assert not disclosure.queues(place.agency.code, deputy, system.day)["mine"]
    leave(By(place.handler, system.at), place.agency, place.handler, system.day, system.day, handler=deputy)
    (row,) = disclosure.queues(place.agency.code, deputy, system.day)["mine"]
    assert row.handler_id == place.handler.public_id
    from mingchuang.domains.disclosure import actions as acts

    number = getattr(request, "public_id", request)
    acts.propose_extension(by=By(deputy, system.at), request=number, working_days=5, reason="材料较多")
    assert facts_of("disclosure.propose_extension")["instead_of"] == [place.handler.public_id]


def test_a_request_of_a_handler_who_left_goes_back_to_the_clerk_to_be_assigned(system):
    place = office(system)
    in_hand(place, system.day - 2 * DAY)
    actions.set_active(by=system, agency=place.agency, person=place.handler, active=False)
    rows = disclosure.queues(place.agency.code, place.clerk, system.day)["mine"]
    assert [(row.turn, row.next_act) for row in rows] == [("clerk", "assign")]
