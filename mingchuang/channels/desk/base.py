"""What every view of the desk is built from.

    @desk(Role.DRAFTER, Role.REVIEWER)                      # signed in, one of these roles in the agency in use
    def change(request: SeatedRequest, code: str) -> HttpResponseBase:
        form = ThingForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_in(form):                         # Refused → sentences at the fields, what was typed stays
                actions.change(by=by(request), code=code, **form.cleaned_data)
                return done(request, _("Saved."), reverse("desk_thing:list"))
        return show(request, "desk_thing/change.html", {"form": form})

The form of the template holds ``{% csrf_token %}{% once %}``. Every POST that carries the token runs in one transaction.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.law.refusal import Refused
from mingchuang.ledger.kept import one_page
from mingchuang.look.sentences import add_refusals, sentences

from . import counting, sessions, sheets
from .once import once
from .seat import OutOfReach, Seat, SeatedRequest, by, seat_of, today

__all__ = [
    "OutOfReach", "Role", "Seat", "SeatedRequest", "by", "denied", "desk", "done", "refusals_in", "refusals_said",
    "refused_page", "seat_of", "show", "today",
]  # fmt: skip

View = Callable[..., HttpResponseBase]


def desk(*roles: Role, methods: tuple[str, ...] = ("GET", "POST")) -> Callable[[View], View]:
    """Make a view of the desk: signed in, with one of the roles in the agency in use (no roles given: any role at all).

    A view for acts alone says ``methods=("POST",)``. A `Refused` that the view lets out becomes a page with its sentences.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            with one_page() if request.method in ("GET", "HEAD") else nullcontext():
                answer = _answer(request, lambda: view(request, *args, **kwargs), roles, methods)
            add_never_cache_headers(answer)
            return answer

        return guarded

    return wrap


def _answer(
    request: HttpRequest, view: Callable[[], HttpResponseBase], roles: tuple[Role, ...], methods: tuple[str, ...]
) -> HttpResponseBase:
    if "\x00" in request.path:
        raise Http404
    if not request.user.is_authenticated or sessions.is_over(request):
        return sessions.ended(request)
    if getattr(request.user, "must_change_password", False):
        return _lead(request, reverse("account_change_password"))
    if request.method not in (*methods, "HEAD"):
        return HttpResponseNotAllowed(methods)
    try:
        seat = seat_of(request)
    except OutOfReach:
        return denied(request)
    if seat.agency is None:
        return show(request, "desk/no_role.html", status=403)
    if roles and not seat.may(*roles):
        return denied(request, *roles)
    request.seat = seat  # type: ignore[attr-defined]
    try:
        if request.method != "POST":
            return view()
        counting.count_anew(seat.person)
        return once(request, view)
    except Refused as refused:
        return refused_page(request, refused)


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int | None = None
) -> HttpResponse:
    """A page of the desk. A form that comes back with errors answers 422, so that nothing of its sending is kept."""
    values = dict(context or {})
    if (table := sheets.offered(request, values)) is not None:
        if form_of_file := sheets.wanted(request):
            return sheets.handed(sheets.sheet_of(table), form_of_file, today())
        values["table"] = sheets.with_links(request, table)
    several = sheets.each_offered(request, values)
    if (one := sheets.file_of(request, several)) is not None:
        return sheets.handed(sheets.sheet_of(one), sheets.wanted(request), today())
    values |= {name: sheets.with_links(request, table, name) for name, table in several.items()}
    form = values.get("form")
    if status is None:
        status = 422 if request.method == "POST" and form is not None and getattr(form, "errors", None) else 200
    return render(request, template, values, status=status)


def done(request: HttpRequest, sentence: str, to: str) -> HttpResponseBase:
    """After an act: say what happened (and the next step) on the page that comes next."""
    messages.success(request, sentence)
    return _lead(request, to)


def _lead(request: HttpRequest, to: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = to
        return answer
    return HttpResponseRedirect(to)


@contextmanager
def refusals_in(form: Any) -> Iterator[None]:
    """Turn a `Refused` into errors of the form: each at its field, the others above the form. Nothing was written."""
    try:
        yield
    except Refused as refused:
        add_refusals(form, refused)


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    """For acts without a form: say the reasons as messages on the page that comes next."""
    try:
        yield
    except Refused as refused:
        for sentence in sentences(refused):
            messages.error(request, sentence)


def denied(request: HttpRequest, *roles: Role) -> HttpResponse:
    """403: what the person is missing, and whom to ask."""
    return show(request, "desk/denied.html", {"roles": [NAMES[role] for role in roles]}, status=403)


def refused_page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The sentences of a refusal as a page: 404 for what does not exist, 403 for a missing role, else 409."""
    codes = [refusal.code for refusal in refused.refusals]
    if all("unknown" in code for code in codes):
        status = 404
    else:
        status = 403 if any(code.endswith("role_missing") for code in codes) else 409
    return show(request, "desk/refused.html", {"reasons": sentences(refused), "status": status}, status=status)
