"""What a visitor sees when something is not there, is gone, or went wrong."""

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure as django_csrf_failure


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: say what to do."""
    return django_csrf_failure(request, reason)
