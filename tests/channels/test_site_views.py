"""浏览次数: counted without a cookie and without knowing who, in batches, and never on a page that a cache keeps."""

from datetime import datetime

import pytest
from django.test import Client

from mingchuang.channels.site import counting
from mingchuang.domains.documents import viewing
from mingchuang.domains.documents.models import ViewCount
from mingchuang.ledger.models import Entry
from tests.channels.conftest import Published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tally(monkeypatch: pytest.MonkeyPatch) -> counting.Tally:
    fresh = counting.Tally()
    monkeypatch.setattr(counting, "tally", fresh)
    return fresh


def late(tally: counting.Tally) -> None:
    tally.written -= counting.WRITE_SECONDS + 1


def test_readings_are_gathered_and_written_together(published: Published, tally: counting.Tally) -> None:
    address, visitor, lines = f"/{published.code}/d/{published.shown}/views", Client(), Entry.objects.count()
    answers = [visitor.post(address) for _ in range(3)]
    assert [one.json()["views"] for one in answers] == [1, 2, 3]
    assert not ViewCount.objects.exists()
    late(tally)
    assert visitor.post(address).json()["views"] == 4
    assert ViewCount.objects.get().views == 4
    assert visitor.post(address, {"again": "1"}).json()["views"] == 4
    assert visitor.post(address).json()["views"] == 5
    assert Entry.objects.count() == lines
    for one in answers:
        assert not one.cookies
        assert "no-store" in one.headers["Cache-Control"]


def test_the_page_itself_holds_no_number_and_stays_the_same(published: Published) -> None:
    address = f"/{published.code}/d/{published.shown}"
    before = Client().get(address)
    Client().post(f"{address}/views")
    after = Client().get(address)
    assert after.headers["ETag"] == before.headers["ETag"]
    assert f'data-views="{published.shown}/views"' in after.text
    assert "浏览次数：{n}次" in after.text


def test_only_what_can_be_read_is_counted(published: Published, tally: counting.Tally) -> None:
    for document in (published.wrong, published.merged, "nothing"):
        assert Client().post(f"/{published.code}/d/{document}/views").status_code == 404
    assert Client().post(f"/luan/d/{published.shown}/views").status_code == 404
    assert Client().get(f"/{published.code}/d/{published.shown}/views").status_code == 405
    assert not tally.waiting


def test_a_machine_cannot_drive_a_number_up_without_end(published: Published, tally: counting.Tally) -> None:
    for _ in range(counting.MOST + 50):
        tally.add(published.shown)
    assert tally.of(published.shown) == counting.MOST


def test_two_processes_add_to_one_number(published: Published, at: datetime) -> None:
    day = at.date()
    viewing.add_views({published.shown: 2, "unknown": 7}, day)
    viewing.add_views({published.shown: 3, published.outdated: 1}, day)
    assert viewing.views_of(published.code, published.shown) == 5
    assert ViewCount.objects.get(document__public_id=published.shown).since == day
    assert ViewCount.objects.count() == 2
