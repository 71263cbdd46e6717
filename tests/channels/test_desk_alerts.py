"""Alerts at the desk: the bell, read and unread, the wishes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts import queries
from mingchuang.domains.alerts.kinds import Mail
from mingchuang.domains.broadcasts import outbox, posts
from mingchuang.domains.documents import actions
from mingchuang.domains.mistakes import actions as mistakes
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.disclosure import in_hand, office

pytestmark = pytest.mark.django_db
WISH = {
    "mail": "digest",
    "address": "a@luan.example",
    "digest_hour": 9,
    "quiet_from": 20,
    "quiet_until": 7,
    "about": "mine",
}


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def people(system):
    return factory.three(system)


def waiting_one(people, **changes):
    now = timezone.now()
    made = factory.draft(people, now, **changes)
    actions.submit(by=factory.hand(people.drafter, now, 1), document=made)
    return made


def test_an_alert_is_unread_until_it_is_followed(client, people):
    made = waiting_one(people, title="等着审核")
    client.force_login(settled(people.reviewer))
    page = text(client.get("/desk/alerts/"))
    assert "等着审核" in page
    assert 'class="bell">1<' in page
    (one,) = queries.alerts(people.reviewer).rows
    answer = client.get(f"/desk/alerts/{one.id}/")
    assert answer["Location"] == f"/desk/documents/d/{made}/"
    page = text(client.get("/desk/alerts/"))
    assert 'class="bell"' not in page
    assert "已读" in page
    client.post(f"/desk/alerts/{one.id}/unread/")
    assert queries.unread(people.reviewer) == 1
    client.post("/desk/alerts/read/")
    assert queries.unread(people.reviewer) == 0
    assert "没有提醒" in text(client.get("/desk/alerts/?which=unread"))


def test_a_request_is_followed_to_its_page(client, system):
    place = office(system)
    in_hand(place, timezone.localdate())
    client.force_login(settled(place.handler))
    client.get("/desk/alerts/")
    (one,) = queries.alerts(place.handler).rows
    assert client.get(f"/desk/alerts/{one.id}/", follow=True).status_code == 200


def test_nobody_reads_or_marks_somebody_elses(client, system, people):
    waiting_one(people)
    client.force_login(settled(people.reviewer))
    client.get("/desk/alerts/")
    (one,) = queries.alerts(people.reviewer).rows
    at_desk(client, system, people.agency, Role.REVIEWER)
    assert client.get(f"/desk/alerts/{one.id}/").status_code == 404
    client.post("/desk/alerts/read/")
    assert queries.unread(people.reviewer) == 1
    assert client.get("/desk/alerts/999999999/").status_code == 404
    assert client.get("/desk/alerts/?page=x&which=%00").status_code == 200


def test_wishes_are_kept_and_what_is_wrong_stands_at_its_field(client, system, people):
    person = at_desk(client, system, people.agency, Role.REVIEWER)
    before = Entry.objects.count()
    for _ in range(2):
        assert client.post("/desk/alerts/wishes/", {**WISH, "once": "a"}).status_code == 302
    assert Entry.objects.count() == before + 1
    assert queries.wishes(person).mail == Mail.DIGEST
    for wrong in (
        {"digest_hour": 22},
        {"address": ""},
        {"address": "<script>"},
        {"mail": "pigeon"},
        {"quiet_from": 99},
    ):
        answer = client.post("/desk/alerts/wishes/", {**WISH, **wrong})
        assert answer.status_code == 422, wrong
    assert "免打扰时段内" in text(client.post("/desk/alerts/wishes/", {**WISH, "digest_hour": 22}))
    page = text(client.get("/desk/alerts/wishes/"))
    assert "a@luan.example" in page
    assert "尚未配置邮件服务" in page


def test_a_mistake_and_a_post_that_failed_are_followed_to_their_places(client, people):
    now = timezone.now()
    shown = factory.released(people, now, title="共享办法")
    told = mistakes.report(
        by=By(None, now), agency=people.agency.code, document=shown, passage="", remark="不对。", contact="", source="",
        form_key="k",
    )  # fmt: skip
    account = posts.open_account(
        by=factory.hand(people.openness, now), agency=people.agency.code, outlet="weibo", code="shuju", name="六安数据",
        automatic=False,
    )  # fmt: skip
    posting = posts.ask(by=factory.hand(people.openness, now), document=shown, account=account)
    for hours in range(outbox.GIVEN_UP):
        outbox.take(now + timedelta(hours=hours))
        outbox.failed(posting, now + timedelta(hours=hours), "21332")
    client.force_login(settled(people.openness))
    page = text(client.get("/desk/alerts/"))
    assert "读者找错：共享办法" in page and "新媒体发送失败：共享办法" in page
    places = {}
    for one in queries.alerts(people.openness).rows:
        places[one.subject.partition(":")[0]] = client.get(f"/desk/alerts/{one.id}/")["Location"]
    assert places == {"mistake": f"/desk/mistakes/{told}/", "posting": "/desk/outlets/posts/?state=given_up"}
    assert all(client.get(place).status_code == 200 for place in places.values())
