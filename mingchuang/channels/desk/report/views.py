"""The reports of an agency, and the page of one: contents, the report as it will be released, checks."""

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.domains.reports import actions, queries
from mingchuang.domains.reports.values import State, title_of
from mingchuang.look.values import Cell, Column, Link, Table

from . import words
from .page import page_values


class BeginForm(forms.Form):
    """The year of a new report."""

    year = forms.TypedChoiceField(label=gettext_lazy("Report year"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


@desk(*words.READERS)
def reports(request: SeatedRequest) -> HttpResponseBase:
    """Every report of the agency in use, and the way to begin one."""
    seat = request.seat
    begun = queries.states(seat.code)
    open_years = [year for year in range(seat.day.year, 2018, -1) if year not in {one for one, _state in begun}]
    form = BeginForm(request.POST or None, years=open_years, initial={"year": seat.day.year - 1})
    if request.method == "POST" and seat.may(*words.WRITERS) and form.is_valid():
        with refusals_in(form):
            year = form.cleaned_data["year"]
            actions.begin(by=by(request), agency=seat.code, year=year)
            return done(
                request, _("Begun. The numbers are counted; write the texts and sign the entries."), words.address(year)
            )
    rows = [_row(seat.agency.name if seat.agency else "", year, state) for year, state in begun]
    columns = [Column(_("Year")), Column(_("Report")), Column(_("State")), Column(_("Next"))]
    table = Table(_("Annual reports"), columns, rows, empty=_("No report has been begun."), caption_hidden=True)
    return show(
        request,
        "desk_report/list.html",
        {"table": table, "form": form, "may_begin": seat.may(*words.WRITERS) and open_years},
    )


def _row(agency: str, year: int, state: State) -> list[Any]:
    following = {
        State.DRAFTING: _("Write and check"), State.SUBMITTED: _("Review it"), State.REVIEWED: _("Approve it"),
        State.APPROVED: _("Release it"), State.RELEASED: _("Look at it"),
    }  # fmt: skip
    url = words.address(year)
    act = Cell(acts=[Link(following[state], url, current=state is not State.RELEASED)])
    return [Link(str(year), url), title_of(agency, year), words.state_status(state), act]


@desk(*words.READERS, methods=("GET",))
def report(request: SeatedRequest, year: int) -> HttpResponseBase:
    """The workbench of a report."""
    return show(request, "desk_report/report.html", page_values(request, year))
