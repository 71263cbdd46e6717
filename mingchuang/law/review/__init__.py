"""三审: who may do what to an edition, and what becomes of it.

The order of persons is local practice that the annual report of 2020 describes (经办人编写 → 科室负责人审核 → 分管领导复审);
that a text is examined before it is made public, secrecy included, is art. 17 of the Regulations (国令711号).
Three different people see a text through: its authors (everyone who saved that edition), the reviewer and the final reviewer.
"""

from mingchuang.law.review.gate import Finding, Place, Standing, blocking, may_happen, may_person, permitted
from mingchuang.law.review.moves import MOVES, Move, MoveRule, end_of, moves_from, rule_of
from mingchuang.law.review.words import OPEN, UNDER_REVIEW, Role, State, WithdrawalReason

__all__ = [
    "MOVES",
    "OPEN",
    "UNDER_REVIEW",
    "Finding",
    "Move",
    "MoveRule",
    "Place",
    "Role",
    "Standing",
    "State",
    "WithdrawalReason",
    "blocking",
    "end_of",
    "may_happen",
    "may_person",
    "moves_from",
    "permitted",
    "rule_of",
]
