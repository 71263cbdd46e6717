"""A person's own page: password, second factor, roles."""

from django.http import HttpResponseBase

from .base import SeatedRequest, desk, show


@desk(methods=("GET",))
def account(request: SeatedRequest) -> HttpResponseBase:
    """Who I am here, and how I sign in."""
    return show(request, "desk/account.html", {})
