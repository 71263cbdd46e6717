"""Reviewers and agencies that go: what is unfinished has a clear path on; two schedules release once."""

import json
from datetime import timedelta

import pytest

from mingchuang.domains.agencies import actions, queries, succession
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents.models import Document, Edition, Hand, Placement, Release
from mingchuang.domains.documents.queries import queues, unfinished
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import documents as factory
from tests.factories.agencies import bureau, city, staff
from tests.factories.disclosure import in_hand, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture
def heir(system):
    return factory.three(system, bureau(system, "luan-heir", "六安市数据局"))


@pytest.fixture
def manager(system):
    return By(staff(system, city(system), Role.MANAGER), system.at)


def codes(caught):
    return {refusal.code for refusal in caught.value.refusals}


def dissolved(by, agency, successor):
    actions.dissolve_agency(by=by, agency=agency, successor=successor)


def test_an_agency_is_dissolved_once_by_a_manager_above_it(system, people, heir, manager):
    own = By(staff(system, people.agency, Role.MANAGER), system.at)
    with pytest.raises(Refused) as caught:
        dissolved(own, people.agency, heir.agency)
    assert codes(caught) == {"agencies.role_missing"}
    before = Entry.objects.count()
    dissolved(manager, people.agency, heir.agency)
    dissolved(manager, people.agency, heir.agency)
    assert Entry.objects.count() == before + 1
    assert succession.of(people.agency.code).successor == heir.agency.code
    assert people.agency.code not in [one.code for one in queries.agencies()]


