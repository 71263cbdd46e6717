"""Keep the filter of a list, see those that are kept, drop one."""

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, desk, done, refusals_in, show
from mingchuang.law.refusal import refuse

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
    context = {
        "form": form, "room": room, "query": query, "list": back, "back": f"{back}?{query}" if query else back, "rows": mine
    }  # fmt: skip
    return show(request, "desk_filters/kept.html", context)


@desk()
def change(request: SeatedRequest, room: str, number: int) -> HttpResponseBase:
    """Another name for one of one's own, or another circle of those who see it."""
    if room not in keeping.ROOMS:
        raise Http404
    seat = request.seat
    every = keeping.found(person=seat.person, room=room, agency=seat.code)
    one = next((one for one in every if one.mine and one.id == number), None)
    if one is None:
        raise refuse("filters.unknown")
    form = KeepForm(request.POST or None, initial={"name": one.name, "share": one.shared})
    back = reverse("desk_filters:kept", args=[room])
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            agency = seat.code if form.cleaned_data["share"] else ""
            keeping.change(person=seat.person, room=room, number=number, name=form.cleaned_data["name"], agency=agency)
            return done(request, _("The filter is changed."), back)
    return show(request, "desk_filters/change.html", {"form": form, "one": one, "back": back})


@desk(methods=("POST",))
def drop(request: SeatedRequest, room: str, number: int) -> HttpResponseBase:
    """Forget one of one's own."""
    if room not in keeping.ROOMS:
        raise Http404
    keeping.drop(person=request.seat.person, room=room, number=number)
    return done(request, _("The filter is dropped."), reverse("desk_filters:kept", args=[room]))
