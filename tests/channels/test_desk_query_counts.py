"""How many queries each page of the desk makes: a snapshot that may only fall, and the same for ten records as for two."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from tests.channels.desk_helpers import settled
from tests.factories import documents as factory
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db
MOST = {
    "/desk/": 23,
    "/desk/documents/": 28,
    "/desk/documents/?state=draft": 28,
    "/desk/documents/new/news/?key=k": 28,
    "/desk/documents/d/{document}/": 50,
    "/desk/documents/d/{document}/edit/": 43,
    "/desk/documents/new-media/": 25,
    "/desk/documents/clean-up/": 25,
    "/desk/life/": 27,
    "/desk/life/details/": 20,
    "/desk/life/campaigns/": 19,
    "/desk/catalogue/": 25,
    "/desk/catalogue/template/": 25,
    "/desk/people/": 24,
    "/desk/ledger/": 24,
}


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture
def everybody(system, people):
    return settled(staff(system, people.agency, *Role))


def add(people, number):
    now = timezone.now()
    for _ in range(number):
        document = factory.draft(people, now)
        actions.submit(by=factory.hand(people.drafter, now, 1), document=document)
        factory.draft(people, now)
        factory.released(people, now)
    return document


def counts(client, document):
    found = {}
    for address in MOST:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(address.format(document=document))
        assert answer.status_code == 200, address
        found[address] = len(queries)
    return found


def test_pages_stay_within_their_queries_however_many_records_there_are(client, people, everybody):
    client.force_login(everybody)
    document = add(people, 2)
    client.get("/desk/")
    few = counts(client, document)
    add(people, 8)
    many = counts(client, document)
    assert many == few
    assert {address: number for address, number in few.items() if number > MOST[address]} == {}
