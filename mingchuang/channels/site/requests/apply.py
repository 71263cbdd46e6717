"""The application: three groups of fields, a summary to confirm with the proof of identity, then the query code."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.disclosure import actions, queries, secrets
from mingchuang.law.refusal import Refused
from mingchuang.look.dates import local_day
from mingchuang.look.sentences import sentence
from mingchuang.look.values import Link, Row

from . import course, gate
from .forms import FORMS, HandInForm, PersonForm, key_of, new_key
from .landing import name_of, way_to
from .outcome import found_or_404


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@found_or_404
def new(request: HttpRequest, agency: str, who: str) -> HttpResponse:
    """Fill in, check, change and hand in; everything typed travels with the page, nothing is stored before the end."""
    body = agencies_of.agency(agency)
    kind = FORMS[who]
    if request.method != "POST" and body.dissolved_on is not None:
        # Nothing new begins in a dissolved agency: better said before the form is filled in than after.
        return HttpResponseRedirect(reverse("site_requests:agency", args=[agency]))
    if request.method != "POST":
        return _page(request, body, who, "form.html", {"form": kind(), "key": new_key()})
    key = request.POST.get("form_key", "")
    if not key_of(key):
        key = new_key()
    if request.POST.get("act") == "change":
        return _page(request, body, who, "form.html", {"form": kind(initial=request.POST.dict()), "key": key})
    form = kind(request.POST)
    if not form.is_valid():
        return _page(request, body, who, "form.html", {"form": form, "key": key}, status=422)
    if request.POST.get("act") == "send":
        return _hand_in(request, body, who, form, key)
    return _summary(request, body, who, form, key, HandInForm())


def _hand_in(request: HttpRequest, body: AgencyView, who: str, form: PersonForm, key: str) -> HttpResponse:
    last = HandInForm(request.POST, request.FILES)
    if not last.is_valid():
        return _summary(request, body, who, form, key, last, status=422)
    try:
        sent = [one for purpose in last.fields for one in gate.uploads(purpose, last.cleaned_data[purpose])]
        received = actions.receive(
            by=gate.applicant(), agency=body.code, channel="web", form_key=key_of(key), uploads=sent,
            values=form.with_kind({name: str(value or "") for name, value in form.cleaned_data.items()}),
        )  # fmt: skip
    except Refused as refused:
        for refusal in refused.refusals:
            last.add_error(refusal.field if refusal.field in last.fields else None, sentence(refusal))
        return _summary(request, body, who, form, key, last, status=422)
    return _receipt(request, body, who, received)


def _receipt(request: HttpRequest, body: AgencyView, who: str, received: actions.Received) -> HttpResponse:
    today = local_day(gate.applicant().at)
    view = queries.status(received.public_id, today)
    values = {
        "code": secrets.shown(received.query_code),
        "number": received.register_number,
        "next": course.what_comes(view),
        "status_url": reverse("site_requests:agency_status", args=[body.code]),
        "whole_url": request.build_absolute_uri(reverse("site_requests:agency_status", args=[body.code])),
    }
    return _page(request, body, who, "receipt.html", values)


def _summary(
    request: HttpRequest, body: AgencyView, who: str, form: PersonForm, key: str, last: HandInForm, status: int = 200
) -> HttpResponse:
    values = {"filled": form, "groups": groups_of(form), "form": last, "key": key}
    return _page(request, body, who, "summary.html", values, status)


def groups_of(form: PersonForm) -> list[tuple[str, list[Row]]]:
    """What was typed, by the three groups, for reading once more."""
    groups = (
        (_("Who applies"), (*form.who_fields, *form.contact_fields, *form.agent_fields)),
        (_("What you want to know"), ("title", "description", "other_features")),
        (_("Form and way"), ("medium", "delivery", "help_needed")),
    )
    return [(title, [row for row in (_row(form, name) for name in names) if row.value]) for title, names in groups]


def _row(form: PersonForm, name: str) -> Row:
    value = str(form.cleaned_data.get(name) or "")
    choices = dict(getattr(form.fields[name], "choices", ()))
    return Row(str(form.fields[name].label), str(choices.get(value, value)), wide=name in ("description", "address"))


def _page(
    request: HttpRequest, body: AgencyView, who: str, template: str, values: dict[str, Any], status: int = 200
) -> HttpResponse:
    title = _("Application of a person") if who == "person" else _("Application of an organisation")
    common = {"agency": body, "name": name_of(body), "who": who, "title": title, "way": way_to(body, Link(title))}
    return render(request, f"site_requests/{template}", common | values, status=status)
