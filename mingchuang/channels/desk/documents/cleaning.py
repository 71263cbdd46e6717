"""清理: the normative documents in force are gone through one by one; each is kept, amended, repealed or declared lapsed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries import life
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.look.dates import plain_day
from mingchuang.look.forms import DateField
from mingchuang.look.values import Cell, Column, Link, Table

from .lists import READERS, tabs
from .words import way_to

DECIDERS = (Role.OPENNESS, Role.FINAL_REVIEWER)


def decisions() -> list[tuple[str, str]]:
    """What may be decided, for a form."""
    return [(str(one), spoken_of(one)) for one in CleanUpDecision]


class CleanUpForm(forms.Form):
    """The decision on one document."""

    decision = forms.ChoiceField(label=gettext_lazy("Clean-up decision"), widget=forms.RadioSelect, choices=decisions)
    basis = forms.CharField(
        label=gettext_lazy("Basis of the decision"),
        max_length=400,
        help_text=gettext_lazy("The meeting or paper that decided."),
    )
    decided_on = DateField(label=gettext_lazy("Clean-up decided on"))
    kept_until = DateField(
        label=gettext_lazy("Kept in force until"),
        required=False,
        help_text=gettext_lazy("Only when it is kept and its term is prolonged."),
    )


def decided(given: Mapping[str, Any], last_day: date | None, seat: Seat) -> str:
    """What is said after a decision: that a document kept without a new last day ends soon all the same."""
    kept = given["decision"] == CleanUpDecision.KEEP and not given["kept_until"]
    if kept and last_day and seat.day <= last_day <= seat.day + timedelta(days=life.warning_days(seat.code, seat.day)):
        return _(
            "Decided. No new last day was entered, so it still lapses after %(day)s; to prolong it strike this and decide anew."
        ) % {"day": plain_day(last_day)}
    return _("Decided; the document's page shows it.")


@desk(*READERS, methods=("GET",))
def clean_up(request: SeatedRequest) -> HttpResponseBase:
    """What is in force and has to be gone through, and what was decided this year."""
    seat = request.seat
    year = seat.day.year
    in_force = queries.in_force(seat.code, seat.day)
    decided = queries.clean_ups(seat.code, date(year, 1, 1), date(year, 12, 31))
    open_rows = [row for row in in_force if row.decided_on is None or row.decided_on.year < year]
    may_decide = seat.may(*DECIDERS)
    context = {
        "tabs": tabs("clean_up", request.seat),
        "open": _open_table(open_rows, seat, may_decide=may_decide),
        "decided": _decided_table(decided, seat),
        "year": year,
        "total": len(in_force),
        "left": len(open_rows),
        "done": len(in_force) - len(open_rows),
        "lists": ("open", "decided"),
    }
    return show(request, "desk_documents/clean_up.html", context)


def _open_table(rows: list[queries.CleanUpRow], seat: Seat, *, may_decide: bool) -> Table:
    return Table(
        _("To be gone through"),
        [
            Column(_("Title")), Column(_("Document number")), Column(_("In force from")), Column(_("In force until")),
            *([Column(_("Act"))] if may_decide else []),
        ],
        [
            [
                Cell(row.title, way_to(seat, row.public_id)),
                row.document_number or "—",
                plain_day(row.effective_on) if row.effective_on else "—",
                plain_day(row.last_day) if row.last_day else "—",
                *([Cell(acts=[_decide_link(row)])] if may_decide else []),
            ]
            for row in rows
        ],
        empty=_("Every normative document in force has been gone through this year."),
    )  # fmt: skip


def _decide_link(row: queries.CleanUpRow) -> Link:
    return Link(_("Decide"), reverse("desk_documents:decide_clean_up", args=[row.public_id]))


def _decided_table(rows: list[queries.CleanUpRow], seat: Seat) -> Table:
    return Table(
        _("Decided this year"),
        [
            Column(_("Title")),
            Column(_("Document number")),
            Column(_("Clean-up decision")),
            Column(_("Clean-up decided on")),
            Column(_("Basis of the decision")),
        ],
        [
            [
                Cell(row.title, way_to(seat, row.public_id)),
                row.document_number or "—",
                spoken_of(CleanUpDecision(row.decision)),
                plain_day(row.decided_on) if row.decided_on else "—",
                row.basis,
            ]
            for row in rows
        ],
        empty=_("Nothing has been decided this year."),
    )


@desk(*DECIDERS)
def decide(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Decide on one document; its page shows the result at once."""
    rows = {row.public_id: row for row in queries.in_force(request.seat.code, request.seat.day)}
    form = CleanUpForm(request.POST or None, initial={"decided_on": request.seat.day, "decision": "keep"})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.clean_up(by=by(request), document=public_id, **form.cleaned_data)
            row = rows.get(public_id)
            said = decided(form.cleaned_data, row.last_day if row else None, request.seat)
            return done(request, said, reverse("desk_documents:clean_up"))
    return show(request, "desk_documents/decide_clean_up.html", {"form": form, "row": rows.get(public_id)})
