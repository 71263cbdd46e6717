"""还须注意: what the law asks beyond the answer, as rows beside the case."""

from datetime import date

from mingchuang.domains.disclosure.queries import Case
from mingchuang.law.articles import in_words
from mingchuang.law.disclosure import duties as law
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Row


def rows(case: Case) -> list[Row]:
    """The duties the case calls for under the law of the day it was decided, or of today's count while it is open."""
    decision = case.decision
    facts = law.Facts(
        decision=decision.code if decision else "",
        applicants=case.applicants,
        help_needed=bool(case.applicant.get("help_needed")),
    )
    chinese = spoken_language() == "zh"
    return [
        Row(f"{duty.zh}（{in_words(duty.article)}）", duty.say_zh, wide=True)
        if chinese
        else Row(f"{duty.en} ({in_words(duty.article)})", duty.say_en, wide=True)
        for duty in law.duties(facts, _day(case))
    ]


def _day(case: Case) -> date:
    return case.decision.decided_on if case.decision else case.row.received_on or case.entered_at.date()
