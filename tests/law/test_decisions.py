"""Decisions, remedies, letters and fees, against the lawyer's tables in ``cases/``."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mingchuang.intake.questions import decision as decision_question
from mingchuang.intake.questions import fee as fee_question
from mingchuang.law.disclosure import letters
from mingchuang.law.disclosure.decisions import DECISIONS, GROUPS, available
from mingchuang.law.disclosure.remedy import remedy, silence, third_party
from mingchuang.law.refusal import Refused

CASES = Path(__file__).with_name("cases")
FACTS = {name: f"〈{name}〉" for name in letters.FACTS}


def cases(name: str) -> list[Any]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("code", "row_2019", "row_2021", "article", "paragraph"), cases("decisions"))
def test_every_kind_has_its_rows_article_and_paragraph(
    code: str, row_2019: str, row_2021: str, article: str | None, paragraph: str
) -> None:
    kind = DECISIONS[code]
    assert dict(kind.rows) == {"AR2019": row_2019, "AR2021": row_2021}
    assert article in kind.articles if article else not kind.articles
    assert paragraph in kind.contains
    assert kind.group in {group.id for group in GROUPS}


def test_the_table_holds_exactly_the_kinds_of_the_cases() -> None:
    assert list(DECISIONS) == [case[0] for case in cases("decisions")]


def test_a_fee_cannot_go_unpaid_before_fees_exist() -> None:
    assert "D42" not in {kind.code for kind in available(date(2020, 12, 31))}
    assert "D42" in {kind.code for kind in available(date(2021, 1, 1))}


@pytest.mark.parametrize(("code", "decided", "ground", "level", "clause", "organs"), cases("remedies"))
def test_remedies_by_day(
    code: str, decided: date, ground: str | None, level: str, clause: str, organs: list[str]
) -> None:
    told = remedy(code, decided, level, ground)
    assert (told.clause, list(told.review_organs)) == (clause, organs)
    assert told.must_tell_review_first == (clause == "B")
    assert told.suit_months == (6 if clause == "A" else None)
    assert (told.review_days, told.suit_days_after_review) == (60, 15)


@pytest.mark.parametrize(
    ("reading", "code", "decided"),
    [
        ("remedy_query_2024", "D18", date(2024, 5, 1)),
        ("remedy_unavailable_2024", "D21", date(2025, 5, 31)),
        ("remedy_unhandled_2024", "D34", date(2024, 1, 1)),
        ("remedy_query_2025", "D18", date(2025, 6, 1)),
        ("remedy_other", "D41", date(2026, 1, 1)),
    ],
)
def test_unsettled_remedies_are_named_switches(reading: str, code: str, decided: date) -> None:
    assert remedy(code, decided).clause == "A"
    switched = remedy(code, decided, readings={reading: "B"})
    assert (switched.clause, switched.readings) == ("B", (reading,))
    with pytest.raises(Refused):
        remedy(code, decided, readings={reading: "C"})


def test_no_reading_reaches_before_2024() -> None:
    everything = dict.fromkeys(("remedy_query_2024", "remedy_other", "remedy_silence", "remedy_query_2025"), "B")
    assert {remedy(code, date(2023, 12, 31), readings=everything).clause for code in DECISIONS} == {"A"}
    assert silence(date(2023, 12, 31), readings=everything).clause == "A"


def test_a_third_party_may_always_sue_at_once() -> None:
    assert {third_party(day).clause for day in (date(2020, 1, 1), date(2024, 6, 1), date(2026, 1, 1))} == {"A"}


@pytest.mark.parametrize("code", list(DECISIONS))
@pytest.mark.parametrize("decided", [date(2020, 6, 1), date(2024, 6, 1), date(2025, 6, 1)])
def test_every_decision_letter_is_whole(code: str, decided: date) -> None:
    """Organ and title, number, addressee, receipt and request, finding, remedy with organ and court, seal, date."""
    letter = letters.decision_letter(code, FACTS, decided, withheld_ground="D14" if code == "D03" else None)
    ids = [paragraph.id for paragraph in letter.paragraphs]
    assert ids[:5] == ["head", "title", "number", "addressee", "received"]
    # The paragraph that names what orders a new decision stands in such a letter alone.
    assert ids[5] == "ordered" and "finding" not in "".join(ids[:6])
    first_time = {name: value for name, value in FACTS.items() if name != "order"}
    plain = letters.decision_letter(code, first_time, decided, withheld_ground="D14" if code == "D03" else None)
    assert [paragraph.id for paragraph in plain.paragraphs] == [one for one in ids if one != "ordered"]
    assert ids[6] == f"finding.{code}" and ids[-3:] == ["contact", "seal", "date"]
    remedies = [paragraph.text for paragraph in letter.paragraphs if paragraph.role == "remedy"]
    assert "〈review_organ〉" in remedies[0] and "〈court〉" in remedies[0] and "60日" in remedies[0]
    first = remedy(code, decided, withheld_ground="D14" if code == "D03" else None).must_tell_review_first
    assert ("应当先" in remedies[0]) == first
    assert "{" not in "".join(paragraph.text for paragraph in letter.paragraphs)


def test_a_missing_fact_is_named_and_optional_ones_fall_away() -> None:
    facts = {name: value for name, value in FACTS.items() if name not in ("reasons", "right_organ", "online_review")}
    with pytest.raises(Refused) as caught:
        letters.decision_letter("D22", facts, date(2025, 7, 1))
    assert [refusal.field for refusal in caught.value.refusals] == ["reasons"]
    ids = [
        p.id for p in letters.decision_letter("D22", facts | {"reasons": "职责在他机关。"}, date(2025, 7, 1)).paragraphs
    ]
    assert "right_organ" not in ids and "remedy.online" not in ids and "remedy.either" in ids


def test_dates_and_full_stops_are_written_once() -> None:
    facts = FACTS | {"received": date(2024, 1, 2), "reasons": "涉及他人。"}
    texts = {p.id: p.text for p in letters.decision_letter("D13", facts, date(2024, 2, 1)).paragraphs}
    assert "2024年1月2日" in texts["received"]
    assert texts["reasons"] == "理由：涉及他人。"


@pytest.mark.parametrize("kind", letters.NOTICES)
def test_notices_tell_no_remedy_but_to_the_third_party(kind: str) -> None:
    """国办函〔2021〕132号 art.3: notices of correction and extension are not reviewable on their own."""
    letter = letters.notice(kind, FACTS, on=date(2025, 7, 1))
    assert any(p.role == "remedy" for p in letter.paragraphs) == (
        kind in ("third_party_notice", "third_party_silent_notice")
    )
    assert [p.id for p in letter.paragraphs][-2:] == ["seal", "date"]


def test_the_clerk_is_asked_only_for_what_the_file_does_not_hold() -> None:
    assert [fact.id for fact in letters.decision_facts("D16")] == ["reasons", "publication_duty"]
    assert [fact.id for fact in letters.decision_facts("D41")] == []
    assert [fact.id for fact in letters.notice_facts("extension_notice")] == ["extension_reason"]


@pytest.mark.parametrize("case", cases("fees"), ids=lambda case: case["what"])
def test_fees(case: dict[str, Any]) -> None:
    answer = fee_question.answer(case["ask"])
    assert (answer["yuan"], answer["chargeable"]) == (case["yuan"], case["chargeable"])
    assert sum(step["yuan"] for step in answer["steps"]) == answer["yuan"]


@pytest.mark.parametrize(
    "ask",
    [
        {}, {"mode": "words"}, {"mode": "items", "count": -1}, {"mode": "items", "count": True}, {"mode": "pages"},
        {"mode": "items", "count": 3, "month": "2023-13"}, {"mode": "pages", "pages": 10**9},
        {"mode": "pages", "pages": 3, "received": "yesterday"},
    ],
)  # fmt: skip
def test_a_fee_question_that_makes_no_sense_is_refused(ask: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        fee_question.answer(ask)


def test_the_answer_to_a_decision_question_has_the_agreed_shape() -> None:
    ask = {"code": "D11", "decided": "2024-05-01", "agency_level": "department", "withheld_ground": None}
    answer = decision_question.answer(ask)
    assert answer["row"] == {"AR2019": "R3c1", "AR2021": "R3c1"}
    assert answer["remedy"] | {"articles": [], "readings": []} == {
        "clause": "B", "review_days": 60, "suit_months": None, "suit_days_after_review": 15,
        "must_tell_review_first": True, "review_organs": ["本级人民政府"], "articles": [], "readings": [],
    }  # fmt: skip
    assert "remedy.review_first" in answer["letter"] and "secrecy_basis" in answer["letter"]
