"""An agency is dissolved at the desk, and what it left is settled there."""

import pytest
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document, Edition
from mingchuang.domains.documents.queries import unfinished
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture
def heir(system):
    return factory.three(system, bureau(system, "luan-heir", "六安市数据局"))


def test_from_the_list_of_agencies_to_the_last_unfinished_document(client, system, people, heir):
    now = timezone.now()
    first, second = factory.approved(people, now, title="移交的信息"), factory.draft(people, now, title="办结的信息")
    at_desk(client, system, city(system), Role.MANAGER)
    address = f"/desk/people/agencies/{people.agency.code}/"
    assert f"{address}dissolve/" in text(client.get("/desk/people/agencies/"))
    page = text(client.get(f"{address}dissolve/"))
    assert "移交的信息" in page
    assert client.post(f"{address}dissolve/", {"successor": ""}).status_code == 422
    assert client.post(f"{address}dissolve/", {"successor": people.agency.code}).status_code == 422
    page = text(client.post(f"{address}dissolve/", {"successor": heir.agency.code, "once": "a"}, follow=True))
    assert "移交或者办结" in page
    assert heir.agency.name in page
    left = f"{address}unfinished/"
    lines = Entry.objects.count()
    for _ in range(2):
        client.post(f"{left}{first}/", {"act": "over", "once": "b"})
    assert Entry.objects.count() == lines + 1
    assert Document.objects.get(public_id=first).publishing_agency == heir.agency
    refused = client.post(f"{left}{second}/", {"act": "close", "reason": ""})
    assert refused.status_code == 422
    assert client.post(f"{left}{second}/", {"act": "close", "reason": "不再办理"}).status_code == 302
    assert Edition.objects.get(document__public_id=second).state == "discarded"
    assert not unfinished(people.agency.code)
    assert "没有未办结的信息" in text(client.get(left))
    assert client.get(f"{left}{second}/").status_code == 404


def test_only_an_agency_below_is_dissolved(client, system, people, heir):
    at_desk(client, system, people.agency, Role.MANAGER)
    for code in (people.agency.code, heir.agency.code, city(system).code, "nowhere"):
        assert client.get(f"/desk/people/agencies/{code}/dissolve/").status_code == 404
        assert client.get(f"/desk/people/agencies/{code}/unfinished/").status_code == 404


def test_people_of_a_dissolved_agency_still_reach_its_desk(client, system, people, heir):
    from mingchuang.domains.agencies import actions as agencies

    agencies.dissolve_agency(by=system, agency=people.agency, successor=heir.agency)
    client.force_login(settled(people.drafter))
    assert client.get("/desk/documents/").status_code == 200
    answer = client.post(f"/desk/documents/new/news/?key={'k' * 20}", {"title": "新的", "body": "<p>文</p>"})
    assert answer.status_code != 302
    assert not Document.objects.exists()


def test_another_moment_takes_the_place_of_the_first(client, people):
    made = factory.approved(people, timezone.now())
    client.force_login(settled(people.final))
    day = timezone.localdate().replace(year=timezone.localdate().year + 1)
    address = f"/desk/documents/d/{made}/schedule/"

    def set_for(time):
        typed = {
            "schedule-at_year": day.year, "schedule-at_month": day.month, "schedule-at_day": day.day, "schedule-time": time
        }  # fmt: skip
        return text(client.post(address, typed, follow=True))

    set_for("9:00")
    page = set_for("15:30")
    assert "不再于" in page or "不再发布" in page
    actions.schedule(by=factory.hand(people.final, timezone.now()), document=made, at=None)
    yesterday = {"schedule-at_year": 2020, "schedule-at_month": 1, "schedule-at_day": 2, "schedule-time": "9:00"}
    answer = client.post(address, yesterday)
    assert answer.status_code == 422
    assert "立即发布" in text(answer)
    assert Edition.objects.get(document__public_id=made).scheduled_for is None
