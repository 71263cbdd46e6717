"""Working days: the shipped notices against two libraries, statutory days, counting, and what is refused."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.calendar import Calendar, Notice, NoticeDay, packaged, stated
from mingchuang.law.calendar.statutory import statutory_days
from mingchuang.law.refusal import Refused
from tools import calendar_data

CALENDAR = packaged()
# 国办发明电〔2005〕35号: "12月31日(星期六)上班"; chinesecalendar lacks it, holidays has it.
KNOWN_DIFFERENCE = date(2005, 12, 31)


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def test_agrees_with_chinesecalendar() -> None:
    days = every_day(date(2004, 1, 1), date(2026, 12, 31))
    assert [day for day in days if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)] == [KNOWN_DIFFERENCE]


def test_agrees_with_holidays() -> None:
    china = holidays.country_holidays("CN", years=range(2004, 2027))
    days = every_day(date(2004, 1, 1), date(2026, 12, 31))
    assert [day for day in days if CALENDAR.is_working(day) != china.is_working_day(day)] == []


def test_shipped_data_is_what_the_generator_writes() -> None:
    lines = (calendar_data.FOLDER / "days.csv").read_text("utf-8").splitlines()[1:]
    assert lines == [",".join(row) for row in calendar_data.day_rows()]
    festivals = (calendar_data.FOLDER / "festivals.csv").read_text("utf-8").splitlines()[1:]
    assert festivals == [",".join(map(str, row)) for row in calendar_data.festival_rows()]


def test_statutory_days_lie_in_the_notices() -> None:
    """Every day that 放假办法 art. 2 names is a day off in every year with a notice."""
    wrong = [day for year in CALENDAR.years for day in statutory_days(year) if CALENDAR.is_working(day)]
    assert wrong == []


@pytest.mark.parametrize(
    ("year", "spring", "labour"), [(2007, 3, 3), (2013, 3, 1), (2024, 3, 1), (2025, 4, 2), (2027, 4, 2)]
)
def test_statutory_days_by_wording(year: int, spring: int, labour: int) -> None:
    names = [name for name, _ in statutory_days(year).values()]
    assert (names.count("春节"), names.count("劳动节")) == (spring, labour)


def test_new_years_eve_was_statutory_from_2008_to_2013_and_is_again_since_2025() -> None:
    eves = {2008: date(2008, 2, 6), 2014: date(2014, 1, 30), 2025: date(2025, 1, 28), 2027: date(2027, 2, 5)}
    assert {year: eve in statutory_days(year) for year, eve in eves.items()} == {
        2008: True,
        2014: False,
        2025: True,
        2027: True,
    }


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [("2020-01-17", 20, "2020-02-21"), ("2020-09-25", 7, "2020-10-12"), ("2025-01-24", 20, "2025-02-27")],
)
def test_measured_vectors(start: str, days: int, last: str) -> None:
    assert CALENDAR.nth_working_day(date.fromisoformat(start), days) == date.fromisoformat(last)


@given(st.dates(date(2004, 1, 1), date(2030, 12, 31)), st.integers(1, 300))
def test_counting_forth_and_back(day: date, count: int) -> None:
    last = CALENDAR.nth_working_day(day, count)
    assert CALENDAR.is_working(last)
    assert CALENDAR.working_days(day, last) == count
    assert CALENDAR.working_days(last, day) == -count
    assert sum(CALENDAR.is_working(one) for one in every_day(day, last)[1:]) == count


def test_a_day_tells_why() -> None:
    told = {
        text: CALENDAR.day(date.fromisoformat(text))
        for text in ("2025-04-27", "2025-05-01", "2025-05-10", "2027-10-01")
    }
    assert {text: (day.why, day.name, day.provisional) for text, day in told.items()} == {
        "2025-04-27": ("make_up", "劳动节", False),
        "2025-05-01": ("holiday", "劳动节", False),
        "2025-05-10": ("weekend", "", False),
        "2027-10-01": ("holiday", "国庆节", True),
    }
    assert "第795号" in str(told["2027-10-01"].notice)


def test_provisional_only_beyond_the_notices() -> None:
    assert not CALENDAR.provisional(date(2026, 12, 31))
    assert CALENDAR.provisional(date(2026, 12, 31), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "code"), [(date(2003, 12, 31), "calendar.too_early"), (date(2100, 1, 1), "calendar.too_late")]
)
def test_days_outside_are_refused(day: date, code: str) -> None:
    for ask in (CALENDAR.is_working, CALENDAR.day, lambda one: CALENDAR.nth_working_day(one, 1)):
        with pytest.raises(Refused, match=code):
            ask(day)


def test_a_year_between_without_a_notice_is_provisional() -> None:
    gap = Calendar(notice for notice in CALENDAR.notices if notice.year != 2020)
    assert gap.provisional(date(2020, 6, 1)) and not gap.provisional(date(2021, 6, 1))
    assert gap.is_working(date(2020, 10, 5)) and not gap.is_working(date(2020, 10, 1))


def test_a_later_notice_wins_day_by_day() -> None:
    amended = CALENDAR.amended(Notice(2026, (NoticeDay(date(2026, 12, 21), True, "测试"),), "试〔2026〕1号"))
    assert CALENDAR.is_working(date(2026, 12, 21)) and not amended.is_working(date(2026, 12, 21))
    assert amended.day(date(2026, 12, 21)).notice == "试〔2026〕1号"
    assert amended != CALENDAR


def test_equal_days_have_equal_versions() -> None:
    assert Calendar(CALENDAR.notices) == CALENDAR
    assert hash(Calendar(CALENDAR.notices)) == hash(CALENDAR)


@pytest.mark.parametrize(
    "written",
    [
        {
            "years": {
                "2027": {"notice": "甲〔2026〕1号", "holidays": {"元旦": ["2027-01-01"]}, "make_up": ["2027-01-09"]}
            }
        },
        {"2027": {"notice": "甲〔2026〕1号", "holidays": ["2027-01-01"], "makeup": ["2027-01-09"]}},
        {"notice": "甲〔2026〕1号", "holidays": ["2027-01-01"], "workdays": ["2027-01-09"]},
        {"notice": "甲〔2026〕1号", "holidays": {"2027-01-01": "元旦"}, "make_up": ["2027-01-09"]},
    ],
)
def test_a_calendar_written_down(written: object) -> None:
    calendar = stated(written, CALENDAR)
    assert not calendar.provisional(date(2027, 1, 4)) and calendar.provisional(date(2028, 1, 4))
    assert not calendar.is_working(date(2027, 1, 1)) and calendar.is_working(date(2027, 1, 9))
    assert calendar.day(date(2027, 1, 9)).notice == "甲〔2026〕1号"
    assert not calendar.is_working(date(2025, 1, 28))


def test_the_last_days_of_december_belong_to_the_year_that_is_listed() -> None:
    calendar = stated({"years": [2027], "holidays": ["2026-12-31", "2027-01-01"]}, CALENDAR)
    assert not calendar.is_working(date(2026, 12, 31)) and not calendar.is_working(date(2026, 10, 5))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ([], "calendar.unreadable"),
        ({}, "calendar.empty"),
        ({"years": {"x": {}}}, "calendar.unreadable"),
        ({"years": {"2027": []}}, "calendar.unreadable"),
        ({"holidays": ["2027-02-30"]}, "calendar.unreadable"),
        ({"holidays": [20270101]}, "calendar.unreadable"),
        ({"holidays": "2027-01-01"}, "calendar.unreadable"),
        ({"holidays": ["2027-01-01"], "make_up": ["2027-01-01"]}, "calendar.off_and_worked"),
        ({"years": ["2027"]}, "calendar.unreadable"),
        ({"years": {"1066": {"holidays": ["1066-10-14"]}}}, "calendar.unreadable"),
        ({"holidays": ["1066-10-14"]}, "calendar.unreadable"),
        ({"years": [2200], "holidays": ["2027-01-01"]}, "calendar.unreadable"),
    ],
)
def test_a_calendar_that_cannot_be_read(written: object, code: str) -> None:
    with pytest.raises(Refused, match=code):
        stated(written, CALENDAR)
