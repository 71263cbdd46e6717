"""更正: a wrong day or wrong data are put right, the old value stays, the clock and the report follow the record."""

from datetime import date
from typing import Any

import pytest

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import actions, figures, queries
from mingchuang.domains.disclosure.models import Amendment, Decision, Delivery, DisclosureRequest, Event, FeeNotice
from mingchuang.law.annual_report import format_for
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry, Person
from tests.factories import agencies
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY, WHY = date(2026, 3, 3), "签收日期录入错误"


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


@pytest.fixture
def openness(system: By, office: make.Office) -> Person:
    return agencies.staff(system, office.agency, Role.OPENNESS)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


def amend(office: make.Office, request: DisclosureRequest, event: str, day: date, **more: Any) -> None:
    by = more.pop("by", office.by("clerk", more.pop("on", date(2026, 3, 10))))
    actions.amend_day(by=by, request=request.public_id, event=event, day=day, **{"reason": WHY, **more})
    request.refresh_from_db()


def of_office(person: Person, office: make.Office, day: date) -> By:
    return By(person, office.by("clerk", day).at)


def values_of(request: DisclosureRequest, **changes: str) -> dict[str, str]:
    return {
        **request.applicant, **request.content, "applicant_kind": request.applicant_kind, "medium": request.medium,
        "delivery": request.way, **changes,
    }  # fmt: skip


def test_a_day_of_receipt_is_put_right_and_the_wrong_one_stays(office: make.Office) -> None:
    request = make.received(office, date(2026, 3, 5), channel="registered_mail")
    assert request.due_on == date(2026, 4, 2)
    amend(office, request, "signed", DAY)
    assert (request.received_on, request.due_on) == (DAY, date(2026, 3, 31))
    assert [e.day for e in request.events.all()] == [DAY]
    every = Event.every.filter(request=request, kind="signed").order_by("id")
    assert [(e.day, e.current) for e in every] == [(date(2026, 3, 5), False), (DAY, True)]
    (view,) = queries.case(request.public_id, office.by("clerk", DAY)).amendments
    assert (view.old_day, view.new_day, view.due_before, view.due_after, view.reason, view.who) == (
        date(2026, 3, 5), DAY, date(2026, 4, 2), date(2026, 3, 31), WHY, office.clerk.name,
    )  # fmt: skip
    line = Entry.objects.order_by("seq").last()
    assert line is not None and line.act == "disclosure.amend_day"
    assert "2026-03-05" in line.facts and "2026-03-03" in line.facts and WHY not in line.facts
    assert chain.check().whole


def test_it_may_be_put_right_again(office: make.Office) -> None:
    request = make.received(office, date(2026, 3, 5), channel="registered_mail")
    for day in (DAY, date(2026, 3, 4), date(2026, 3, 5)):
        amend(office, request, "signed", day)
    assert request.received_on == date(2026, 3, 5)
    assert Event.every.filter(request=request, kind="signed").count() == 4


