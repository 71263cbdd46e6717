"""Keep the filter of a list, see those that are kept, drop one."""

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, desk, done, refusals_in, show

from . import keeping
from .forms import KeepForm


@desk()
def kept(request: SeatedRequest, room: str) -> HttpResponseBase:
    """The query of the list comes in the address; the form names it."""
    if room not in keeping.ROOMS:
        raise Http404
    seat = request.seat
    query = keeping.narrowed(room, request.GET)
    form = KeepForm(request.POST or None)
    back = reverse(keeping.ROOMS[room].address)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            agency = seat.code if form.cleaned_data["share"] else ""
            keeping.keep(
                person=seat.person,
                room=room,
                name=form.cleaned_data["name"],
                query=query,
                agency=agency,
                at=timezone.now(),
            )
            return done(request, _("The filter is kept; it stands above the list."), f"{back}?{query}")
    mine = [one for one in keeping.found(person=seat.person, room=room, agency=seat.code) if one.mine]
    context = {"form": form, "room": room, "query": query, "back": f"{back}?{query}" if query else back, "rows": mine}
    return show(request, "desk_filters/kept.html", context)


@desk(methods=("POST",))
def drop(request: SeatedRequest, room: str, number: int) -> HttpResponseBase:
    """Forget one of one's own."""
    if room not in keeping.ROOMS:
        raise Http404
    keeping.drop(person=request.seat.person, room=room, number=number)
    return done(request, _("The filter is dropped."), reverse("desk_filters:kept", args=[room]))
