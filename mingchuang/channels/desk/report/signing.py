"""Entries: numbers that no record gives, entered by one person and signed by another."""

from typing import Any

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.domains.reports import actions, queries
from mingchuang.domains.reports.actions.signing import signed_cells
from mingchuang.domains.reports.values import ReportView
from mingchuang.law.annual_report import format_by_id
from mingchuang.law.report_grid import labels
from mingchuang.look.dates import moment, spoken_language
from mingchuang.look.values import Cell, Column, Table

from . import words


class EntriesForm(forms.Form):
    """A number for each cell without records; only what is filled and differs from what stands is entered."""

    source = forms.CharField(
        label=gettext_lazy("Where the numbers come from"), max_length=200,
        help_text=gettext_lazy("Such as the register or the statement they were taken from."),
    )  # fmt: skip

    def __init__(self, *args: Any, report: ReportView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = labels(format_by_id(report.format))
        place = 1 if spoken_language() == "en" else 0
        for cell in signed_cells(report.format):
            entry = report.entries.get(cell.id)
            self.fields[cell.id] = forms.CharField(
                label=names[cell.id][place], required=False, max_length=20, initial=entry.value if entry else None,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )  # fmt: skip

    def cells(self) -> list[forms.BoundField]:
        """The number fields, in the order of the table."""
        return [self[name] for name in self.fields if name != "source"]

    def changed(self, report: ReportView) -> dict[str, str]:
        """The numbers that are new or other than what stands."""
        given = {name: str(value).strip() for name, value in self.cleaned_data.items() if name != "source" and value}
        standing = {key: str(entry.value) for key, entry in report.entries.items()}
        return {key: value for key, value in given.items() if standing.get(key) != value}


@desk(*words.READERS)
def entries(request: SeatedRequest, year: int) -> HttpResponseBase:
    """The entries of a report: the numbers to enter, and those that wait for a second signature."""
    report = queries.report(request.seat.code, year)
    form = EntriesForm(request.POST or None, report=report)
    if request.method == "POST" and request.seat.may(*words.SIGNERS) and form.is_valid():
        with refusals_in(form):
            changed = form.changed(report)
            if changed:
                actions.sign(
                    by=by(request), report=report.public_id, values=changed, source=form.cleaned_data["source"]
                )
            said = (
                _("Entered with your signature. Another person signs them second.")
                if changed
                else _("Nothing was changed.")
            )
            return done(request, said, request.path)
    context = {
        "report": report,
        "form": form,
        "may_enter": report.editable and request.seat.may(*words.SIGNERS),
        "waiting": [one for one in report.entries.values() if not one.complete],
        "mine_to_sign": _mine(request, report),
        "table": _signed(report),
        "names": _names(report),
    }
    return show(request, "desk_report/entries.html", context)


def _mine(request: SeatedRequest, report: ReportView) -> list[Any]:
    """What this person may sign second: entered by somebody else and not complete."""
    if not (report.editable and request.seat.may(*words.SIGNERS)):
        return []
    return [one for one in report.entries.values() if not one.complete and one.first_id != request.user.public_id]


def _signed(report: ReportView) -> Table:
    """The complete entries with both signatures."""
    names = _names(report)
    columns = [
        Column(_("Entry")), Column(_("Count"), numeric=True), Column(_("Where the numbers come from")),
        Column(_("Entered and signed by")), Column(_("Signed second by")),
    ]  # fmt: skip
    rows = [
        [
            names[one.key], str(one.value), one.source, Cell(one.first_by, note=moment(one.first_at)),
            Cell(one.second_by, note=moment(one.second_at) if one.second_at else ""),
        ]
        for one in report.entries.values()
        if one.complete
    ]  # fmt: skip
    return Table(_("Signed by two"), columns, rows, caption_hidden=True)


def _names(report: ReportView) -> dict[str, str]:
    place = 1 if spoken_language() == "en" else 0
    names = {key: both[place] for key, both in labels(format_by_id(report.format)).items()}
    return {key: names.get(key) or entry.label for key, entry in report.entries.items()}


@desk(*words.SIGNERS, methods=("POST",))
def countersign(request: SeatedRequest, year: int) -> HttpResponseBase:
    """Sign entries second, all that were ticked."""
    report = queries.report(request.seat.code, year)
    address = reverse("desk_report:entries", args=[year])
    with refusals_said(request):
        keys = request.POST.getlist("key")
        actions.countersign(by=by(request), report=report.public_id, keys=keys)
        return done(request, _("Signed: %(count)d entries are complete.") % {"count": len(keys)}, address)
    return HttpResponseRedirect(address)
