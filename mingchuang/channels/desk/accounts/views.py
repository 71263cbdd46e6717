"""A person's own page: roles, password, second factor."""

from allauth.mfa.adapter import get_adapter
from django.http import HttpResponseBase

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.domains.agencies.roles import NAMES
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Row


@desk(methods=("GET",))
def account(request: SeatedRequest) -> HttpResponseBase:
    """Who I am at the desk, and how I sign in."""
    seat, language = request.seat, spoken_language()
    joint = "、" if language == "zh" else ", "
    rows = [
        Row(agency.name, joint.join(getattr(NAMES[role], language) for role in NAMES if role in roles), wide=True)
        for agency in seat.reach
        if (roles := seat.held.get(agency.code))
    ]
    second = get_adapter().is_mfa_enabled(request.user)
    return show(request, "desk/account.html", {"rows": rows, "second_factor": second})
