"""The table of moves: which states a move starts from, where it ends, who may make it."""

from dataclasses import dataclass
from enum import StrEnum

from mingchuang.law.review.words import UNDER_REVIEW, Role, State


class Move(StrEnum):
    """The acts on an edition."""

    SAVE = "save"
    SUBMIT = "submit"
    RECALL = "recall"
    PASS = "pass"  # noqa: S105 - the name of an act, not a password
    RETURN = "return"
    APPROVE = "approve"
    OVERRIDE = "override"
    SCHEDULE = "schedule"
    RELEASE = "release"
    CORRECT = "correct"
    SUPERSEDE = "supersede"
    ASK_WITHDRAWAL = "ask_withdrawal"
    WITHDRAW = "withdraw"
    DISCARD = "discard"

    @property
    def zh(self) -> str:
        return rule_of(self).zh

    @property
    def en(self) -> str:
        return rule_of(self).en


@dataclass(frozen=True)
class MoveRule:
    """One row of the table: which states a move starts from, where it ends, who may make it, what it needs."""

    move: Move
    zh: str
    en: str
    ends: tuple[tuple[State, State], ...]
    roles: frozenset[Role]
    not_author: bool = False
    not_reviewer: bool = False
    needs_reason: bool = False
    needs_clean: bool = False
    basis: str = ""


def _to(end: State, *starts: State) -> tuple[tuple[State, State], ...]:
    return tuple((start, end) for start in starts)


def _stay(*states: State) -> tuple[tuple[State, State], ...]:
    return tuple((state, state) for state in states)


_DRAFTER = frozenset({Role.DRAFTER})
_FINAL = frozenset({Role.FINAL_REVIEWER})
_READERS = frozenset({Role.REVIEWER, Role.FINAL_REVIEWER})

MOVES: tuple[MoveRule, ...] = (
    # An edit during review sends the edition back: what was passed is no longer what would be released.
    MoveRule(Move.SAVE, "保存", "Save", _to(State.DRAFT, State.DRAFT, *sorted(UNDER_REVIEW)), _DRAFTER),
    MoveRule(Move.SUBMIT, "提交审核", "Submit for review", _to(State.SUBMITTED, State.DRAFT), _DRAFTER),
    MoveRule(Move.RECALL, "取回", "Take back", _to(State.DRAFT, State.SUBMITTED), _DRAFTER),
    MoveRule(
        Move.PASS,
        "审核通过",
        "Pass",
        _to(State.REVIEWED, State.SUBMITTED),
        frozenset({Role.REVIEWER}),
        not_author=True,
        basis="条例 art.17",
    ),
    MoveRule(
        Move.RETURN,
        "退回修改",
        "Send back",
        _to(State.DRAFT, *sorted(UNDER_REVIEW)),
        _READERS,
        not_author=True,
        needs_reason=True,
    ),
    MoveRule(
        Move.APPROVE,
        "复审通过",
        "Approve",
        _to(State.APPROVED, State.REVIEWED),
        _FINAL,
        not_author=True,
        not_reviewer=True,
        needs_clean=True,
        basis="条例 art.17",
    ),
    MoveRule(
        Move.OVERRIDE,
        "放行提示",
        "Override a finding",
        _stay(*sorted(UNDER_REVIEW)),
        frozenset({Role.OPENNESS}),
        not_author=True,
        needs_reason=True,
        basis="条例 art.15, 17",
    ),
    MoveRule(
        Move.SCHEDULE,
        "定时发布",
        "Schedule the release",
        _stay(State.APPROVED),
        _FINAL,
        not_author=True,
        not_reviewer=True,
    ),
    MoveRule(
        Move.RELEASE,
        "发布",
        "Release",
        _to(State.RELEASED, State.APPROVED),
        frozenset({Role.FINAL_REVIEWER, Role.SCHEDULE}),
        not_author=True,
        not_reviewer=True,
        needs_clean=True,
        basis="条例 art.26",
    ),
    MoveRule(
        Move.CORRECT,
        "更正",
        "Correct",
        _stay(State.RELEASED, State.WITHDRAWN),
        _DRAFTER,
        needs_reason=True,
    ),
    MoveRule(
        Move.SUPERSEDE,
        "更新",
        "Replace",
        _to(State.SUPERSEDED, State.RELEASED, State.WITHDRAWN),
        frozenset({Role.FINAL_REVIEWER, Role.SCHEDULE}),
    ),
    MoveRule(
        Move.ASK_WITHDRAWAL,
        "申请撤回",
        "Ask to withdraw",
        _stay(State.RELEASED),
        frozenset({Role.DRAFTER, Role.REVIEWER, Role.OPENNESS}),
        needs_reason=True,
    ),
    MoveRule(Move.WITHDRAW, "撤回", "Withdraw", _to(State.WITHDRAWN, State.RELEASED), _FINAL, needs_reason=True),
    MoveRule(Move.DISCARD, "作废", "Discard", _to(State.DISCARDED, State.DRAFT), _DRAFTER),
)

_RULES = {rule.move: rule for rule in MOVES}


def rule_of(move: Move) -> MoveRule:
    """The row of the table for a move."""
    return _RULES[move]


def end_of(move: Move, state: State) -> State | None:
    """The state a move leads to from a state, or None where it cannot start."""
    return dict(rule_of(move).ends).get(state)


def moves_from(state: State) -> tuple[Move, ...]:
    """Every move that can start in a state, in the order of the table."""
    return tuple(rule.move for rule in MOVES if end_of(rule.move, state) is not None)
