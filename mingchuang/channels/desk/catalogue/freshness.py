"""更新情况: which sections get something new in time, which are due, which are over; and notes for empty ones."""

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.sheets import FORMS, handed
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.catalogue import noting
from mingchuang.domains.catalogue.queries import sections
from mingchuang.domains.documents.queries.freshness import FreshRow, counted, fresh_rows
from mingchuang.law.documents.freshness import Freshness
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Cell, Column, Link, Status, Table
from mingchuang.press.sheets import Sheet

from . import values

KEEPERS = (Role.OPENNESS, Role.MANAGER)
READERS = (*KEEPERS, Role.INSPECTOR, Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER)
TONES = {
    Freshness.FRESH: "done",
    Freshness.SOON: "soon",
    Freshness.BROKEN: "bad",
    Freshness.EMPTY: "neutral",
}


class NoteForm(forms.Form):
    """What the public is told of an empty section."""

    note = forms.CharField(
        label=gettext_lazy("Note to the public"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Shown until something newer is released in the section; empty takes it away."),
    )  # fmt: skip


@desk(*READERS, methods=("GET",))
def freshness(request: SeatedRequest) -> HttpResponseBase:
    """Every section with its rule, its newest release and its last day, what is due first at the top."""
    rows, chosen = fresh_rows(request.seat.code, request.seat.day), _chosen(request)
    counts = counted(rows)
    chips = [
        Link(_("All"), "?", not chosen, len(rows)),
        *(Link(spoken_of(one), f"?standing={one}", one == chosen, counts[one]) for one in Freshness),
    ]
    table = _table(rows, chosen, may_keep=request.seat.may(*KEEPERS))
    context = {"tabs": values.tabs("freshness", request.seat), "chips": chips, "table": table}
    return show(request, "desk_catalogue/freshness.html", context)


def _chosen(request: SeatedRequest) -> str:
    given = request.GET.get("standing", "")
    return given if given in set(Freshness) else ""


def _name(row: FreshRow) -> str:
    return values.name_of(row.section) if row.section else _("Home page")


def _table(rows: tuple[FreshRow, ...], chosen: str, *, may_keep: bool) -> Table:
    return Table(
        _("How fresh the sections are"),
        [
            Column(_("Section")), Column(_("Updated")), Column(_("Newest release")), Column(_("Due by")),
            Column(_("How it stands")), Column(_("Note to the public")),
        ],
        [
            [
                _name(row), values.freshness(row.days), plain_day(row.last) if row.last else "—",
                plain_day(row.due) if row.due else "—", Status(spoken_of(row.standing), TONES[row.standing]),
                _note(row, may_keep=may_keep),
            ]
            for row in rows
            if chosen in ("", row.standing)
        ],
        empty=_("No section stands so."),
        exports=[
            Link(form.upper(), f"{reverse('desk_catalogue:freshness_export', args=[form])}?standing={chosen}") for form in FORMS
        ],
        caption_hidden=True,
    )  # fmt: skip


def _note(row: FreshRow, *, may_keep: bool) -> Cell:
    if row.section is None:
        return Cell("—")
    to = reverse("desk_catalogue:note", args=[row.section.code])
    wanted = row.section.note or row.standing in (Freshness.EMPTY, Freshness.BROKEN)
    acts = [Link(_("Change the note") if row.section.note else _("Write a note"), to)] if may_keep and wanted else []
    return Cell(row.section.note or "—", acts=acts)


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest, form: str) -> HttpResponseBase:
    """The list as chosen, as a file."""
    chosen = _chosen(request)
    heads = [
        _("Section"), _("Updated"), _("Newest release"), _("Due by"), _("How it stands"), _("Kept by"), _("Note to the public"),
    ]  # fmt: skip
    lines = [
        [
            _name(row), values.freshness(row.days), row.last.isoformat() if row.last else "",
            row.due.isoformat() if row.due else "", spoken_of(row.standing),
            row.section.owner if row.section else "", row.section.note if row.section else "",
        ]
        for row in fresh_rows(request.seat.code, request.seat.day)
        if chosen in ("", row.standing)
    ]  # fmt: skip
    return handed(Sheet(_("How fresh the sections are"), heads, lines), form, request.seat.day)


@desk(*KEEPERS)
def note(request: SeatedRequest, code: str) -> HttpResponseBase:
    """Write, change or take away the note of a section."""
    found = next((one for one in sections(request.seat.code) if one.code == code), None)
    if found is None:
        raise refuse("catalogue.unknown_section", "section")
    form = NoteForm(request.POST or None, initial={"note": found.note})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            noting.note_section(by=by(request), agency=request.seat.code, category=code, **form.cleaned_data)
            return done(
                request, _("The note is saved; the section's page shows it."), reverse("desk_catalogue:freshness")
            )
    return show(request, "desk_catalogue/note.html", {"form": form, "name": values.name_of(found)})
