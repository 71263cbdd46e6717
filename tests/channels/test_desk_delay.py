"""条例 art.35 at the desk: the acts come one after the other, the approver decides, the applicant reads the new day."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from mingchuang.domains.disclosure import actions
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import settled, text
from tests.channels.test_desk_requests import address, do, sit
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    for person in (made.clerk, made.handler, made.approver):
        settled(person)
    return made


def test_reasons_are_asked_recorded_and_the_answer_put_off(office: make.Office) -> None:
    with time_machine.travel("2026-03-10T10:00:00+08:00", tick=False):
        taken = make.from_site(office, DAY)
        request = DisclosureRequest.objects.get(public_id=taken.public_id)
        clerk, handler, approver = sit(office.clerk), sit(office.handler), sit(office.approver)
        do(clerk, request, "confirm_receipt", subject="某项目批复")
        do(clerk, request, "assign", handler=office.handler.public_id)

        def case() -> str:
            return text(handler.get(address(request)))

        def status(prefix: str = "") -> str:
            return text(Client().post(f"{prefix}/luan-data/requests/status", {"code": taken.query_code}))

        page = case()
        assert "要求说明理由" in page and "提请延迟答复" not in page and "登记说明的理由" not in page
        early = handler.post(address(request, "acts/propose_delay/"), {"until": "2026-07-31", "reason": "件数多"})
        assert early.status_code == 422 and "说明理由并登记以后" in text(early) and "件数多" in text(early)
        do(handler, request, "ask_reasons", reply_until="2026-03-20")
        assert "请您在2026年3月20日前" in status() and "说明理由告知书" in status()
        assert "登记说明的理由" in case() and "提请延迟答复" not in case()
        do(handler, request, "record_reasons", day="2026-03-10", text="课题研究需要")
        assert "课题研究需要" in case() and "提请延迟答复" in case()
        do(handler, request, "propose_delay", until="2026-07-31", reason="一次申请四十件")
        assert "提请延期" not in case() and "提请延迟答复</a>" not in case()
        waiting = text(approver.get(address(request)))
        assert "提请延迟至2026年7月31日答复：一次申请四十件" in waiting
        assert waiting.index("acts/agree_delay/") < waiting.index("acts/decline_delay/")
        assert "同意延期" not in waiting
        do(approver, request, "agree_delay")
        assert request.due_on == date(2026, 7, 31)
        assert "延迟至2026年7月31日" in status() and "一次申请四十件" not in status()
        assert "put the answer off to 31 July 2026" in status("/en")


def _asked(office: make.Office) -> DisclosureRequest:
    """A request whose applicant has given the reasons asked for."""
    request, by = make.in_hand(office, DAY), office.by("handler", DAY)
    actions.ask_reasons(by=by, request=request.public_id, reply_until=date(2026, 3, 20))
    actions.record_reasons(by=by, request=request.public_id, day=DAY, text="课题研究需要")
    request.refresh_from_db()
    return request


@pytest.mark.parametrize(
    ("act", "typed", "kept", "said"),
    [
        ("propose_delay", {"until": "2026-03-20", "reason": "件数多"}, "件数多", "晚于"),
        ("propose_delay", {"until": "2026-02-30", "reason": "件数多"}, "件数多", "没有这一天"),
        ("propose_delay", {"until": "2031-01-05", "reason": "件数多"}, "件数多", "一年"),
        ("propose_delay", {"until": "2026-07-31", "reason": " "}, 'value="31"', "请填写"),
    ],
)
def test_a_day_that_cannot_be_is_said_and_what_was_typed_stays(
    office: make.Office, act: str, typed: dict[str, str], kept: str, said: str
) -> None:
    with time_machine.travel("2026-03-10T10:00:00+08:00", tick=False):
        request = _asked(office)
        answer = sit(office.handler).post(address(request, f"acts/{act}/"), typed)
        assert answer.status_code == 422
        page = text(answer)
        assert kept in page and said in page.partition('class="error-summary')[2].partition("</form>")[0]
        assert not request.delays.exists()


def test_who_may_not_is_refused_and_a_second_click_puts_off_once(office: make.Office) -> None:
    with time_machine.travel("2026-03-10T10:00:00+08:00", tick=False):
        request = _asked(office)
        typed = {"until": "2026-07-31", "reason": "一次申请四十件"}
        assert sit(office.approver).get(address(request, "acts/propose_delay/")).status_code == 403
        assert sit(office.approver).post(address(request, "acts/propose_delay/"), typed).status_code == 403
        do(sit(office.handler), request, "propose_delay", **typed)
        for person in (office.handler, office.clerk):
            assert sit(person).post(address(request, "acts/agree_delay/"), {}).status_code == 403
        approver = sit(office.approver)
        once = re.search(r'name="once" value="([^"]+)"', text(approver.get(address(request, "acts/agree_delay/"))))
        assert once
        facts = {"once": once[1], "lock_version": request.lock_version}
        answers = [approver.post(address(request, "acts/agree_delay/"), facts) for _ in range(2)]
        assert [one.status_code for one in answers] == [302, 302]
        assert request.letters.filter(kind="delay_notice").count() == 1
        late = approver.post(address(request, "acts/decline_delay/"), {})
        assert late.status_code in (409, 422) and request.delays.get().agreed


def test_declined_leaves_the_term_as_it_is(office: make.Office) -> None:
    with time_machine.travel("2026-03-10T10:00:00+08:00", tick=False):
        request = _asked(office)
        due = request.due_on
        do(sit(office.handler), request, "propose_delay", until="2026-07-31", reason="一次申请四十件")
        do(sit(office.approver), request, "decline_delay")
        assert request.due_on == due and not request.letters.filter(kind="delay_notice").exists()
        assert "提请延迟答复" in text(sit(office.handler).get(address(request)))
