"""Sections and agencies through time, as the public sees them: moved, noted, pinned, reorganised."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.catalogue import noting
from mingchuang.domains.documents import actions
from tests.channels.desk_helpers import text
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


def test_an_old_address_leads_to_where_the_section_is_now(client, people, at):
    document = factory.released(people, at, title="推进会召开")
    actions.change_columns(
        by=factory.hand(people.openness, at, 9), name="整合", source="mh-dt", target="mh-gg",
        agencies=["luan-data"], reason="栏目整合",
    )  # fmt: skip
    for old, new in (
        ("/luan-data/c/news", "/luan-data/c/notices"),
        ("/luan-data/c/news?page=2&year=2026", "/luan-data/c/notices"),
        ("/luan-data/c/news/feed.atom", "/luan-data/c/notices/feed.atom"),
        ("/luan-data/c/news/list.xlsx", "/luan-data/c/notices/list.xlsx"),
        ("/en/luan-data/c/news", "/en/luan-data/c/notices"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.url) == (301, new)
        assert "max-age=60" in answer.headers["Cache-Control"]
        assert "section-luan-data-news" in answer.headers["Surrogate-Key"].split()
    assert "推进会召开" in text(client.get("/luan-data/c/notices"))
    assert client.get(f"/luan-data/d/{document}").status_code == 200
    assert "/luan-data/c/news" not in text(client.get("/luan-data/"))


def test_a_note_is_read_until_something_newer_is_released(client, system, people, at):
    by = factory.hand(people.openness, at)
    noting.note_section(by=by, agency="luan-data", category="mh-dt", note="本季度没有相关工作<动态>。")
    page = text(client.get("/luan-data/c/news"))
    assert "本季度没有相关工作&lt;动态&gt;。（2026年3月12日）" in page
    assert "本季度没有相关工作" not in text(client.get("/luan-data/c/notices"))
    factory.released(people, at + timedelta(days=1))
    assert "本季度没有相关工作" not in text(client.get("/luan-data/c/news"))


def test_what_is_pinned_stands_above_the_first_page_alone(client, people):
    now = timezone.now()
    first = factory.released(people, now - timedelta(days=30), title="长期有效的公告")
    for number in range(21):
        factory.released(people, now - timedelta(days=1), title=f"动态{number}")
    assert "长期有效的公告" not in text(client.get("/luan-data/c/news"))
    actions.pin(
        by=factory.hand(people.drafter, now), document=first, section=factory.section(people.agency),
        until=timezone.localdate(),
    )  # fmt: skip
    page = text(client.get("/luan-data/c/news"))
    assert page.index("置顶") < page.index("长期有效的公告") < page.index("动态20")
    assert "置顶" not in text(client.get("/luan-data/c/news?page=2"))
    assert "置顶" not in text(client.get("/luan-data/c/news?year=2026"))


def test_a_reorganised_agency_shows_its_history_on_both_pages(client, system, people, at):
    heir = bureau(system, "luan-water")
    document = factory.released(people, at, title="推进会召开")
    agency_actions.dissolve_agency(by=system, agency=people.agency, successor=heir)
    old, new = text(client.get("/luan-data/")), text(client.get("/luan-water/"))
    assert "撤销" in old and heir.name in old and "/luan-water/" in old
    assert people.agency.name in new and 'href="/luan-data/"' in new
    assert client.get(f"/luan-data/d/{document}").status_code == 200
