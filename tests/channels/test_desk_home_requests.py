"""待办 of requests: every role in every state sees the act that is theirs as the button of the row, and no other."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from mingchuang.channels.desk.seat import today
from mingchuang.domains.disclosure import actions, queries
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import settled, text
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
PEOPLE = ("clerk", "handler", "approver")


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    for name in PEOPLE:
        settled(getattr(made, name))
    return made


def _drafted(office: make.Office, day: date) -> DisclosureRequest:
    request = make.in_hand(office, day)
    actions.draft_decision(by=office.by("handler", day), request=request.public_id, code="D02", texts=make.TEXTS["D02"])
    return request


def _signed(office: make.Office, day: date) -> DisclosureRequest:
    request = _drafted(office, day)
    actions.sign_off(by=office.by("approver", day), request=request.public_id)
    return request


def _issued(office: make.Office, day: date) -> DisclosureRequest:
    request = _signed(office, day)
    actions.issue_reply(by=office.by("clerk", day), request=request.public_id)
    return request


def _answered(office: make.Office, day: date) -> DisclosureRequest:
    return make.answered(office, day, day)


def _withdrawn(office: make.Office, day: date) -> DisclosureRequest:
    request = make.received(office, day)
    actions.withdraw(by=office.by("clerk", day), request=request.public_id)
    return request


def _abandoned(office: make.Office, day: date) -> DisclosureRequest:
    early = day - timedelta(days=30)
    request = make.in_hand(office, early)
    actions.ask_correction(
        by=office.by("handler", early), request=request.public_id, unclear="年份", items="年份", guidance="年份",
        reply_until=early + timedelta(days=10),
    )  # fmt: skip
    actions.abandon(by=office.by("clerk", day), request=request.public_id)
    return request


def _archived(office: make.Office, day: date) -> DisclosureRequest:
    request = make.answered(office, day, day)
    actions.archive(by=office.by("clerk", day, 15), request=request.public_id)
    return request


def _untold(office: make.Office, day: date) -> DisclosureRequest:
    request = make.in_hand(office, day)
    by = office.by("handler", day)
    actions.start_inquiry(by=by, request=request.public_id, recipient="third_party", party="某公司", matter="合同")
    actions.record_opinion(by=by, request=request.public_id, ref="A", day=day, stance="refuse", opinion="商业秘密")
    actions.draft_decision(by=by, request=request.public_id, code="D02", texts=make.TEXTS["D02"])
    actions.sign_off(by=office.by("approver", day), request=request.public_id)
    actions.issue_reply(by=office.by("clerk", day), request=request.public_id)
    actions.deliver(by=office.by("clerk", day, 12), request=request.public_id, way="online")
    return request


def _undelivered(office: make.Office, day: date) -> DisclosureRequest:
    request = _untold(office, day)
    actions.tell_third_party(
        by=office.by("handler", day, 13), request=request.public_id, ref="A", matter="合同", reasons="公共利益"
    )
    return request


def _reissued(office: make.Office, day: date) -> DisclosureRequest:
    request = _archived(office, day)
    by, public_id = office.by("clerk", day, 16), request.public_id
    remedy = actions.record_review(by=by, request=public_id, organ="六安市人民政府", filed=day)
    actions.set_outcome(by=by, request=public_id, remedy=remedy, outcome="corrected", day=day)
    actions.order_redecision(by=by, request=public_id, remedy=remedy, received=day)
    actions.draft_decision(by=office.by("handler", day, 17), request=public_id, code="D02", texts=make.TEXTS["D02"])
    actions.sign_off(by=office.by("approver", day, 18), request=public_id)
    actions.issue_reply(by=office.by("clerk", day, 19), request=public_id)
    return request


# state → how it comes about → whose button, its words, and where it leads below the request's own address
STATES: dict[str, tuple[Callable[[make.Office, date], DisclosureRequest], str, str, str]] = {
    "registered": (make.received, "clerk", "分办", "acts/assign/"),
    "in_hand": (make.in_hand, "handler", "拟定处理决定", "decision/"),
    "drafted": (_drafted, "approver", "审签", ""),
    "signed": (_signed, "clerk", "出具答复书", "acts/issue_reply/"),
    "issued": (_issued, "clerk", "送达", "acts/deliver/"),
    "answered": (_answered, "clerk", "归档", "acts/archive/"),
    "untold": (_untold, "clerk", "告知第三方", ""),
    "undelivered": (_undelivered, "clerk", "登记告知书送达", "acts/deliver_notice/"),
    "withdrawn": (_withdrawn, "clerk", "归档", "acts/archive/"),
    "abandoned": (_abandoned, "clerk", "归档", "acts/archive/"),
    "archived": (_archived, "", "", ""),
    "reissued": (_reissued, "clerk", "送达", "acts/deliver/"),
}


def buttons(person: object) -> list[tuple[str, str]]:
    """The acts of the person's 待办, late or not."""
    client = Client()
    client.force_login(person)
    answer = client.get("/desk/")
    tables = [answer.context[name] for name in ("overdue", "mine", "waiting")]
    cells = [row[-1] for table in tables if table for row in table.rows]
    return [(link.text, link.url) for cell in cells if not isinstance(cell, str) for link in cell.acts]


