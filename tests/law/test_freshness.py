"""Whether a section is fresh: by its newest release, its term and the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.documents.freshness import Freshness, due_on, standing, term, warning_days

OPENED = date(2026, 1, 1)
DAYS = st.dates(min_value=date(2019, 5, 15), max_value=date(2060, 1, 1))


@pytest.mark.parametrize(
    ("last", "days", "on", "found"),
    [
        (date(2026, 3, 1), 14, date(2026, 3, 12), Freshness.FRESH),
        (date(2026, 3, 1), 14, date(2026, 3, 13), Freshness.SOON),
        (date(2026, 3, 1), 14, date(2026, 3, 15), Freshness.SOON),
        (date(2026, 3, 1), 14, date(2026, 3, 16), Freshness.BROKEN),
        (date(2026, 3, 1), 180, date(2026, 8, 14), Freshness.FRESH),
        (date(2026, 3, 1), 180, date(2026, 8, 15), Freshness.SOON),
        (date(2026, 3, 1), None, date(2036, 1, 1), Freshness.FRESH),
        (None, 14, date(2026, 1, 5), Freshness.EMPTY),
        (None, 14, date(2026, 1, 13), Freshness.SOON),
        (None, 14, date(2026, 2, 1), Freshness.EMPTY),
        (None, None, date(2026, 2, 1), Freshness.EMPTY),
    ],
)
def test_a_section_stands_by_its_term(last, days, on, found):
    assert standing(last, OPENED, days, on) == found


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
