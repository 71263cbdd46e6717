"""Writing a narrative part: the editor, the figures that may live in it, and two people saving at once."""

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.domains.documents.queries import compare
from mingchuang.domains.reports import actions, queries
from mingchuang.law.annual_report import format_by_id
from mingchuang.law.refusal import refuse
from mingchuang.law.report_grid import labels
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import DiffPart
from mingchuang.press.sanitising import clean, plain_text
from mingchuang.readings.annual_report.collect import collect

from . import words
from .page import field_of, figure_rows


class NarrativeForm(forms.Form):
    """The text of one part, and the version it was begun from."""

    body = forms.CharField(label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 18, "data-editor": ""}))
    lock_version = forms.IntegerField(widget=forms.HiddenInput)


@desk(*words.WRITERS)
def narrative(request: SeatedRequest, year: int, section: str) -> HttpResponseBase:
    """Edit one part. When somebody saved meanwhile, their text is shown against what was typed, and nothing is lost."""
    report = queries.report(request.seat.code, year)
    kept = report.narratives.get(section)
    if kept is None:
        raise refuse("reports.unknown", "section", year=year)
    form = NarrativeForm(request.POST or None, initial={"body": kept.body, "lock_version": kept.lock_version})
    changes: list[DiffPart] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if given["lock_version"] != kept.lock_version:
            changes = _differences(kept.body, given["body"])
        with refusals_in(form):
            actions.write(by=by(request), report=report.public_id, section=section, **given)
            return done(request, _("Saved."), f"{words.address(year)}#{section}-part")
        if changes:
            # Saving once more is now a decision made with both texts on the screen.
            form.data = form.data | {"lock_version": str(kept.lock_version)}
    return show(request, "desk_report/narrative.html", _values(request, report, section, form, changes))


def _values(
    request: SeatedRequest, report: Any, section: str, form: NarrativeForm, changes: list[DiffPart]
) -> dict[str, Any]:
    counted = collect(request.seat.code, report.year)
    found = next((one for one in format_by_id(report.format).sections if one.id == section), None)
    covers = found.covers if found else ()
    if found and report.level == "government":
        covers += found.government_covers
    place = 1 if spoken_language() == "en" else 0
    cells = [
        (field_of(names[0]), names[place])
        for key, names in labels(format_by_id(report.format)).items()
        if not key.startswith("T3.") or key.endswith(".total")
    ]
    return {
        "report": report,
        "section": section,
        "title": words.section_name(report.format, section),
        "form": form,
        "changes": changes,
        "covers": covers,
        "figures": figure_rows(counted, report.year),
        "cells": cells,
    }


def _differences(theirs: str, mine: str) -> list[DiffPart]:
    return [DiffPart(one.kind, one.text) for one in compare(plain_text(theirs), plain_text(clean(mine)))]
