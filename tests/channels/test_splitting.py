"""A form with several matters: divided on the desk, seen by its applicant with the one query code."""

import re

import pytest
from django.test import Client

from mingchuang.channels.desk.seat import today
from mingchuang.domains.disclosure import actions
from mingchuang.domains.disclosure.models import DisclosureRequest, Splitting
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import settled, text
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
TYPED = {
    "subject_1": "某项目批复", "description_1": "某项目的批复文件", "subject_2": "某项目概算",
    "description_2": "某项目的概算批复",
}  # fmt: skip


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    for person in (made.clerk, made.handler):
        settled(person)
    return made


@pytest.fixture
def taken(office: make.Office) -> actions.Received:
    day = today()
    taken = make.from_site(office, day)
    actions.confirm_receipt(by=office.by("clerk", day, 23), request=taken.public_id, subject="两件事项")
    return taken


def desk(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(client: Client, public_id: str) -> tuple[str, str, str]:
    address = f"/desk/requests/r/{public_id}/acts/split/"
    page = text(client.get(address))
    version = re.search(r'name="lock_version" value="(\d+)"', page)
    assert version
    return address, page, version[1]


def test_the_clerk_divides_a_form_and_the_applicant_sees_each_matter(
    office: make.Office, taken: actions.Received
) -> None:
    client = desk(office.clerk)
    assert "拆分登记" in text(client.get(f"/desk/requests/r/{taken.public_id}/"))
    address, page, version = page_of(client, taken.public_id)
    assert make.PERSON["description"] in page
    assert client.post(address, {"lock_version": version, **TYPED}).status_code == 302
    first, second = DisclosureRequest.objects.order_by("id")
    case = text(client.get(f"/desk/requests/r/{second.public_id}/"))
    assert first.register_number in case
    assert make.PERSON["description"] in case

    visitor = Client()
    status = text(visitor.post("/luan-data/requests/status", {"code": taken.query_code}))
    assert "已登记为 2 件申请" in status
    tickets = re.findall(r'/requests/matter".*?name="ticket" value="([^"]+)"', status, re.DOTALL)
    assert len(tickets) == 1
    opened = text(visitor.post("/luan-data/requests/matter", {"ticket": tickets[0]}))
    assert f"申请 {second.register_number}" in opened
    assert "某项目的概算批复" in opened
    assert visitor.get("/luan-data/requests/matter").status_code == 302


def test_what_is_incomplete_keeps_what_was_typed(office: make.Office, taken: actions.Received) -> None:
    client = desk(office.clerk)
    address, _, version = page_of(client, taken.public_id)
    for typed in ({**TYPED, "subject_2": ""}, {**TYPED, "subject_2": "", "description_2": ""}):
        answer = client.post(address, {"lock_version": version, **typed})
        assert answer.status_code == 422
        assert TYPED["description_1"] in text(answer)
    assert not Splitting.objects.exists()


def test_a_handler_does_not_divide_and_nobody_divides_twice_from_one_page(
    office: make.Office, taken: actions.Received
) -> None:
    assert desk(office.handler).get(f"/desk/requests/r/{taken.public_id}/acts/split/").status_code == 403
    client = desk(office.clerk)
    address, _, version = page_of(client, taken.public_id)
    assert client.post(address, {"lock_version": version, **TYPED}).status_code == 302
    assert client.post(address, {"lock_version": version, **TYPED}).status_code == 422
    assert DisclosureRequest.objects.count() == 2
