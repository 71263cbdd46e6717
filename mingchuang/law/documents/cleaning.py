"""清理: what may be decided on a normative document that is gone through, and when."""

from collections.abc import Mapping
from datetime import date

from mingchuang.law.documents.validity import Validity, ValidityFacts, validity_on
from mingchuang.law.refusal import Refusal
from mingchuang.law.worded import Worded


class CleanUpDecision(Worded):
    """The four outcomes of a clean-up (安徽省行政规范性文件管理办法, chapter on 清理).

    A text that contradicts what is above it is repealed; one whose purpose is fulfilled or whose object is gone is
    declared lapsed. Both end its validity, each with a mark of its own.
    """

    KEEP = "keep", "继续有效", "Kept in force"
    AMEND = "amend", "修改", "To be amended"
    REPEAL = "repeal", "废止", "Repealed"
    LAPSE = "lapse", "宣布失效", "Declared lapsed"


_ALL = frozenset(CleanUpDecision)
POSSIBLE: Mapping[Validity, frozenset[CleanUpDecision]] = {
    Validity.VALID: _ALL,
    Validity.PARTLY: _ALL,
    # Nothing has bound anybody yet, so there is nothing to declare lapsed.
    Validity.NOT_YET: _ALL - {CleanUpDecision.LAPSE},
    # At the end of its period a document lapses by itself (省政府令第149号第七条): a list only states it. Whoever needs
    # the rules again makes and publishes them again.
    Validity.EXPIRED: frozenset({CleanUpDecision.LAPSE}),
    Validity.REPEALED: frozenset({CleanUpDecision.REPEAL}),
}
"""What may be decided, by the validity on the day of the decision. Nothing that ended is put in force again."""


def check_decision(
    decision: CleanUpDecision,
    facts: ValidityFacts,
    *,
    decided_on: date,
    made_on: date | None = None,
    kept_until: date | None = None,
) -> tuple[Refusal, ...]:
    """Why a decision cannot be taken on a day; empty where it can. ``facts`` are those before the decision."""
    if made_on is not None and decided_on < made_on:
        return (Refusal("documents.clean_up_before_made", "decided_on", {"made": made_on}),)
    if kept_until is not None and (decision is not CleanUpDecision.KEEP or kept_until < decided_on):
        return (Refusal("documents.kept_until_wrong", "kept_until"),)
    stands = validity_on(facts, decided_on)
    if decision in POSSIBLE[stands]:
        return ()
    said = {
        "validity": {"zh": stands.zh, "en": stands.en},
        "decision": {"zh": decision.zh, "en": decision.en},
        "day": decided_on,
    }
    if stands is Validity.NOT_YET:
        return (Refusal("documents.clean_up_not_begun", "decision", said),)
    return (Refusal("documents.clean_up_ended", "decision", said),)
