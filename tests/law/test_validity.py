"""有效性: the table of cases a lawyer reads, and what holds for every document on every day."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.documents.packaged import packaged
from mingchuang.law.documents.validity import (
    Validity,
    ValidityFacts,
    lapse_warning_days,
    last_day_in_force,
    validity_on,
    years_from,
)
from mingchuang.law.readings import readings

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("validity.yaml").read_text(encoding="utf-8"))
RULES = packaged("validity_rules.yaml")["rules"]
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
FACTS = st.builds(
    ValidityFacts,
    normative=st.booleans(),
    effective_on=st.none() | DAYS,
    last_day=st.none() | DAYS,
    amended_on=st.none() | DAYS,
    repealed_on=st.none() | DAYS,
    trial=st.booleans(),
)
READINGS = st.sampled_from(sorted(readings()["trial_period"].values))
ENDED = {Validity.EXPIRED, Validity.REPEALED}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    facts = ValidityFacts(
        normative=case["normative"],
        effective_on=case.get("from"),
        last_day=case.get("until"),
        amended_on=case.get("amended"),
        repealed_on=case.get("repealed"),
        trial=case.get("trial", False),
    )
    reading = case.get("reading", readings()["trial_period"].default)
    assert last_day_in_force(facts, reading) == case["last"]
    assert validity_on(facts, case["day"], reading) == case["is"]


def test_every_validity_and_every_reading_has_a_case() -> None:
    assert {case["is"] for case in CASES} == set(Validity)
    assert {case["reading"] for case in CASES if "reading" in case} | {"as_others"} == set(
        readings()["trial_period"].values
    )


@given(FACTS, DAYS, st.integers(0, 6000), READINGS)
def test_a_document_that_stopped_never_starts_again(facts: ValidityFacts, day: date, later: int, reading: str) -> None:
    if validity_on(facts, day, reading) in ENDED:
        assert validity_on(facts, day + timedelta(days=later), reading) in ENDED


@given(FACTS, DAYS, READINGS)
def test_it_binds_up_to_its_last_day_and_not_after_it(facts: ValidityFacts, day: date, reading: str) -> None:
    last = last_day_in_force(facts, reading)
    found = validity_on(facts, day, reading)
    if last is not None and day > last:
        assert found in ENDED
    if found is Validity.EXPIRED:
        assert last is not None and last < day


@given(DAYS, st.booleans(), READINGS)
def test_a_period_that_is_not_stated_follows_from_the_day_of_taking_effect_alone(
    start: date, trial: bool, reading: str
) -> None:
    last = last_day_in_force(ValidityFacts(normative=True, effective_on=start, trial=trial), reading)
    two = trial and reading == "two_years" and start >= date(2024, 3, 1)
    assert last == years_from(start, 2 if two else 5)
    assert last > start


@given(FACTS, READINGS, READINGS)
def test_the_reading_concerns_only_trial_documents_that_state_no_period(
    facts: ValidityFacts, one: str, other: str
) -> None:
    if facts.last_day is not None or not facts.trial:
        assert last_day_in_force(facts, one) == last_day_in_force(facts, other)
    plain = replace(facts, trial=False)
    assert last_day_in_force(plain, one) == last_day_in_force(plain, other)


def test_periods_end_the_day_before_the_anniversary() -> None:
    assert years_from(date(2020, 1, 1), 5) == date(2024, 12, 31)
    assert years_from(date(2020, 2, 29), 5) == date(2025, 2, 28)


def test_no_two_versions_of_a_rule_hold_on_one_day_and_what_is_unread_says_so() -> None:
    for one in RULES:
        assert one["says"] and isinstance(one["verified"], bool)
        for other in RULES:
            if one is not other and one["id"] == other["id"]:
                first, second = sorted((one, other), key=lambda row: row["since"] or date.min)
                assert first["until"] is not None and first["until"] < second["since"]
    assert lapse_warning_days(date(2026, 1, 1)) == 90
