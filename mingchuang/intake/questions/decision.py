"""``decision``: where a decision counts, on what it rests, which remedy its letter tells."""

from typing import Any

from mingchuang.intake.questions.values import choices, day, need
from mingchuang.law.disclosure import decisions, letters
from mingchuang.law.disclosure.remedy import Remedy, remedy
from mingchuang.law.refusal import refuse


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """``{"code","decided","agency_level","withheld_ground"}`` → row by format, articles, remedy, paragraph ids of the letter."""
    kind = decisions.decision(need(question, "code"))
    decided = day(question, "decided")
    if decided is None:
        raise refuse("questions.field_missing", "decided", name="decided")
    told = remedy(
        kind.code,
        decided,
        question.get("agency_level") or "department",
        question.get("withheld_ground"),
        choices(question),
    )
    return {
        "code": kind.code,
        "zh": kind.zh,
        "en": kind.en,
        "row": dict(kind.rows),
        "articles": list(kind.articles),
        "remedy": _remedy(told),
        "letter": list(letters.decision_paragraphs(kind, told)),
    }


def _remedy(told: Remedy) -> dict[str, Any]:
    return {
        "clause": told.clause,
        "review_days": told.review_days,
        "suit_months": told.suit_months,
        "suit_days_after_review": told.suit_days_after_review,
        "must_tell_review_first": told.must_tell_review_first,
        "review_organs": list(told.review_organs),
        "articles": list(told.articles),
        "readings": list(told.readings),
    }
