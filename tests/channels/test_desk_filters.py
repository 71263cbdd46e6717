"""Kept filters, and every list of the desk as a file."""

import csv
import io
import re
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mingchuang.channels.desk.filters import keeping
from mingchuang.channels.desk.models import SavedFilter
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau, city, staff
from tests.factories.disclosure import office, received

pytestmark = pytest.mark.django_db
LIST = "/desk/documents/"
KEEP = "/desk/filters/documents/"


@pytest.fixture
def people(system):
    return factory.three(system)


def test_a_filter_is_kept_shown_above_the_list_and_dropped(client, people):
    client.force_login(settled(people.drafter))
    assert "保存此筛选" not in text(client.get(LIST))
    assert f"{KEEP}?q=%E9%80%9A%E7%9F%A5&amp;state=draft" in text(client.get(f"{LIST}?state=draft&q=通知&page=3&x=1"))
    lines = Entry.objects.count()
    address = f"{KEEP}?state=draft&q=通知&page=3&evil=1"
    for _ in range(2):
        assert client.post(address, {"name": "我的草稿", "once": "a"}).status_code == 302
    kept = SavedFilter.objects.get()
    assert kept.query == "q=%E9%80%9A%E7%9F%A5&state=draft"
    assert Entry.objects.count() == lines
    page = text(client.get(f"{LIST}?{kept.query}"))
    assert "我的草稿" in page
    assert "保存此筛选" not in page
    assert "我的草稿" not in text(client.get("/desk/filters/requests/"))
    client.post(f"{KEEP}{kept.pk}/drop/")
    assert "我的草稿" not in text(client.get(LIST))


def test_one_that_is_shared_is_seen_in_its_agency_alone_and_dropped_by_its_owner_alone(client, system, people):
    client.force_login(settled(people.drafter))
    client.post(f"{KEEP}?state=draft", {"name": "共享的", "share": "on"})
    client.post(f"{KEEP}?state=released", {"name": "自己的"})
    client.force_login(settled(people.reviewer))
    page = text(client.get(LIST))
    assert "共享的" in page
    assert "自己的" not in page
    for one in SavedFilter.objects.all():
        assert client.post(f"{KEEP}{one.pk}/drop/").status_code in (404, 409)
    assert SavedFilter.objects.count() == 2
    at_desk(client, system, bureau(system, "luan-other", "六安市其他局"), Role.DRAFTER)
    assert "共享的" not in text(client.get(LIST))


def test_what_cannot_be_kept_is_said(client, people, monkeypatch):
    client.force_login(settled(people.drafter))
    client.post(KEEP, {"name": "空的"})
    assert not SavedFilter.objects.exists()
    assert client.post(f"{KEEP}?state=draft", {"name": ""}).status_code == 422
    assert client.post(f"{KEEP}?q={'长' * 300}", {"name": "太长"}).status_code == 422
    monkeypatch.setattr(keeping, "MOST", 1)
    client.post(f"{KEEP}?state=draft", {"name": "一"})
    assert client.post(f"{KEEP}?state=draft", {"name": "二"}).status_code == 422
    assert client.post(f"{KEEP}?state=released", {"name": "一"}).status_code == 302
    assert SavedFilter.objects.get().query == "state=released"
    assert client.get("/desk/filters/kitchen/").status_code == 404


def rows_of(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def cells_of(answer):
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active.rows]


EVERY_LIST = (
    "/desk/documents/", "/desk/documents/new-media/", "/desk/requests/", "/desk/requests/register/", "/desk/catalogue/",
    "/desk/catalogue/template/", "/desk/people/", "/desk/people/units/", "/desk/people/agencies/", "/desk/calendars/",
    "/desk/ledger/", "/desk/absences/", "/desk/alerts/",
)  # fmt: skip


