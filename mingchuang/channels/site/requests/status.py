"""The status page and what an applicant does on it: correct, withdraw, take the reply."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.disclosure import actions, queries
from mingchuang.law.refusal import Refused
from mingchuang.look.dates import local_day
from mingchuang.look.sentences import add_refusals, sentences
from mingchuang.look.values import Link

from . import course, gate, matters
from .forms import CorrectionForm, StartStatusForm, StatusForm
from .landing import name_of, way_to
from .outcome import found_or_404

GET_POST = ["GET", "HEAD", "POST"]


@never_cache
@csrf_protect
@require_http_methods(GET_POST)
@found_or_404
def start(request: HttpRequest) -> HttpResponse:
    """Agency and query code, for somebody who comes from the home page."""
    choices = [(one.code, name_of(one)) for one in agencies_of.agencies()]
    form = StartStatusForm(request.POST or None, agencies=choices)
    way = [
        Link(_("Home"), reverse("site:home")),
        Link(_("Make a request"), reverse("site_requests:start")),
        Link(_("See where a request stands")),
    ]
    values = {"way": way, "action": reverse("site_requests:status")}
    if request.method == "POST" and form.is_valid():
        return _open(request, agencies_of.agency(form.cleaned_data["agency"]), form, values)
    return _ask(request, form, values)


@never_cache
@csrf_protect
@require_http_methods(GET_POST)
@found_or_404
def status(request: HttpRequest, agency: str) -> HttpResponse:
    """The query code, posted; never in an address."""
    body = agencies_of.agency(agency)
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _open(request, body, form, _common(body))
    return _ask(request, form, _common(body))


def _open(request: HttpRequest, body: AgencyView, form: StatusForm, values: dict[str, Any]) -> HttpResponse:
    by = gate.applicant()
    try:
        public_id = queries.open_by_code(
            agency=body.code, code=form.cleaned_data["code"], source=gate.source(request), at=by.at
        )
    except Refused as refused:
        add_refusals(form, refused)
        return _slowed(_ask(request, form, values), refused)
    return _show(request, body, public_id)


def _slowed(answer: HttpResponse, refused: Refused) -> HttpResponse:
    """429 with the time to wait, where codes were guessed too often; the page says the same in words."""
    minutes = next(
        (one.facts.get("minutes") for one in refused.refusals if one.code == "disclosure.too_many_codes"), None
    )
    if minutes:
        answer.status_code = 429
        answer.headers["Retry-After"] = str(int(minutes) * 60)
    return answer


def _ask(request: HttpRequest, form: StatusForm, values: dict[str, Any]) -> HttpResponse:
    return render(request, "site_requests/code.html", {"form": form} | values, status=422 if form.errors else 200)


def _common(body: AgencyView) -> dict[str, Any]:
    way = way_to(body, Link(_("See where a request stands")))
    action = reverse("site_requests:agency_status", args=[body.code])
    return {"agency": body, "name": name_of(body), "way": way, "action": action}


def _show(
    request: HttpRequest, body: AgencyView, public_id: str, *, form: CorrectionForm | None = None, said: str = "",
    wrong: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    today = local_day(gate.applicant().at)
    view = queries.status(public_id, today)
    values = {
        "view": view,
        "state": course.status_of(view),
        "lead": _("%(agency)s · register number %(number)s")
        % {"agency": name_of(body), "number": view.register_number},
        "when": course.when(view),
        "how": course.how_counted(view),
        "stops": course.what_stops(view),
        "amended": course.put_right(view),
        "move": course.whose_move(view),
        "chip": course.due_chip(view),
        "timeline": course.timeline(view),
        "days": course.days_table(queries.ledger_of_days(public_id, today)),
        "papers": papers(body.code, view),
        "matters": matters.of(body.code, public_id),
        "ticket": gate.ticket_for(body.code, public_id),
        "form": form or CorrectionForm(),
        "said": said,
        "wrong": wrong or [],
    }
    refused = bool(wrong or (form and form.errors))
    return render(request, "site_requests/status.html", _common(body) | values, status=422 if refused else 200)


@never_cache
@csrf_protect
@require_http_methods(GET_POST)
@found_or_404
def matter(request: HttpRequest, agency: str) -> HttpResponse:
    """Another request of the same form, opened from its list."""
    if request.method != "POST":
        return redirect("site_requests:agency_status", agency)
    body = agencies_of.agency(agency)
    try:
        return _show(request, body, gate.opened_by(request.POST.get("ticket", ""), agency))
    except Refused as refused:
        return _again(request, body, refused)


def papers(agency: str, view: queries.StatusView) -> list[Link]:
    """Letters and reply files, each behind a link that works for ten minutes."""

    def link(kind: str, item: str) -> str:
        return reverse("site_requests:file", args=[agency, gate.file_token(agency, view.public_id, kind, item)])

    letters = [Link(f"{one.title} {one.number}", link("letter", one.public_id)) for one in view.letters]
    return letters + [Link(one.name, link("file", one.public_id)) for one in view.files]


@never_cache
@csrf_protect
@require_http_methods(GET_POST)
@found_or_404
def correct(request: HttpRequest, agency: str) -> HttpResponse:
    """The applicant's correction."""
    if request.method != "POST":
        return redirect("site_requests:agency_status", agency)
    body = agencies_of.agency(agency)
    form = CorrectionForm(request.POST, request.FILES)
    try:
        public_id = gate.opened_by(request.POST.get("ticket", ""), agency)
    except Refused as refused:
        return _again(request, body, refused)
    if form.is_valid():
        try:
            actions.record_correction(
                by=gate.applicant(), request=public_id, text=form.cleaned_data["text"],
                late_reason=form.cleaned_data["late_reason"],
                uploads=gate.uploads("correction", form.cleaned_data["uploads"], "uploads"),
            )  # fmt: skip
            return _show(request, body, public_id, said=_("Your correction has arrived."))
        except Refused as refused:
            add_refusals(form, refused)
    return _show(request, body, public_id, form=form)


@never_cache
@csrf_protect
@require_http_methods(GET_POST)
@found_or_404
def withdraw(request: HttpRequest, agency: str) -> HttpResponse:
    """The applicant withdraws the request."""
    if request.method != "POST":
        return redirect("site_requests:agency_status", agency)
    body = agencies_of.agency(agency)
    try:
        public_id = gate.opened_by(request.POST.get("ticket", ""), agency)
    except Refused as refused:
        return _again(request, body, refused)
    if request.POST.get("sure") != "yes":
        return _show(request, body, public_id, wrong=[_("Tick that you want to withdraw the request.")])
    try:
        actions.withdraw(by=gate.applicant(), request=public_id)
    except Refused as refused:
        return _show(request, body, public_id, wrong=sentences(refused))
    return _show(request, body, public_id, said=_("Your request is withdrawn."))


def _again(request: HttpRequest, body: AgencyView, refused: Refused) -> HttpResponse:
    form = StatusForm({"code": ""})
    form.full_clean()
    form.errors.clear()
    add_refusals(form, refused)
    return _ask(request, form, _common(body))
