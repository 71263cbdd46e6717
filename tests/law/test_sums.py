"""Counting and reconciling: the lawyer's cases, the known reports, and properties over random ones."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.intake.questions import reconcile as reconcile_question
from mingchuang.intake.questions import tally as tally_question
from mingchuang.law.annual_report import APPLICANT_KINDS, Format, format_by_id, formats
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.refusal import Refused
from mingchuang.law.sums import Known, reconcile
from mingchuang.law.tally import Request, rows_of, tally

CASES = Path(__file__).with_name("cases")
FORMATS = tuple(formats())


@pytest.mark.parametrize(
    ("what", "kind", "received", "decision", "decided", "year", "fmt", "rows"),
    yaml.safe_load((CASES / "tallies.yaml").read_text(encoding="utf-8")),
)
def test_where_a_request_counts(
    what: str,
    kind: str,
    received: date,
    decision: str | None,
    decided: date | None,
    year: int,
    fmt: str,
    rows: list[str],
) -> None:
    assert list(rows_of(format_by_id(fmt), year, Request("1", kind, received, decision, decided))) == rows, what


requests = st.lists(
    st.builds(
        lambda kind, received, code, wait: Request(
            "x", kind, received, code, None if code is None else received + timedelta(days=wait)
        ),
        st.sampled_from(APPLICANT_KINDS),
        st.dates(date(2018, 6, 1), date(2024, 12, 31)),
        st.one_of(st.none(), st.sampled_from(list(DECISIONS))),
        st.integers(0, 500),
    ),
    max_size=60,
)


def hard(fmt: Format, t3: dict[str, list[Any]], **known: Any) -> list[str]:
    return [check.id for check in reconcile(fmt, None, t3, None, Known(**known)) if check.severity == "hard"]


@given(requests, st.sampled_from(FORMATS), st.integers(2019, 2024))
@settings(max_examples=150, deadline=None)
def test_random_requests_always_reconcile_and_carry_over(given_requests: list[Request], fmt_id: str, year: int) -> None:
    fmt = format_by_id(fmt_id)
    this, following = tally(fmt, year, given_requests), tally(fmt, year + 1, given_requests)
    assert hard(fmt, this) == []
    assert hard(fmt, following, previous_r4=this["R4"]) == []
    assert following["R2"] == this["R4"]
    assert this["R1"][-1] == sum(request.received.year == year for request in given_requests)


@given(requests, st.sampled_from(FORMATS), st.data())
@settings(max_examples=150, deadline=None)
def test_one_request_more_moves_exactly_its_rows(
    given_requests: list[Request], fmt_id: str, data: st.DataObject
) -> None:
    fmt = format_by_id(fmt_id)
    more = data.draw(requests.filter(bool))[0]
    before, after = tally(fmt, 2021, given_requests), tally(fmt, 2021, [*given_requests, more])
    moved = {row for row in before if before[row] != after[row]}
    expected = set(rows_of(fmt, 2021, more))
    assert moved == (expected | {"R3g"} if expected & set(fmt.result_ids) else expected)


@given(requests, st.sampled_from(FORMATS), st.data())
@settings(max_examples=200, deadline=None)
def test_any_single_changed_cell_of_table_3_is_caught(
    given_requests: list[Request], fmt_id: str, data: st.DataObject
) -> None:
    """Each cell of table 3 is a part or the total of its row, so that the row no longer adds up."""
    fmt = format_by_id(fmt_id)
    t3 = tally(fmt, 2021, given_requests)
    row, place = data.draw(st.sampled_from(fmt.t3_ids)), data.draw(st.integers(0, 6))
    other = data.draw(st.one_of(st.integers(-5, 99), st.none(), st.just("4"), st.just(1.0), st.just(True), st.just("")))
    if other == t3[row][place] and type(other) is int:
        other += 1
    t3[row][place] = other
    found = hard(fmt, t3)
    column = fmt.t3_columns[place].id
    if type(other) is int and other >= 0:
        assert f"T3.rowsum@{row}" in found
    else:
        assert f"T3.nat@{row}.{column}" in found


outcomes = st.lists(st.integers(0, 50), min_size=4, max_size=4)


@given(outcomes, st.integers(0, 4), st.integers(0, 99), st.sampled_from(["review", "direct_suit", "post_suit"]))
def test_any_single_changed_cell_of_table_4_is_caught(values: list[int], place: int, other: int, group: str) -> None:
    fmt = format_by_id("AR2021")
    t4 = fmt.empty()["T4"]
    t4[group] = [*values, sum(values)]
    assert reconcile(fmt, None, None, t4) == ()
    if other == t4[group][place]:
        other += 1
    t4[group][place] = other
    assert [check.id for check in reconcile(fmt, None, None, t4)] == [f"T4.sum@{group}"]


HANGZHOU_2025 = {
    "R1": [13612, 252, 0, 45, 128, 32, 14069],
    "R2": [535, 6, 0, 1, 18, 0, 560],
    "R3g": [13364, 252, 0, 44, 121, 29, 13810],
    "R4": [783, 6, 0, 2, 25, 3, 819],
}
HANGZHOU_T4 = {
    "review": [376, 97, 196, 121, 790],
    "direct_suit": [16, 1, 12, 27, 56],
    "post_suit": [74, 1, 30, 51, 156],
}


def test_a_large_published_report_reconciles() -> None:
    fmt = format_by_id("AR2021")
    t3 = fmt.empty()["T3"] | HANGZHOU_2025
    t3["R3a"] = list(HANGZHOU_2025["R3g"])  # the split of the results is not part of the example
    ask = {"format": "AR2021", "T2": None, "T3": t3, "T4": HANGZHOU_T4, "previous_R4": HANGZHOU_2025["R2"]}
    answer = reconcile_question.answer(ask)
    assert (answer["ok"], answer["violations"], answer["warnings"]) == (True, [], [])
    ask["previous_R4"] = [534, *HANGZHOU_2025["R2"][1:]]
    assert reconcile_question.answer(ask)["violations"] == ["T3.carry@natural"]
    ask["correction_cited"] = True
    answer = reconcile_question.answer(ask)
    assert (answer["ok"], answer["warnings"]) == (True, ["T3.carry@natural"])


def seed() -> dict[str, Any]:
    fmt = format_by_id("AR2019")
    tables = fmt.empty()
    tables["T2"] = {row: [0] * len(cells) for row, cells in tables["T2"].items()}
    for row in ("R1", "R3a", "R3g"):
        tables["T3"][row] = [4, 0, 0, 0, 0, 0, 4]
    return {"format": "AR2019", **tables, "previous_R4": [0] * 7}


def test_the_tables_of_the_2020_report_reconcile() -> None:
    assert reconcile_question.answer(seed())["violations"] == []


@pytest.mark.parametrize(
    ("table", "row", "place", "value", "expected"),
    [
        ("T3", "R1", 1, 1, ["T3.rowsum@R1", "T3.identity@commercial"]),
        ("T3", "R3a", 6, 5, ["T3.rowsum@R3a", "T3.result@total"]),
        ("T3", "R1", 0, None, ["T3.nat@R1.natural"]),
        ("T3", "R4", 6, 1, ["T3.rowsum@R4", "T3.identity@total"]),
        ("T4", "review", 0, 1, ["T4.sum@review"]),
        ("T4", "post_suit", 4, 1, ["T4.sum@post_suit"]),
        ("T4", "direct_suit", 2, -1, ["T4.nat@direct_suit.other", "T4.sum@direct_suit"]),
        ("T2", "T2.1.normative", 0, None, ["T2.type@1.normative.made"]),
        ("T2", "T2.9.procurement", 1, "一万", ["T2.type@9.procurement.amount"]),
    ],
)
def test_violations_are_named_by_rule_and_place(
    table: str, row: str, place: int, value: Any, expected: list[str]
) -> None:
    ask = seed()
    ask[table][row][place] = value
    assert reconcile_question.answer(ask)["violations"] == expected


@pytest.mark.parametrize(
    ("fmt", "row", "before", "now", "expected"),
    [
        ("AR2019", "T2.5.licence", None, [3, -4, 0], ["T2.fee_sign@5.licence"]),
        ("AR2019", "T2.5.licence", [3, 2, 0], [4, 0, 0], ["T2.prev@5.licence"]),
        ("AR2019", "T2.5.licence", [3, 2, 0], [5, 0, 0], []),
        ("AR2019", "T2.1.normative", None, [1, 3, 2], ["T2.pub@1.normative"]),
        ("AR2021", "T2.1.normative", [1, 0, 9], [2, 1, 10], []),
        ("AR2021", "T2.1.normative", [1, 0, 9], [2, 1, 9], ["T2.valid@1.normative"]),
        ("AR2021", "T2.1.normative", [1, 0, 2], [4, 3, 3], ["T2.abolish@1.normative"]),
    ],
)
def test_soft_rules_of_table_2_stand_apart(
    fmt: str, row: str, before: list[int], now: list[int], expected: list[str]
) -> None:
    tables = format_by_id(fmt).empty()["T2"]
    zeros = {key: [0] * len(cells) for key, cells in tables.items()}
    ask = {"format": fmt, "T2": zeros | {row: now}, "previous_T2": zeros | {row: before} if before else None}
    answer = reconcile_question.answer(ask)
    assert (answer["violations"], answer["warnings"]) == ([], expected)


def test_what_is_undetectable_in_table_2_is_only_a_number_that_stands_alone() -> None:
    """A row of table 2 has no sum: a changed number of the right kind passes. Counting guards it, not adding."""
    ask = seed()
    ask["T2"]["T2.6.penalty"][2] = 7
    assert reconcile_question.answer(ask)["violations"] == []


def test_the_register_is_compared_cell_by_cell() -> None:
    ask = seed()
    ask["register"] = {row: list(cells) for row, cells in ask["T3"].items()} | {"R3b": [1, 0, 0, 0, 0, 0, 1]}
    assert reconcile_question.answer(ask)["warnings"] == ["T3.register@R3b.natural", "T3.register@R3b.total"]


@pytest.mark.parametrize(
    "ask",
    [
        {"format": "AR2000"}, {}, {"format": "AR2021", "T3": {"R3f": [0] * 7}}, {"format": "AR2021", "T3": [1]},
        {"format": "AR2021", "T4": {"review": [0] * 6}}, {"format": "AR2021", "previous_R4": [1, 2]},
    ],
)  # fmt: skip
def test_tables_that_are_no_tables_are_refused(ask: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        reconcile_question.answer(ask)


def test_tally_question_counts_and_skips_redecisions() -> None:
    answer = tally_question.answer(
        {
            "format": "AR2021",
            "year": 2024,
            "requests": [
                {
                    "no": "1",
                    "applicant_kind": "natural",
                    "received": "2023-12-30",
                    "decision": "D11",
                    "decided": "2024-01-10",
                },
                {"no": "2", "applicant_kind": "commercial", "received": "2024-12-30"},
                {"no": "3", "redecision_of": "1", "applicant_kind": "natural", "received": "2024-05-01"},
                {"no": "4", "applicant_kind": "legal", "principal_kind": "charity", "received": "2024-02-01"},
            ],
        }
    )
    t3 = answer["T3"]
    assert len(t3) == 25 and t3["R2"] == [1, 0, 0, 0, 0, 0, 1] and t3["R3c1"] == [1, 0, 0, 0, 0, 0, 1]
    assert t3["R1"] == [0, 1, 0, 1, 0, 0, 2] and t3["R4"] == [0, 1, 0, 1, 0, 0, 2]


@pytest.mark.parametrize(
    "entry",
    [
        {"received": "2024-01-01"},
        {"applicant_kind": "martian", "received": "2024-01-01"},
        {"applicant_kind": "natural"},
        {"applicant_kind": "natural", "received": "2024-01-01", "decision": "D99", "decided": "2024-01-02"},
        {"applicant_kind": "natural", "received": "2024-01-01", "decision": "D02"},
        {"applicant_kind": "natural", "received": "2024-01-05", "decision": "D02", "decided": "2024-01-02"},
        {"applicant_kind": "natural", "received": "2024-02-30"},
    ],
)
def test_requests_that_cannot_be_counted_are_refused(entry: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        tally_question.answer({"format": "AR2021", "year": 2024, "requests": [entry]})
