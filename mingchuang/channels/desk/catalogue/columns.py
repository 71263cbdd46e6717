"""栏目调整: the sections of one category move into another's, in the agencies ticked, with their addresses."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.words import indented
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import queries
from mingchuang.domains.catalogue.queries import CategoryView, ColumnChangeView
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.queries import moved
from mingchuang.domains.documents.queries.moved import UndoView
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Cell, Column, Link, Status, Table

from . import values

KEEPERS = (Role.OPENNESS, Role.MANAGER)


class ChangeForm(forms.Form):
    """Which sections move where, in which agencies, and why."""

    name = forms.CharField(label=gettext_lazy("Name of the change"), max_length=120)
    source = forms.ChoiceField(label=gettext_lazy("Sections that move"))
    target = forms.ChoiceField(label=gettext_lazy("Where they move"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    agencies = forms.MultipleChoiceField(label=gettext_lazy("In which agencies"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, *args: Any, categories: Iterable[CategoryView], agencies: Iterable[AgencyView], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.code, indented(one.name, one.depth)) for one in categories if one.holds_documents]
        for name in ("source", "target"):
            self.fields[name].choices = [("", "—"), *offered]  # type: ignore[attr-defined]
        self.fields["agencies"].choices = [(one.code, one.name) for one in agencies]  # type: ignore[attr-defined]


@desk(*KEEPERS, Role.INSPECTOR, methods=("GET",))
def changes(request: SeatedRequest) -> HttpResponseBase:
    """The changes that were made, and the way to undo those of which it is kept what they did."""
    names = {one.code: one.short_name for one in agencies.agencies(with_dissolved=True)}
    may_change, recorded = request.seat.may(*KEEPERS), moved.recorded()
    mine = {one.code for one in request.seat.reach if request.seat.reaches(one.code, *KEEPERS)}
    table = Table(
        _("Changes of columns"),
        [
            Column(_("Name of the change")), Column(_("Day")), Column(_("Sections that moved")), Column(_("Where they are now")),
            Column(_("Agencies")), Column(_("Documents"), numeric=True), Column(_("Why")), Column(_("Undo the change")),
        ],
        [
            [
                one.name, plain_day(one.day), one.source, one.target,
                "、".join(names.get(code, code) for code in one.agencies), one.documents, one.reason,
                _undo(one, recorded, may=may_change and mine.issuperset(one.agencies)),
            ]
            for one in queries.column_changes()
        ],
        empty=_("No column has been changed yet."),
        caption_hidden=True,
    )  # fmt: skip
    context = {"tabs": values.tabs("changes", request.seat), "table": table, "may_change": may_change}
    return show(request, "desk_catalogue/changes.html", context)


def _undo(one: ColumnChangeView, recorded: dict[int, bool], *, may: bool) -> Cell:
    if recorded.get(one.id):
        return Cell(status=Status(_("undone"), "neutral"))
    if not may or one.id not in recorded:
        return Cell("—")
    return Cell(acts=[Link(_("Undo the change"), reverse("desk_catalogue:undo", args=[one.id]))])


class UndoForm(forms.Form):
    """Why a change is undone."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is undone"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


@desk(*KEEPERS)
def undo(request: SeatedRequest, change: int) -> HttpResponseBase:
    """Undo a change: what would go back in each agency, the reason, then the act."""
    view = moved.undoing(change, by=by(request))
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            number = actions.undo_change(by=by(request), change=change, **form.cleaned_data)
            said = ngettext(
                "%(number)d document went back; the sections are read at their old addresses again.",
                "%(number)d documents went back; the sections are read at their old addresses again.",
                number,
            ) % {"number": number}
            return done(request, said, reverse("desk_catalogue:changes"))
    context = {"form": form, "view": view, "table": _undoing(view)}
    return show(request, "desk_catalogue/undo.html", context)


def _undoing(view: UndoView) -> Table:
    """What would go back in each agency. Nothing is written."""
    return Table(
        _("What will go back"),
        [
            Column(_("Agency")), Column(_("Address opened again")), Column(_("Goes back"), numeric=True),
            Column(_("Section that gives back")), Column(_("Stays there"), numeric=True), Column(_("What becomes of it")),
        ],
        [
            [
                row.agency_name, f"/{row.agency}/c/{row.source}", row.returning, f"/{row.agency}/c/{row.target}", row.staying,
                _("closed; its address leads back") if row.closes else _("stays open"),
            ]
            for row in view.rows
        ],
    )  # fmt: skip


@desk(*KEEPERS)
def change(request: SeatedRequest) -> HttpResponseBase:
    """Move sections: the form, then a preview with what moves in each agency, then the act."""
    reach = [one for one in request.seat.reach if request.seat.reaches(one.code, *KEEPERS)]
    start = {"agencies": [one.code for one in reach]}
    form = ChangeForm(request.POST or None, initial=start, categories=queries.categories(), agencies=reach)
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in reach if one.code in form.cleaned_data["agencies"]]
        if request.POST.get("step") == "look":
            with refusals_in(form):
                wanted = {name: form.cleaned_data[name] for name in ("source", "target", "agencies")}
                found = _preview(form, chosen, moved.changing(by=by(request), **wanted))
                return show(request, "desk_catalogue/change_preview.html", {"form": form, "table": found})
        if request.POST.get("step") == "act":
            with refusals_in(form):
                number = actions.change_columns(by=by(request), **form.cleaned_data)
                said = ngettext(
                    "%(number)d document moved; the old addresses lead to the new ones.",
                    "%(number)d documents moved; the old addresses lead to the new ones.",
                    number,
                ) % {"number": number}
                return done(request, said, reverse("desk_catalogue:changes"))
    return show(request, "desk_catalogue/change.html", {"form": form})


def _preview(form: ChangeForm, chosen: list[AgencyView], numbers: dict[str, int]) -> Table:
    """What would move in each agency. Nothing is written."""
    slugs = {one.code: one.slug for one in queries.categories()}
    old, new = (slugs[form.cleaned_data[name]] for name in ("source", "target"))
    return Table(
        _("What will move"),
        [Column(_("Agency")), Column(_("Old address")), Column(_("New address")), Column(_("Documents"), numeric=True)],
        [[one.name, f"/{one.code}/c/{old}", f"/{one.code}/c/{new}", numbers.get(one.code, 0)] for one in chosen],
    )
