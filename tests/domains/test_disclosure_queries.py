"""Register, queues, status, days, and what a calendar change does to open requests."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.disclosure import access, actions, handing_out, queries
from mingchuang.domains.disclosure.models import DisclosureRequest, Event
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def test_the_register_is_paged_filtered_and_needs_no_query_a_row(office: make.Office) -> None:
    for number in range(6):
        make.received(office, DAY + timedelta(days=number), applicant_kind="natural")
    page = queries.register(office.agency.code, on=date(2026, 3, 12), page=2, size=4)
    assert (len(page.rows), page.number, page.pages, page.total) == (2, 2, 2, 6)
    newest = queries.register(office.agency.code, on=date(2026, 3, 12), size=4).rows[0]
    assert newest.received_on == DAY + timedelta(days=5)
    with CaptureQueriesContext(
        connection,
    ) as few:
        queries.register(office.agency.code, on=DAY + timedelta(days=9), size=2)
    with CaptureQueriesContext(connection) as many:
        queries.register(office.agency.code, on=DAY + timedelta(days=9), size=6)
    assert len(few) == len(many)
    found = queries.register(
        office.agency.code, on=date(2026, 3, 12), by=queries.Filters(received_from=date(2026, 3, 8), text="2026-")
    )
    assert found.total == 1


def test_queues_by_days_left_and_by_hand(office: make.Office) -> None:
    request = make.in_hand(office, DAY)  # due 2026-03-31, a Tuesday
    code, on = office.agency.code, lambda day: queries.queues(office.agency.code, office.handler, day)
    expected = {
        date(2026, 3, 23): (), date(2026, 3, 24): ("due_5",), date(2026, 3, 26): ("due_5", "due_3"),
        date(2026, 3, 30): ("due_5", "due_3", "due_1"), date(2026, 3, 31): ("due_5", "due_3", "due_1"),
        date(2026, 4, 1): ("overdue",),
    }  # fmt: skip
    for day, names in expected.items():
        found = on(day)
        assert tuple(name for name in (*[f"due_{n}" for n in queries.DUE_WITHIN], "overdue") if found[name]) == names, (
            day
        )
        assert [row.public_id for row in found["mine"]] == [request.public_id]
        assert [row.public_id for row in found["unit"]] == [request.public_id]
    assert queries.queues(code, office.approver, DAY)["mine"] == []
    actions.propose_extension(by=office.by("handler", DAY), request=request.public_id, working_days=5, reason="检索")
    (row,) = queries.waiting_for(code, office.approver, DAY)
    assert (row.turn, row.next_act) == ("approver", "extend")


def test_the_turn_passes_on_when_a_period_has_run_out(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.ask_correction(
        by=office.by("handler", DAY), request=request.public_id, unclear="年份", items="年份", guidance="年份",
        reply_until=date(2026, 3, 20),
    )  # fmt: skip
    turns = [queries.open_rows(office.agency.code, day)[0] for day in (date(2026, 3, 20), date(2026, 3, 21))]
    assert [(row.turn, row.next_act) for row in turns] == [("applicant", ""), ("clerk", "abandon")]


def test_the_ledger_of_days_ends_on_the_twentieth(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    days = queries.ledger_of_days(request.public_id, DAY)
    assert (days[0].date, days[-1].date, days[-1].number) == (DAY, request.due_on, 20)


def test_a_calendar_that_changes_moves_open_requests_with_an_event(
    office: make.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mingchuang.domains.disclosure import days
    from mingchuang.domains.disclosure.actions import due
    from mingchuang.law.calendar import Notice, NoticeDay, packaged

    request, closed = make.in_hand(office, DAY), make.answered(office, DAY, date(2026, 3, 10))
    day_off = packaged().amended(Notice(2026, (NoticeDay(date(2026, 3, 27), True, "临时放假"),), "某号"))
    monkeypatch.setattr(days, "calendar", lambda: day_off)
    monkeypatch.setattr(due, "version", lambda: day_off.version)
    assert actions.refresh_due_days(by=office.by("clerk", date(2026, 3, 12)), agency=office.agency.code) == 1
    request.refresh_from_db()
    assert request.due_on == date(2026, 4, 1)
    assert Event.objects.get(kind="due_changed").until == date(2026, 4, 1)
    closed.refresh_from_db()
    assert closed.due_on == date(2026, 3, 31)
    assert actions.refresh_due_days(by=office.by("clerk", date(2026, 3, 12)), agency=office.agency.code) == 0


def test_the_applicant_sees_no_name_of_staff_and_the_reply_only_when_it_went_out(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    actions.start_inquiry(
        by=office.by("handler", DAY), request=request.public_id, recipient="third_party", party="某公司", matter="合同"
    )
    view = queries.status(request.public_id, DAY)
    assert all(event.who == "" for event in view.events)
    assert not [one for one in view.letters if one.kind == "third_party_inquiry"]
    inquiry = request.letters.get(kind="third_party_inquiry")
    with pytest.raises(Refused):
        handing_out.to_applicant(request.public_id, "letter", inquiry.public_id)
    done = make.answered(office, DAY, date(2026, 3, 10))
    reply = queries.status(done.public_id, date(2026, 3, 11)).letters[-1]
    paper = handing_out.to_applicant(done.public_id, "letter", reply.public_id)
    assert paper.content.startswith(b"%PDF-") and "王" not in paper.name
    with pytest.raises(Refused):
        handing_out.to_applicant(request.public_id, "letter", reply.public_id)


def test_a_code_is_found_however_it_is_typed_and_only_in_its_agency(office: make.Office) -> None:
    taken = make.from_site(office, DAY)
    at = office.by("clerk", DAY).at
    typed = f" {taken.query_code.upper()[:4]}-{taken.query_code[4:]} "
    opened = access.open_by_code(agency="luan-data", code=typed, source="1", at=at)
    assert opened == taken.public_id
    for agency, code in (("luan", taken.query_code), ("luan-data", ""), ("luan-data", "x" * 5000)):
        with pytest.raises(Refused) as caught:
            access.open_by_code(agency=agency, code=code, source="2", at=at)
        assert caught.value.refusals[0].code == "disclosure.code_wrong"


def test_wrong_codes_are_slowed_by_address_and_by_agency(office: make.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "PER_AGENCY", 7)
    at = office.by("clerk", DAY).at

    def tried(source: str) -> str:
        with pytest.raises(Refused) as caught:
            access.open_by_code(agency="luan-data", code="wrong", source=source, at=at)
        return caught.value.refusals[0].code.removeprefix("disclosure.")

    assert [tried("one") for _ in range(6)] == ["code_wrong"] * 5 + ["too_many_codes"]
    assert [tried("two") for _ in range(3)] == ["code_wrong"] * 2 + ["too_many_codes"]


def test_earlier_requests_of_the_same_applicant_are_found_without_their_name(office: make.Office) -> None:
    first = make.received(office, DAY)
    second = make.received(office, DAY, name="王小明", id_number="11010519491231002x")
    make.received(office, DAY, id_kind="passport", id_number="E1")
    case = queries.case(second.public_id, office.by("clerk", DAY))
    assert [row.public_id for row in case.earlier] == [first.public_id]


def test_outcomes_of_a_year_hold_what_is_new_open_or_closed_in_it(office: make.Office) -> None:
    make.answered(office, date(2025, 12, 1), date(2025, 12, 20))
    carried = make.answered(office, date(2025, 12, 20), date(2026, 1, 10))
    open_ = make.in_hand(office, date(2026, 11, 20))
    found = {one.public_id: one for one in queries.outcomes(office.agency.code, 2026)}
    assert set(found) == {carried.public_id, open_.public_id}
    assert (found[open_.public_id].decision, found[open_.public_id].closed) == (None, None)
    assert DisclosureRequest.objects.count() == 3
