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
    """A number for each cell without records, and named figures; only what differs from what stands is entered."""

    source = forms.CharField(
        label=gettext_lazy("Where the numbers come from"), max_length=200,
        help_text=gettext_lazy("Such as the register or the statement they were taken from."),
    )  # fmt: skip
    other_name = forms.CharField(
        label=gettext_lazy("Another figure: its name"), required=False, max_length=80,
        help_text=gettext_lazy("For a number of the text that no record gives."),
    )  # fmt: skip
    other_value = forms.CharField(label=gettext_lazy("Another figure: its number"), required=False, max_length=20)
    OWN = ("source", "other_name", "other_value")

    def __init__(self, *args: Any, report: ReportView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        for key, name in _fields(report).items():
            entry = report.entries.get(key)
            self.fields[key] = forms.CharField(
                label=name, required=False, max_length=20, initial=entry.value if entry else None,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )  # fmt: skip

    def cells(self) -> list[forms.BoundField]:
        """The number fields, in the order of the table."""
        return [self[name] for name in self.fields if name not in self.OWN]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if bool(given.get("other_name")) != bool(given.get("other_value")):
            missing = "other_value" if given.get("other_name") else "other_name"
            self.add_error(missing, _("Give the figure both a name and a number."))
        return given

    def changed(self) -> tuple[dict[str, str], dict[str, str]]:
        """The numbers that are new or other than what stands, and the labels of the named ones."""
        entries = self.report.entries
        labelled = {key: entry.label for key, entry in entries.items() if entry.label}
        given = {name: value for name, value in self.cleaned_data.items() if name not in self.OWN and value}
        if self.cleaned_data["other_name"]:
            key = next((key for key, name in labelled.items() if name == self.cleaned_data["other_name"]), "")
            key = key or f"named.{len(labelled) + 1}"
            given[key], labelled[key] = self.cleaned_data["other_value"], self.cleaned_data["other_name"]
        changed = {key: value for key, value in given.items() if key not in entries or str(entries[key].value) != value}
        return changed, {key: name for key, name in labelled.items() if key in changed}


def _fields(report: ReportView) -> dict[str, str]:
    """The keys that can be entered, with their names: cells without records, then figures that were named."""
    names = labels(format_by_id(report.format))
    place = 1 if spoken_language() == "en" else 0
    cells = {cell.id: names[cell.id][place] for cell in signed_cells(report.format)}
    return cells | {key: entry.label for key, entry in report.entries.items() if entry.label}


@desk(*words.READERS)
def entries(request: SeatedRequest, year: int) -> HttpResponseBase:
    """The entries of a report: the numbers to enter, and those that wait for a second signature."""
    report = queries.report(request.seat.code, year)
    form = EntriesForm(request.POST or None, report=report)
    if request.method == "POST" and request.seat.may(*words.SIGNERS) and form.is_valid():
        with refusals_in(form):
            changed, named = form.changed()
            if changed:
                source = form.cleaned_data["source"]
                actions.sign(by=by(request), report=report.public_id, values=changed, source=source, labels=named)
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
