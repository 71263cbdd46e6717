"""How many queries each page of the desk makes: a snapshot that may only fall, and the same for ten records as for two."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.mistakes import actions as mistakes
from mingchuang.ledger.acts import By
from mingchuang.readings.search import index
from tests.channels.desk_helpers import settled
from tests.factories import disclosure as requests
from tests.factories import documents as factory
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db
MOST = {
    "/desk/": 26,
    "/desk/documents/": 29,
    "/desk/documents/?state=draft": 29,
    "/desk/documents/new/news/?key=k": 29,
    "/desk/documents/d/{document}/": 38,
    "/desk/documents/d/{document}/edit/": 39,
    "/desk/documents/new-media/": 25,
    "/desk/documents/clean-up/": 25,
    "/desk/requests/": 24,
    "/desk/requests/?queue=archive": 24,
    "/desk/requests/register/": 32,
    "/desk/requests/enter/": 23,
    "/desk/requests/r/{request}/": 52,
    "/desk/requests/r/{request}/decision/?code=D02": 51,
    "/desk/requests/r/{request}/acts/ask_correction/": 51,
    "/desk/report/": 24,
    "/desk/mistakes/": 26,
    "/desk/life/": 32,
    "/desk/life/details/": 25,
    "/desk/life/campaigns/": 24,
    "/desk/life/interpretations/": 28,
    "/desk/catalogue/freshness/": 26,
    "/desk/catalogue/columns/": 25,
    "/desk/catalogue/": 25,
    "/desk/catalogue/template/": 25,
    "/desk/people/": 25,
    "/desk/calendars/": 26,
    "/desk/ledger/": 24,
    "/desk/absences/": 26,
    "/desk/alerts/?which=all": 56,
    "/desk/search/?q=数据": 29,
    "/desk/bulk/documents/?act=submit": 27,
    "/desk/bulk/requests/?act=assign": 32,
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
        factory.draft(people, now)
        shown = factory.released(people, now)
        mistakes.report(
            by=By(None, now), agency=people.agency.code, document=shown, passage="", remark="错字", contact="",
            source="", form_key=shown,
        )  # fmt: skip
    return {"document": document, "request": asked.public_id}


def counts(client, ids):
    found = {}
    index.catch_up()
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
