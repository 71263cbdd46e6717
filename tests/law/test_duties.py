"""Duties beyond the answer: the table of cases, and that no fact calls for less than fewer facts do."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.disclosure.duties import CALLS, DUTIES, Facts, duties

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("duties.yaml").read_text(encoding="utf-8"))
FACTS = st.builds(
    Facts,
    decision=st.sampled_from(["", *DECISIONS]),
    applicants=st.integers(1, 5),
    help_needed=st.booleans(),
    own_record=st.booleans(),
    publication_suggested=st.booleans(),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert [duty.id for duty in duties(Facts(**case["facts"]), case["day"])] == case["duties"]


def test_every_duty_has_a_case_and_every_call_a_duty() -> None:
    assert {duty.id for duty in DUTIES} == {each for case in CASES for each in case["duties"]}
    assert {duty.when for duty in DUTIES} == set(CALLS)


@given(FACTS, st.dates(date(2019, 5, 15), date(2030, 1, 1)))
def test_a_suggestion_of_the_applicant_only_adds(facts: Facts, on: date) -> None:
    plain = Facts(decision=facts.decision, applicants=facts.applicants)
    assert set(duties(plain, on)) <= set(duties(facts, on))


@given(FACTS, st.dates(date(2008, 5, 1), date(2019, 5, 14)))
def test_none_before_the_wording_that_made_them(facts: Facts, on: date) -> None:
    assert duties(facts, on) == ()
