"""Two people at the same moment on PostgreSQL: one act happens, the other is told; nothing is lost and nothing doubled."""

import threading

import pytest
from django.db import connection, connections

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document, Hand, Release
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories.agencies import staff
from tests.factories.documents import approved, content, draft, hand, three

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


def at_once(*acts):
    """Run the acts in threads that start together; what each gave, a refusal code among it."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index, act):
        try:
            gate.wait(timeout=10)
            results[index] = act()
        except Refused as refused:
            results[index] = refused.refusals[0].code
        except Exception as trouble:
            results[index] = trouble
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def refusals(results):
    assert not [one for one in results if isinstance(one, Exception)], results
    return [one for one in results if isinstance(one, str)]


def test_two_reviewers_at_once(system, at):
    people = three(system)
    other = staff(system, people.agency, Role.REVIEWER)
    made = draft(people, at)
    actions.submit(by=hand(people.drafter, at), document=made)
    before = Entry.objects.count()
    results = at_once(
        *(lambda p=person: actions.review(by=By(p, at), document=made) for person in (people.reviewer, other))
    )
    assert refusals(results) == ["review.not_in_this_state"]
    assert Hand.objects.filter(level=1, verdict="passed").count() == 1
    assert Entry.objects.count() == before + 1


def test_two_editors_at_once(system, at):
    people = three(system)
    other = staff(system, people.agency, Role.DRAFTER)
    made = draft(people, at)
    acts = [
        lambda p=person: actions.save(by=By(p, at), document=made, content=content(people.agency), lock_version=0)
        for person in (people.drafter, other)
    ]
    assert refusals(at_once(*acts)) == ["documents.changed_meanwhile"]
    assert Document.objects.get().lock_version == 1


def test_an_editor_and_a_reviewer_at_once(system, at):
    people = three(system)
    made = draft(people, at)
    actions.submit(by=hand(people.drafter, at), document=made)
    results = at_once(
        lambda: actions.save(
            by=hand(people.drafter, at), document=made, content=content(people.agency), lock_version=0
        ),
        lambda: actions.review(by=hand(people.reviewer, at), document=made),
    )
    assert refusals(results) in ([], ["review.not_in_this_state"])
    assert (
        not Hand.objects.filter(verdict="passed", voided_at=None).exists() or Document.objects.get().lock_version == 0
    )


def test_one_number_claimed_twice_at_once(system, at):
    people = three(system)
    acts = [lambda: draft(people, at, document_number="六数〔2026〕3号")] * 2
    results = at_once(*acts)
    assert "documents.number_taken" in results
    assert Document.objects.count() == 1


def test_two_clicks_at_once_make_one_document_and_one_release(system, at):
    people = three(system)
    form = content(people.agency)
    before = Entry.objects.count()
    create = lambda: actions.create(  # noqa: E731
        by=hand(people.drafter, at), publishing_agency="luan-data", content=form, form_key="one form"
    )
    results = at_once(create, create, create)
    assert len({result.public_id for result in results}) == 1
    assert Entry.objects.count() == before + 1
    made = approved(people, at)
    results = at_once(*[lambda: actions.release(by=hand(people.final, at), document=made)] * 2)
    assert refusals(results) == []
    assert Release.objects.count() == 1
    numbers = list(Document.objects.order_by("id").values_list("index_number", flat=True))
    assert [number[-5:] for number in numbers] == ["00001", "00002"]


def test_many_at_once_leave_a_whole_chain(system, at):
    people = three(system)
    made = [draft(people, at) for _ in range(4)]
    at_once(*(lambda d=one: actions.submit(by=hand(people.drafter, at), document=d) for one in made))
    assert Entry.objects.filter(act="documents.submit").count() == 4
    assert chain.check().whole
