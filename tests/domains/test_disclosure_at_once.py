"""Two people at the same moment on PostgreSQL: one act happens, the other is told; a form sent twice is one request."""

import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection, connections

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import actions
from mingchuang.domains.disclosure.models import DisclosureRequest, Draft
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person
from tests.factories import disclosure as make
from tests.factories.agencies import staff

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]
DAY = date(2026, 3, 3)


@pytest.fixture
def office(transactional_db: None) -> make.Office:
    person = Person.objects.filter(username="system").first() or Person.objects.create_user(
        "system", name="系统", is_system=True
    )
    return make.office(By(person, datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts in threads that start together; what each gave, a refusal code among it."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            gate.wait(timeout=20)
            results[place] = act()
        except Refused as refused:
            results[place] = refused.refusals[0].code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_two_approvers_sign_and_send_back_one_draft(office: make.Office) -> None:
    early = By(Person.objects.get(username="system"), office.by("clerk", date(2019, 1, 3)).at)
    other = staff(early, office.agency, Role.APPROVER)
    request = make.in_hand(office, DAY).public_id
    actions.draft_decision(by=office.by("handler", DAY), request=request, code="D02", texts=make.TEXTS["D02"])
    at = office.by("approver", DAY).at
    results = at_once(
        lambda: actions.sign_off(by=By(office.approver, at), request=request),
        lambda: actions.return_draft(by=By(other, at), request=request, opinion="请改"),
    )
    assert sorted(map(str, results)) == ["None", "disclosure.not_now"]
    assert Draft.objects.get().verdict in ("signed", "returned")
    assert chain.check().whole


def test_one_form_sent_three_times_at_once_is_one_request(office: make.Office) -> None:
    key = make.form_key()
    send = lambda: actions.receive(  # noqa: E731
        by=office.by("clerk", DAY), agency=office.agency.code, channel="in_person", values=make.PERSON,
        dates={"submitted": DAY}, form_key=key, subject="某项目批复",
    )  # fmt: skip
    results = at_once(send, send, send)
    assert len({one.query_code for one in results}) == 1
    assert sorted(one.again for one in results) == [False, True, True]
    assert DisclosureRequest.objects.count() == 1


def test_numbers_of_requests_received_at_once_have_no_double_and_no_gap(office: make.Office) -> None:
    results = at_once(*[lambda: make.received(office, DAY) for _ in range(4)])
    assert sorted(one.register_number for one in results) == [f"2026-000{n}" for n in range(1, 5)]
    assert chain.check().whole
