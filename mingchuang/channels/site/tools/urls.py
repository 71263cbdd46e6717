"""Addresses of the tools; a tool of its own adds its line here."""

from django.urls import URLPattern, URLResolver, path

from . import due, verify

app_name = "site_tools"

urlpatterns: list[URLPattern | URLResolver] = [
    path("due/", due.terms, name="terms"),
    path("due/request/", due.request_terms, name="request_terms"),
    path("verify", verify.verify, name="verify"),
]
