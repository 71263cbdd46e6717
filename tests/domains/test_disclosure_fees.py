"""The fee of a request: notice, payment that restarts the clock, lapse that ends it, and inquiries of co-producers."""

from datetime import date

import pytest

from mingchuang.domains.disclosure import actions, queries
from mingchuang.domains.disclosure.models import DisclosureRequest, FeeNotice
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY, TOLD = date(2026, 3, 3), date(2026, 3, 5)


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


@pytest.fixture
def asked(office: make.Office) -> DisclosureRequest:
    """A request whose applicant was told to pay for 250 pages."""
    request = make.in_hand(office, DAY)
    actions.send_fee_notice(
        by=office.by("handler", TOLD), request=request.public_id, mode="pages", quantity=250, standard="按量计收",
        payment="到本机关缴纳",
    )  # fmt: skip
    request.refresh_from_db()
    return request


def test_the_law_room_sets_the_amount_and_a_payment_restarts_the_clock(
    office: make.Office, asked: DisclosureRequest
) -> None:
    assert (asked.state, FeeNotice.objects.get().yuan) == ("awaiting_payment", 4700)
    actions.record_payment(by=office.by("handler", date(2026, 3, 20)), request=asked.public_id, day=date(2026, 3, 20))
    asked.refresh_from_db()
    assert (asked.state, asked.due_on, FeeNotice.objects.get().paid_yuan) == ("in_hand", date(2026, 4, 20), 4700)


def test_no_payment_within_twenty_working_days_ends_the_request(office: make.Office, asked: DisclosureRequest) -> None:
    last = queries.case(asked.public_id, office.by("clerk", TOLD)).clock.fee_pay_by
    assert last == date(2026, 4, 2)
    with pytest.raises(Refused):
        actions.abandon(by=office.by("clerk", last), request=asked.public_id)
    (row,) = queries.open_rows(office.agency.code, date(2026, 4, 3))
    assert (row.turn, row.next_act) == ("clerk", "abandon")
    actions.abandon(by=office.by("clerk", date(2026, 4, 10)), request=asked.public_id)
    asked.refresh_from_db()
    assert (asked.decision.code, asked.closed_on) == ("D42", date(2026, 4, 3))


def test_where_nothing_is_to_be_paid_no_notice_goes_out(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    with pytest.raises(Refused) as caught:
        actions.send_fee_notice(
            by=office.by("handler", TOLD), request=request.public_id, mode="pages", quantity=30, standard="按量计收",
            payment="到本机关缴纳",
        )  # fmt: skip
    assert caught.value.refusals[0].code == "disclosure.no_fee"
    assert not FeeNotice.objects.exists()


def test_two_inquiries_pause_together_and_the_case_goes_on_when_both_are_answered(office: make.Office) -> None:
    request = make.in_hand(office, date(2025, 3, 3))
    handler, day = office.by("handler", date(2025, 3, 10)), date(2025, 3, 10)
    for recipient, party in (("third_party", "某公司"), ("co_producer", "市发展改革委")):
        actions.start_inquiry(by=handler, request=request.public_id, recipient=recipient, party=party, matter="合同")
    actions.record_opinion(by=handler, request=request.public_id, ref="B", day=day, stance="agree")
    request.refresh_from_db()
    assert request.state == "inquiring"
    later = office.by("handler", date(2025, 3, 24))
    actions.record_opinion(by=later, request=request.public_id, ref="A", day=date(2025, 3, 24), stance="partly")
    request.refresh_from_db()
    assert (request.state, request.due_on) == ("in_hand", date(2025, 4, 15))
