"""A person's own page: roles, password, second factor."""

from allauth.mfa.adapter import get_adapter
from django.http import HttpResponseBase

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.channels.desk.words import listed, spoken_of
from mingchuang.domains.agencies.roles import NAMES


@desk(methods=("GET",))
def account(request: SeatedRequest) -> HttpResponseBase:
    """Who I am at the desk, and how I sign in."""
    seat = request.seat
    rows = [
        (agency.name, listed(spoken_of(NAMES[role]) for role in NAMES if role in roles))
        for agency in seat.reach
        if (roles := seat.held.get(agency.code))
    ]
    second = get_adapter().is_mfa_enabled(request.user)
    return show(request, "desk/account.html", {"rows": rows, "second_factor": second})
