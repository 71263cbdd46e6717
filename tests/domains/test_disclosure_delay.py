"""条例 art.35: reasons asked for, a day proposed and agreed, the notice, the due day; and what may not be."""

from datetime import date
from typing import Any

import pytest

from mingchuang.domains.disclosure import actions, queries
from mingchuang.domains.disclosure.models import Delay, DisclosureRequest, Event
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY, ASKED, UNTIL = date(2026, 3, 3), date(2026, 3, 5), date(2026, 6, 30)


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


@pytest.fixture
def asked(office: make.Office) -> DisclosureRequest:
    request = make.in_hand(office, DAY)
    actions.ask_reasons(
        by=office.by("handler", ASKED), request=request.public_id, reply_until=date(2026, 3, 16)
    )  # fmt: skip
    return request


@pytest.fixture
def given(office: make.Office, asked: DisclosureRequest) -> DisclosureRequest:
    actions.record_reasons(
        by=office.by("handler", date(2026, 3, 10)), request=asked.public_id, day=date(2026, 3, 9), text="研究需要"
    )
    return asked


def propose(office: make.Office, request: DisclosureRequest, **more: Any) -> None:
    by = office.by("handler", more.pop("on", date(2026, 3, 11)))
    actions.propose_delay(
        by=by, request=request.public_id, **{"until": UNTIL, "reason": "一次申请四十件", **more}
    )  # fmt: skip


def test_asking_for_reasons_is_a_letter_and_stops_no_clock(office: make.Office, asked: DisclosureRequest) -> None:
    asked.refresh_from_db()
    assert (asked.state, asked.due_on) == ("in_hand", date(2026, 3, 31))
    letter = asked.letters.get()
    assert letter.kind == "reasons_notice" and "公问〔2026〕1号" in letter.number
    words = "".join(one["text"] for one in letter.content["paragraphs"])
    assert "第三十五条" in words and "2026年3月16日" in words
    view = queries.status(asked.public_id, ASKED)
    assert [one.kind for one in view.letters] == ["reasons_notice"]
    assert [one.until for one in view.events if one.kind == "reasons_asked"] == [date(2026, 3, 16)]
    with pytest.raises(Refused) as caught:
        actions.ask_reasons(by=office.by("handler", ASKED), request=asked.public_id, reply_until=UNTIL)
    assert codes(caught) == ["disclosure.reasons_asked_already"]


def test_an_agreed_day_moves_the_due_day_and_the_applicant_is_told(
    office: make.Office, given: DisclosureRequest
) -> None:
    propose(office, given)
    given.refresh_from_db()
    assert given.due_on == date(2026, 3, 31)
    (row,) = queries.waiting_for(office.agency.code, office.approver, date(2026, 3, 12))
    assert (row.turn, row.next_act) == ("approver", "agree_delay")
    number = actions.agree_delay(by=office.by("approver", date(2026, 3, 12)), request=given.public_id)
    given.refresh_from_db()
    assert (given.state, given.due_on) == ("in_hand", UNTIL)
    letter = given.letters.get(number=number)
    words = "".join(one["text"] for one in letter.content["paragraphs"])
    assert "延迟至2026年6月30日答复" in words and letter.kind == "delay_notice"
    case = queries.case(given.public_id, office.by("clerk", date(2026, 4, 1)))
    assert (case.clock.term_due, case.clock.due, case.clock.state) == (date(2026, 3, 31), UNTIL, "running")
    assert case.reasons is not None and (case.reasons.text, case.reasons.given_on) == ("研究需要", date(2026, 3, 9))
    assert [(one.until, one.agreed) for one in case.delays] == [(UNTIL, True)]
    assert Event.objects.get(kind="delayed_to").until == UNTIL
    assert [entry.act.split(".")[1] for entry in Entry.objects.order_by("seq")][-4:] == [
        "ask_reasons", "record_reasons", "propose_delay", "agree_delay",
    ]  # fmt: skip
    assert not any("研究需要" in entry.facts or "四十件" in entry.facts for entry in Entry.objects.all())
    assert chain.check().whole


def test_a_declined_day_leaves_the_term(office: make.Office, given: DisclosureRequest) -> None:
    propose(office, given)
    with pytest.raises(Refused) as caught:
        propose(office, given)
    assert codes(caught) == ["disclosure.proposal_open"]
    actions.decline_delay(by=office.by("approver", date(2026, 3, 12)), request=given.public_id)
    given.refresh_from_db()
    assert given.due_on == date(2026, 3, 31)
    with pytest.raises(Refused) as caught:
        actions.agree_delay(by=office.by("approver", date(2026, 3, 12)), request=given.public_id)
    assert codes(caught) == ["disclosure.no_proposal"]


def test_without_reasons_nothing_is_put_off(office: make.Office, asked: DisclosureRequest) -> None:
    with pytest.raises(Refused) as caught:
        propose(office, asked)
    assert codes(caught) == ["disclosure.reasons_not_given"]
    for text, day, code in (
        (" ", date(2026, 3, 9), "disclosure.reasons_empty"), ("需要", date(2026, 3, 4), "disclosure.date_before"),
        ("需要", date(2026, 3, 11), "disclosure.date_ahead"),
    ):  # fmt: skip
        with pytest.raises(Refused) as caught:
            actions.record_reasons(
                by=office.by("handler", date(2026, 3, 10)), request=asked.public_id, day=day, text=text
            )
        assert codes(caught) == [code]
    other = make.in_hand(office, DAY)
    with pytest.raises(Refused) as caught:
        actions.record_reasons(by=office.by("handler", DAY), request=other.public_id, day=DAY, text="需要")
    assert codes(caught) == ["disclosure.no_reasons_open"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"until": date(2026, 3, 31)}, "disclosure.delay_too_short"),
        ({"until": date(2027, 6, 30)}, "disclosure.period_too_long"),
        ({"on": date(2026, 4, 1)}, "disclosure.term_over"),
        ({"reason": ""}, "disclosure.delay_reason_missing"),
    ],
)
def test_a_day_that_is_not_reasonable_is_refused(
    office: make.Office, given: DisclosureRequest, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as caught:
        propose(office, given, **more)
    assert codes(caught) == [code]
    assert not Delay.objects.exists()


def test_the_hand_that_proposed_does_not_agree(office: make.Office, given: DisclosureRequest, system: By) -> None:
    from mingchuang.domains.agencies.actions import give_role
    from mingchuang.domains.agencies.roles import Role

    give_role(by=system, person=office.handler, agency=office.agency, role=Role.APPROVER, since=date(2026, 1, 1))
    propose(office, given)
    with pytest.raises(Refused) as caught:
        actions.agree_delay(by=office.by("handler", date(2026, 3, 12)), request=given.public_id)
    assert codes(caught) == ["disclosure.same_hand"]


def test_a_term_that_ran_out_while_the_proposal_waited_is_not_put_off(
    office: make.Office, given: DisclosureRequest
) -> None:
    propose(office, given)
    with pytest.raises(Refused) as caught:
        actions.agree_delay(by=office.by("approver", date(2026, 4, 1)), request=given.public_id)
    assert codes(caught) == ["disclosure.term_over"]
