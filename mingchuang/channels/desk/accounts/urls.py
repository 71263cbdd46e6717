"""Addresses under ``accounts/``: allauth's, less those that would let a visitor register, reset by mail or add addresses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

CLOSED = r"^(signup|email|confirm-email|password/reset|password/set|login/code)(/.*)?$"


def closed(request: HttpRequest, *_parts: str) -> HttpResponse:  # noqa: ARG001
    """There is no such page here."""
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [re_path(CLOSED, closed), path("", include("allauth.urls"))]
