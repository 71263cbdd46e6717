"""Statutory terms as data, plain terms as arithmetic, readings as switches."""

from datetime import date

import pytest

from mingchuang.law.calendar import packaged
from mingchuang.law.documents.packaged import packaged as packaged_documents
from mingchuang.law.readings import choose, readings
from mingchuang.law.refusal import Refused
from mingchuang.law.terms import last_day, term, terms

CALENDAR = packaged()


def test_terms_say_where_they_stand() -> None:
    for one in terms():
        assert one.length > 0 and one.zh and one.en and one.article and one.starts
        assert one.unit in ("working", "calendar", "month", "year")
        assert one.kind in ("limit", "at_least", "soft", "warn")
        assert one.status in ("V", "U")
        assert one.since is None or one.until is None or one.since <= one.until


def test_no_two_versions_of_a_term_are_in_force_together() -> None:
    by_name: dict[str, list[tuple[date, date]]] = {}
    for one in terms():
        by_name.setdefault(one.id, []).append((one.since or date.min, one.until or date.max))
    for spans in by_name.values():
        ordered = sorted(spans)
        assert all(first[1] < second[0] for first, second in zip(ordered, ordered[1:], strict=False))


@pytest.mark.parametrize(
    ("name", "on", "length"),
    [
        ("foi.answer", "2019-05-14", 15),
        ("foi.answer", "2019-05-15", 20),
        ("foi.extension", "2019-05-14", 15),
        ("foi.correction_notice", "2025-01-01", 7),
        ("foi.third_party_reply", "2025-01-01", 15),
        ("foi.fee_payment", "2021-01-01", 20),
        ("publish.ordinary", "2025-01-01", 20),
        ("publish.penalty_withdrawal", "2025-01-01", 3),
        ("suit.direct", "2025-01-01", 6),
        ("consultation.major_decision", "2025-01-01", 30),
    ],
)
def test_length_by_day(name: str, on: str, length: int) -> None:
    assert term(name, date.fromisoformat(on)).length == length


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("publish.ordinary", "on_creation"),
        ("publish.budget", "budget"),
        ("publish.penalty_withdrawal", "penalty_withdrawal"),
        ("publish.award_notice", "procurement"),
        ("publish.interpretation", "interpretation"),
    ],
)
def test_the_publication_rules_of_documents_say_the_same(here: str, there: str) -> None:
    listed = {
        (one["days"], one["unit"], one["since"], one["until"])
        for one in packaged_documents("publication_terms.yaml")["terms"]
        if one["id"] == there
    }
    assert {(one.length, one.unit, one.since, one.until) for one in terms() if one.id == here} == listed


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("normative.validity", "stated_period_longest"),
        ("normative.validity", "default_period"),
        ("normative.validity_trial", "trial_period_longest"),
    ],
)
def test_the_periods_of_normative_documents_say_the_same(here: str, there: str) -> None:
    listed = {
        (one["value"], one["since"], one["until"], one["article"], "V" if one["verified"] else "U")
        for one in packaged_documents("validity_rules.yaml")["rules"]
        if one["id"] == there
    }
    assert {(one.length, one.since, one.until, one.article, one.status) for one in terms() if one.id == here} == listed


def test_a_term_before_its_time_is_refused() -> None:
    with pytest.raises(Refused, match=r"terms\.not_in_force"):
        term("foi.correction_notice", date(2019, 5, 14))


@pytest.mark.parametrize(
    ("start", "count", "unit", "last"),
    [
        ("2025-01-24", 20, "working", "2025-02-27"),
        ("2025-03-01", 60, "calendar", "2025-04-30"),
        ("2025-03-02", 60, "calendar", "2025-05-06"),  # 1 May to 5 May are off
        ("2025-09-20", 8, "calendar", "2025-09-28"),  # a Sunday that is worked
        ("2025-02-28", 6, "month", "2025-08-28"),
        ("2025-08-31", 6, "month", "2026-02-28"),  # a Saturday that is worked, and February has no 31st
        ("2024-08-31", 6, "month", "2025-02-28"),
        ("2025-07-31", 2, "month", "2025-09-30"),
        ("2025-04-03", 6, "month", "2025-10-09"),  # 1 to 8 October are off
    ],
)
def test_last_day(start: str, count: int, unit: str, last: str) -> None:
    assert last_day(CALENDAR, date.fromisoformat(start), count, unit) == date.fromisoformat(last)


def test_without_rolling_on() -> None:
    assert last_day(CALENDAR, date(2025, 4, 3), 6, "month", roll_on="none") == date(2025, 10, 3)


@pytest.mark.parametrize(
    ("count", "unit", "code"),
    [
        (0, "working", "terms.length_wrong"),
        (-1, "calendar", "terms.length_wrong"),
        (10_001, "working", "terms.length_wrong"),
        (True, "working", "terms.length_wrong"),
        (1, "fortnight", "terms.unit_unknown"),
    ],
)
def test_a_length_that_is_none(count: int, unit: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        last_day(CALENDAR, date(2025, 1, 1), count, unit)


def test_readings_defend_themselves() -> None:
    for reading in readings().values():
        assert reading.default in reading.values and len(reading.values) > 1
        assert reading.why and reading.article and reading.zh and reading.en
        assert all(set(meaning) == {"zh", "en"} for meaning in reading.values.values())


def test_choices_overrule_defaults() -> None:
    assert choose()["receipt"] == "system"
    assert choose({"receipt": "confirmed"})["receipt"] == "confirmed"
    assert choose({"receipt": "confirmed"})["fee_payment"] == "restarts"


def test_unknown_choices_are_all_named() -> None:
    with pytest.raises(Refused) as refused:
        choose({"weather": "fine", "receipt": "never"})
    assert [one.code for one in refused.value.refusals] == ["readings.unknown", "readings.value_unknown"]
