"""From every page inside a room one link, always at the same place, leads back to it; a room's own lists need none."""

import re
from datetime import date

import pytest
from django.test import Client

from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import settled, text
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)
CASE = "/desk/requests/r/{id}/"


def ways(page: str) -> list[str]:
    """The addresses of a page's breadcrumb."""
    found = re.search(r'<nav class="breadcrumb".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"', found[0]) if found else []


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/desk/", []),
        ("/desk/requests/", []),
        ("/desk/requests/register/", []),
        (CASE, ["/desk/requests/"]),
        (CASE + "days/", ["/desk/requests/", CASE]),
        (CASE + "acts/record_review/", ["/desk/requests/", CASE]),
        ("/desk/calendars/2025/", ["/desk/calendars/"]),
    ],
)
def test_a_page_inside_a_room_leads_back(path: str, leads_to: list[str], system: By) -> None:
    office = make.office(system)
    settled(office.clerk)
    found = make.received(office, DAY)
    client = Client()
    client.force_login(office.clerk)
    page = client.get(path.format(id=found.public_id))
    assert page.status_code == 200
    assert ways(text(page)) == [one.format(id=found.public_id) for one in leads_to]


def test_nobody_is_led_to_a_room_that_is_not_theirs(system: By) -> None:
    office = make.office(system)
    settled(office.handler)
    client = Client()
    client.force_login(office.handler)
    assert ways(text(client.get("/desk/audits/r/nothing/"))) == []
