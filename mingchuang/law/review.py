"""三审: who may do what to an edition, and what becomes of it.

The order of persons is local practice that the annual report of 2020 describes (经办人编写 → 科室负责人审核 → 分管领导复审);
that a text is examined before it is made public, secrecy included, is art. 17 of the Regulations (国令711号).
Three different people see a text through: its authors (everyone who saved that edition), the reviewer and the final reviewer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from mingchuang.law.refusal import Refusal


class State(StrEnum):
    """Where an edition stands. An edition that left the desk (released, superseded, withdrawn) is never edited again."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RELEASED = "released"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"

    @property
    def zh(self) -> str:
        return _LABELS[self][0]

    @property
    def en(self) -> str:
        return _LABELS[self][1]


_LABELS = {
    State.DRAFT: ("编写中", "Draft"),
    State.SUBMITTED: ("待审核", "To be reviewed"),
    State.REVIEWED: ("待复审", "To be approved"),
    State.APPROVED: ("待发布", "To be released"),
    State.RELEASED: ("已发布", "Released"),
    State.SUPERSEDED: ("已更新", "Replaced by a later edition"),
    State.WITHDRAWN: ("已撤回", "Withdrawn"),
    State.DISCARDED: ("已作废", "Discarded"),
}

OPEN = frozenset({State.DRAFT, State.SUBMITTED, State.REVIEWED, State.APPROVED})
"""An edition still on somebody's desk; a document has at most one."""

UNDER_REVIEW = frozenset({State.SUBMITTED, State.REVIEWED, State.APPROVED})


class Role(StrEnum):
    """What a person may be for an agency; one person may hold several, but not use two on one edition."""

    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    FINAL_REVIEWER = "final_reviewer"
    OPENNESS = "openness"
    SCHEDULE = "schedule"

    @property
    def zh(self) -> str:
        return _ROLE_LABELS[self][0]

    @property
    def en(self) -> str:
        return _ROLE_LABELS[self][1]


_ROLE_LABELS = {
    Role.DRAFTER: ("经办人", "drafter"),
    Role.REVIEWER: ("审核人", "reviewer"),
    Role.FINAL_REVIEWER: ("复审人", "final reviewer"),
    Role.OPENNESS: ("政务公开机构", "openness office"),
    Role.SCHEDULE: ("定时", "schedule"),
}


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


class WithdrawalReason(StrEnum):
    """Why a released document is no longer shown as it was."""

    ERROR = "error"
    CONSOLIDATED = "consolidated"
    WITHDRAWN = "withdrawn"

    @property
    def zh(self) -> str:
        return {"error": "发布有误", "consolidated": "内容已合并", "withdrawn": "不再适用"}[self.value]

    @property
    def en(self) -> str:
        return {"error": "published in error", "consolidated": "merged into another", "withdrawn": "no longer current"}[
            self.value
        ]

    @property
    def page(self) -> str:
        """What a visitor gets: ``gone`` (410), ``redirect`` to the other document, or ``explained`` (text with a notice)."""
        return {"error": "gone", "consolidated": "redirect", "withdrawn": "explained"}[self.value]


@dataclass(frozen=True)
class Standing:
    """What a person is to one edition."""

    roles: frozenset[Role]
    is_author: bool = False
    has_reviewed: bool = False


class Finding(Protocol):
    """What the privacy and secrecy checks give back; only these two parts matter to the gate."""

    @property
    def kind(self) -> str: ...

    @property
    def action(self) -> str: ...


def rule_of(move: Move) -> MoveRule:
    """The row of the table for a move."""
    return _RULES[move]


def end_of(move: Move, state: State) -> State | None:
    """The state a move leads to from a state, or None where it cannot start."""
    return dict(rule_of(move).ends).get(state)


def moves_from(state: State) -> tuple[Move, ...]:
    """Every move that can start in a state, in the order of the table."""
    return tuple(rule.move for rule in MOVES if end_of(rule.move, state) is not None)


def may_happen(move: Move, state: State) -> tuple[Refusal, ...]:
    """Whether a move can start in this state; empty when it can."""
    if end_of(move, state) is not None:
        return ()
    return (Refusal("review.not_in_this_state", facts={"move": move, "state": state}),)


def may_person(move: Move, standing: Standing) -> tuple[Refusal, ...]:
    """Whether this person may make the move: the role, and that the three people differ; empty when they may."""
    rule = rule_of(move)
    found: list[Refusal] = []
    if not (rule.roles & standing.roles):
        found.append(Refusal("review.role_missing", facts={"move": move, "roles": tuple(sorted(rule.roles))}))
    if rule.not_author and standing.is_author:
        found.append(Refusal("review.author_may_not", facts={"move": move}))
    if rule.not_reviewer and standing.has_reviewed:
        found.append(Refusal("review.reviewer_may_not", facts={"move": move}))
    return tuple(found)


def permitted(state: State, standing: Standing) -> tuple[Move, ...]:
    """The moves this person may make on an edition in this state."""
    return tuple(move for move in moves_from(state) if not may_person(move, standing))


def blocking(findings: Iterable[Finding], overridden: Iterable[str], key: str = "key") -> tuple[Finding, ...]:
    """The findings that still stop a release: those to flag, less those the openness office has let pass.

    Each finding is named by its attribute ``key``; findings to ``review`` are shown to the reviewers and stop nothing.
    """
    passed = frozenset(overridden)
    return tuple(found for found in findings if found.action == "flag" and getattr(found, key) not in passed)
