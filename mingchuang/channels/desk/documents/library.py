"""The picture library of an agency: kept with words and focal point, chosen into a text in the cut that fits."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import number, plain
from mingchuang.domains.documents import actions
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries import pictures as queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger import files
from mingchuang.look.sentences import sentences
from mingchuang.look.values import Page
from mingchuang.press.renditions import CUTS

from .lists import KEEPERS, tabs

CHOICE = 12
INTO_TEXTS = ("full", "half", "lead")


def _places() -> list[tuple[str, str]]:
    across = {17: _("left"), 50: _("centre"), 83: _("right")}
    down = {17: _("top"), 50: _("middle"), 83: _("bottom")}
    named = {(x, y): _("%(down)s %(across)s") % {"down": down[y], "across": across[x]} for y in down for x in across}
    named[(50, 50)] = _("in the very middle")
    return [(f"{x},{y}", words) for (x, y), words in named.items()]


class PictureForm(forms.Form):
    """The words of a picture and what matters in it; a new one has its file."""

    use_required_attribute = False

    picture = forms.FileField(
        label=gettext_lazy("Picture"), help_text=gettext_lazy("JPG or PNG, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )  # fmt: skip
    alt = forms.CharField(
        max_length=200, label=gettext_lazy("What it shows"),
        help_text=gettext_lazy("Read out to those who cannot see it: what is to be seen, in one sentence."),
    )  # fmt: skip
    source = forms.CharField(max_length=80, required=False, label=gettext_lazy("Source or photographer"))
    focal = forms.ChoiceField(
        label=gettext_lazy("What matters lies"), help_text=gettext_lazy("Cuts are made around it."), initial="50,50"
    )

    def __init__(self, *args: Any, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["focal"].choices = _places()  # type: ignore[attr-defined]
        if not new:
            del self.fields["picture"]

    def clean_focal(self) -> tuple[int, int]:
        across, _comma, down = self.cleaned_data["focal"].partition(",")
        return int(across), int(down)


@desk(*KEEPERS)
def library(request: SeatedRequest) -> HttpResponseBase:
    """The agency's pictures, and the form for one more."""
    form = PictureForm(request.POST or None, request.FILES or None, new=True)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        sent = given.pop("picture")
        with refusals_in(form):
            actions.add_picture(
                by=by(request), agency=request.seat.code, name=sent.name or "", content=sent.read(), **given
            )
            return done(
                request, _("Kept. It can be put into every text of the agency."), reverse("desk_documents:library")
            )
    words = plain(request.GET.get("q"), 40)
    found = queries.page(request.seat.code, words, number(request.GET.get("page")) or 1)
    context = {
        "form": form,
        "pictures": found.pictures,
        "page": Page(found.number, found.pages, found.total),
        "words": words,
    }
    context["tabs"] = tabs("library", request.seat)
    return show(request, "desk_documents/library.html", context)


@desk(*KEEPERS)
def describe(request: SeatedRequest, picture: str) -> HttpResponseBase:
    """Other words, another focal point."""
    found = queries.picture(picture, by=by(request))
    start = {"alt": found.alt, "source": found.source, "focal": f"{found.focal[0]},{found.focal[1]}"}
    form = PictureForm(request.POST or None, initial=start, new=False)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.describe_picture(by=by(request), picture=picture, **form.cleaned_data)
            return done(request, _("Saved."), reverse("desk_documents:library"))
    return show(request, "desk_documents/describe_picture.html", {"form": form, "found": found})


@desk(*KEEPERS, methods=("POST",))
def retire(request: SeatedRequest, picture: str) -> HttpResponseBase:
    """Offer it no more."""
    to = reverse("desk_documents:library")
    with refusals_said(request):
        actions.retire_picture(by=by(request), picture=picture)
        return done(request, _("Put away; texts that hold it keep theirs."), to)
    return HttpResponseRedirect(to)


@desk(*KEEPERS, methods=("GET",))
def rendition(request: SeatedRequest, picture: str, cut: str) -> HttpResponseBase:
    """The bytes of one cut."""
    found = queries.rendition(picture, cut if cut in CUTS else "", by=by(request))
    answer = HttpResponse(files.read(found.sha256, sealed=False), content_type=found.media_type)
    answer["Content-Disposition"] = "inline"
    return answer


@desk(Role.DRAFTER, methods=("GET",))
def choose(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The pictures to be put into the text of a document, as a piece of its page: searched, page by page."""
    words = plain(request.GET.get("q"), 40)
    found = queries.page(request.seat.code, words, number(request.GET.get("page")) or 1, CHOICE)
    context = {"pictures": found.pictures, "found": found, "words": words, "public_id": public_id}
    return render(request, "desk_documents/parts/choose_picture.html", context)


@desk(Role.DRAFTER, methods=("POST",))
def put(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Put a picture of the library into a text: kept with its edition in the cut that was chosen.

    Answers {"address", "alt", "version"}, or 422 with {"wrong": sentences}.
    """
    before = documents.workbench(public_id, by=by(request))
    cut = plain(request.POST.get("cut"), 8)
    try:
        chosen = queries.rendition(
            plain(request.POST.get("picture"), 32), cut if cut in INTO_TEXTS else "full", by=by(request)
        )
        content = files.read(chosen.sha256, sealed=False)
        made = actions.attach(by=by(request), document=public_id, name=chosen.name, content=content, inline=True)
    except Refused as refused:
        return JsonResponse({"wrong": sentences(refused)}, status=422)
    after = documents.workbench(public_id, by=by(request))
    current = request.POST.get("lock_version") == str(before.lock_version)
    address = reverse("desk_documents:picture", args=[made])
    return JsonResponse({"address": address, "alt": chosen.alt, "version": after.lock_version if current else None})
