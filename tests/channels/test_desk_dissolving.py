"""An agency is dissolved at the desk, and what it left is settled there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document, Edition
from mingchuang.domains.documents.queries import stranded, unfinished
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
    agencies.dissolve_agency(by=system, agency=people.agency, successor=heir.agency)
    client.force_login(settled(people.drafter))
    assert client.get("/desk/documents/").status_code == 200
    answer = client.post(f"/desk/documents/new/news/?key={'k' * 20}", {"title": "新的", "body": "<p>文</p>"})
    assert answer.status_code != 302
    assert not Document.objects.exists()


def test_a_text_whose_only_reviewer_left_has_a_way_on(client, system, people):
    """The account is closed while the text waits; the manager is told where roles are given, the writer on the text's page."""
    now = timezone.now()
    made = factory.draft(people, now, title="等待审核的信息")
    actions.submit(by=factory.hand(people.drafter, now, 1), document=made)
    page = f"/desk/documents/d/{made}/"
    manager = at_desk(client, system, people.agency, Role.MANAGER)
    assert "无人可以接着办理" not in text(client.get("/desk/people/"))
    left = f"/desk/people/p/{people.reviewer.public_id}/"
    said = text(client.post(f"{left}account/", {"active": "no", "once": "a"}, follow=True))
    assert "无人可以接着办理" in said and page in said and "审核人" in said
    client.force_login(settled(people.drafter))
    assert "本机关已没有可以办理这一步的审核人" in text(client.get(page))
    # The role given to the writer mends nothing; given to somebody else, the text waits for them and is no longer told of.
    client.force_login(manager)
    for person, told in ((people.drafter, True), (people.openness, False)):
        client.post(
            f"/desk/people/p/{person.public_id}/", {"give-roles": [Role.REVIEWER.value], "once": person.username}
        )
        assert ("无人可以接着办理" in text(client.get("/desk/people/"))) == told
    client.force_login(settled(people.openness))
    assert "等待审核的信息" in text(client.get("/desk/"))
    client.post(f"{page}decide/", {"act": "pass", "once": "c"})
    assert Edition.objects.get(document__public_id=made).state == "reviewed"
    assert "没有可以办理这一步" not in text(client.get(page))


@pytest.mark.parametrize("steps", [2, 3])
def test_a_text_whose_final_reviewer_left_is_told_of_until_it_is_released_by_another(system, people, at, steps):
    made = factory.draft(people, at)
    acts = [
        (actions.submit, people.drafter), (actions.review, people.reviewer), (actions.approve, people.final),
    ]  # fmt: skip
    for number, (act, person) in enumerate(acts[:steps], start=1):
        act(by=factory.hand(person, at, number), document=made)
    code, day = people.agency.code, at.date()
    assert not stranded(code, day)
    agencies.set_active(by=system, agency=people.agency, person=people.final, active=False)
    assert [row.public_id for row in stranded(code, day)] == [made]
    assert not stranded("elsewhere", day)
    # Whoever passed it at the first level does not approve it; another does.
    agencies.give_role(by=system, person=people.reviewer, agency=people.agency, role=Role.FINAL_REVIEWER)
    assert stranded(code, day)
    agencies.give_role(by=system, person=people.openness, agency=people.agency, role=Role.FINAL_REVIEWER)
    assert not stranded(code, day)
    if steps == 2:
        actions.approve(by=factory.hand(people.openness, at, 8), document=made)
    actions.release(by=factory.hand(people.openness, at, 9), document=made)


def test_what_is_released_by_itself_or_handed_over_waits_for_nobody(system, people, heir, at):
    made = factory.approved(people, at)
    actions.schedule(by=factory.hand(people.final, at, 5), document=made, at=at + timedelta(hours=2))
    agencies.set_active(by=system, agency=people.agency, person=people.final, active=False)
    assert not stranded(people.agency.code, at.date())
    other = factory.draft(people, at)
    actions.submit(by=factory.hand(people.drafter, at, 6), document=other)
    agencies.set_active(by=system, agency=people.agency, person=people.reviewer, active=False)
    assert [row.public_id for row in stranded(people.agency.code, at.date())] == [other]
    agencies.dissolve_agency(by=system, agency=people.agency, successor=heir.agency)
    assert not stranded(people.agency.code, at.date())
    assert other in {row.public_id for row in unfinished(people.agency.code)}


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
