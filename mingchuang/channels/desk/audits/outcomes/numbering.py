"""Letters of findings get their numbers: all of a run in series, or one as the registry gave it."""

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said
from mingchuang.domains.audits import actions
from mingchuang.domains.audits.permissions import AUDITORS

from . import common, letters
from .number_forms import NumberForm, NumberingForm


@desk(*AUDITORS, methods=("POST",))
def number_all(request: SeatedRequest, run: str) -> HttpResponseBase:
    """The next numbers for the letters that have none."""
    view = common.taken(request, run)
    to = reverse("desk_outcomes:letters", args=[view.public_id])
    form = NumberingForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(words) for errors in form.errors.values() for words in errors))
        return HttpResponseRedirect(to)
    with refusals_said(request):
        count = actions.number_letters(by=by(request), run=run, written=form.cleaned_data["written"])
        if not count:
            return done(request, _("Every letter has a number already."), to)
        said = ngettext("%(n)d letter was numbered.", "%(n)d letters were numbered.", count)
        return done(request, said % {"n": count}, to)
    return HttpResponseRedirect(to)


@desk(*AUDITORS, methods=("POST",))
def letter_number(request: SeatedRequest, run: str, file: str) -> HttpResponseBase:
    """The number and the day of one letter."""
    view = common.taken(request, run)
    found = letters.file_of(view, file)
    form = NumberForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            actions.set_letter_number(
                by=by(request), file=file, number=form.cleaned_data["number"], written=form.cleaned_data["written"]
            )
            return done(
                request, _("The number of the letter is written down."), reverse("desk_outcomes:letter", args=[run, file])
            )  # fmt: skip
    return letters.shown(request, view, found, form)