def test_what_cannot_be_dissolved_or_succeed(system, people, heir, manager):
    root = city(system)
    for agency, successor, code in (
        (root, heir.agency, "root_stays"),
        (people.agency, people.agency, "successor_unfit"),
    ):
        with pytest.raises(Refused) as caught:
            dissolved(By(system.person, system.at), agency, successor)
        assert codes(caught) == {f"agencies.{code}"}
    actions.found_agency(
        by=system, code="below", name="下级单位", level="department", parent=people.agency,
        credit_code="113415009999999999", division="341500",
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        dissolved(manager, people.agency, heir.agency)
    assert codes(caught) == {"agencies.has_agencies_below"}


def test_nothing_new_begins_in_a_dissolved_agency(people, heir, manager, at):
    dissolved(manager, people.agency, heir.agency)
    with pytest.raises(Refused) as caught:
        factory.draft(people, at)
    assert codes(caught) == {"documents.agency_dissolved"}


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_a_document_in_mid_review_goes_on_as_a_draft_of_the_successor(people, heir, manager, at, steps):
    made = factory.draft(people, at)
    acts = [
        (documents.submit, people.drafter), (documents.review, people.reviewer), (documents.approve, people.final),
    ]  # fmt: skip
    for number, (act, person) in enumerate(acts[:steps], start=1):
        act(by=factory.hand(person, at, number), document=made)
    number = Document.objects.get(public_id=made).index_number
    dissolved(manager, people.agency, heir.agency)
    (row,) = unfinished(people.agency.code)
    assert row.public_id == made
    before = Entry.objects.count()
    for _ in range(2):
        documents.hand_over(by=manager, document=made, to=heir.agency.code)
    assert Entry.objects.count() == before + 1
    document = Document.objects.get(public_id=made)
    assert (document.publishing_agency, document.issuing_agency) == (heir.agency, heir.agency)
    assert document.index_number == number
    assert not Placement.objects.filter(document=document).exists()
    edition = Edition.objects.get(document=document)
    assert (edition.state, edition.scheduled_for, edition.submitted_by) == ("draft", None, None)
    assert not Hand.objects.filter(edition=edition, verdict="passed", voided_at__isnull=True).exists()
    assert not unfinished(people.agency.code)
    (waiting,) = queues(heir.drafter, at.date()).mine
    assert (waiting.public_id, waiting.left) == (made, True)


def test_it_passes_three_people_of_the_successor(people, heir, manager, at):
    made = factory.approved(people, at)
    dissolved(manager, people.agency, heir.agency)
    documents.hand_over(by=manager, document=made, to=heir.agency.code)
    version = Document.objects.get(public_id=made).lock_version
    documents.save(
        by=factory.hand(heir.drafter, at, 9), document=made, content=factory.content(heir.agency), lock_version=version
    )
    factory.approve(heir, at + timedelta(minutes=10), made)
    documents.release(by=factory.hand(heir.final, at, 20), document=made)
    assert Document.objects.get(public_id=made).public_state == "shown"


def test_what_is_not_handed_over_is_closed_with_a_reason(people, heir, manager, at):
    made = factory.approved(people, at)
    with pytest.raises(Refused) as caught:
        documents.give_up(by=manager, document=made, reason="不再办理")
    assert codes(caught) == {"documents.agency_in_office"}
    dissolved(manager, people.agency, heir.agency)
    with pytest.raises(Refused) as caught:
        documents.give_up(by=manager, document=made, reason="  ")
    assert codes(caught) == {"review.reason_missing"}
    with pytest.raises(Refused) as caught:
        documents.give_up(by=By(people.drafter, at), document=made, reason="不再办理")
    assert codes(caught) == {"agencies.role_missing"}
    documents.give_up(by=manager, document=made, reason="事项已取消")
    assert Edition.objects.get(document__public_id=made).state == "discarded"
    assert json.loads(Entry.objects.latest("seq").facts)["reason"] == "事项已取消"
    with pytest.raises(Refused) as caught:
        documents.give_up(by=manager, document=made, reason="事项已取消")
    assert codes(caught) == {"documents.nothing_open"}


def test_a_released_document_stays_and_its_correction_is_closed(people, heir, manager, at):
    made = factory.released(people, at)
    documents.correct(by=factory.hand(people.drafter, at, 9), document=made, change_note="更正数据")
    dissolved(manager, people.agency, heir.agency)
    with pytest.raises(Refused) as caught:
        documents.hand_over(by=manager, document=made, to=heir.agency.code)
    assert codes(caught) == {"documents.released_stays"}
    documents.give_up(by=manager, document=made, reason="由承接机关另行发布")
    document = Document.objects.get(public_id=made)
    assert (document.publishing_agency, document.public_state) == (people.agency, "shown")


def test_its_people_go_on_answering_requests(system, heir, manager):
    place = office(system)
    in_hand(place, system.day - timedelta(days=2))
    dissolved(manager, place.agency, heir.agency)
    from mingchuang.domains.disclosure import queries as disclosure

    assert disclosure.queues(place.agency.code, place.handler, system.day)["mine"]


def test_a_later_schedule_takes_the_place_of_the_earlier_and_it_is_released_once(system, people, at):
    made = factory.approved(people, at)
    first, second = at + timedelta(hours=2), at + timedelta(hours=5)
    documents.schedule(by=factory.hand(people.final, at, 5), document=made, at=first)
    documents.schedule(by=factory.hand(people.final, at, 6), document=made, at=second)
    facts = json.loads(Entry.objects.latest("seq").facts)
    assert {"scheduled_for", "replaced"} <= set(facts)
    with pytest.raises(Refused) as caught:
        documents.release(by=By(system.person, first + timedelta(minutes=1)), document=made)
    assert codes(caught) == {"documents.not_due_yet"}
    late = By(system.person, second + timedelta(minutes=1))
    documents.release(by=late, document=made)
    documents.release(by=late, document=made)
    assert Release.objects.filter(document__public_id=made).count() == 1


def test_a_moment_that_has_passed_is_refused_with_both_ways_on(people, at):
    made = factory.approved(people, at)
    with pytest.raises(Refused) as caught:
        documents.schedule(by=factory.hand(people.final, at, 9), document=made, at=at)
    assert codes(caught) == {"documents.schedule_in_past"}


def test_a_scheduled_release_that_was_refused_waits_for_the_final_reviewer(people, at):
    made = factory.approved(people, at)
    documents.schedule(by=factory.hand(people.final, at, 5), document=made, at=at + timedelta(hours=2))
    today = queues(people.final, at.date())
    assert [row.public_id for row in today.scheduled] == [made]
    assert not today.mine
    later = queues(people.final, at.date() + timedelta(days=1))
    assert [(row.public_id, row.act) for row in later.mine] == [(made, "release")]
    assert not later.scheduled


@pytest.mark.parametrize("role", list(Role))
def test_only_managers_dissolve_hand_over_and_close(system, people, heir, manager, at, role):
    made = factory.draft(people, at)
    root = By(staff(system, city(system), role), at)
    own = By(staff(system, people.agency, role), at)
    if role != Role.MANAGER:
        with pytest.raises(Refused) as caught:
            dissolved(root, people.agency, heir.agency)
        assert codes(caught) == {"agencies.role_missing"}
    dissolved(manager, people.agency, heir.agency)
    for by in (root, own):
        if role == Role.MANAGER:
            continue
        for attempt in (
            lambda by=by: documents.hand_over(by=by, document=made, to=heir.agency.code),
            lambda by=by: documents.give_up(by=by, document=made, reason="不再办理"),
        ):
            with pytest.raises(Refused) as caught:
                attempt()
            assert codes(caught) == {"agencies.role_missing"}
    if role == Role.MANAGER:
        documents.hand_over(by=root, document=made, to=heir.agency.code)
    assert (Edition.objects.get(document__public_id=made).document.publishing_agency == heir.agency) == (
        role == Role.MANAGER
    )
