"""Whether a section is fresh: by its newest release, its term and the day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.calendar import packaged as packaged_calendar
from mingchuang.law.documents.categories import template
from mingchuang.law.documents.freshness import Freshness, due_on, standing, term, warning_days
from mingchuang.law.documents.packaged import packaged
from mingchuang.law.terms import last_day, terms

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("freshness.yaml").read_text(encoding="utf-8"))
CALENDAR = packaged_calendar()
OPENED = date(2026, 1, 1)
DAYS = st.dates(min_value=date(2019, 5, 15), max_value=date(2060, 1, 1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_section_stands_by_its_term(case):
    days = case.get("days")
    assert standing(case.get("last"), case["opened"], days, case["day"]) == case["is"]
    assert case.get("due") == (due_on(case.get("last"), case["opened"], days) if days else None)


def test_every_standing_has_a_case():
    assert {case["is"] for case in CASES} == set(Freshness)


@pytest.mark.parametrize(
    ("here", "there"), [("home", "site.home_update"), ("news", "site.news_update"), ("policy", "site.notice_update")]
)
def test_the_list_of_terms_says_the_same_and_six_months_are_never_overrun(here, there):
    rule = next(one for one in packaged("freshness.yaml")["rules"] if one["id"] == here)
    (listed,) = (one for one in terms() if one.id == there)
    assert (rule["article"], rule["since"], rule["until"]) == (listed.article, listed.since, listed.until)
    assert ("V" if rule["verified"] else "U") == listed.status
    for number in range(1500):
        start = date(2023, 1, 1) + timedelta(days=number)
        assert start + timedelta(days=rule["days"]) <= last_day(
            CALENDAR, start, listed.length, listed.unit, roll_on="none"
        )


def test_sections_of_news_notices_and_policy_keep_the_terms_of_the_paper():
    rules = {one["id"]: one["days"] for one in packaged("freshness.yaml")["rules"]}
    rows = {row.slug: row.freshness_days for row in template()}
    assert rows["news"] == rules["news"]
    for slug in ("notices", "normative", "other-policy"):
        assert rows[slug] == rules["policy"]


def test_the_terms_hold_from_their_day():
    assert term("home", date(2019, 3, 31)) is None
    assert [term(one, date(2026, 1, 1)).days for one in ("home", "news", "policy")] == [14, 14, 180]
    assert term("nothing", date(2026, 1, 1)) is None


@given(last=DAYS, days=st.integers(1, 3660), on=DAYS)
def test_it_is_warned_before_it_breaks_and_broken_only_after_its_last_day(last, days, on):
    found = standing(last, OPENED, days, on)
    assert (found == Freshness.BROKEN) == (on > due_on(last, OPENED, days))
    if found == Freshness.SOON:
        assert due_on(last, OPENED, days) - on < timedelta(days=warning_days(days))


def test_every_length_has_its_warning():
    assert [warning_days(days) for days in (1, 14, 15, 31, 32, 366, 99999)] == [3, 3, 7, 7, 14, 14, 14]
