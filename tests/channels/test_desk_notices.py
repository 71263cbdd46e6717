"""条例 art.32 at the desk: the third party that refused is told, its letter is delivered, then the file is closed."""

import re

import pytest

from mingchuang.channels.desk.seat import today
from mingchuang.domains.disclosure import actions
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import settled, text
from tests.channels.test_desk_requests import address, do, sit
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    for person in (made.clerk, made.handler, made.approver):
        settled(person)
    return made


def test_the_third_party_is_told_before_the_file_is_closed(office: make.Office) -> None:
    day = today()
    request = make.in_hand(office, day)
    clerk, handler, approver = sit(office.clerk), sit(office.handler), sit(office.approver)
    do(handler, request, "start_inquiry", recipient="third_party", party="某供货公司", matter="供货合同")
    do(handler, request, "record_opinion", ref="A", day=day.isoformat(), stance="refuse", opinion="商业秘密")
    sent = handler.post(
        address(request, "decision/?code=D02"),
        {"content": "合同", "act": "draft", "lock_version": request.lock_version},
    )
    assert sent.status_code == 302, text(sent)
    do(approver, request, "sign_off")
    assert "告知第三方" not in text(clerk.get(address(request)))
    do(clerk, request, "issue_reply")
    do(clerk, request, "deliver", way="online")
    page = text(clerk.get(address(request)))
    assert "征求意见A的第三方" in page and "acts/tell_third_party/" in page and "acts/archive/" not in page
    refused = clerk.post(address(request, "acts/archive/"), {})
    assert refused.status_code == 422 and "先告知第三方并登记送达" in text(refused)
    form = text(handler.get(address(request, "acts/tell_third_party/")))
    assert "A · 某供货公司" in form and "供货合同" in form
    empty = handler.post(address(request, "acts/tell_third_party/"), {"ref": "A", "matter": "价款", "reasons": ""})
    assert empty.status_code == 422 and "价款" in text(empty)
    do(handler, request, "tell_third_party", ref="A", matter="供货合同的价款", reasons="涉及公共资金")
    page = text(clerk.get(address(request)))
    assert "政府信息依申请公开告知书" in page and "公告〔" in page and "acts/deliver_notice/" in page
    assert "acts/deliver_notice/" not in text(handler.get(address(request)))
    late = clerk.post(
        address(request, "acts/deliver_notice/"), {"ref": "A", "way": "mail", "day": day.isoformat(), "proof": ""}
    )
    assert late.status_code == 422
    do(clerk, request, "deliver_notice", ref="A", way="mail", day=day.isoformat(), proof="邮件号 77")
    page = text(clerk.get(address(request)))
    assert "邮件号 77" in page and "征求意见A的第三方" not in page
    do(clerk, request, "archive")
    assert request.state == "archived"


def _untold(office: make.Office) -> DisclosureRequest:
    """An answered request whose third party refused and is not told yet."""
    day = today()
    request = make.in_hand(office, day)
    by = office.by("handler", day)
    actions.start_inquiry(
        by=by, request=request.public_id, recipient="third_party", party="某供货公司", matter="供货合同"
    )
    actions.record_opinion(by=by, request=request.public_id, ref="A", day=day, stance="refuse", opinion="商业秘密")
    actions.draft_decision(by=by, request=request.public_id, code="D02", texts=make.TEXTS["D02"])
    actions.sign_off(by=office.by("approver", day), request=request.public_id)
    actions.issue_reply(by=office.by("clerk", day), request=request.public_id)
    actions.deliver(by=office.by("clerk", day, 11), request=request.public_id, way="online")
    request.refresh_from_db()
    return request


def test_only_who_handles_tells_and_only_the_clerk_delivers(office: make.Office) -> None:
    request = _untold(office)
    told = {"ref": "A", "matter": "供货合同的价款", "reasons": "涉及公共资金"}
    assert sit(office.approver).get(address(request, "acts/tell_third_party/")).status_code == 403
    assert sit(office.approver).post(address(request, "acts/tell_third_party/"), told).status_code == 403
    do(sit(office.handler), request, "tell_third_party", **told)
    handed = {"ref": "A", "way": "mail", "day": today().isoformat(), "proof": "邮件号 77"}
    assert sit(office.handler).post(address(request, "acts/deliver_notice/"), handed).status_code == 403


def test_a_second_click_writes_one_letter(office: make.Office) -> None:
    request = _untold(office)
    handler = sit(office.handler)
    once = re.search(r'name="once" value="([^"]+)"', text(handler.get(address(request, "acts/tell_third_party/"))))
    assert once
    typed = {
        "once": once[1], "ref": "A", "matter": "价款", "reasons": "公共资金", "lock_version": request.lock_version,
    }  # fmt: skip
    answers = [handler.post(address(request, "acts/tell_third_party/"), typed) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert request.letters.filter(kind="third_party_notice").count() == 1
    again = handler.post(address(request, "acts/tell_third_party/"), {**typed, "once": "", "lock_version": ""})
    assert again.status_code in (409, 422) and request.letters.filter(kind="third_party_notice").count() == 1


def test_a_delivery_that_cannot_be_is_said_and_what_was_typed_stays(office: make.Office) -> None:
    request = _untold(office)
    clerk = sit(office.clerk)
    do(clerk, request, "tell_third_party", ref="A", matter="价款", reasons="公共资金")
    for day in ("2026-02-30", "2099-01-01", "2019-01-01"):
        answer = clerk.post(
            address(request, "acts/deliver_notice/"), {"ref": "A", "way": "mail", "day": day, "proof": "邮件号 77"}
        )
        assert answer.status_code == 422 and "邮件号 77" in text(answer), day
    assert not request.letters.get(kind="third_party_notice").deliveries.exists()
