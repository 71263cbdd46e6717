"""An agency below is dissolved; what it has not finished is handed over or closed, record by record."""

from typing import Any

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.documents.words import document_address, kind_name
from mingchuang.channels.desk.words import listed, spoken_of
from mingchuang.domains.agencies import actions, handles, queries, succession
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import queries as disclosure
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents.queries import unfinished
from mingchuang.domains.documents.queries.desk import QueueRow
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Cell, Column, Link, Table


class SuccessorForm(forms.Form):
    """Which agency goes on with the duties."""

    successor = forms.ChoiceField(label=gettext_lazy("Agency that goes on with the duties"))

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = [("", _("Choose an agency")), *agencies]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why a document is closed unfinished."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=gettext_lazy("Needed to close it: for instance, that the matter no longer exists."),
    )  # fmt: skip


@desk(Role.MANAGER)
def dissolve(request: SeatedRequest, code: str) -> HttpResponseBase:
    """Show what the agency has not finished, ask for the successor, dissolve."""
    view = _below(request, code)
    if view.dissolved_on is not None:
        return HttpResponseRedirect(reverse("desk_people:unfinished", args=[code]))
    choices = [(one.code, one.name) for one in queries.agencies() if one.code != code]
    form = SuccessorForm(request.POST or None, agencies=choices)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            successor = handles.agency(form.cleaned_data["successor"])
            actions.dissolve_agency(by=by(request), agency=handles.agency(code), successor=successor)
            said = _("Dissolved. What is unfinished is listed here: hand each document over or close it.")
            return done(request, said, reverse("desk_people:unfinished", args=[code]))
    context = {"form": form, "name": view.name, **_open(code, request)}
    return show(request, "desk_people/dissolve.html", context)


@desk(Role.MANAGER, methods=("GET",))
def left_over(request: SeatedRequest, code: str) -> HttpResponseBase:
    """What a dissolved agency has not finished, and the way on for each."""
    view = _below(request, code)
    ended = succession.of(code)
    if ended is None:
        return HttpResponseRedirect(reverse("desk_people:dissolve", args=[code]))
    context = {
        "name": view.name,
        "ended": ended,
        "day": plain_day(ended.dissolved_on),
        "people_address": f"{reverse('desk_people:people')}?agency={code}",
        **_open(code, request),
    }
    return show(request, "desk_people/unfinished.html", context)


@desk(Role.MANAGER)
def settle(request: SeatedRequest, code: str, public_id: str) -> HttpResponseBase:
    """Hand one document over to the successor, or close it with a reason."""
    _below(request, code)
    ended = succession.of(code)
    row = next((one for one in unfinished(code) if one.public_id == public_id), None)
    back = reverse("desk_people:unfinished", args=[code])
    if ended is None or row is None:
        raise refuse("documents.unknown")
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            if request.POST.get("act") == "close":
                documents.give_up(by=by(request), document=public_id, reason=form.cleaned_data["reason"])
                return done(request, _("Closed with the reason."), back)
            documents.hand_over(by=by(request), document=public_id, to=ended.successor)
            said = _("Handed over: %(name)s goes on with it as a draft and chooses its sections.")
            return done(request, said % {"name": ended.successor_name}, back)
    context = {"form": form, "row": row, "state": spoken_of(row.state), "ended": ended, "back": back}
    return show(request, "desk_people/settle.html", context)


def _below(request: SeatedRequest, code: str) -> queries.AgencyView:
    """An agency below the one in use; refused for any other."""
    view = queries.agency(code)
    if request.seat.code not in queries.line_upwards(code)[1:]:
        raise refuse("agencies.unknown", "agency", code=code)
    return view


def _open(code: str, request: SeatedRequest) -> dict[str, Any]:
    rows = unfinished(code)
    return {
        "table": _table(rows, code),
        "requests": len(disclosure.open_rows(code, request.seat.day)),
        "count": len(rows),
    }


def _table(rows: tuple[QueueRow, ...], code: str) -> Table:
    ended = succession.of(code) is not None
    return Table(
        _("Unfinished documents"),
        [
            Column(_("Title")),
            Column(_("Document kind")),
            Column(_("State")),
            Column(_("Written by")),
            Column(_("Next step")),
        ],
        [
            [
                Cell(one.title, document_address(one.public_id)),
                kind_name(one.kind),
                spoken_of(one.state),
                listed(one.authors),
                Cell(acts=[Link(_("Hand over or close"), reverse("desk_people:settle", args=[code, one.public_id]))])
                if ended
                else "—",
            ]
            for one in rows
        ],
        empty=_("No document is unfinished."),
    )
