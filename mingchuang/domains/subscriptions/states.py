"""Asked for, confirmed by whoever reads the mailbox, ended."""

from enum import StrEnum


class State(StrEnum):
    """Only what is active is sent anything but the question whether it is wanted."""

    ASKED = "asked"
    ACTIVE = "active"
    ENDED = "ended"


NAMES = {
    State.ASKED: ("待确认", "to be confirmed"),
    State.ACTIVE: ("订阅中", "active"),
    State.ENDED: ("已退订", "ended"),
}
