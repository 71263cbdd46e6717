"""The rooms of the desk that a person sees at the left, by role."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingchuang.domains.agencies.roles import Role
from mingchuang.look.values import Link

from . import counting
from .seat import Seat

R = Role


@dataclass(frozen=True)
class Room:
    """One room: its path below the desk, its name, and the roles for which it is a place of work (none: for everybody)."""

    path: str
    name: object
    roles: frozenset[Role] = frozenset()


ROOMS = (
    Room("", _("To do")),
    Room("documents/", _("Documents"), frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS, R.INSPECTOR})),
    Room("topics/", _("Topics"), frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS})),
    Room("outlets/", _("Outlets"), frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS})),
    Room("mistakes/", _("Mistakes told of"), frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS})),
    Room(
        "life/",
        _("Normative documents"),
        frozenset({R.OPENNESS, R.FINAL_REVIEWER, R.REVIEWER, R.DRAFTER, R.INSPECTOR}),
    ),
    Room(
        "requests/", _("Disclosure requests"), frozenset({R.FOI_CLERK, R.HANDLER, R.APPROVER, R.OPENNESS, R.INSPECTOR})
    ),
    Room("report/", _("Annual report"), frozenset({R.OPENNESS, R.REVIEWER, R.FINAL_REVIEWER, R.DRAFTER, R.INSPECTOR})),
    Room("audits/", _("Report audits"), frozenset({R.OPENNESS, R.INSPECTOR})),
    Room("catalogue/", _("Catalogue"), frozenset({R.OPENNESS, R.MANAGER, R.INSPECTOR})),
    Room("people/", _("People and agencies"), frozenset({R.MANAGER, R.INSPECTOR})),
    Room("calendars/", _("Holiday notices"), frozenset({R.MANAGER, R.INSPECTOR, R.FOI_CLERK, R.HANDLER, R.APPROVER})),
    Room("ledger/", _("Ledger"), frozenset({R.OPENNESS, R.MANAGER, R.INSPECTOR})),
)


def _seen(seat: Seat) -> list[Room]:
    return [room for room in ROOMS if not room.roles or seat.may(*room.roles)]


def above(seat: Seat, path: str) -> Link | None:
    """The room that a page lies in, when the page is not one of the room's own (its lists and what its tabs lead to)."""
    home = reverse("desk_home")
    for room in _seen(seat):
        start = home + room.path
        if room.path and path.startswith(start) and path.removeprefix(start).rstrip("/").count("/"):
            return Link(str(room.name), start)
    return None


def links(seat: Seat, path: str) -> list[Link]:
    """The rooms this person works in; the one that holds ``path`` is marked."""
    home = reverse("desk_home")
    seen = _seen(seat)
    waiting = counting.waiting(seat)
    return [
        Link(str(room.name), home + room.path, _holds(home, room, path), None if room.path else waiting or None)
        for room in seen
    ]


def _holds(home: str, room: Room, path: str) -> bool:
    return path.startswith(home + room.path) if room.path else path == home
