"""A request from the form of the site to the cells of two annual reports: received in December, answered in January."""

import re
from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.drill import records
from tests.channels.desk_helpers import settled
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
ONE = [1, 0, 0, 0, 0, 0, 1]


def hidden(html: str, *names: str) -> dict[str, str]:
    found = {name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', html) for name in names}
    return {name: match[1] for name, match in found.items() if match}


def do(client: Client, address: str, **facts: object) -> None:
    page = client.get(address).content.decode()
    answer = client.post(address, {**hidden(page, "lock_version", "once"), **facts})
    assert answer.status_code == 302, answer.content.decode()
    assert answer.url.startswith("/desk/requests/r/"), answer.url


def table(code: str, year: int) -> dict[str, list[int]]:
    return {row: cells for row, cells in collect(code, year).tables["T3"].items() if any(cells)}


def test_from_the_form_to_the_cells_of_two_years(system: By) -> None:
    office = make.office(system)
    code, visitor = office.agency.code, Client()
    clerk, handler, approver = (Client() for _ in range(3))
    with time_machine.travel(datetime(2025, 12, 22, 10, tzinfo=SHANGHAI), tick=False):
        form = f"/{code}/requests/new/person"
        typed = {key: value for key, value in make.PERSON.items() if key != "applicant_kind"}
        key = hidden(visitor.get(form).content.decode(), "form_key")
        proof = SimpleUploadedFile("身份证.pdf", make.PDF, "application/pdf")
        receipt = visitor.post(form, {**key, **typed, "act": "send", "identity": proof}).content.decode()
        query_code = re.search(r'class="code">([^<]+)<', receipt)
        assert query_code
        assert "2026年1月20日" in receipt  # the twentieth working day, New Year's Day not counted
    assert table(code, 2025) == {"R1": ONE, "R4": ONE}
    assert table(code, 2026) == {"R2": ONE, "R4": ONE}
    with time_machine.travel(datetime(2026, 1, 8, 10, tzinfo=SHANGHAI), tick=False):
        for client, person in ((clerk, office.clerk), (handler, office.handler), (approver, office.approver)):
            client.force_login(settled(person))
        queue = clerk.get("/desk/requests/").content.decode()
        case = re.search(r'href="(/desk/requests/r/[^/]+/)"', queue)
        assert case
        do(clerk, f"{case[1]}acts/confirm_receipt/", subject="某项目批复")
        do(clerk, f"{case[1]}acts/assign/", unit="office", handler=office.handler.public_id)
        do(handler, f"{case[1]}decision/?code=D02", content="批复文件一份", act="draft")
        do(approver, f"{case[1]}acts/sign_off/", opinion="同意")
        do(clerk, f"{case[1]}acts/issue_reply/")
        do(clerk, f"{case[1]}acts/deliver/", way="online")
        status = f"/{code}/requests/status"
        page = visitor.post(status, {"code": query_code[1]}).content.decode()
        assert "已于2026年1月8日(周四)答复" in page
        links = re.findall(rf'href="(/{code}/requests/files/[^"]+)"', page)
        assert len(links) == 1
        reply = visitor.get(links[0])
        assert reply.content.startswith(b"%PDF-")
        assert "王" not in reply.headers["Content-Disposition"]
        assert visitor.get(links[0].replace(code, "luan", 1)).status_code == 410
    with time_machine.travel(datetime(2026, 1, 8, 10, 11, tzinfo=SHANGHAI), tick=False):
        assert visitor.get(links[0]).status_code == 410
        do(clerk, f"{case[1]}acts/record_review/", organ="六安市人民政府", filed="2026-01-08")
    assert table(code, 2025) == {"R1": ONE, "R4": ONE}
    assert table(code, 2026) == {"R2": ONE, "R3a": ONE, "R3g": ONE}
    assert table(code, 2027) == {}
    for year, cell in ((2025, "T3.R4.natural"), (2026, "T3.R2.natural"), (2026, "T3.R3a.natural")):
        assert records(code, year, cell).total == 1
    assert records(code, 2026, "T3.R1.natural").total == 0
    assert collect(code, 2026).tables["T4"]["review"] == [0, 0, 0, 1, 1]