def test_every_list_is_offered_as_csv_and_xlsx_and_both_hold_its_rows(client, system, people):
    place = office(system)
    everybody = settled(staff(system, people.agency, *Role))
    agencies.open_unit(by=system, agency=people.agency, code="law2", name="法规科")
    factory.draft(people, timezone.now(), title="要导出的信息")
    received(place, timezone.localdate())
    client.force_login(everybody)
    missing = {}
    for address in EVERY_LIST:
        page = text(client.get(address))
        found = [
            part.split('"')[0].replace("&amp;", "&") for part in page.split('href="') if "export=" in part.split('"')[0]
        ]
        if len(found) < 2:
            missing[address] = "没有记录" if 'class="empty"' in page else found
            continue
        for link in found[:2]:
            answer = client.get(link if link.startswith("/") else f"{address}{link}")
            assert answer.status_code == 200, link
            assert "attachment" in answer["Content-Disposition"], link
            rows = cells_of(answer) if "xlsx" in link else rows_of(answer)
            assert len(rows) > 1, link
    assert {address: why for address, why in missing.items() if why != "没有记录"} == {}
    assert set(missing) <= {
        "/desk/documents/new-media/",
        "/desk/people/agencies/",
        "/desk/absences/",
        "/desk/requests/",
    }


def test_a_formula_stays_text_and_the_filter_holds(client, people):
    now = timezone.now()
    factory.draft(people, now, title="=HYPERLINK(1)")
    factory.draft(people, now, title="另一条")
    client.force_login(settled(people.drafter))
    rows = rows_of(client.get("/desk/documents/export/?q=HYPERLINK&export=csv"))
    assert len(rows) == 2
    assert "'=HYPERLINK(1)" in rows[1]
    cells = cells_of(client.get("/desk/documents/export/?q=HYPERLINK&export=xlsx"))
    assert "=HYPERLINK(1)" in cells[1]
    book = load_workbook(io.BytesIO(client.get("/desk/documents/export/?q=HYPERLINK&export=xlsx").content))
    assert {cell.data_type for cell in book.active[2]} <= {"s", "n"}


def test_names_of_people_on_an_exported_page_are_guarded_too(client, system, people):
    staff(system, people.agency, Role.DRAFTER, name="=1+1")
    at_desk(client, system, people.agency, Role.MANAGER)
    rows = rows_of(client.get("/desk/people/?export=csv"))
    assert "'=1+1" in [row[0] for row in rows]
    assert client.get("/desk/people/?export=exe").status_code == 200
    at_desk(client, system, city(system), Role.DRAFTER)
    assert client.get("/desk/people/?export=csv").status_code == 403


def test_every_list_that_can_be_narrowed_keeps_its_filter(client, system):
    """Whoever may open a list finds the way to keep it beside the narrowed list, and what is kept leads back to it."""
    at_desk(client, system, city(system), *Role)
    asked = {
        "documents": "state=draft", "requests": "state=registered", "broadcasts": "outlet=weibo", "pictures": "q=桥",
        "outward": "q=gov&state=dead", "life": "choice=unfiled", "interpretations": "standing=late&year=2026",
        "freshness": "standing=broken", "mistakes": "state=open", "posts": "state=failed", "people": "role=drafter",
        "ledger": "act=documents.release&since_day=1&since_month=3&since_year=2026",
    }  # fmt: skip
    assert set(asked) == set(keeping.ROOMS)
    for room, query in asked.items():
        address = reverse(keeping.ROOMS[room].address)
        page = text(client.get(f"{address}?{query}"))
        assert f"/desk/filters/{room}/?" in page, room
        assert "/desk/bulk/" not in page or room in ("documents", "requests")
        kept_at = re.search(rf'href="(/desk/filters/{room}/\?[^"]+)"', page).group(1).replace("&amp;", "&")
        answer = client.post(kept_at, {"name": f"常用{room}"})
        assert (answer.status_code, QueryDict(urlsplit(answer["Location"]).query)) == (302, QueryDict(query)), room
        assert f"常用{room}" in text(client.get(address))


def test_a_filter_gets_another_name_or_another_circle_and_nobody_elses(client, people):
    client.force_login(settled(people.drafter))
    for name in ("甲", "乙"):
        client.post(f"{KEEP}?q={name}", {"name": name})
    first = SavedFilter.objects.get(name="甲")
    assert client.post(f"{KEEP}{first.pk}/", {"name": "乙"}).status_code == 422
    assert client.post(f"{KEEP}{first.pk}/", {"name": " "}).status_code == 422
    assert client.post(f"{KEEP}{first.pk}/", {"name": "丙", "share": "on"}).status_code == 302
    first.refresh_from_db()
    assert (first.name, first.agency) == ("丙", people.agency.code)
    assert first.query == "q=%E7%94%B2"
    client.force_login(settled(people.reviewer))
    assert client.post(f"{KEEP}{first.pk}/", {"name": "丁"}).status_code == 404
    assert client.get(f"{KEEP}{first.pk}/").status_code == 404
