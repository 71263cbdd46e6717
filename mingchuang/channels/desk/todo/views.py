"""The first page of the desk: what is mine now, what waits for others, what is overdue."""

from django.http import HttpResponseBase

from mingchuang.channels.desk.base import SeatedRequest, desk, show


@desk()
def home(request: SeatedRequest) -> HttpResponseBase:
    """The three lists of the person in the agency in use."""
    return show(request, "desk/home.html", {})
