"""The two questions, may it happen now and may this person do it, and the gate of findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mingchuang.law.refusal import Refusal
from mingchuang.law.review.moves import Move, end_of, moves_from, rule_of
from mingchuang.law.review.words import Role, State


@dataclass(frozen=True)
class Standing:
    """What a person is to one edition."""

    roles: frozenset[Role]
    is_author: bool = False
    has_reviewed: bool = False


class Finding(Protocol):
    """What the privacy and secrecy checks give back; only these parts matter to the gate."""

    @property
    def kind(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def action(self) -> str: ...


F = TypeVar("F", bound=Finding)

Place = tuple[str, int, int]
"""What names a finding in one text: its kind, where it starts and where it ends. The text itself is not kept."""


def _spoken(label: "State | Move | Role") -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}


def may_happen(move: Move, state: State) -> tuple[Refusal, ...]:
    """Whether a move can start in this state; empty when it can."""
    if end_of(move, state) is not None:
        return ()
    return (Refusal("review.not_in_this_state", facts={"move": _spoken(move), "state": _spoken(state)}),)


def may_person(move: Move, standing: Standing) -> tuple[Refusal, ...]:
    """Whether this person may make the move: the role, and that the three people differ; empty when they may."""
    rule = rule_of(move)
    found: list[Refusal] = []
    if not (rule.roles & standing.roles):
        found.append(
            Refusal(
                "review.role_missing",
                facts={"move": _spoken(move), "roles": tuple(_spoken(role) for role in sorted(rule.roles))},
            )
        )
    if rule.not_author and standing.is_author:
        found.append(Refusal("review.author_may_not", facts={"move": _spoken(move)}))
    if rule.not_reviewer and standing.has_reviewed:
        found.append(Refusal("review.reviewer_may_not", facts={"move": _spoken(move)}))
    return tuple(found)


def permitted(state: State, standing: Standing) -> tuple[Move, ...]:
    """The moves this person may make on an edition in this state."""
    return tuple(move for move in moves_from(state) if not may_person(move, standing))


def blocking(findings: Iterable[F], overridden: Iterable[Place]) -> tuple[F, ...]:
    """The findings that still stop a release: those to ``flag``, less those the openness office has let pass.

    Findings to ``review`` are shown to the reviewers and stop nothing.
    """
    passed = frozenset(overridden)
    return tuple(one for one in findings if one.action == "flag" and (one.kind, one.start, one.end) not in passed)
