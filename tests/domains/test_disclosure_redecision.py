"""责令重新答复: the request goes through a new decision with its own term and is counted once; table 4 counts the review."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.agencies.actions import choose
from mingchuang.domains.disclosure import actions, figures, handing_out, queries
from mingchuang.domains.disclosure.models import Decision, DisclosureRequest, Redecision
from mingchuang.law.annual_report import format_for
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY, ANSWERED = date(2025, 11, 3), date(2025, 11, 24)
RULED, CAME, AGAIN = date(2026, 2, 10), date(2026, 2, 27), date(2026, 3, 20)


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


def reviewed(office: make.Office, request: DisclosureRequest, outcome: str = "corrected", number: int = 7) -> str:
    clerk = office.by("clerk", CAME)
    remedy = actions.record_review(
        by=clerk, request=request.public_id, organ="六安市人民政府", filed=date(2025, 12, 8),
        case_number=f"六复决〔2026〕{number}号",
    )  # fmt: skip
    actions.set_outcome(by=clerk, request=request.public_id, remedy=remedy, outcome=outcome, day=RULED)
    return remedy


@pytest.fixture
def ordered(office: make.Office) -> DisclosureRequest:
    request = make.answered(office, DAY, ANSWERED, code="D21")
    actions.archive(by=office.by("clerk", ANSWERED, 15), request=request.public_id)
    remedy = reviewed(office, request)
    actions.order_redecision(by=office.by("clerk", CAME), request=request.public_id, remedy=remedy, received=CAME)
    request.refresh_from_db()
    return request


def answer_again(office: make.Office, request: DisclosureRequest, code: str = "D02", on: date = AGAIN) -> None:
    public_id = request.public_id
    actions.draft_decision(by=office.by("handler", on, 9), request=public_id, code=code, texts=make.TEXTS[code])
    actions.sign_off(by=office.by("approver", on, 10), request=public_id)
    actions.issue_reply(by=office.by("clerk", on, 11), request=public_id)
    actions.deliver(by=office.by("clerk", on, 12), request=public_id, way="online")
    request.refresh_from_db()


def tables(office: make.Office) -> dict[int, tuple[dict[str, list[int]], list[int]]]:
    code = office.agency.code
    return {
        year: (figures.table_3(format_for(year), code, year), figures.table_4(format_for(year), code, year)["review"])
        for year in (2025, 2026, 2027)
    }


def test_the_order_has_a_term_of_its_own_and_shows_in_the_queues(
    office: make.Office, ordered: DisclosureRequest
) -> None:
    assert (ordered.state, ordered.closed_on, ordered.decision.code) == ("redeciding", ANSWERED, "D21")
    (row,) = queries.open_rows(office.agency.code, CAME)
    # Twenty working days from 27 February 2026, the make-up Saturday of the Spring Festival counted.
    assert (row.due_on, row.remaining, row.turn, row.next_act) == (date(2026, 3, 26), 20, "handler", "draft_decision")
    assert row.waiting and not row.overdue
    assert queries.open_rows(office.agency.code, date(2026, 3, 27))[0].overdue
    assert [one.public_id for one in queries.queues(office.agency.code, office.handler, CAME)["mine"]] == [
        row.public_id
    ]
    days = queries.ledger_of_days(ordered.public_id, CAME)
    assert (days[0].date, days[-1].date, days[-1].number) == (CAME, date(2026, 3, 26), 20)
    view = queries.status(ordered.public_id, CAME)
    assert view.redecision is not None and view.redecision.due == date(2026, 3, 26)
    assert [one.kind for one in view.letters] == ["reply"]


def test_a_new_decision_is_drafted_signed_issued_and_delivered(office: make.Office, ordered: DisclosureRequest) -> None:
    first = ordered.letters.get(kind="reply")
    actions.draft_decision(
        by=office.by("handler", AGAIN, 9), request=ordered.public_id, code="D02", texts=make.TEXTS["D02"]
    )
    with pytest.raises(Refused) as caught:
        actions.sign_off(by=office.by("handler", AGAIN, 10), request=ordered.public_id)
    assert codes(caught) == ["disclosure.role_missing"]
    preview = queries.drafted_letter(by=office.by("approver", AGAIN), request=ordered.public_id)
    assert preview is not None and "重新作出如下答复" in "".join(one.text for one in preview.paragraphs)
    actions.sign_off(by=office.by("approver", AGAIN, 10), request=ordered.public_id)
    actions.issue_reply(by=office.by("clerk", AGAIN, 11), request=ordered.public_id)
    reply = ordered.letters.get(kind="reply", ref="1")
    words = "".join(one["text"] for one in reply.content["paragraphs"])
    assert "根据六安市人民政府的行政复议决定（六复决〔2026〕7号），本机关就该申请重新作出如下答复" in words
    assert "批复文件一份" in words
    # Not shown and not handed out before it has gone out.
    assert [one.public_id for one in queries.status(ordered.public_id, AGAIN).letters] == [first.public_id]
    with pytest.raises(Refused):
        handing_out.to_applicant(ordered.public_id, "letter", reply.public_id)
    actions.deliver(by=office.by("clerk", AGAIN, 12), request=ordered.public_id, way="online")
    ordered.refresh_from_db()
    assert (ordered.state, ordered.closed_on) == ("answered", ANSWERED)
    one = Redecision.objects.get()
    assert (one.code, one.decided_on, one.answered_on) == ("D02", AGAIN, AGAIN)
    assert Decision.objects.get().code == "D21"
    view = queries.status(ordered.public_id, AGAIN)
    assert [one.public_id for one in view.letters] == [first.public_id, reply.public_id]
    assert handing_out.to_applicant(ordered.public_id, "letter", reply.public_id).content.startswith(b"%PDF-")
    assert [event.kind for event in view.events][-2:] == ["redecision_ordered", "answered_again"]
    actions.deliver(by=office.by("clerk", AGAIN, 13), request=ordered.public_id, way="mail", day=AGAIN, proof="再寄 1")
    assert (reply.deliveries.count(), first.deliveries.count()) == (2, 1)
    actions.archive(by=office.by("clerk", AGAIN, 14), request=ordered.public_id)
    assert chain.check().whole
    assert "disclosure.order_redecision" in set(Entry.objects.values_list("act", flat=True))


def test_the_report_counts_the_request_once_and_the_review_in_table_4(
    office: make.Office, ordered: DisclosureRequest
) -> None:
    before = tables(office)
    one = [1, 0, 0, 0, 0, 0, 1]
    third, fourth = before[2025]
    assert {row for row, cells in third.items() if any(cells)} == {"R1", "R3d1", "R3g"}
    assert (third["R1"], third["R3d1"], third["R3g"]) == (one, one, one)
    assert fourth == [0, 0, 0, 1, 1]
    third, fourth = before[2026]
    assert not any(any(cells) for cells in third.values())
    assert fourth == [0, 1, 0, 0, 1]
    answer_again(office, ordered)
    assert tables(office) == before
    assert not any(any(cells) for cells in before[2027][0].values()) and not any(before[2027][1])
    assert [one.decision for one in queries.outcomes(office.agency.code, 2025)] == ["D21"]
    assert queries.outcomes(office.agency.code, 2026) == []


def test_the_order_may_state_its_day_and_an_agency_may_read_that_no_term_counts(
    office: make.Office, system: By
) -> None:
    stated = make.answered(office, DAY, ANSWERED)
    order = {"by": office.by("clerk", CAME), "received": CAME}
    with pytest.raises(Refused) as caught:
        actions.order_redecision(
            **order, request=stated.public_id, remedy=reviewed(office, stated), until=date(2026, 2, 26)
        )
    assert codes(caught) == ["redecision.until_too_early"]
    remedy = stated.remedies.get().public_id
    actions.order_redecision(**order, request=stated.public_id, remedy=remedy, until=date(2026, 3, 14))
    assert queries.open_rows(office.agency.code, CAME)[0].due_on == date(2026, 3, 14)
    days = queries.ledger_of_days(stated.public_id, CAME)
    assert days[-1].date == date(2026, 3, 14)
    choose(by=system, agency=office.agency, name="reading.redecision_term", value="none", since=date(2026, 1, 1))
    free = make.answered(office, DAY, ANSWERED)
    actions.order_redecision(**order, request=free.public_id, remedy=reviewed(office, free, number=8))
    row = next(one for one in queries.open_rows(office.agency.code, CAME) if one.public_id == free.public_id)
    assert (row.due_on, row.remaining, row.overdue) == (None, None, False)
    assert queries.status(free.public_id, CAME).redecision is not None


@pytest.mark.parametrize("outcome", ["upheld", "other"])
def test_only_a_correction_orders_and_only_once(office: make.Office, outcome: str) -> None:
    request = make.answered(office, DAY, ANSWERED)
    order: dict[str, Any] = {"by": office.by("clerk", CAME), "request": request.public_id, "received": CAME}
    with pytest.raises(Refused) as caught:
        actions.order_redecision(**order, remedy=reviewed(office, request, outcome))
    assert codes(caught) == ["disclosure.nothing_ordered"]
    remedy = reviewed(office, request, number=9)
    for wrong, code in (
        ({"remedy": "nothing"}, "disclosure.remedy_unknown"),
        ({"remedy": remedy, "received": date(2026, 2, 9)}, "disclosure.date_before"),
        ({"remedy": remedy, "received": date(2026, 3, 1)}, "disclosure.date_ahead"),
    ):
        with pytest.raises(Refused) as caught:
            actions.order_redecision(**{**order, **wrong})
        assert codes(caught) == [code]
    actions.order_redecision(**order, remedy=remedy)
    answer_again(office, request)
    with pytest.raises(Refused) as caught:
        actions.order_redecision(**order, remedy=remedy)
    assert codes(caught) == ["disclosure.nothing_ordered"]


def test_a_second_order_makes_a_second_new_decision(office: make.Office, ordered: DisclosureRequest) -> None:
    answer_again(office, ordered)
    remedy = actions.record_suit(
        by=office.by("clerk", date(2026, 5, 6)), request=ordered.public_id, court="某区人民法院",
        filed=date(2026, 4, 7),
    )  # fmt: skip
    later = office.by("clerk", date(2026, 6, 1))
    actions.set_outcome(by=later, request=ordered.public_id, remedy=remedy, outcome="corrected", day=date(2026, 5, 28))
    actions.order_redecision(by=later, request=ordered.public_id, remedy=remedy, received=date(2026, 6, 1))
    answer_again(office, ordered, "D01", date(2026, 6, 10))
    assert list(Redecision.objects.values_list("number", "code")) == [(1, "D02"), (2, "D01")]
    assert sorted(ordered.letters.filter(kind="reply").values_list("ref", flat=True)) == ["", "1", "2"]
    words = "".join(one["text"] for one in ordered.letters.get(ref="2").content["paragraphs"])
    assert "某区人民法院的生效裁判" in words
    table = figures.table_3(format_for(2026), office.agency.code, 2026)
    assert not any(any(cells) for cells in table.values())


def test_the_applicant_may_not_withdraw_it_and_a_deemed_abandonment_may_be_taken_up_again(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.ask_correction(
        by=office.by("handler", DAY), request=request.public_id, unclear="年份", items="年份", guidance="年份",
        reply_until=date(2025, 11, 14),
    )  # fmt: skip
    actions.abandon(by=office.by("clerk", date(2025, 11, 17)), request=request.public_id)
    remedy = reviewed(office, request)
    actions.order_redecision(by=office.by("clerk", CAME), request=request.public_id, remedy=remedy, received=CAME)
    view = queries.status(request.public_id, CAME)
    assert not view.may_withdraw and view.letters[0].kind == "correction_notice"
    answer_again(office, request)
    request.refresh_from_db()
    assert (request.state, request.decision.code, request.closed_on) == ("answered", "D41", date(2025, 11, 15))
    assert queries.status(request.public_id, AGAIN).letters[-1].kind == "reply"


def test_the_database_holds_one_new_decision_under_way(office: make.Office, ordered: DisclosureRequest) -> None:
    other = reviewed(office, ordered, number=12)
    remedy = ordered.remedies.get(public_id=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Redecision.objects.create(request=ordered, number=2, remedy=remedy, received_on=CAME)


def test_a_new_decision_that_discloses_what_a_third_party_refused_is_told_to_it(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.start_inquiry(
        by=office.by("handler", DAY), request=request.public_id, recipient="third_party", party="某公司", matter="合同"
    )
    actions.record_opinion(by=office.by("handler", DAY), request=request.public_id, ref="A", day=DAY, stance="refuse")
    reply = {"by": office.by("handler", ANSWERED, 9), "request": request.public_id}
    actions.draft_decision(**reply, code="D21", texts=make.TEXTS["D21"])
    actions.sign_off(by=office.by("approver", ANSWERED), request=request.public_id)
    actions.issue_reply(by=office.by("clerk", ANSWERED), request=request.public_id)
    actions.deliver(by=office.by("clerk", ANSWERED), request=request.public_id, way="online")
    actions.archive(by=office.by("clerk", ANSWERED), request=request.public_id)
    remedy = reviewed(office, request)
    actions.order_redecision(by=office.by("clerk", CAME), request=request.public_id, remedy=remedy, received=CAME)
    answer_again(office, request)
    assert queries.case(request.public_id, office.by("clerk", AGAIN)).untold == ("A",)
    (row,) = queries.every_row(office.agency.code, on=AGAIN)
    assert row.next_act == "tell_third_party"


def test_lists_ask_nothing_more_for_a_new_decision(office: make.Office, ordered: DisclosureRequest) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            queries.open_rows(office.agency.code, CAME)
        return len(made)

    few = asked()
    second = make.answered(office, DAY, ANSWERED)
    actions.order_redecision(
        by=office.by("clerk", CAME), request=second.public_id, remedy=reviewed(office, second, number=10), received=CAME
    )
    assert len(queries.open_rows(office.agency.code, CAME)) == 2
    assert asked() == few
