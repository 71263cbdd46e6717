"""What a visitor sees when something is not there, may not be done, or went wrong: what happened, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """One error page; never cached."""
    response = render(request, "site/error.html", {"title": title, "text": text}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400."""
    return page(
        request,
        400,
        _("This request could not be read"),
        _("Go back, check the address or what you entered, and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403."""
    return page(
        request,
        403,
        _("This page is not open to you"),
        _("Sign in with an account that has the duty for it, or ask the administrator of your agency."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404."""
    return page(
        request,
        404,
        _("There is no such page"),
        _("Check the address, or look for the page from the home page or the site map."),
    )


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """500: rendered without request and database, since either may be what failed."""
    body = render_to_string(
        "site/error_bare.html",
        {
            "title": _("Something went wrong on our side"),
            "text": _("What you entered may not have been saved. Try again in a few minutes."),
        },
    )
    return HttpResponse(body, status=500, headers={"Cache-Control": "no-store"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form came back without its token: the page was open too long, or cookies are off."""
    return page(
        request,
        403,
        _("The form was not accepted"),
        _(
            "The page was open too long or cookies are switched off. Go back, load the page again and send it once more."
        ),
    )
