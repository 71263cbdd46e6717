"""What becomes of a mistake: the states, and which act leads from where to where."""

from enum import StrEnum


class State(StrEnum):
    """Open until somebody looked; accepted until it is put right."""

    OPEN = "open"
    ACCEPTED = "accepted"
    RIGHTED = "righted"
    DISMISSED = "dismissed"


NAMES = {
    State.OPEN: ("待处理", "to be looked at"),
    State.ACCEPTED: ("已采纳，待更正", "accepted, to be put right"),
    State.RIGHTED: ("已更正", "put right"),
    State.DISMISSED: ("不予采纳", "dismissed"),
}
MOVES = {
    "accept": (frozenset({State.OPEN}), State.ACCEPTED),
    "put_right": (frozenset({State.OPEN, State.ACCEPTED}), State.RIGHTED),
    "dismiss": (frozenset({State.OPEN, State.ACCEPTED}), State.DISMISSED),
}


def moves(state: State) -> tuple[str, ...]:
    """The acts that may happen in a state."""
    return tuple(name for name, (starts, _) in MOVES.items() if state in starts)
