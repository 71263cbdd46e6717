"""What the demo shows of publishing: every noun has something in it, and what is wrong in it was put there on purpose."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from mingchuang.channels.desk.models import SavedFilter
from mingchuang.domains.agencies import deputies, handles, succession
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts import queries as alerts
from mingchuang.domains.broadcasts import postings
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.models import Document, Edition, Picture
from mingchuang.domains.documents.queries import agreeing, campaigns, explaining, freshness, life
from mingchuang.domains.documents.queries.advice import advice
from mingchuang.domains.mistakes import queries as mistakes
from mingchuang.domains.subscriptions import queries as subscriptions
from mingchuang.intake.demo import live
from mingchuang.intake.demo.values import BUREAU
from mingchuang.law.documents.freshness import Freshness
from mingchuang.ledger.acts import SHANGHAI
from tests.factories.demo import NOW, demo_city

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.django_db]
TODAY = NOW.date()
PLANTED = {"关于举办政务公开日活动的通知", "帮办代办人员联系方式"}


@pytest.fixture(scope="module", autouse=True)
def city(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A small demo, loaded once; with a mail server there are subscriptions too."""
    with (
        override_settings(MAIL_FROM="a@mail.example", MAIL_ADDRESS="http://city.example"),
        demo_city(django_db_blocker, scale=0.01),
    ):
        yield


def released(title: str) -> Document:
    return Document.objects.get(title=title)


def person(username: str) -> Any:
    return handles.person(next(one.public_id for one in agencies.people() if one.username == username))


def test_metadata_text_and_file_agree_but_for_the_planted_one() -> None:
    found = agreeing.differing(BUREAU)
    assert found.checked == found.total > 20
    (row,) = found.rows
    assert row.title == "关于开展公共数据质量专项提升的通知"
    assert {one.code for one in row.findings} == {"documents.file_lacks", "documents.day_differs"}


def test_nothing_is_found_in_the_texts_but_what_was_planted() -> None:
    wrong: dict[str, set[str]] = {}
    for edition in Edition.objects.exclude(state__in=["superseded", "discarded"]).select_related("issuing_agency"):
        names = [
            name
            for name in Content.__dataclass_fields__
            if name not in ("issuing_agency", "drafting_agency", "sections")
        ]
        content = Content(
            **{name: getattr(edition, name) for name in names}, issuing_agency=edition.issuing_agency.code
        )
        said = advice(content, agency=BUREAU, files=edition.attachments.filter(inline=False).count())
        if said and edition.document.publishing_agency.dissolved_on is None:
            wrong.setdefault(edition.title, set()).update(one.kind for one in said)
    # A text that came over from a dissolved agency still bears its signature.
    assert wrong.pop("关于印发政务信息系统运行维护规程的通知") == {"writing.organ"}
    assert set(wrong) == PLANTED
    assert len(wrong["关于举办政务公开日活动的通知"]) >= 4


def test_normative_documents_stand_everywhere_in_their_life() -> None:
    found = life.life_list(BUREAU, TODAY)
    assert (found.counts[life.UNFILED], found.counts[life.LAPSING], found.counts[life.TO_AMEND]) == (1, 1, 0)
    states = {row.title: row.validity.value for row in found.rows if row.validity}
    assert states["六安市政务服务大厅延时服务管理办法"] == "expired"
    assert states["六安市政务信息资源目录编制规范"] == "repealed"
    assert states["六安市行政权力运行监管办法"] == "partly"
    assert [row.title for row in life.warned([BUREAU], TODAY)] == ["六安市政务服务自助终端布设管理办法"]
    running, finished = sorted(campaigns.campaigns(BUREAU), key=lambda one: one.closed_at is not None)
    assert (finished.keep, finished.amend, finished.repeal, finished.left) == (3, 1, 1, 0)
    assert (running.closed_at, running.keep, running.left) == (None, 2, 3)


