"""People of the agency: who they are, what they may do, how they sign in."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.domains.agencies import actions, handles, queries, second_factor
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import refuse
from mingchuang.look.values import Link

from . import values
from .forms import EngageForm, PasswordForm, ResetForm, RolesForm
from .stranded import stranded


@desk(Role.MANAGER, Role.INSPECTOR, methods=("GET",))
def people(request: SeatedRequest) -> HttpResponseBase:
    """Everybody of the agency in use, by role."""
    seat, wanted = request.seat, request.GET.get("role", "")
    rows = values.colleagues(queries.memberships(seat.code), seat.day)
    shown = [row for row in rows if not wanted or any(held.role == wanted for held in row.roles)]
    context = {
        "tabs": tabs("people"),
        "chips": values.role_chips(rows, wanted),
        "table": values.people_table(shown),
        "may_change": seat.may(Role.MANAGER),
        "stranded": stranded(seat),
    }
    return show(request, "desk_people/people.html", context)


@desk(Role.MANAGER)
def engage(request: SeatedRequest) -> HttpResponseBase:
    """Make an account and give its roles: one form, all or nothing."""
    form = EngageForm(request.POST or None, units=queries.units(request.seat.code))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            agency, given = handles.agency(request.seat.code), form.cleaned_data
            person = actions.engage(
                by=by(request),
                agency=agency,
                username=given["username"],
                name=given["name"],
                password=given["password"],
            )
            _give(request, person.public_id, given)
            said = _("%(name)s can sign in now; the first password has to be changed then.") % {"name": person.name}
            return done(request, said, reverse("desk_people:person", args=[person.public_id]))
    return show(request, "desk_people/engage.html", {"form": form})


def _give(request: SeatedRequest, public_id: str, given: dict) -> None:
    agency, person = handles.agency(request.seat.code), handles.person(public_id)
    unit = handles.unit(agency.code, given["unit"]) if given["unit"] else None
    for role in given["roles"]:
        actions.give_role(by=by(request), person=person, agency=agency, role=Role(role), unit=unit)


@desk(Role.MANAGER, Role.INSPECTOR)
def person(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """One person: the roles they hold here, and what a manager may do about them."""
    seat = request.seat
    found = handles.person(public_id)
    memberships = [one for one in queries.memberships(seat.code) if one.person.public_id == public_id]
    held = [one for one in memberships if one.held_on(seat.day)]
    form = RolesForm(
        request.POST or None, units=queries.units(seat.code), held=frozenset(one.role for one in held), prefix="give"
    )
    if request.method == "POST" and seat.may(Role.MANAGER) and form.is_valid():
        with refusals_in(form):
            _give(request, public_id, form.cleaned_data)
            return done(request, _("The roles hold from today."), request.path)
    context = {
        "person": queries.PersonView(found.public_id, found.username, found.name, found.is_active),
        "status": values.account_status(queries.PersonView(public_id, "", "", found.is_active)),
        "held": [(one, values.spoken_role(one.role)) for one in held],
        "past": [(one, values.spoken_role(one.role)) for one in memberships if not one.held_on(seat.day)],
        "form": form,
        "password_form": PasswordForm(prefix="renew"),
        "may_change": seat.may(Role.MANAGER),
        "myself": found == request.user,
        "second_factor": second_factor.in_use(found),
        "stranded": stranded(seat),
    }
    return show(request, "desk_people/person.html", context)


@desk(Role.MANAGER, methods=("POST",))
def end_role(request: SeatedRequest, public_id: str, number: int) -> HttpResponseBase:
    """End one role today."""
    with refusals_said(request):
        membership = handles.membership(request.seat.code, number)
        if membership.person.public_id != public_id:
            raise refuse("agencies.membership_unknown")
        actions.end_role(by=by(request), membership=membership)
        return done(request, _("The role ended today."), reverse("desk_people:person", args=[public_id]))
    return _back(public_id)


@desk(Role.MANAGER, methods=("POST",))
def set_active(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Close or reopen the account."""
    active = request.POST.get("active") == "yes"
    with refusals_said(request):
        person, agency = handles.person(public_id), handles.agency(request.seat.code)
        actions.set_active(by=by(request), agency=agency, person=person, active=active)
        said = _("The account is open again.") if active else _("The account is closed; it can no longer sign in.")
        return done(request, said, reverse("desk_people:person", args=[public_id]))
    return _back(public_id)


@desk(Role.MANAGER)
def renew_password(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """A new first password."""
    form = PasswordForm(request.POST or None, prefix="renew")
    found = handles.person(public_id)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            agency = handles.agency(request.seat.code)
            actions.renew_password(by=by(request), agency=agency, person=found, **form.cleaned_data)
            said = _("The new first password holds; it has to be changed at the next sign-in.")
            return done(request, said, reverse("desk_people:person", args=[public_id]))
    return show(request, "desk_people/password.html", {"form": form, "name": found.name, "public_id": public_id})


@desk(Role.MANAGER)
def reset_second_factor(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Take away a second factor that was lost."""
    form = ResetForm(request.POST or None)
    found = handles.person(public_id)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            agency = handles.agency(request.seat.code)
            actions.reset_second_factor(by=by(request), agency=agency, person=found, **form.cleaned_data)
            said = _("The second factor is gone and all sessions are ended; the next sign-in tells the person.")
            return done(request, said, reverse("desk_people:person", args=[public_id]))
    context = {"form": form, "name": found.name, "public_id": public_id}
    return show(request, "desk_people/second_factor.html", context)


def _back(public_id: str) -> HttpResponseBase:
    """Back to the person; the reasons have been said."""

    return HttpResponseRedirect(reverse("desk_people:person", args=[public_id]))


def tabs(current: str) -> list[Link]:
    """The parts of this room."""
    names = {
        "people": _("People"),
        "units": _("Units"),
        "agency": _("Particulars"),
        "choices": _("Choices of the agency"),
        "agencies": _("Agencies below"),
    }
    links = [Link(text, reverse(f"desk_people:{name}"), current=name == current) for name, text in names.items()]
    return [*links, Link(_("Absences"), reverse("desk_absences:list"))]
