"""What a visitor sees when something is not there, may not be done, or went wrong: what happened, what to do, where to go on."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from mingchuang.channels.site.navigation import address
from mingchuang.look.values import Link

READING = ("GET", "HEAD")


def page(
    request: HttpRequest, status: int, title: str, text: str, links: Sequence[tuple[str, str]] | None = None
) -> HttpResponse:
    """One error page; never cached. ``links``: texts with the address where the visitor goes on; without any, the usual ones."""
    usual = [(_("Back to the home page"), "site:home"), (_("Look for it on the site map"), "site:sitemap")]
    chosen = [(text, address(view)) for text, view in usual] if links is None else links
    shown = [Link(text, url) for text, url in chosen if url]
    values = {"title": title, "text": text, "links": shown, "nowhere": True}
    response = render(request, "site/error.html", values, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400."""
    return page(
        request,
        400,
        _("This request could not be read"),
        _("Go back, check the address or what you entered, and try again. Files that are too large are not accepted."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403."""
    return page(
        request,
        403,
        _("This page is not open to you"),
        _("Sign in with an account that has the duty for it, or ask the administrator of your agency."),
        [(_("Sign in"), address("account_login")), (_("Back to the home page"), address("site:home"))],
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404; an address that only has a slash too many leads to the page that was meant."""
    meant = without_slash(request)
    if meant:
        return HttpResponsePermanentRedirect(meant)
    return page(
        request,
        404,
        _("There is no such page"),
        _("Check that the address is complete. A link on another site may be out of date."),
        [
            (_("Back to the home page"), address("site:home")),
            (_("Find it by its agency"), address("site:agencies")),
            (_("Look for it on the site map"), address("site:sitemap")),
            (_("Ask for what is not published"), address("site_requests:start")),
            (_("Tell us about a wrong link"), address("site:mistake")),
        ],
    )


def without_slash(request: HttpRequest) -> str:
    """The address of the page that was meant by one with a slash at its end, or ""."""
    path = request.path_info.rstrip("/")
    if request.method not in READING or not path or path == request.path_info:
        return ""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    if not found.view_name.startswith("site"):  # a door of the staff's that is shut on purpose stays shut
        return ""
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def not_allowed(request: HttpRequest, permitted: Sequence[str] = READING) -> HttpResponse:
    """405: something was sent to a page that is only read."""
    response = page(
        request,
        405,
        _("Nothing can be sent to this page"),
        _("Open the page anew and start from there."),
        [(_("Open the page anew"), request.path), (_("Back to the home page"), address("site:home"))],
    )
    response.headers["Allow"] = ", ".join(permitted)
    return response


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """500: rendered without request and database, since either may be what failed."""
    body = render_to_string(
        "site/error_bare.html",
        {
            "title": _("Something went wrong on our side"),
            "text": _("What you entered may not have been saved. Try again in a few minutes."),
            "home": address("site:home"),
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
        [(_("Open the page anew"), request.path), (_("Back to the home page"), address("site:home"))],
    )
