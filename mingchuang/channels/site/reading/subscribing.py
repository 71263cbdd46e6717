"""订阅 by mail: asked for on a page, confirmed from the mailbox, ended from any mail with one click."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from mingchuang.channels.site.pages.home import link_to, name_of
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.catalogue.queries import SectionView
from mingchuang.domains.subscriptions import actions, outbox, queries, tokens
from mingchuang.domains.subscriptions.queries import SubscriptionView
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.look.dates import spoken_language
from mingchuang.look.sentences import add_refusals, sentence
from mingchuang.look.values import Link


class MailboxForm(forms.Form):
    """Where the news goes."""

    mailbox = forms.CharField(
        label=gettext_lazy("E-mail"), max_length=200, widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=gettext_lazy("Kept encrypted, used for nothing else, erased when you end the subscription."),
        error_messages={"required": gettext_lazy("Enter an e-mail address.")},
    )  # fmt: skip


def _hand() -> By:
    """A reader's hand: no account stands behind it."""
    return By(None, timezone.now())


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, agency: str, section: str = "") -> HttpResponse:
    """Ask for news of a section or of a whole agency."""
    try:
        body = agencies_of.agency(agency)
        shelf = catalogue.section(agency, section) if section else None
    except Refused as refused:
        raise Http404(str(refused)) from refused
    form = MailboxForm(request.POST or None)
    asked = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(
                by=_hand(), agency=agency, section=shelf.id if shelf else None, mailbox=form.cleaned_data["mailbox"],
                source=str(request.META.get("REMOTE_ADDR", "")),
            )  # fmt: skip
            asked = True
        except Refused as refused:
            add_refusals(form, refused)
    values = _named(body, shelf) | {"form": form, "asked": asked, "in_use": outbox.in_use()}
    return render(request, "site_reading/subscribe.html", values, status=422 if form.errors else 200)


def _named(body: AgencyView, shelf: SectionView | None) -> dict[str, object]:
    way = [Link(_("Home"), reverse("site:home")), link_to(body)]
    name = name_of(body)
    if shelf is not None:
        name = shelf.name_en if spoken_language() == "en" and shelf.name_en else shelf.name
        way.append(Link(name, reverse("site:section", args=[body.code, shelf.slug])))
    back = way[-1]
    return {"name": name, "agency": body, "section": shelf, "way": [*way, Link(_("Subscribe by mail"))], "back": back}


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the question. Looking at it changes nothing, since programmes that check mail look at links too."""
    return _answered(request, token, "confirm")


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """The link of every mail: one button, or one click in a mail programme (RFC 8058). The token is the authority."""
    return _answered(request, token, "end")


def _answered(request: HttpRequest, token: str, act: str) -> HttpResponse:
    values: dict[str, object] = {
        "act": act,
        "done": False,
        "way": [Link(_("Home"), reverse("site:home")), Link(_("Subscribe by mail"))],
    }
    try:
        public_id = tokens.confirmed_by(token) if act == "confirm" else tokens.ended_by(token)
        if request.method == "POST":
            (actions.confirm if act == "confirm" else actions.end)(by=_hand(), subscription=public_id)
            values["done"] = True
    except Refused as refused:
        values["over"] = sentence(refused.refusals[0])
        return render(request, "site_reading/answered.html", values, status=410)
    values["it"] = found = queries.subscription(public_id)
    values["back"] = _back(found)
    return render(request, "site_reading/answered.html", values)


def _back(of: SubscriptionView | None) -> str:
    if of is None:
        return reverse("site:home")
    if of.section_slug:
        return reverse("site:section", args=[of.agency, of.section_slug])
    return reverse("site:agency", args=[of.agency])
