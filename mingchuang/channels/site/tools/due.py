"""期限计算: the last day of a term, and of the answer to a disclosure request, with every day that was counted."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.site.answers import Answer, public
from mingchuang.domains.calendars.queries import calendar
from mingchuang.law.disclosure.clock import clock
from mingchuang.law.disclosure.counted_days import counted_days, term_days
from mingchuang.law.refusal import Refused
from mingchuang.law.terms import last_day
from mingchuang.look.sentences import add_refusals
from mingchuang.look.values import Link

from . import due_values
from .due_forms import RequestForm, TermForm

KEYS = ("calendar",)


@public
def terms(request: HttpRequest) -> Answer:
    """A plain term in working days, calendar days or months."""
    sent = request.GET.copy()
    sent.setdefault("unit", "working")
    form = TermForm(sent if asked(request, "start", "length") else None)
    result = None
    if form.is_bound and form.is_valid():
        try:
            result = _term(request, form.cleaned_data)
        except Refused as refused:
            add_refusals(form, refused)
    return _page("site_tools/terms.html", "terms", form, result)


@public
def request_terms(request: HttpRequest) -> Answer:
    """The term of a disclosure request from what happened to it."""
    form = RequestForm(request.GET if asked(request, "channel", "received") else None)
    result = None
    if form.is_bound and form.is_valid():
        try:
            result = _request(request, form)
        except Refused as refused:
            add_refusals(form, refused)
    return _page("site_tools/request_terms.html", "request_terms", form, result)


def asked(request: HttpRequest, *names: str) -> bool:
    """Was the form sent? A date comes as one value or as three."""
    return any(key == name or key.startswith(f"{name}_") for key in request.GET for name in names)


def _term(request: HttpRequest, given: Mapping[str, Any]) -> due_values.Result:
    known = calendar()
    last = last_day(known, given["start"], given["length"], given["unit"])
    days = term_days(given["start"], last, known, given["unit"])
    return due_values.of_term(
        last,
        days,
        provisional=known.provisional(given["start"], last),
        calendar=known.version,
        share=_share(request, "terms", given),
    )


def _request(request: HttpRequest, form: RequestForm) -> due_values.Result | None:
    known, given = calendar(), form.cleaned_data
    found = clock(given["channel"], form.events(), known, as_of=given["as_of"])
    days = counted_days(found, known)
    return due_values.of_clock(found, days, calendar=known.version, share=_share(request, "request_terms", given))


def _share(request: HttpRequest, view: str, given: Mapping[str, Any]) -> str:
    """The short address of this question: one value a field, the empty ones left out."""
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items() if value}
    return request.build_absolute_uri(f"{reverse(f'site_tools:{view}')}?{urlencode(plain)}")


def _page(template: str, view: str, form: Form, result: due_values.Result | None) -> Answer:
    tabs = [
        Link(_("Any term"), reverse("site_tools:terms"), view == "terms"),
        Link(_("Answer to a request"), reverse("site_tools:request_terms"), view == "request_terms"),
    ]
    way = [Link(_("Home"), reverse("site:home")), Link(_("Count a term"))]
    return Answer(template, {"form": form, "result": result, "tabs": tabs, "way": way}, keys=KEYS)
