"""How long a sign-in lasts: two hours without a click, twelve hours in all."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from . import once

IDLE = timedelta(hours=2)
WHOLE = timedelta(hours=12)
STEP = timedelta(minutes=5)
"""A click is noted at most this often, so that reading pages does not write to the database each time."""
BEAT = "others"
"""The element of a page that asks by itself, again and again, who else is there: that is no click of anybody."""
STARTED, SEEN = "signed_in_at", "seen_at"


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest, **_given: Any) -> None:  # noqa: ARG001
    """Note when the session began; a good moment to forget old form tokens."""
    now = timezone.now().isoformat()
    request.session[STARTED], request.session[SEEN] = now, now
    once.forget_old()


def is_over(request: HttpRequest) -> bool:
    """Has the session lasted too long? It is then ended. Otherwise this click is noted."""
    now = timezone.now()
    started, seen = (_moment(request.session.get(name), now) for name in (STARTED, SEEN))
    if now - seen > IDLE or now - started > WHOLE:
        logout(request)
        return True
    if request.headers.get("HX-Trigger") == BEAT:
        return False
    if now - seen > STEP or SEEN not in request.session:
        request.session[SEEN] = now.isoformat()
        request.session.setdefault(STARTED, now.isoformat())
    return False


def ended(request: HttpRequest) -> HttpResponse:
    """What a request gets after the session: the way to sign in, and from there back to a page that can be read.

    What a page asks by itself (htmx) gets a bare 401: the page says so, stays, and keeps what was typed (signed_out.js).
    """
    if getattr(request, "htmx", False):
        return HttpResponse(status=401)
    return redirect_to_login(_page(request), reverse("account_login"))


def _page(request: HttpRequest) -> str:
    """The page somebody was on: an address that takes a form alone cannot be led back to."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    referer = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    page = urlsplit(referer)
    return urlunsplit(("", "", page.path, page.query, "")) if own and page.path else reverse("desk_home")


def _moment(text: str | None, now: datetime) -> datetime:
    return datetime.fromisoformat(text) if text else now
