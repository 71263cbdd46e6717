"""A disclosure request from the applicant's form to the cell of the annual report, and over the turn of the year."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingchuang.domains.disclosure import actions, queries
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.law.annual_report import format_for
from mingchuang.law.sums import Known, reconcile
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.drill import records
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
FORM = "/luan-data/requests/new/person"
TYPED = {key: value for key, value in make.PERSON.items() if key != "applicant_kind"}


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def cell(office: make.Office, year: int, row: str, column: str = "natural") -> int:
    fmt = format_for(year)
    tables = collect(office.agency.code, year).tables
    place = next(one.position for one in fmt.cells() if one.id == f"T3.{row}.{column}")
    return tables["T3"][row][place]


def field(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, name
    return found[1]


def handed_in(visitor: Client) -> str:
    """Fill in the form as a person without an account; gives the query code."""
    html = visitor.get(FORM).content.decode()
    hidden = {name: field(html, name) for name in ("csrfmiddlewaretoken", "form_key")}
    proof = SimpleUploadedFile("身份证.pdf", make.PDF, "application/pdf")
    sent = visitor.post(FORM, {**hidden, **TYPED, "act": "send", "identity": proof}).content.decode()
    found = re.search(r'class="code">([^<]+)<', sent)
    assert found, sent
    return found[1]


def test_from_the_form_to_the_cell(office: make.Office, time_machine_2026: None) -> None:
    """Handed in on the site, confirmed, handled, signed by another, answered: one in R1 and one in R3a, with its record."""
    visitor = Client(enforce_csrf_checks=True)
    handed_in(visitor)
    request = DisclosureRequest.objects.get()
    year = 2026
    assert cell(office, year, "R1") == 1
    assert cell(office, year, "R3g") == 0
    assert cell(office, year, "R4") == 1
    day = request.received_on or date(2026, 3, 12)
    actions.confirm_receipt(by=office.by("clerk", day, 12), request=request.public_id, subject="某项目批复")
    actions.assign(
        by=office.by("clerk", day, 13), request=request.public_id, unit="office", handler=office.handler.public_id
    )
    on = date(2026, 3, 20)
    actions.draft_decision(
        by=office.by("handler", on, 9), request=request.public_id, code="D02", texts=make.TEXTS["D02"]
    )
    actions.sign_off(by=office.by("approver", on, 10), request=request.public_id)
    actions.issue_reply(by=office.by("clerk", on, 11), request=request.public_id)
    assert cell(office, year, "R3a") == 0
    actions.deliver(by=office.by("clerk", on, 12), request=request.public_id, way="online")
    assert [cell(office, year, row) for row in ("R1", "R3a", "R3g", "R4")] == [1, 1, 1, 0]
    listed = records(office.agency.code, year, "T3.R3a.natural", 1).rows
    assert [row.public_id for row in listed] == [request.public_id]
    assert chain.check().whole


@pytest.fixture
def time_machine_2026() -> object:
    """The applicant's pages read the clock: it is the morning of 12 March 2026."""
    import time_machine

    with time_machine.travel("2026-03-12T10:00:00+08:00", tick=True):
        yield


@pytest.mark.parametrize(
    ("code", "row"), [("D01", "R3a"), ("D02", "R3a"), ("D03", "R3b"), ("D21", "R3d1")]
)  # fmt: skip
def test_open_at_the_turn_of_the_year_and_answered_in_the_next(office: make.Office, code: str, row: str) -> None:
    """R4 of one year is R2 of the next, cell by cell; the result counts in the year of the answer."""
    make.answered(office, date(2025, 12, 15), date(2026, 1, 9), code=code, ground="D14" if code == "D03" else "")
    make.in_hand(office, date(2025, 12, 22), **make.COMPANY)
    first, second = collect(office.agency.code, 2025).tables["T3"], collect(office.agency.code, 2026).tables["T3"]
    assert first["R4"] == second["R2"] == [1, 1, 0, 0, 0, 0, 2]
    assert first["R1"] == first["R4"]
    assert first["R3g"] == second["R1"] == [0] * 7
    assert second[row] == second["R3g"] == [1, 0, 0, 0, 0, 0, 1]
    assert second["R4"] == [0, 1, 0, 0, 0, 0, 1]
    for year, tables, before in ((2025, first, None), (2026, second, first["R4"])):
        found = reconcile(format_for(year), None, tables, None, Known(previous_r4=before))
        assert not found


def test_a_withdrawn_request_moves_from_open_to_other(office: make.Office) -> None:
    request = make.in_hand(office, date(2026, 3, 2))
    assert cell(office, 2026, "R4") == 1
    actions.withdraw(by=office.by("clerk", date(2026, 3, 6)), request=request.public_id)
    assert [cell(office, 2026, row) for row in ("R1", "R3f3", "R3g", "R4")] == [1, 1, 1, 0]


def test_a_review_of_the_answer_moves_table_4(office: make.Office) -> None:
    request = make.answered(office, date(2026, 3, 2), date(2026, 3, 20))
    by = office.by("clerk", date(2026, 4, 8))
    remedy = actions.record_review(by=by, request=request.public_id, organ="六安市人民政府", filed=date(2026, 4, 7))
    assert collect(office.agency.code, 2026).tables["T4"]["review"] == [0, 0, 0, 1, 1]
    later = office.by("clerk", date(2026, 6, 1))
    actions.set_outcome(by=later, request=request.public_id, remedy=remedy, outcome="upheld", day=date(2026, 5, 29))
    assert collect(office.agency.code, 2026).tables["T4"]["review"] == [1, 0, 0, 0, 1]
    assert queries.remedies(office.agency.code, 2026)
