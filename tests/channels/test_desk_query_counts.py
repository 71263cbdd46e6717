"""How many queries each page of the desk makes: a snapshot that may only fall, and the same for ten records as for two."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, outward
from mingchuang.domains.mistakes import actions as mistakes
from mingchuang.ledger.acts import By
from mingchuang.readings.search import index
from tests.channels.desk_helpers import settled
from tests.factories import disclosure as requests
from tests.factories import documents as factory
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db
MOST = {
    "/desk/": 24,
    "/desk/documents/": 27,
    "/desk/documents/?state=draft": 27,
    "/desk/documents/new/news/?key=k": 28,
    "/desk/documents/d/{document}/": 34,
    "/desk/documents/d/{document}/edit/": 35,
    "/desk/documents/new-media/": 24,
    "/desk/documents/clean-up/": 23,
    "/desk/documents/outward/": 27,
    "/desk/requests/": 22,
    "/desk/requests/?queue=archive": 22,
    "/desk/requests/register/": 28,
    "/desk/requests/enter/": 21,
    "/desk/requests/r/{request}/": 39,
    "/desk/requests/r/{request}/decision/?code=D02": 38,
    "/desk/requests/r/{request}/acts/ask_correction/": 38,
    "/desk/report/": 22,
    "/desk/mistakes/": 25,
    "/desk/life/": 34,
    "/desk/life/details/": 23,
    "/desk/life/campaigns/": 22,
    "/desk/life/interpretations/": 24,
    "/desk/catalogue/freshness/": 25,
    "/desk/catalogue/columns/": 24,
    "/desk/catalogue/": 23,
    "/desk/catalogue/template/": 23,
    "/desk/people/": 24,
    "/desk/calendars/": 23,
    "/desk/ledger/": 23,
    "/desk/absences/": 23,
    "/desk/alerts/?which=all": 35,
    "/desk/search/?q=数据": 27,
    "/desk/bulk/documents/?act=submit": 25,
    "/desk/bulk/requests/?act=assign": 28,
}


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture
def everybody(system, people):
    return settled(staff(system, people.agency, *Role))


@pytest.fixture
def place(system, people):
    return requests.office(system)


def add(people, number, place):
    now, day = timezone.now(), timezone.localdate()
    for _ in range(number):
        asked = requests.in_hand(place, day)
        requests.answered(place, day, day)
        document = factory.draft(people, now)
        actions.submit(by=factory.hand(people.drafter, now, 1), document=document)
        factory.draft(
            people, now, body=f'<p>见<a href="https://{document}.cn/">甲</a><a href="https://a.cn/">乙</a></p>'
        )
        shown = factory.released(people, now)
        mistakes.report(
            by=By(None, now), agency=people.agency.code, document=shown, passage="", remark="错字", contact="",
            source="", form_key=shown,
        )  # fmt: skip
        topic = factory.draft(
            people, now, kind="page", slug="pages", title="专题", body=blocks(people.agency.code, shown)
        )
    return {"document": document, "request": asked.public_id, "topic": topic}


def blocks(code, document):
    """A topic with a list and a document: looked up at once, however many there are to choose from."""
    return f'<p><a href="/{code}/c/news">动态</a></p><p>见</p><p><a href="/{code}/d/{document}">精选</a></p>'


def counts(client, ids):
    found = {}
    index.catch_up()
    outward.gather(timezone.now(), lambda host: False)
    for address in MOST:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(address.format(**ids))
        assert answer.status_code == 200, address
        found[address] = len(queries)
    return found


def test_pages_stay_within_their_queries_however_many_records_there_are(client, people, everybody, place):
    client.force_login(everybody)
    ids = add(people, 2, place)
    client.get("/desk/")
    few = counts(client, ids)
    add(people, 8, place)
    many = counts(client, ids)
    assert many == few
    assert {address: number for address, number in few.items() if number > MOST[address]} == {}
