"""Sections at the desk: how fresh they are, notes, pins, columns that move."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts.models import Alert
from mingchuang.domains.catalogue import queries as sections
from mingchuang.domains.documents.queries.placing import places_of
from mingchuang.domains.documents.queries.sections import pinned
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db
CHANGE = {"name": "动态并入公告", "source": "mh-dt", "target": "mh-gg", "reason": "栏目整合", "agencies": ["luan-data"]}


def url(name, *args):
    return reverse(f"desk_catalogue:{name}", args=args)


def test_what_is_due_or_empty_is_listed_with_its_note(desk, people):
    factory.released(people, timezone.now())
    client = desk("openness")
    page = text(client.get(url("freshness")))
    assert "工作动态" in page and "更新正常" in page and "填写说明" in page
    fresh = text(client.get(url("freshness") + "?standing=fresh"))
    assert "工作动态" in fresh and "通知公告" not in fresh
    book = load_workbook(BytesIO(client.get(url("freshness_export", "xlsx") + "?standing=fresh").content))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["工作动态"]
    plain = client.get(url("freshness_export", "csv") + "?standing=fresh")
    assert [line.split(",")[0] for line in plain.content.decode("utf-8-sig").splitlines()] == ["栏目", "工作动态"]
    for form in ("csv", "xlsx"):
        assert f"{url('freshness_export', form)}?standing=fresh" in fresh
    assert client.get(url("freshness") + "?standing=%00").status_code == 200
    assert client.post(url("note", "mh-gg"), {"note": "长" * 401}).status_code == 422
    assert client.post(url("note", "mh-gg"), {"note": "本季度无公告。"}).status_code == 302
    assert "本季度无公告。" in text(client.get(url("freshness")))
    assert client.get(url("note", "nothing")).status_code == 404
    assert desk("drafter").get(url("note", "mh-gg")).status_code == 403


def test_the_openness_office_is_told_on_its_first_page(desk, people):
    factory.released(people, timezone.now() - timedelta(days=13))
    assert "1 个即将到期" in text(desk("openness").get("/desk/"))
    assert "即将到期" not in text(desk("drafter").get("/desk/"))


def test_columns_move_after_a_preview(desk, people, at):
    factory.released(people, at)
    client, before = desk("openness"), Entry.objects.count()
    preview = text(client.post(url("change"), CHANGE | {"step": "look"}))
    assert "/luan-data/c/news" in preview and "/luan-data/c/notices" in preview
    for wrong in ({"agencies": []}, {"target": ""}, {"source": "mh"}, {"name": ""}, {"target": "mh-dt"}):
        assert client.post(url("change"), CHANGE | wrong | {"step": "act"}).status_code == 422, wrong
    assert Entry.objects.count() == before
    assert client.post(url("change"), CHANGE | {"step": "act"}).status_code == 302
    assert sections.section("luan-data", "news").moved_to == "notices"
    assert "动态并入公告" in text(client.get(url("changes")))
    assert desk("drafter").get(url("change")).status_code == 403


def test_a_document_is_placed_pinned_and_taken_out(desk, people):
    document = factory.released(people, timezone.now())
    here = reverse("desk_documents:placed", args=[document])
    change = reverse("desk_documents:place", args=[document])
    place, more = factory.section(people.agency), factory.section(people.agency, "notices")
    client, day = desk("drafter"), timezone.localdate().isoformat()
    client.post(change, {"act": "place", "section": more})
    assert [row.section for row in places_of(document)] == [place, more]
    assert client.post(here, {"section": place, "until": "1999-01-01"}).status_code == 422
    assert client.post(here, {"section": "x", "until": day}).status_code == 422
    assert client.post(here, {"section": place, "until": day}).status_code == 302
    assert len(pinned(place, timezone.localdate())) == 1 and "置顶至" in text(client.get(here))
    client.post(change, {"act": "unpin", "section": place})
    client.post(change, {"act": "unplace", "section": more})
    assert pinned(place, timezone.localdate()) == () and len(places_of(document)) == 1
    before = Entry.objects.count()
    for wrong in ({"act": "unplace", "section": place}, {"act": "burn"}, {"act": "place", "section": "²"}, {}):
        assert client.post(change, wrong).status_code == 302
    assert Entry.objects.count() == before


def test_an_inspector_reads_and_changes_nothing(client, system, people):
    at_desk(client, system, people.agency, Role.INSPECTOR)
    assert client.get(url("freshness")).status_code == 200 and client.get(url("changes")).status_code == 200
    assert client.get(url("change")).status_code == 403 and client.get(url("note", "mh-gg")).status_code == 403


def test_a_change_that_would_be_refused_is_refused_before_its_preview(desk, people):
    client = desk("openness")
    answer = client.post(url("change"), CHANGE | {"target": "mh-dt", "step": "look"})
    assert answer.status_code == 422 and "并入的栏目与原栏目相同" in text(answer)
    client.post(url("change"), CHANGE | {"step": "act"})
    answer = client.post(url("change"), CHANGE | {"step": "look"})
    assert answer.status_code == 422 and "没有开设" in text(answer)


def test_a_change_is_undone_after_a_preview_and_a_reason(desk, people, at):
    factory.released(people, at)
    client = desk("openness")
    client.post(url("change"), CHANGE | {"step": "act"})
    (made,) = sections.column_changes()
    to = url("undo", made.id)
    assert to in text(client.get(url("changes")))
    page = text(client.get(to))
    assert "/luan-data/c/news" in page and "退回" in page and "继续开设" in page
    assert client.post(to, {"reason": " "}).status_code == 422
    assert sections.section("luan-data", "news").moved_to == "notices"
    assert desk("drafter").post(to, {"reason": "误操作"}).status_code == 403
    client = desk("openness")
    assert client.get("/luan-data/c/news").status_code == 301
    assert client.post(to, {"reason": "误操作"}).status_code == 302
    assert sections.section("luan-data", "news").moved_to == ""
    assert client.get("/luan-data/c/news").status_code == 200
    shown = text(client.get(url("changes")))
    assert "已撤销" in shown and "撤销：动态并入公告" in shown and to not in shown
    assert "已经撤销过" in text(client.get(to))
    assert client.get(url("undo", 10**9)).status_code == 404
    assert Entry.objects.filter(act="documents.undo_change").count() == 1


def test_an_alert_of_a_section_leads_to_how_fresh_the_sections_are(desk, people, at):
    factory.released(people, at)  # long ago, so news is overdue
    client = desk("openness")
    page = text(client.get(reverse("desk_alerts:list")))
    assert "栏目逾期未更新：工作动态" in page
    number = Alert.objects.get(person=people.openness, subject__startswith="section:luan-data/mh-dt").pk
    answer = client.get(reverse("desk_alerts:follow", args=[number]))
    assert answer.url == url("freshness") + "?agency=luan-data"
    assert "逾期未更新" in text(client.get(answer.url))
