"""The course of a request through its acts: states, days, letters, hands, and the ledger line of each act."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mingchuang.domains.disclosure import actions, queries
from mingchuang.domains.disclosure.models import Correction, Decision, DisclosureRequest, Draft, Event
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


def test_a_request_goes_from_receipt_to_archive_with_one_line_an_act(office: make.Office) -> None:
    before = Entry.objects.count()
    request = make.answered(office, DAY, date(2026, 3, 20))
    actions.archive(by=office.by("clerk", date(2026, 3, 21)), request=request.public_id)
    request.refresh_from_db()
    assert (request.state, request.received_on, request.closed_on) == ("archived", DAY, date(2026, 3, 20))
    assert request.due_on == date(2026, 3, 31)
    acts = Entry.objects.order_by("seq").values_list("act", flat=True)[before:]
    assert [act.split(".")[1] for act in acts] == [
        "receive", "assign", "draft_decision", "sign_off", "issue_reply", "deliver", "archive",
    ]  # fmt: skip
    assert chain.check().whole
    assert request.decision.code == "D02"


def test_the_form_of_the_site_starts_the_clock_on_its_day_whatever_staff_do(office: make.Office) -> None:
    taken = make.from_site(office, DAY)
    request = DisclosureRequest.objects.get(public_id=taken.public_id)
    assert (request.state, request.received_on, request.due_on) == ("received", DAY, date(2026, 3, 31))
    actions.confirm_receipt(by=office.by("clerk", date(2026, 3, 10)), request=taken.public_id, subject="某项目批复")
    request.refresh_from_db()
    assert (request.state, request.received_on) == ("registered", DAY)
    assert Event.objects.get(request=request, kind="confirmed").day == date(2026, 3, 10)


def test_an_agency_may_choose_that_confirmation_is_day_zero(office: make.Office, system: By) -> None:
    from mingchuang.domains.agencies.actions import choose

    choose(by=system, agency=office.agency, name="reading.receipt", value="confirmed", since=date(2026, 1, 1))
    taken = make.from_site(office, DAY)
    request = DisclosureRequest.objects.get(public_id=taken.public_id)
    assert (request.received_on, request.due_on) == (None, None)
    actions.confirm_receipt(by=office.by("clerk", date(2026, 3, 5)), request=taken.public_id, subject="某项目批复")
    request.refresh_from_db()
    assert request.received_on == date(2026, 3, 5)


def test_a_second_click_writes_nothing_and_shows_the_same_code(office: make.Office) -> None:
    key = make.form_key()
    send = lambda: actions.receive(  # noqa: E731
        by=office.by("clerk", DAY), agency=office.agency.code, channel="in_person", values=make.PERSON,
        dates={"submitted": DAY}, form_key=key, subject="某项目批复",
    )  # fmt: skip
    first, second = send(), send()
    assert second.again
    assert (first.public_id, first.query_code) == (second.public_id, second.query_code)
    assert DisclosureRequest.objects.count() == 1


def test_every_reason_is_named_at_once(office: make.Office) -> None:
    with pytest.raises(Refused) as caught:
        actions.receive(
            by=office.by("clerk", DAY), agency=office.agency.code, channel="registered_mail",
            values={**make.PERSON, "name": "", "id_number": "1"}, dates={"posted": date(2026, 3, 9)},
            form_key=make.form_key(),
        )  # fmt: skip
    assert codes(caught) == [
        "disclosure.name_missing", "disclosure.id_card_wrong", "disclosure.date_missing", "disclosure.date_ahead",
    ]  # fmt: skip
    assert not DisclosureRequest.objects.exists()


def test_a_date_before_the_first_calendar_is_refused_and_nothing_is_written(office: make.Office) -> None:
    with pytest.raises(Refused):
        make.received(office, date(1999, 3, 3))
    assert not DisclosureRequest.objects.exists()


def test_a_term_that_reaches_a_year_without_a_notice_is_taken_and_marked(office: make.Office) -> None:
    day = date(2026, 12, 18)
    request = make.received(office, day)
    assert request.due_provisional
    assert request.due_on is not None and request.due_on.year == 2027


def test_ordinary_mail_waits_for_its_confirmation(office: make.Office) -> None:
    taken = actions.receive(
        by=office.by("clerk", DAY), agency=office.agency.code, channel="ordinary_mail", values=make.PERSON,
        dates={"arrived": DAY}, form_key=make.form_key(), subject="某项目批复",
    )  # fmt: skip
    request = DisclosureRequest.objects.get(public_id=taken.public_id)
    assert (request.state, request.received_on) == ("received", None)
    actions.confirm_receipt(
        by=office.by("clerk", date(2026, 3, 6)),
        request=taken.public_id,
        subject="某项目批复",
        confirmed=date(2026, 3, 5),
    )
    request.refresh_from_db()
    assert (request.state, request.received_on) == ("registered", date(2026, 3, 5))


def test_a_correction_restarts_the_clock_and_can_be_asked_once(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    ask = {
        "request": request.public_id, "unclear": "未写明年份", "items": "写明年份", "guidance": "可以写文件的大致时间",
        "reply_until": date(2026, 3, 25),
    }  # fmt: skip
    actions.ask_correction(by=office.by("handler", date(2026, 3, 5)), **ask)
    request.refresh_from_db()
    assert request.state == "awaiting_correction"
    actions.record_correction(by=office.by("applicant", date(2026, 3, 20)), request=request.public_id, text="2019年")
    request.refresh_from_db()
    assert (request.state, request.received_on, request.due_on) == ("in_hand", DAY, date(2026, 4, 20))
    with pytest.raises(Refused) as caught:
        actions.ask_correction(by=office.by("handler", date(2026, 3, 21)), **{**ask, "reply_until": date(2026, 4, 1)})
    assert codes(caught) == ["disclosure.corrected_once"]


def test_no_correction_in_time_is_deemed_abandoned_from_the_next_day(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.ask_correction(
        by=office.by("handler", date(2026, 3, 5)), request=request.public_id, unclear="未写明年份", items="写明年份",
        guidance="写大致时间", reply_until=date(2026, 3, 20),
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        actions.abandon(by=office.by("clerk", date(2026, 3, 20)), request=request.public_id)
    assert codes(caught) == ["disclosure.term_runs"]
    actions.abandon(by=office.by("clerk", date(2026, 4, 9)), request=request.public_id)
    request.refresh_from_db()
    assert (request.state, request.closed_on, request.decision.code) == ("abandoned", date(2026, 3, 21), "D41")


def test_a_late_correction_needs_its_reason_and_is_marked(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.ask_correction(
        by=office.by("handler", date(2026, 3, 5)), request=request.public_id, unclear="未写明年份", items="写明年份",
        guidance="写大致时间", reply_until=date(2026, 3, 20),
    )  # fmt: skip
    late = {"by": office.by("applicant", date(2026, 3, 23)), "request": request.public_id, "text": "2019年"}
    with pytest.raises(Refused) as caught:
        actions.record_correction(**late)
    assert codes(caught) == ["disclosure.late_without_reason"]
    actions.record_correction(**late, late_reason="住院")
    request.refresh_from_db()
    assert (request.state, request.due_on) == ("in_hand", date(2026, 4, 21))
    assert Correction.objects.get(request=request).late is True


def test_the_example_of_the_contract_comes_out_of_the_acts(office: make.Office) -> None:
    request = make.in_hand(office, date(2025, 3, 3))
    by = office.by
    actions.start_inquiry(
        by=by("handler", date(2025, 3, 10)),
        request=request.public_id,
        recipient="third_party",
        party="某公司",
        matter="合同",
    )
    actions.record_delivery(
        by=by("handler", date(2025, 3, 12)), request=request.public_id, ref="A", day=date(2025, 3, 12)
    )
    actions.record_opinion(
        by=by("handler", date(2025, 3, 24)), request=request.public_id, ref="A", day=date(2025, 3, 24), stance="refuse"
    )
    actions.propose_extension(
        by=by("handler", date(2025, 3, 27)), request=request.public_id, working_days=10, reason="涉及多个部门"
    )
    with pytest.raises(Refused) as caught:
        actions.extend(by=by("handler", date(2025, 3, 28)), request=request.public_id)
    assert codes(caught) == ["disclosure.role_missing"]
    actions.extend(by=by("approver", date(2025, 3, 28)), request=request.public_id)
    request.refresh_from_db()
    assert (request.state, request.due_on, request.due_provisional) == ("in_hand", date(2025, 4, 28), False)
    clock = queries.case(request.public_id, by("clerk", date(2025, 3, 28))).clock
    assert (clock.base_due, clock.paused_working_days, dict(clock.reply_by)) == (
        date(2025, 4, 15), 10, {"A": date(2025, 4, 2)},
    )  # fmt: skip


def test_silence_can_be_recorded_only_after_fifteen_working_days(office: make.Office) -> None:
    request = make.in_hand(office, date(2025, 3, 3))
    actions.start_inquiry(
        by=office.by("handler", date(2025, 3, 10)), request=request.public_id, recipient="third_party", party="某公司",
        matter="合同",
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        actions.record_silence(by=office.by("handler", date(2025, 3, 31)), request=request.public_id, ref="A")
    assert codes(caught) == ["disclosure.term_runs"]
    actions.record_silence(by=office.by("handler", date(2025, 4, 1)), request=request.public_id, ref="A")
    request.refresh_from_db()
    assert request.state == "in_hand"


def test_extensions_end_at_twenty_working_days_and_with_the_term(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    propose = lambda days, day: actions.propose_extension(  # noqa: E731
        by=office.by("handler", day), request=request.public_id, working_days=days, reason="需要检索档案"
    )
    propose(12, date(2026, 3, 10))
    actions.extend(by=office.by("approver", date(2026, 3, 11)), request=request.public_id)
    with pytest.raises(Refused) as caught:
        propose(9, date(2026, 3, 12))
    assert codes(caught) == ["disclosure.extension_too_long"]
    with pytest.raises(Refused) as caught:
        propose(8, date(2026, 5, 12))
    assert codes(caught) == ["disclosure.term_over"]


def test_who_drafted_or_handles_cannot_sign_not_even_in_the_database(office: make.Office, system: By) -> None:
    from mingchuang.domains.agencies.actions import give_role
    from mingchuang.domains.agencies.roles import Role

    give_role(by=system, person=office.handler, agency=office.agency, role=Role.APPROVER, since=date(2026, 1, 1))
    request = make.in_hand(office, DAY)
    actions.draft_decision(
        by=office.by("handler", date(2026, 3, 9)), request=request.public_id, code="D02", texts=make.TEXTS["D02"]
    )
    with pytest.raises(Refused) as caught:
        actions.sign_off(by=office.by("handler", date(2026, 3, 10)), request=request.public_id)
    assert codes(caught) == ["disclosure.same_hand"]
    draft = Draft.objects.get(request=request)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(
            verdict="signed", verdict_by=office.handler, verdict_at=office.by("handler", DAY).at
        )


def test_a_returned_draft_is_drafted_again(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    draft = {"request": request.public_id, "code": "D02", "texts": make.TEXTS["D02"]}
    actions.draft_decision(by=office.by("handler", date(2026, 3, 9)), **draft)
    actions.return_draft(
        by=office.by("approver", date(2026, 3, 10)), request=request.public_id, opinion="请写明附件名称"
    )
    actions.draft_decision(by=office.by("handler", date(2026, 3, 11)), **draft)
    assert list(Draft.objects.filter(request=request).values_list("version", "verdict")) == [(1, "returned"), (2, "")]


def test_a_draft_without_what_its_letter_needs_is_refused_by_name(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    with pytest.raises(Refused) as caught:
        actions.draft_decision(
            by=office.by("handler", date(2026, 3, 9)), request=request.public_id, code="D02", texts={}
        )
    assert [refusal.field for refusal in caught.value.refusals] == ["content"]
    for code in ("D41", "D24"):
        with pytest.raises(Refused) as caught:
            actions.draft_decision(
                by=office.by("handler", date(2026, 3, 9)),
                request=request.public_id,
                code=code,
                texts={"reasons": "不明"},
            )
        assert caught.value.refusals[0].field == "code"


def test_the_applicant_withdraws_and_the_open_draft_falls(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.draft_decision(
        by=office.by("handler", date(2026, 3, 9)), request=request.public_id, code="D02", texts=make.TEXTS["D02"]
    )
    actions.withdraw(by=office.by("applicant", date(2026, 3, 10)), request=request.public_id)
    request.refresh_from_db()
    assert (request.state, request.closed_on, request.decision.code) == ("withdrawn", date(2026, 3, 10), "D43")
    assert Draft.objects.get(request=request).verdict == "dropped"


def test_an_act_on_what_somebody_else_changed_is_refused(office: make.Office) -> None:
    request = make.received(office, DAY)
    stale = request.lock_version
    actions.assign(by=office.by("clerk", DAY), request=request.public_id, unit="office", lock_version=stale)
    with pytest.raises(Refused) as caught:
        actions.assign(by=office.by("clerk", DAY), request=request.public_id, unit="office", lock_version=stale)
    assert codes(caught) == ["disclosure.changed_meanwhile"]


def test_mail_counts_on_its_posting_and_a_second_delivery_moves_nothing(office: make.Office) -> None:
    request = make.in_hand(office, DAY, medium="paper", delivery="mail", address="六安市某路1号")
    on = date(2026, 3, 12)
    actions.draft_decision(
        by=office.by("handler", on, 8), request=request.public_id, code="D02", texts=make.TEXTS["D02"]
    )
    actions.sign_off(by=office.by("approver", on, 9), request=request.public_id)
    actions.issue_reply(by=office.by("clerk", on), request=request.public_id)
    send = {"request": request.public_id, "way": "mail", "day": date(2026, 3, 13)}
    with pytest.raises(Refused) as caught:
        actions.deliver(by=office.by("clerk", date(2026, 3, 16)), **send)
    assert codes(caught) == ["disclosure.proof_missing"]
    actions.deliver(by=office.by("clerk", date(2026, 3, 16)), **send, proof="邮件号 1234")
    actions.deliver(
        by=office.by("clerk", date(2026, 3, 30)), **{**send, "day": date(2026, 3, 27)}, proof="退回后再寄 5678"
    )
    request.refresh_from_db()
    assert request.closed_on == date(2026, 3, 13)
    assert Decision.objects.get(request=request).decided_on == on


def test_a_review_its_outcome_and_the_suit_after_it(office: make.Office) -> None:
    request = make.answered(office, DAY, date(2026, 3, 20))
    clerk = office.by("clerk", date(2026, 9, 1))
    review = actions.record_review(
        by=clerk, request=request.public_id, organ="六安市人民政府", filed=date(2026, 4, 2), case_number="〔2026〕1号"
    )
    actions.set_outcome(by=clerk, request=request.public_id, remedy=review, outcome="upheld", day=date(2026, 5, 20))
    actions.record_suit(by=clerk, request=request.public_id, court="某法院", filed=date(2026, 6, 1), after=review)
    with pytest.raises(Refused) as caught:
        actions.set_outcome(by=clerk, request=request.public_id, remedy=review, outcome="other", day=date(2026, 5, 21))
    assert codes(caught) == ["disclosure.outcome_set"]
    found = queries.remedies(office.agency.code, 2026)
    assert [(one.kind, one.outcome) for one in found] == [("review", "upheld"), ("post_suit", "pending")]
    assert queries.remedies(office.agency.code, 2025) == []


def test_the_result_of_a_request_stands_once(office: make.Office) -> None:
    request = make.answered(office, DAY, date(2026, 3, 20))
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(request=request, code="D43", reason="withdrawn", decided_on=DAY)