def test_interpretations_stand_every_way_but_in_time() -> None:
    rows = explaining.explained(BUREAU, TODAY.year, TODAY)
    counted = Counter(row.standing.value for row in rows)
    assert counted == {"together": 1, "late": 1, "missing": 1, "owed": 1, "signed": 1}
    forms = explaining.forms(BUREAU, TODAY.year)
    assert {name for name, by_level in forms.items() if by_level["own"]} == {"text", "picture", "expert", "leader"}


def test_sections_are_fresh_but_for_two_and_empty_ones_say_why() -> None:
    rows = [row for row in freshness.fresh_rows(BUREAU, TODAY) if row.section]
    codes = {
        one: {row.section.code for row in rows if row.section and row.standing == one}
        for one in (Freshness.BROKEN, Freshness.SOON)
    }
    assert codes == {Freshness.BROKEN: {"fd13", "nb"}, Freshness.SOON: {"fd05"}}
    empty = [row.section for row in rows if row.standing == Freshness.EMPTY and row.section]
    assert empty and all(section.note for section in empty)
    (change,) = catalogue.column_changes()
    assert (change.source, change.target) == ("便民提示", "通知公告")
    for address in (f"/{BUREAU}/c/tips", "/luan-hrss/c/tips"):
        assert Client().get(address).headers["Location"].endswith("/c/notices")


def test_a_bureau_is_dissolved_and_its_drafts_are_taken_care_of() -> None:
    (before,) = succession.before(BUREAU)
    assert before.code == "luan-info"
    assert not Document.objects.filter(publishing_agency__code="luan-info", public_state="none").exclude(
        editions__state="discarded"
    )
    assert released("关于印发政务信息系统运行维护规程的通知").publishing_agency.code == BUREAU


def test_outlets_readers_and_colleagues() -> None:
    assert {state.value: n for state, n in postings.counts(BUREAU).items()} == {
        "posted": 3, "waiting": 1, "taken": 1, "given_up": 1, "cancelled": 1,
    }  # fmt: skip
    said = {one.outlet: one for one in postings.accounts(BUREAU)}
    assert [one.ours - (one.theirs or 0) for one in (said["weibo"], said["wechat"])] == [4, 0]
    assert said["weibo"].apart < 0 == said["wechat"].apart
    assert {state.value: n for state, n in mistakes.counts(BUREAU).items() if n} == {
        "open": 2, "accepted": 1, "righted": 1, "dismissed": 1,
    }  # fmt: skip
    assert subscriptions.counts(BUREAU) == {"": 1, "通知公告": 1, "规范性文件": 1}
    (stead,) = deputies.standing_in(person("heyuan"), TODAY)
    assert stead.role == Role.FINAL_REVIEWER
    assert SavedFilter.objects.count() == 4
    assert all(alerts.unread(person(name)) for name in ("chenlu", "zhouqiming", "heyuan", "sunyue"))
    assert Picture.objects.filter(agency__code=BUREAU).count() == 3


def test_the_topic_page_shows_the_policy_with_its_interpretations() -> None:
    page = released("公共数据资源登记")
    text = Client().get(f"/{BUREAU}/d/{page.public_id}").content.decode()
    for words in (
        "六安市公共数据资源登记管理细则",
        "一图读懂公共数据资源登记",
        "六安市政务服务地图管理办法（征求意见稿）",
    ):
        assert words in text


@pytest.mark.parametrize("day", ["2026-05-03", "2026-12-31", "2027-01-01", "2027-02-07", "2028-10-04"])
def test_the_plan_of_today_holds_on_any_day(day: str) -> None:
    now = datetime.fromisoformat(f"{day}T07:10").replace(tzinfo=SHANGHAI)
    planned = live.documents(now)
    assert len({one.document.key for one in planned}) == len(planned)
    numbers = Counter(one.document.facts.get("document_number") for one in planned)
    assert [number for number, n in numbers.items() if number and n > 1] == []
    for one in planned:
        steps = one.document.steps
        moments = [steps.saved, steps.submitted, steps.passed, steps.approved, steps.released]
        assert moments == sorted(moments)
        assert steps.released < now, one.document.key
        assert now - steps.released < timedelta(days=5 * 366)
