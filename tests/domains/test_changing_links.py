"""Who may say that a document amends or repeals another: the validity of a text changes by it."""

import pytest

from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document, Link
from mingchuang.law.refusal import Refused
from tests.factories.agencies import bureau
from tests.factories.documents import NORMATIVE, approve, draft, hand, released, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def rule(people, at, number, made=released):
    values = {"title": f"管理办法之{number}", "document_number": f"六数〔2026〕{number}号", "slug": "normative"}
    return made(people, at, **NORMATIVE | values)


def refused(by, source, target, link_type="repeals"):
    with pytest.raises(Refused) as caught:
        actions.link(by=by, source=source, target=target, link_type=link_type)
    return [one.code for one in caught.value.refusals]


@pytest.mark.parametrize("link_type", ["repeals", "amends"])
def test_no_drafter_changes_the_validity_of_a_text_alone(people, at, link_type):
    old, new = rule(people, at, 1), rule(people, at, 2)
    for one in (people.drafter, people.reviewer):
        assert refused(hand(one, at, 9), new, old, link_type) == ["documents.changing_not_yours"]
    actions.link(by=hand(people.openness, at, 9), source=new, target=old, link_type=link_type)
    with pytest.raises(Refused) as caught:
        actions.unlink(by=hand(people.drafter, at, 10), source=new, target=old, link_type=link_type)
    assert [one.code for one in caught.value.refusals] == ["documents.changing_not_yours"]
    actions.unlink(by=hand(people.final, at, 10), source=new, target=old, link_type=link_type)
    assert not Link.objects.exists()


def test_a_draft_names_what_it_repeals_and_three_people_see_it(people, at):
    old, new = rule(people, at, 1), rule(people, at, 2, made=draft)
    actions.link(by=hand(people.drafter, at), source=new, target=old, link_type="repeals")
    assert Document.objects.get(public_id=old).repealed_on is None
    approve(people, at, new)
    actions.release(by=hand(people.final, at, 4), document=new)
    assert Document.objects.get(public_id=old).repealed_on is not None


def test_what_a_draft_repeals_is_settled_once_it_is_submitted(people, at):
    old, new = rule(people, at, 1), rule(people, at, 2, made=draft)
    actions.link(by=hand(people.drafter, at), source=new, target=old, link_type="amends")
    actions.unlink(by=hand(people.drafter, at), source=new, target=old, link_type="amends")
    approve(people, at, new)
    assert refused(hand(people.drafter, at, 5), new, old) == ["documents.changing_not_yours"]
    actions.link(by=hand(people.final, at, 5), source=new, target=old, link_type="repeals")


def test_news_repeal_nothing_and_nobody_repeals_what_an_organ_beside_or_above_made(system, people, at):
    old = rule(people, at, 1)
    assert refused(hand(people.final, at, 9), released(people, at), old) == ["documents.changes_nothing"]
    beside = three(system, bureau(system, "luan-water"))
    government = three(system, people.agency.parent)
    theirs, above = rule(beside, at, 2), rule(government, at, 3)
    assert refused(hand(beside.final, at, 9), theirs, old) == ["documents.changes_of_others"]
    assert refused(hand(beside.final, at, 9), theirs, above) == ["documents.changes_of_others"]
    actions.link(by=hand(government.final, at, 9), source=above, target=old, link_type="repeals")
    assert Document.objects.get(public_id=old).repealed_on is not None
