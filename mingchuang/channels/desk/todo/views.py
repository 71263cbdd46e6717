"""The first page of the desk: what is mine now, what waits for others, what is overdue."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk import counting
from mingchuang.channels.desk.base import Role, Seat, SeatedRequest, desk, show
from mingchuang.domains.documents.queries import freshness
from mingchuang.law.documents.freshness import Freshness
from mingchuang.look.values import Link

from . import tasks


@desk()
def home(request: SeatedRequest) -> HttpResponseBase:
    """The three lists of the person, over all agencies they work in."""
    found = tasks.lists(request.seat)
    counting.remember(request.seat, found.for_me)
    context = {
        "overdue": tasks.table(found.overdue, _("Overdue"), "") if found.overdue else None,
        "mine": tasks.table(found.mine, _("Mine now"), _("Nothing waits for you.")),
        "sections": sections(request.seat),
        "waiting": tasks.table(found.waiting, _("Waiting for others"), _("Nothing of yours is with others.")),
        "lists": ("overdue", "mine", "waiting"),
    }
    return show(request, "desk/home.html", context)


def sections(seat: Seat) -> Link | None:
    """What the openness office is told of sections that are about to break their rule, or have broken it; None without any."""
    if not seat.may(Role.OPENNESS):
        return None
    counts = freshness.counted(freshness.fresh_rows(seat.code, seat.day))
    soon, broken = counts[Freshness.SOON], counts[Freshness.BROKEN]
    if not soon and not broken:
        return None
    said = _("Sections: %(soon)d due soon for something new, %(broken)d overdue.") % {"soon": soon, "broken": broken}
    return Link(said, reverse("desk_catalogue:freshness"))