@pytest.mark.parametrize("state", STATES)
def test_the_next_act_is_the_button_of_whose_turn_it_is(office: make.Office, state: str) -> None:
    made, whose, words, rest = STATES[state]
    request = made(office, today())
    for name in PEOPLE:
        expected = [(words, f"/desk/requests/r/{request.public_id}/{rest}")] if name == whose else []
        assert buttons(getattr(office, name)) == expected, name
    if whose:
        client = Client()
        client.force_login(getattr(office, whose))
        assert client.get(f"/desk/requests/r/{request.public_id}/{rest}").status_code == 200


def test_what_is_answered_stands_in_queues_of_its_own_until_it_is_archived(office: make.Office) -> None:
    day = today()
    done, out = _answered(office, day), _issued(office, day)
    client = Client()
    client.force_login(office.clerk)
    archive = text(client.get("/desk/requests/?queue=archive"))
    assert "待归档" in archive and done.register_number in archive and out.register_number not in archive
    deliver = text(client.get("/desk/requests/?queue=deliver"))
    assert out.register_number in deliver and done.register_number not in deliver
    page = client.get("/desk/")
    assert "已答复" in text(page) and page.context["overdue"] is None
    actions.archive(by=office.by("clerk", day, 15), request=done.public_id)
    assert done.register_number not in text(client.get("/desk/requests/?queue=archive"))


def test_what_has_its_result_comes_after_what_has_a_last_day(office: make.Office) -> None:
    day = today()
    make.answered(office, day - timedelta(days=9), day - timedelta(days=8), description="早")
    waiting = make.received(office, day)
    found = buttons(office.clerk)
    assert [words for words, _ in found] == ["分办", "归档"]
    assert waiting.public_id in found[0][1]


def test_files_to_be_closed_are_listed_the_oldest_first_and_not_without_end(
    office: make.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mingchuang.domains.disclosure.queries import waiting

    day = today()
    made = [make.answered(office, day - timedelta(days=n), day - timedelta(days=n)) for n in (1, 3, 2)]
    monkeypatch.setattr(waiting, "AT_ONCE", 2)
    found = queries.queues(office.agency.code, office.clerk, day)
    assert [row.public_id for row in found["archive"]] == [made[1].public_id, made[2].public_id]
    assert not queries.queues(office.agency.code, office.handler, day)["mine"]


def test_a_closed_request_says_on_which_day_it_was_closed_and_not_when_it_was_due(office: make.Office) -> None:
    day = date(2026, 3, 3)
    request = make.answered(office, day, date(2026, 3, 10))
    assert request.due_on == date(2026, 3, 31)
    client = Client()
    client.force_login(office.clerk)
    (row,) = client.get("/desk/requests/?queue=archive").context["table"].rows
    assert row[2].due == date(2026, 3, 10)
    (row,) = client.get("/desk/requests/register/").context["table"].rows
    assert (row[3], row[5]) == ("2026年3月31日", "2026年3月10日")
    assert row[4].status.text == "已答复" and row[4].note == "予以公开"


def test_only_whose_turn_it_is_gets_the_act_as_a_button_of_the_queue(office: make.Office) -> None:
    request = make.in_hand(office, today() - timedelta(days=60))
    for name, acts in (
        ("handler", [f"/desk/requests/r/{request.public_id}/decision/"]),
        ("clerk", []),
        ("approver", []),
    ):
        client = Client()
        client.force_login(getattr(office, name))
        (row,) = client.get("/desk/requests/?queue=overdue").context["table"].rows
        assert [link.url for link in row[3].acts] == acts, name
        assert acts or (row[3].text, row[3].note) == ("承办人", "拟定处理决定")
