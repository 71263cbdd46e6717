"""Absences: everybody records their own, a manager those of the agency's people as well."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, denied, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import listed, plain, spoken_of
from mingchuang.domains.agencies import actions, deputies, handles, queries
from mingchuang.domains.agencies.deputies import AbsenceView
from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Cell, Column, Link, Status, Table

from .forms import AbsenceForm


@desk(methods=("GET",))
def absences(request: SeatedRequest) -> HttpResponseBase:
    """My absences and for whom I stand in; for managers those of the whole agency."""
    seat = request.seat
    manages = seat.may(Role.MANAGER, Role.INSPECTOR)
    found = deputies.absences(seat.code, on=seat.day, person=None if manages else seat.person)
    context = {
        "table": _table(found, request),
        "standing_in": [
            _("%(name)s as %(role)s until %(day)s")
            % {"name": one.name, "role": spoken_of(NAMES[one.role]), "day": plain_day(one.last_day)}
            for one in deputies.standing_in(seat.person, seat.day)
        ],
        "may_record": bool(seat.held.get(seat.code)) or seat.may(Role.MANAGER),
        "colleagues": _colleagues(request) if seat.may(Role.MANAGER) else (),
    }
    return show(request, "desk_absences/list.html", context)


@desk()
def record(request: SeatedRequest) -> HttpResponseBase:
    """Record an absence, one's own or (as a manager) that of ``?person=``."""
    seat = request.seat
    asked = plain(request.GET.get("person"), 16) or seat.person.public_id
    if asked != seat.person.public_id and not seat.may(Role.MANAGER):
        return denied(request, Role.MANAGER)
    person = handles.person(asked)
    held = queries.roles(person, seat.day).get(seat.code, frozenset())
    others = {role: deputies.others(seat.code, role, person, seat.day) for role in NAMES if role in held}
    form = AbsenceForm(request.POST or None, others=others, initial={"first_day": seat.day})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            given = form.cleaned_data
            actions.record_absence(
                by=by(request), agency=handles.agency(seat.code), person=person,
                first_day=given["first_day"], last_day=given["last_day"],
                deputies={role: handles.person(chosen) for role, chosen in form.deputies().items()},
            )  # fmt: skip
            said = _("Recorded. Work goes to the deputies from %(first)s and comes back after %(last)s by itself.")
            days = {"first": plain_day(given["first_day"]), "last": plain_day(given["last_day"])}
            return done(request, said % days, reverse("desk_absences:list"))
    context = {
        "form": form,
        "name": person.name,
        "myself": person == seat.person,
        "no_role": not held,
        "alone": listed(spoken_of(NAMES[role]) for role in NAMES if role in held and not others[role]),
    }
    return show(request, "desk_absences/record.html", context)


@desk()
def end(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Back earlier than recorded, or not away at all: asked once more, then ended."""
    if request.method == "POST":
        with refusals_said(request):
            actions.end_absence(by=by(request), absence=public_id)
            return done(request, _("Ended: the work waits for the person again."), reverse("desk_absences:list"))
        return HttpResponseRedirect(reverse("desk_absences:list"))
    seat = request.seat
    mine = None if seat.may(Role.MANAGER) else seat.person
    found = next(
        (one for one in deputies.absences(seat.code, on=seat.day, person=mine) if one.public_id == public_id), None
    )
    if found is None:
        raise refuse("agencies.absence_unknown")
    return show(request, "desk_absences/end.html", {"name": found.person.name, "days": _days(found)})


def _days(one: AbsenceView) -> str:
    return f"{plain_day(one.first_day)} — {plain_day(one.last_day)}"


def _colleagues(request: SeatedRequest) -> list[Link]:
    seat = request.seat
    people = {one.person.public_id: one.person for one in queries.memberships(seat.code, on=seat.day)}
    people.pop(seat.person.public_id, None)
    return [Link(one.name, one.public_id) for one in people.values() if one.is_active]


def _table(found: list[AbsenceView], request: SeatedRequest) -> Table:
    states = {
        "now": Status(_("away now"), "soon"),
        "ahead": Status(_("to come"), "active"),
        "over": Status(_("over"), "neutral"),
    }
    mine = request.seat.person.public_id
    may_end = request.seat.may(Role.MANAGER)
    return Table(
        _("Absences"),
        [
            Column(_("Name")),
            Column(_("From and until")),
            Column(_("Deputies")),
            Column(_("State")),
            Column(_("Next step")),
        ],
        [
            [
                one.person.name,
                _days(one),
                listed(f"{name} ({spoken_of(NAMES[role])})" for role, name in one.deputies) or "—",
                states[one.state],
                Cell(acts=[Link(_("End it today"), reverse("desk_absences:end", args=[one.public_id]))])
                if one.state != "over" and (may_end or one.person.public_id == mine)
                else "—",
            ]
            for one in found
        ],
        empty=_("No absence has been recorded."),
        caption_hidden=True,
    )
