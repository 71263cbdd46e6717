"""找错 on a document's page: what is marked, what is wrong with it, and, if wanted, whom to tell."""

import secrets

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from mingchuang.channels.site import gate
from mingchuang.channels.site.answers import respond
from mingchuang.channels.site.pages.documents import instead, way_to
from mingchuang.domains.documents.queries.public import DocumentPage, NotThere
from mingchuang.domains.mistakes import actions
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.look.sentences import add_refusals
from mingchuang.look.values import Link


class MistakeForm(forms.Form):
    """The passage is marked in the text where a script runs, else copied or described."""

    passage = forms.CharField(
        label=gettext_lazy("Passage"), required=False, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Copy the words concerned. What you had selected in the text is here already."),
    )  # fmt: skip
    remark = forms.CharField(
        label=gettext_lazy("What is wrong"), max_length=1000, widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("A wrong word, a link that leads nowhere, a figure that cannot be true."),
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("How to reach you"), required=False, max_length=100,
        help_text=gettext_lazy(
            "Only if you want an answer. It is kept encrypted and erased a month after the answer."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, agency: str, document: str) -> HttpResponse:
    """The form, and what happens next once it was sent."""
    found = gate.document(agency, document)
    if isinstance(found, NotThere):
        answer = instead(found, agency, document)
        return answer if isinstance(answer, HttpResponse) else respond(request, answer)
    if request.method != "POST":
        return _page(request, found, MistakeForm(), secrets.token_urlsafe(18))
    key = request.POST.get("form_key", "")[:64] or secrets.token_urlsafe(18)
    form = MistakeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, key, 422)
    try:
        actions.report(
            by=By(None, timezone.now()), agency=agency, document=document, form_key=key,
            source=str(request.META.get("REMOTE_ADDR", "")), **form.cleaned_data,
        )  # fmt: skip
    except Refused as refused:
        add_refusals(form, refused)
        fast = any("too_many" in refusal.code for refusal in refused.refusals)
        return _page(request, found, form, key, 429 if fast else 422)
    return HttpResponseRedirect(f"{reverse('site_reading:mistake', args=[agency, document])}?received=1")


def _page(request: HttpRequest, page: DocumentPage, form: MistakeForm, key: str, status: int = 200) -> HttpResponse:
    *way, last = way_to(page)
    back = reverse("site:document", args=[page.agency, page.public_id])
    values = {
        "it": page,
        "form": form,
        "key": key,
        "back": back,
        "received": request.method != "POST" and "received" in request.GET,
        "way": [*way, Link(last.text, back), Link(_("Report a mistake"))],
    }
    return render(request, "site_reading/mistake.html", values, status=status)
