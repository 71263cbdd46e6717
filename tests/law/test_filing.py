"""备案: the table of cases, and that a filing is never late before its last day has passed."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.calendar import packaged
from mingchuang.law.documents.filing import FilingStanding, due_on, standing, usual_days

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("filing.yaml").read_text(encoding="utf-8"))
CALENDAR = packaged()
DAYS = st.dates(date(2008, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    due = due_on(CALENDAR, case["released"], case.get("days"))
    assert due == case["due"]
    assert standing(due, case.get("filed"), case["day"]) == case["is"]


def test_every_standing_has_a_case() -> None:
    assert {case["is"] for case in CASES} == set(FilingStanding)


@given(DAYS, st.none() | st.integers(-5, 500))
def test_the_last_day_is_a_working_day_at_least_the_term_away(released: date, days: int | None) -> None:
    due = due_on(CALENDAR, released, days)
    chosen = days if days is not None and 1 <= days <= 366 else usual_days(released)
    assert CALENDAR.is_working(due) and due >= released + timedelta(days=chosen)
    assert due <= released + timedelta(days=chosen + 12)  # no run of days off is longer


@given(DAYS, DAYS)
def test_a_later_release_is_never_due_earlier(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert due_on(CALENDAR, first) <= due_on(CALENDAR, second)


@given(DAYS, st.none() | DAYS, DAYS)
def test_nothing_is_late_up_to_its_last_day(due: date, filed: date | None, on: date) -> None:
    found = standing(due, filed, on)
    assert (found in (FilingStanding.LATE, FilingStanding.OVERDUE)) == ((filed or on) > due)
    assert (found in (FilingStanding.IN_TIME, FilingStanding.LATE)) == (filed is not None)
