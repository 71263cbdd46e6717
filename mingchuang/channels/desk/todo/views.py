"""The first page of the desk: what is mine now, what waits for others, what is overdue."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from mingchuang.channels.desk import counting
from mingchuang.channels.desk.base import SeatedRequest, desk, show

from . import tasks


@desk()
def home(request: SeatedRequest) -> HttpResponseBase:
    """The three lists of the person, over all agencies they work in."""
    found = tasks.lists(request.seat)
    counting.remember(request.seat, found.for_me)
    context = {
        "overdue": tasks.table(found.overdue, _("Overdue"), "") if found.overdue else None,
        "mine": tasks.table(found.mine, _("Mine now"), _("Nothing waits for you.")),
        "waiting": tasks.table(found.waiting, _("Waiting for others"), _("Nothing of yours is with others.")),
    }
    return show(request, "desk/home.html", context)
