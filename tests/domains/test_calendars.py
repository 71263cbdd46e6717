"""The noun calendars: shipped notices, entering, correcting, withdrawing, and who may."""

from datetime import date

import pytest

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars import actions, queries
from mingchuang.domains.calendars.models import Notice
from mingchuang.law.calendar import Notice as LawNotice
from mingchuang.law.calendar import NoticeDay, packaged
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, city, staff

pytestmark = pytest.mark.django_db


def off(*days: str) -> tuple[NoticeDay, ...]:
    return tuple(NoticeDay(date.fromisoformat(day), True, "测试") for day in days)


NEXT = LawNotice(
    2027,
    (
        *off("2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-04-05"),
        *off(
            "2027-05-01",
            "2027-05-02",
            "2027-05-03",
            "2027-06-09",
            "2027-09-15",
            "2027-10-01",
            "2027-10-02",
            "2027-10-03",
        ),
        NoticeDay(date(2027, 2, 20), False, "春节"),
    ),
    number="测〔2026〕1号",
)


@pytest.fixture
def keeper(system: By) -> By:
    return By(staff(system, city(system), Role.MANAGER), system.at)


@pytest.fixture
def loaded(system: By) -> int:
    return actions.load_shipped(by=system)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusals[0].code


def test_without_records_the_packaged_calendar_counts() -> None:
    assert queries.calendar() is packaged()


def test_loading_what_is_shipped_is_one_line_and_idempotent(system: By) -> None:
    before = Entry.objects.count()
    assert actions.load_shipped(by=system) == len(packaged().notices)
    assert queries.version() == packaged().version
    assert Entry.objects.count() == before + 1
    assert actions.load_shipped(by=system) == 0
    assert Entry.objects.count() == before + 1


def test_a_notice_ends_a_provisional_year(loaded: int, keeper: By) -> None:
    assert queries.calendar().provisional(date(2027, 3, 1))
    entered = actions.enter_notice(by=keeper, agency="luan", notice=NEXT)
    calendar = queries.calendar()
    assert not calendar.provisional(date(2027, 3, 1))
    assert not calendar.is_working(date(2027, 2, 9)) and calendar.is_working(date(2027, 2, 20))
    assert entered.version == calendar.version == queries.version() != packaged().version
    line = Entry.objects.latest("seq")
    assert (line.act, line.subject) == ("calendars.enter_notice", f"notice:{entered.public_id}")


def test_a_later_notice_wins_and_leaves_when_withdrawn(loaded: int, keeper: By) -> None:
    amending = LawNotice(2026, off("2026-12-21"), number="测〔2026〕2号")
    entered = actions.enter_notice(by=keeper, agency="luan", notice=amending)
    assert not queries.calendar().is_working(date(2026, 12, 21))
    actions.withdraw_notice(by=keeper, agency="luan", public_id=entered.public_id, reason="录入有误", lock_version=0)
    assert queries.version() == packaged().version
    assert queries.notice(entered.public_id).withdrawal_reason == "录入有误"
    with pytest.raises(Refused) as refused:
        actions.withdraw_notice(by=keeper, agency="luan", public_id=entered.public_id, reason="再次", lock_version=1)
    assert code(refused) == "calendars.withdrawn_already"


def test_a_correction_does_not_overwrite_anothers(loaded: int, keeper: By) -> None:
    entered = actions.enter_notice(by=keeper, agency="luan", notice=NEXT)
    longer = LawNotice(2027, (*NEXT.days, *off("2027-02-10")), NEXT.number)
    actions.correct_notice(by=keeper, agency="luan", public_id=entered.public_id, notice=longer, lock_version=0)
    assert not queries.calendar().is_working(date(2027, 2, 10))
    with pytest.raises(Refused) as refused:
        actions.correct_notice(by=keeper, agency="luan", public_id=entered.public_id, notice=NEXT, lock_version=0)
    assert code(refused) == "calendars.changed_meanwhile"


@pytest.mark.parametrize(
    ("notice", "wanted"),
    [
        (LawNotice(2027, (), "甲"), "calendars.days_missing"),
        (LawNotice(2027, off("2027-01-01"), "甲"), "calendars.statutory_day_worked"),
        (LawNotice(2027, off("2026-11-30"), "甲"), "calendars.days_outside"),
        (LawNotice(2027, off("2027-01-01", "2027-01-01"), "甲"), "calendars.day_twice"),
        (LawNotice(2027, NEXT.days), "calendars.reference_missing"),
        (LawNotice(2026, off("2026-12-21"), "国办发明电〔2025〕7号"), "calendars.number_taken"),
        (LawNotice(2150, off("2150-01-01"), "甲"), "calendars.year_wrong"),
        (LawNotice(2027, NEXT.days, "甲", issued=date(2030, 1, 1)), "calendars.issued_later"),
        (LawNotice(2026, (NoticeDay(date(2026, 10, 1), False),), "甲"), "calendars.statutory_day_worked"),
    ],
)
def test_a_notice_that_cannot_be_right(loaded: int, keeper: By, notice: LawNotice, wanted: str) -> None:
    before = Notice.objects.count(), Entry.objects.count()
    with pytest.raises(Refused) as refused:
        actions.enter_notice(by=keeper, agency="luan", notice=notice)
    assert code(refused) == wanted
    assert (Notice.objects.count(), Entry.objects.count()) == before


def test_only_a_manager_of_the_root_city(loaded: int, system: By) -> None:
    of_bureau = By(staff(system, bureau(system), Role.MANAGER), system.at)
    clerk = By(staff(system, city(system), Role.FOI_CLERK), system.at)
    for hand, agency, wanted in (
        (of_bureau, "luan-data", "calendars.root_city_only"),
        (of_bureau, "luan", "agencies.role_missing"),
        (clerk, "luan", "agencies.role_missing"),
    ):
        with pytest.raises(Refused) as refused:
            actions.enter_notice(by=hand, agency=agency, notice=NEXT)
        assert code(refused) == wanted


def test_nothing_is_entered_before_the_shipped_ones(keeper: By) -> None:
    with pytest.raises(Refused) as refused:
        actions.enter_notice(by=keeper, agency="luan", notice=NEXT)
    assert code(refused) == "calendars.not_loaded"


def test_years_are_listed_the_latest_first(loaded: int) -> None:
    years = queries.years(2027)
    assert [view.year for view in years] == list(range(2027, 2003, -1))
    assert (years[0].provisional, years[0].notices) == (True, ())
    assert [notice.number for notice in next(view for view in years if view.year == 2020).notices] == [
        "国办发明电〔2019〕16号",
        "国办发明电〔2020〕1号",
    ]


def test_a_calendar_costs_one_query(loaded: int, django_assert_num_queries) -> None:
    queries.calendar()
    with django_assert_num_queries(1):
        queries.version()
