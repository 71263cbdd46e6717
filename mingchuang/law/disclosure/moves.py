"""Which act may happen in which state of a disclosure request, and where it leads (条例 art.30–45).

The table is data (``moves.yaml``), checked when it is loaded: a wrong line stops the program and not a request.
Conditions that depend on days or on earlier acts ("one correction notice only") are not here: see the noun's policies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

STEPS = ("register", "examine", "handle", "answer", "archive")


@dataclass(frozen=True)
class State:
    """A stage of a request; ``step``: the step of art.45 it stands in.

    ``open``: the applicant waits for the first result; ``again``: a new decision was ordered after it and is under way.
    """

    id: str
    zh: str
    en: str
    step: str
    open: bool
    again: bool = False


@dataclass(frozen=True)
class Act:
    """An act of staff or applicant; ``moves``: state to possible next states; ``birth``: the states it may create."""

    id: str
    zh: str
    en: str
    step: str
    article: str
    moves: Mapping[str, tuple[str, ...]]
    birth: tuple[str, ...] = ()
    when: str = ""


def _act(name: str, row: Mapping[str, Any], states: Mapping[str, State]) -> Act:
    moves = {state: tuple(targets) for state, targets in row.get("moves", {}).items()}
    if row.get("everywhere"):
        moves = {state: (state,) for state in states}
    birth = tuple(row.get("birth", ()))
    mentioned = {*moves, *birth, *(target for targets in moves.values() for target in targets)}
    if unknown := mentioned - set(states):
        raise ValueError(f"moves.yaml: act {name} names unknown states {sorted(unknown)}")
    if row["step"] not in STEPS:
        raise ValueError(f"moves.yaml: act {name} has the unknown step {row['step']}")
    return Act(name, row["zh"], row["en"], row["step"], row["article"], moves, birth, row.get("when", ""))


def _load() -> tuple[dict[str, State], dict[str, Act]]:
    text = resources.files(__package__).joinpath("moves.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    states = {name: State(name, **row) for name, row in table["states"].items()}
    return states, {name: _act(name, row, states) for name, row in table["acts"].items()}


STATES, ACTS = _load()
OPEN = tuple(state.id for state in STATES.values() if state.open)
AGAIN = tuple(state.id for state in STATES.values() if state.again)
CLOSED = tuple(state.id for state in STATES.values() if not state.open)


def may(act: str, state: str) -> bool:
    """Whether the act is known to the law's table in this state."""
    return state in ACTS[act].moves


def targets(act: str, state: str) -> tuple[str, ...]:
    """The states the act may lead to from here; empty when it may not happen."""
    return ACTS[act].moves.get(state, ())


def acts_in(state: str) -> tuple[str, ...]:
    """Ids of the acts that may happen in this state, in the table's order."""
    return tuple(act.id for act in ACTS.values() if state in act.moves)


def moved(act: str, state: str, wanted: str = "") -> str:
    """The next state: the only target, or ``wanted`` where the facts decide. ValueError if not allowed."""
    allowed = targets(act, state)
    target = wanted or (allowed[0] if len(allowed) == 1 else "")
    if target not in allowed:
        raise ValueError(f"{act} does not lead from {state} to {target or 'one state only'}")
    return target
