"""清理: the table of cases a lawyer reads, and that no decision puts in force again what ended."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.documents.cleaning import POSSIBLE, CleanUpDecision, check_decision
from mingchuang.law.documents.validity import Validity, ValidityFacts, validity_on

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("clean_up.yaml").read_text(encoding="utf-8"))
DAYS = st.dates(date(2005, 1, 1), date(2035, 12, 31))
FACTS = st.builds(
    ValidityFacts,
    normative=st.booleans(),
    effective_on=st.none() | DAYS,
    last_day=st.none() | DAYS,
    amended_on=st.none() | DAYS,
    repealed_on=st.none() | DAYS,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    facts = ValidityFacts(
        normative=False,
        effective_on=case["from"],
        last_day=case.get("until"),
        amended_on=case.get("amended"),
        repealed_on=case.get("repealed"),
    )
    may = [
        one
        for one in CleanUpDecision
        if not check_decision(one, facts, decided_on=case["day"], made_on=case.get("made"))
    ]
    assert may == case["may"]


def test_every_validity_has_its_decisions_and_every_case_its_own_name() -> None:
    assert set(POSSIBLE) == set(Validity)
    assert len({case["name"] for case in CASES}) == len(CASES)


@given(FACTS, DAYS, st.sampled_from(CleanUpDecision))
def test_what_ended_is_never_kept_or_amended(facts: ValidityFacts, on: date, decision: CleanUpDecision) -> None:
    ended = validity_on(facts, on) in (Validity.EXPIRED, Validity.REPEALED)
    refused = check_decision(decision, facts, decided_on=on)
    if ended and decision in (CleanUpDecision.KEEP, CleanUpDecision.AMEND):
        assert [one.code for one in refused] == ["documents.clean_up_ended"]
        assert set(refused[0].facts) == {"validity", "decision", "day"}
    if validity_on(facts, on).in_force:
        assert refused == ()


@given(FACTS, DAYS, st.integers(-400, 4000))
def test_only_what_is_kept_is_prolonged_and_never_backwards(facts: ValidityFacts, on: date, days: int) -> None:
    until = on + timedelta(days=days)
    for decision in CleanUpDecision:
        codes = [one.code for one in check_decision(decision, facts, decided_on=on, kept_until=until)]
        wrong = decision is not CleanUpDecision.KEEP or days < 0
        assert ("documents.kept_until_wrong" in codes) == wrong
