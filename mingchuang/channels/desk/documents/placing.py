"""Where a document stands: placed in more sections, taken out of one, pinned above a list until a day."""

from typing import Any

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import number, plain
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.placing import places_of
from mingchuang.law.refusal import refuse
from mingchuang.look.forms import DateField

from .attachments import KEEPERS
from .words import document_address, places


class PinForm(forms.Form):
    """In which section, and until which day."""

    section = forms.TypedChoiceField(label=gettext_lazy("Section"), coerce=int)
    until = DateField(label=gettext_lazy("Pinned until"))

    def __init__(self, *args: Any, offered: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = offered  # type: ignore[attr-defined]


@desk(*KEEPERS)
def placed(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The sections of a document; pinning it in one of them."""
    bench = queries.workbench(public_id, by=by(request))
    rows = places_of(public_id)
    shown = [(row.section, row.name) for row in rows if row.shown]
    form = PinForm(request.POST or None, offered=shown)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.pin(by=by(request), document=public_id, **form.cleaned_data)
            return done(request, _("Pinned; the section shows it above its list."), _here(public_id))
    there = {row.section for row in rows}
    context = {
        "bench": bench,
        "rows": rows,
        "form": form if shown else None,
        "others": [one for one in places(bench.agency) if one[0] not in there],
        "today": request.seat.day,
        "address": document_address(public_id),
    }
    return show(request, "desk_documents/placed.html", context)


@desk(*KEEPERS, methods=("POST",))
def place(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Place a document in one more section, take it out of one, or unpin it."""
    with refusals_said(request):
        act, section = plain(request.POST.get("act")), number(request.POST.get("section")) or 0
        if act == "place":
            actions.place(by=by(request), document=public_id, section=section)
        elif act == "unplace":
            actions.unplace(by=by(request), document=public_id, section=section)
        elif act == "unpin":
            actions.unpin(by=by(request), document=public_id, section=section)
        else:
            raise refuse("documents.not_placed_there", "section")
        return done(request, _("The sections of the document have been changed."), _here(public_id))
    return HttpResponseRedirect(_here(public_id))


def _here(public_id: str) -> str:
    return reverse("desk_documents:placed", args=[public_id])