@pytest.mark.parametrize(
    ("event", "day", "more", "code", "field"),
    [
        ("signed", date(2026, 3, 12), {}, "disclosure.date_ahead", "day"),
        ("signed", DAY, {}, "disclosure.nothing_changed", "day"),
        ("signed", date(2026, 3, 2), {"reason": " "}, "disclosure.amend_reason_missing", "reason"),
        ("signed", date(2026, 3, 1), {}, "clock.receipt_out_of_order", "day"),
        ("signed", date(2026, 3, 10), {}, "clock.before_receipt", "day"),
        ("correction_notice", DAY, {}, "disclosure.event_unknown", "event"),
        ("nonsense", DAY, {}, "disclosure.event_unknown", "event"),
        ("correction_received", date(2026, 3, 5), {}, "clock.correction_without_notice", "day"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    office: make.Office, event: str, day: date, more: dict[str, Any], code: str, field: str
) -> None:
    taken = actions.receive(
        by=office.by("clerk", DAY), agency="luan-data", channel="registered_mail", values=make.PERSON,
        dates={"posted": date(2026, 3, 2), "signed": DAY}, form_key=make.form_key(), subject="某项目批复",
    )  # fmt: skip
    request = DisclosureRequest.objects.get(public_id=taken.public_id)
    actions.assign(by=office.by("clerk", DAY), request=taken.public_id, unit="office")
    actions.ask_correction(
        by=office.by("clerk", date(2026, 3, 6)), request=taken.public_id, unclear="年份", items="年份", guidance="年份",
        reply_until=date(2026, 3, 20),
    )  # fmt: skip
    actions.record_correction(
        by=office.by("clerk", date(2026, 3, 9)), request=taken.public_id, text="2019年", received=date(2026, 3, 9)
    )
    lines = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        amend(office, request, event, day, **more)
    assert (codes(caught), caught.value.refusals[0].field) == ([code], field)
    assert (Entry.objects.count(), Amendment.objects.count()) == (lines, 0)
    assert not Event.every.filter(request=request, current=False).exists()


def test_a_correction_that_was_late_needs_its_reason_and_one_in_time_loses_the_mark(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.ask_correction(
        by=office.by("handler", date(2026, 3, 5)), request=request.public_id, unclear="年份", items="年份",
        guidance="年份", reply_until=date(2026, 3, 13),
    )  # fmt: skip
    actions.record_correction(
        by=office.by("handler", date(2026, 3, 16)), request=request.public_id, text="2019年",
        received=date(2026, 3, 12),
    )  # fmt: skip
    on = date(2026, 3, 17)
    with pytest.raises(Refused) as caught:
        amend(office, request, "correction_received", date(2026, 3, 16), on=on)
    assert codes(caught) == ["disclosure.late_without_reason"]
    amend(office, request, "correction_received", date(2026, 3, 16), on=on, late_reason="住院")
    request.correction.refresh_from_db()
    assert (request.correction.late, request.correction.late_reason) == (True, "住院")
    assert request.due_on == date(2026, 4, 14)
    amend(office, request, "correction_received", date(2026, 3, 13), on=on)
    request.correction.refresh_from_db()
    assert (request.correction.late, request.correction.late_reason) == (False, "")
    assert request.due_on == date(2026, 4, 13)


def test_an_opinion_that_came_earlier_shortens_the_pause(office: make.Office) -> None:
    request = make.in_hand(office, date(2025, 3, 3))
    handler = office.by("handler", date(2025, 3, 10))
    actions.start_inquiry(by=handler, request=request.public_id, recipient="third_party", party="某公司", matter="合同")
    actions.record_opinion(
        by=office.by("handler", date(2025, 3, 24)), request=request.public_id, ref="A", day=date(2025, 3, 24),
        stance="agree",
    )  # fmt: skip
    request.refresh_from_db()
    assert request.due_on == date(2025, 4, 15)
    amend(office, request, "opinion_received/A", date(2025, 3, 17), on=date(2025, 3, 25))
    assert request.due_on == date(2025, 4, 8)
    assert queries.case(request.public_id, handler).inquiries[0].opinion_on == date(2025, 3, 17)


def test_silence_does_not_stand_before_the_term_that_a_later_delivery_gives(office: make.Office) -> None:
    request = make.in_hand(office, date(2025, 3, 3))
    actions.start_inquiry(
        by=office.by("handler", date(2025, 3, 10)), request=request.public_id, recipient="third_party", party="某公司",
        matter="合同",
    )  # fmt: skip
    actions.record_delivery(
        by=office.by("handler", date(2025, 3, 12)), request=request.public_id, ref="A", day=date(2025, 3, 11)
    )
    on = date(2025, 4, 2)
    actions.record_silence(by=office.by("handler", on), request=request.public_id, ref="A")
    with pytest.raises(Refused) as caught:
        amend(office, request, "inquiry_delivered/A", date(2025, 3, 12), on=on)
    assert (codes(caught), caught.value.refusals[0].field) == (["disclosure.term_runs"], "day")
    amend(office, request, "inquiry_delivered/A", date(2025, 3, 12), on=date(2025, 4, 3))


def test_after_the_signature_only_the_openness_office_puts_right(office: make.Office, openness: Person) -> None:
    request = make.in_hand(office, DAY, delivery="mail", address="某路1号", medium="paper")
    on = date(2026, 3, 12)
    actions.draft_decision(
        by=office.by("handler", on, 8), request=request.public_id, code="D02", texts=make.TEXTS["D02"]
    )
    actions.sign_off(by=office.by("approver", on, 9), request=request.public_id)
    later = date(2026, 3, 20)
    with pytest.raises(Refused) as caught:
        amend(office, request, "submitted", date(2026, 3, 2), on=later)
    assert codes(caught) == ["disclosure.role_missing"]
    actions.issue_reply(by=office.by("clerk", on, 10), request=request.public_id)
    actions.deliver(
        by=office.by("clerk", later), request=request.public_id, way="mail", day=date(2026, 3, 18), proof="邮件号 1"
    )
    by = of_office(openness, office, later)
    for wrong, code in ((date(2026, 3, 11), "disclosure.date_before"), (date(2026, 3, 21), "disclosure.date_ahead")):
        with pytest.raises(Refused) as caught:
            amend(office, request, "answered", wrong, by=by)
        assert codes(caught) == [code]
    amend(office, request, "answered", date(2026, 3, 13), by=by)
    assert request.closed_on == Delivery.objects.get().day == date(2026, 3, 13)
    assert Decision.objects.get().decided_on == on
    view = queries.status(request.public_id, later)
    assert view.clock.ended_on == date(2026, 3, 13)
    assert [(one.what, one.reason, one.who, one.moved) for one in view.amendments] == [("answered", "", "", False)]


def test_a_reply_handed_over_online_and_what_the_site_took_in_have_the_systems_moment(
    office: make.Office, openness: Person
) -> None:
    request = make.answered(office, DAY, date(2026, 3, 12))
    by = of_office(openness, office, date(2026, 3, 13))
    assert [one.key for one in queries.case(request.public_id, by).amendable] == ["submitted"]
    taken = make.from_site(office, DAY)
    assert queries.case(taken.public_id, office.by("clerk", DAY)).amendable == ()


def test_a_lapse_is_counted_again_from_the_day_the_fee_notice_came(office: make.Office, openness: Person) -> None:
    request = make.in_hand(office, DAY)
    actions.send_fee_notice(
        by=office.by("handler", date(2026, 3, 5)), request=request.public_id, mode="pages", quantity=250,
        standard="按量计收", payment="到本机关缴纳",
    )  # fmt: skip
    actions.abandon(by=office.by("clerk", date(2026, 4, 10)), request=request.public_id)
    by = of_office(openness, office, date(2026, 4, 13))
    with pytest.raises(Refused) as caught:
        amend(office, request, "fee_notice_received", date(2026, 3, 20), by=by)
    assert codes(caught) == ["disclosure.term_runs"]
    amend(office, request, "fee_notice_received", date(2026, 3, 9), by=by)
    assert request.closed_on == Decision.objects.get().decided_on == date(2026, 4, 8)


def test_the_report_follows_the_record_and_a_released_year_is_asked_about(
    office: make.Office, openness: Person
) -> None:
    request = make.received(office, date(2026, 1, 5), channel="registered_mail")
    code, on = office.agency.code, date(2026, 1, 9)
    fmt = format_for(2025)
    assert not any(figures.table_3(fmt, code, 2025)["R1"])
    with pytest.raises(Refused) as caught:
        amend(office, request, "signed", date(2025, 12, 30), on=on, released=(2025, 2024))
    assert (codes(caught), caught.value.refusals[0].field) == (["disclosure.year_released"], "known")
    assert caught.value.refusals[0].facts["years"] == "2025"
    amend(office, request, "signed", date(2025, 12, 30), on=on, released=(2025, 2024), known=True)
    assert figures.table_3(fmt, code, 2025)["R1"][0] == figures.table_3(fmt, code, 2025)["R4"][0] == 1
    assert figures.table_3(format_for(2026), code, 2026)["R2"][0] == 1
    assert '"released_years":[2025]' in Entry.objects.latest("seq").facts.replace(" ", "")
    # Within the year nothing that is counted changes, so nothing is asked.
    amend(office, request, "signed", date(2025, 12, 31), on=on, released=(2025,))


def test_a_fee_counts_once_in_the_year_it_was_paid(office: make.Office) -> None:
    request = make.in_hand(office, date(2025, 12, 1))
    actions.send_fee_notice(
        by=office.by("handler", date(2025, 12, 5)), request=request.public_id, mode="pages", quantity=250,
        standard="按量计收", payment="到本机关缴纳",
    )  # fmt: skip
    actions.record_payment(
        by=office.by("handler", date(2025, 12, 12)), request=request.public_id, day=date(2025, 12, 12)
    )
    amend(office, request, "fee_paid", date(2025, 12, 11), on=date(2025, 12, 15))
    assert figures.fees_yuan(office.agency.code, 2025) == FeeNotice.objects.get().yuan == 4700
    with pytest.raises(Refused) as caught:
        amend(office, request, "fee_paid", date(2025, 12, 4), on=date(2025, 12, 15))
    assert codes(caught) == ["clock.payment_without_notice"]


def test_entered_data_are_put_right_and_the_old_stay_encrypted(office: make.Office) -> None:
    request = make.received(office, DAY)
    actions.amend_entry(
        by=office.by("clerk", DAY), request=request.public_id, reason="姓名录错",
        values=values_of(request, name="王晓明", phone="0564-3380001"), subject="某项目的批复",
    )  # fmt: skip
    request.refresh_from_db()
    assert (request.applicant["name"], request.subject) == ("王晓明", "某项目的批复")
    (view,) = queries.case(request.public_id, office.by("clerk", DAY)).amendments
    assert (view.before["name"], view.after["name"], sorted(view.after)) == (
        "王小明", "王晓明", ["name", "phone", "subject"],
    )  # fmt: skip
    line = Entry.objects.latest("seq")
    assert line.act == "disclosure.amend_entry" and '"name"' in line.facts
    assert not any(word in line.facts for word in ("王", "0564", "姓名录错", "批复"))


def test_another_kind_of_applicant_moves_the_column_and_is_found_by_its_number(office: make.Office) -> None:
    request = make.received(office, DAY)
    company = {**make.COMPANY, "medium": "electronic", "delivery": "online"}
    with pytest.raises(Refused) as caught:
        actions.amend_entry(
            by=office.by("clerk", DAY), request=request.public_id, reason="应为企业", values=company, released=(2026,)
        )
    assert codes(caught) == ["disclosure.year_released"]
    request.refresh_from_db()
    assert request.applicant_kind == "natural"
    actions.amend_entry(by=office.by("clerk", DAY), request=request.public_id, reason="应为企业", values=company)
    table = figures.table_3(format_for(2026), office.agency.code, 2026)
    assert table["R1"] == [0, 1, 0, 0, 0, 0, 1]
    other = make.received(office, DAY, **make.COMPANY)
    assert [row.public_id for row in queries.case(other.public_id, office.by("clerk", DAY)).earlier] == [
        request.public_id
    ]


def test_another_channel_has_another_day_zero(office: make.Office) -> None:
    request = make.received(office, DAY)
    change = {"by": office.by("clerk", date(2026, 3, 10)), "request": request.public_id, "reason": "实为挂号信"}
    actions.amend_entry(**change, values=values_of(request), channel="registered_mail", received=date(2026, 3, 5))
    request.refresh_from_db()
    assert (request.channel, request.received_on, request.due_on) == (
        "registered_mail", date(2026, 3, 5), date(2026, 4, 2),
    )  # fmt: skip
    assert [(e.kind, e.current) for e in Event.every.filter(request=request).order_by("id")] == [
        ("submitted", False), ("signed", True),
    ]  # fmt: skip
    actions.amend_entry(**change, values=values_of(request), channel="fax")
    request.refresh_from_db()
    assert (request.channel, request.received_on) == ("fax", date(2026, 3, 5))


@pytest.mark.parametrize(
    ("changes", "more", "wanted"),
    [
        ({}, {}, ["disclosure.nothing_changed"]),
        ({"name": "", "id_number": "1"}, {}, ["disclosure.name_missing", "disclosure.id_card_wrong"]),
        ({"name": "王"}, {"channel": "web"}, ["disclosure.channel_missing"]),
        ({"name": "王"}, {"channel": "pigeon"}, ["disclosure.channel_missing"]),
        ({"name": "王"}, {"received": date(2026, 3, 4)}, ["disclosure.day_is_another_act"]),
        ({"name": "王"}, {"subject": "长" * 121}, ["disclosure.too_long"]),
        ({"name": "王"}, {"reason": ""}, ["disclosure.amend_reason_missing"]),
        ({"name": "王"}, {"channel": "registered_mail", "received": date(2026, 3, 30)}, ["disclosure.date_ahead"]),
    ],
)
def test_data_that_make_no_application_are_refused(
    office: make.Office, changes: dict[str, str], more: dict[str, Any], wanted: list[str]
) -> None:
    request = make.received(office, DAY)
    with pytest.raises(Refused) as caught:
        actions.amend_entry(
            by=office.by("clerk", date(2026, 3, 10)), request=request.public_id, values=values_of(request, **changes),
            **{"reason": "录错", **more},
        )  # fmt: skip
    assert codes(caught) == wanted
    assert not Amendment.objects.exists()


def test_what_an_applicant_typed_on_the_site_is_theirs(office: make.Office) -> None:
    taken = make.from_site(office, DAY)
    request = DisclosureRequest.objects.get(public_id=taken.public_id)
    change = {"by": office.by("clerk", DAY), "request": request.public_id, "reason": "申请人来电更换电话"}
    with pytest.raises(Refused) as caught:
        actions.amend_entry(**change, values=values_of(request, phone="不详"), channel="in_person")
    assert codes(caught) == ["disclosure.phone_wrong", "disclosure.channel_missing"]
    actions.amend_entry(**change, values=values_of(request, phone="0564-1234567", description="别的内容"))
    request.refresh_from_db()
    assert request.applicant["phone"] == "0564-1234567"
    assert request.content["description"] == make.PERSON["description"]
