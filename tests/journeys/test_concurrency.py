"""Several people at the same moment, on PostgreSQL: the chain stays whole, nobody's work is lost, three stay three."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, connections

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.models import Document, Hand, Release
from mingchuang.law.refusal import Refused
from mingchuang.law.review import State
from mingchuang.ledger import chain
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Entry
from mingchuang.ledger.people import system_person
from tests.factories.agencies import staff
from tests.factories.documents import Three, approved, content, draft, hand, three

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer; this is about several"),
]
AT = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)


@pytest.fixture
def people(transactional_db: None) -> Three:
    return three(By(system_person(), AT))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do everything at the same moment, each on a connection of its own; gives results and refusals in order."""
    found: list[Any] = [None] * len(acts)
    gate = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            gate.wait(timeout=20)
            found[place] = act()
        except Exception as error:
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def refused(results: list[Any]) -> list[str]:
    """The codes of the refusals; anything else that went wrong is raised."""
    for one in results:
        if isinstance(one, Exception) and not isinstance(one, Refused):
            raise one
    return sorted(refusal.code for one in results if isinstance(one, Refused) for refusal in one.refusals)


def test_many_documents_at_once_make_one_chain(people: Three) -> None:
    lines = Entry.objects.count()

    def work(number: int) -> Callable[[], str]:
        return lambda: draft(people, AT, title=f"同时编写的第{number}件")

    results = at_once(*(work(number) for number in range(8)))
    assert refused(results) == []
    numbers = set(Document.objects.values_list("index_number", flat=True))
    assert len(numbers) == 8
    assert Entry.objects.count() == lines + 8
    assert chain.check().whole


def test_two_editors_of_one_edition_lose_nothing(people: Three) -> None:
    """Both read the same version; one saves, the other is told and can compare."""
    other = staff(By(system_person(), AT), people.agency, Role.DRAFTER, name="另一编写")
    made = draft(people, AT)
    version = queries.workbench(made, by=hand(people.drafter, AT)).lock_version

    def save(person: Any, title: str) -> Callable[[], Any]:
        form = content(people.agency, title=title)
        return lambda: actions.save(by=hand(person, AT, 1), document=made, content=form, lock_version=version)

    results = at_once(save(people.drafter, "甲的标题"), save(other, "乙的标题"))
    assert refused(results) == ["documents.changed_meanwhile"]
    winner = "甲的标题" if not isinstance(results[0], Refused) else "乙的标题"
    assert Document.objects.get(public_id=made).title == winner
    typed = content(people.agency, title="落选的标题")
    assert queries.against_typed(made, typed, by=hand(other, AT, 2))


def test_two_reviewers_pass_once(people: Three) -> None:
    second = staff(By(system_person(), AT), people.agency, Role.REVIEWER, name="另一审核")
    made = draft(people, AT)
    actions.submit(by=hand(people.drafter, AT, 1), document=made)
    results = at_once(
        *(lambda who=who: actions.review(by=hand(who, AT, 2), document=made) for who in (people.reviewer, second))
    )
    assert len(refused(results)) == 1
    assert Hand.objects.filter(edition__document__public_id=made, level=1, voided_at=None).count() == 1


def test_one_person_clicking_twice_releases_once(people: Three) -> None:
    made = approved(people, AT)
    results = at_once(*[lambda: actions.release(by=hand(people.final, AT, 4), document=made)] * 4)
    assert refused(results) == []
    assert {one.state for one in results} == {State.RELEASED}
    assert Release.objects.filter(document__public_id=made).count() == 1
    assert Entry.objects.filter(subject=f"document:{made}", act="documents.release").count() == 1


def test_a_person_with_two_roles_is_never_two_of_three(people: Three) -> None:
    """The same person reviews and approves at the same moment: at most one of the two stands."""
    by = By(system_person(), AT)
    agencies.give_role(by=by, person=people.reviewer, agency=people.agency, role=Role.FINAL_REVIEWER, since=AT.date())
    made = draft(people, AT)
    actions.submit(by=hand(people.drafter, AT, 1), document=made)
    at_once(
        lambda: actions.review(by=hand(people.reviewer, AT, 2), document=made),
        lambda: actions.approve(by=hand(people.reviewer, AT, 2), document=made),
    )
    standing = Hand.objects.filter(edition__document__public_id=made, person=people.reviewer, voided_at=None)
    assert standing.filter(verdict=Hand.PASSED).count() == 1
    assert queries.workbench(made, by=hand(people.reviewer, AT, 3)).state is State.REVIEWED


def test_an_edit_and_a_release_at_once_do_not_mix(people: Three) -> None:
    """Either the text that passed three people is public, or the edit came first and nothing is."""
    made = approved(people, AT, title="三人看过的标题")
    version = queries.workbench(made, by=hand(people.drafter, AT)).lock_version
    form = content(people.agency, title="没有人看过的标题")
    at_once(
        lambda: actions.release(by=hand(people.final, AT, 4), document=made),
        lambda: actions.save(by=hand(people.drafter, AT, 4), document=made, content=form, lock_version=version),
    )
    found = Release.objects.filter(document__public_id=made).values_list("title", flat=True)
    assert list(found) in ([], ["三人看过的标题"])
    assert (Document.objects.get(public_id=made).public_state == "shown") == bool(found)
    assert chain.check().whole
