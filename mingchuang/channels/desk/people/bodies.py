"""The agency itself: particulars, units, choices, agencies below."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.domains.agencies import actions, handles, queries
from mingchuang.domains.agencies.roles import Role
from mingchuang.look.values import Cell, Column, Link, Status, Table

from . import values
from .choices import known_choices
from .forms import AgencyForm, ChoiceForm, FoundForm, UnitForm
from .views import tabs


@desk(Role.MANAGER, Role.INSPECTOR)
def agency(request: SeatedRequest) -> HttpResponseBase:
    """The particulars printed on pages, letters and the guide."""
    view = queries.agency(request.seat.code)
    start = {name: getattr(view, name) for name in AgencyForm.base_fields}
    form = AgencyForm(request.POST or None, initial=start)
    if request.method == "POST" and request.seat.may(Role.MANAGER) and form.is_valid():
        with refusals_in(form):
            actions.amend_agency(by=by(request), agency=handles.agency(view.code), **form.cleaned_data)
            return done(request, _("Saved; pages and letters show it from now on."), request.path)
    may_change = request.seat.may(Role.MANAGER)
    return show(
        request,
        "desk_people/agency.html",
        {"form": form, "tabs": tabs("agency"), "view": view, "may_change": may_change},
    )


@desk(Role.MANAGER, Role.INSPECTOR)
def units(request: SeatedRequest) -> HttpResponseBase:
    """The units, and a form for another."""
    form = UnitForm(request.POST or None)
    if request.method == "POST" and request.seat.may(Role.MANAGER) and form.is_valid():
        with refusals_in(form):
            agency, order = handles.agency(request.seat.code), len(queries.units(request.seat.code))
            actions.open_unit(by=by(request), agency=agency, order=order, **form.cleaned_data)
            return done(request, _("The unit has been entered."), request.path)
    found = queries.units(request.seat.code)
    context = {"form": form, "tabs": tabs("units"), "table": values.units_table(found)}
    return show(request, "desk_people/units.html", context | {"may_change": request.seat.may(Role.MANAGER)})


@desk(Role.MANAGER)
def close_unit(request: SeatedRequest, code: str) -> HttpResponseBase:
    """Ask, then close a unit."""
    unit = handles.unit(request.seat.code, code)
    if request.method == "POST":
        with refusals_said(request):
            actions.close_unit(by=by(request), unit=unit)
            return done(request, _("The unit is closed."), reverse("desk_people:units"))
        return HttpResponseRedirect(reverse("desk_people:units"))
    return show(request, "desk_people/close_unit.html", {"name": unit.name})


@desk(Role.MANAGER, Role.INSPECTOR, methods=("GET",))
def choices(request: SeatedRequest) -> HttpResponseBase:
    """What the law leaves to the agency, and what it chose."""
    made = queries.settings(request.seat.code)
    rows = [(choice, [one for one in made if one.name == choice.name]) for choice in known_choices()]
    cards = [(choice, choice.shown(history, request.seat.day)) for choice, history in rows]
    context = {"tabs": tabs("choices"), "cards": cards, "may_choose": request.seat.may(Role.MANAGER)}
    return show(request, "desk_people/choices.html", context)


@desk(Role.MANAGER)
def choose(request: SeatedRequest, slug: str) -> HttpResponseBase:
    """Another value, from a day on."""
    choice = next((one for one in known_choices() if one.slug == slug), None)
    if choice is None:
        return HttpResponseRedirect(reverse("desk_people:choices"))
    now = queries.setting(request.seat.code, choice.name, request.seat.day, choice.default)
    start = {"value": now, "since": request.seat.day}
    form = ChoiceForm(request.POST or None, choices=list(choice.values.items()), initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            agency = handles.agency(request.seat.code)
            actions.choose(by=by(request), agency=agency, name=choice.name, **form.cleaned_data)
            return done(request, _("The choice holds from the day given."), reverse("desk_people:choices"))
    return show(request, "desk_people/choose.html", {"form": form, "choice": choice})


@desk(Role.MANAGER, Role.INSPECTOR)
def agencies(request: SeatedRequest) -> HttpResponseBase:
    """The agencies below, and a form for another."""
    form = FoundForm(request.POST or None)
    if request.method == "POST" and request.seat.may(Role.MANAGER) and form.is_valid():
        with refusals_in(form):
            actions.found_agency(by=by(request), parent=handles.agency(request.seat.code), **form.cleaned_data)
            return done(request, _("The agency has been entered; now open its sections."), request.path)
    table = Table(
        _("Agencies below"),
        [
            Column(_("Full name")), Column(_("Code in addresses")), Column(_("Unified credit code")), Column(_("State")),
            Column(_("Act")),
        ],
        [
            [
                Link(one.name, f"{reverse('desk_people:agency')}?agency={one.code}"),
                one.code,
                one.credit_code,
                Status(_("dissolved"), "bad") if one.dissolved_on else Status(_("in office"), "done"),
                Cell(acts=[_end(one)] if request.seat.may(Role.MANAGER) else []),
            ]
            for one in queries.agencies(parent=request.seat.code, with_dissolved=True)
        ],
        empty=_("There is no agency below this one."),
        caption_hidden=True,
    )  # fmt: skip
    context = {"form": form, "tabs": tabs("agencies"), "table": table, "may_change": request.seat.may(Role.MANAGER)}
    return show(request, "desk_people/agencies.html", context)


def _end(one: queries.AgencyView) -> Link:
    """The way to dissolve an agency, or to what a dissolved one left."""
    if one.dissolved_on is None:
        return Link(_("Dissolve"), reverse("desk_people:dissolve", args=[one.code]))
    return Link(_("What is unfinished"), reverse("desk_people:unfinished", args=[one.code]))
