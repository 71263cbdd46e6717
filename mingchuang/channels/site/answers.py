"""How a public page is answered: no cookie, an ETag, a 304 where nothing changed, and keys by which a cache is purged."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import get_language

from mingchuang.channels.site import errors
from mingchuang.law.refusal import Refused
from mingchuang.look import assets
from mingchuang.look.identity import identity

PACKAGE = Path(__file__).resolve().parents[2]
FRESH_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """A page to show: template and values. ``identity`` holds the hashes of what it shows, if they are known before it
    is rendered; ``keys`` name what it was made from, for purging caches; ``status`` is 410 for a withdrawn document.
    ``values`` may be a function: it is asked only when the page is rendered, never for a 304.
    """

    template: str
    values: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    identity: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    status: int = 200


@dataclass(frozen=True)
class Text:
    """A plain answer without a template, such as robots.txt."""

    body: str
    media_type: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Download:
    """A file: ``content`` is asked for only when the visitor does not have it yet. ``inline`` files are shown in a page."""

    content: Callable[[], bytes]
    media_type: str
    name: str
    identity: str
    keys: tuple[str, ...] = ()
    inline: bool = False


Shown = Answer | Text | Download


@cache
def layout_version() -> str:
    """A hash of everything pages are made with, so that a new version of the program or of its settings is a new page."""
    parts = [*sorted(PACKAGE.glob("look/**/*.html")), *sorted(PACKAGE.glob("channels/site/**/*.html"))]
    digest = hashlib.sha256((assets.style() + assets.script() + assets.first() + repr(identity())).encode())
    for path in [*parts, *sorted(PACKAGE.rglob("*.mo"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def etag_of(*identity: str) -> str:
    """The quoted ETag of a page in the language of the request."""
    text = "|".join((*identity, layout_version(), get_language() or ""))
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, etag: str) -> bool:
    """Whether the visitor's copy is this page. Compared weakly: compression on the way weakens an ETag."""
    sent = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in sent or etag in {one.removeprefix("W/") for one in sent}


def public(view: Callable[..., Shown | HttpResponse]) -> Callable[..., HttpResponse]:
    """A public page: GET and HEAD only; what is unknown is not found; answers are cacheable by anybody."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in errors.READING:
            return errors.not_allowed(request)
        try:
            answer = view(request, *args, **kwargs)
        except Refused as refused:
            raise Http404(str(refused)) from refused
        if isinstance(answer, HttpResponse):
            return answer
        return respond(request, answer)

    return answered


def respond(request: HttpRequest, answer: Shown) -> HttpResponse:
    """Render, unless the visitor has it already."""
    if isinstance(answer, Text):
        etag = etag_of(answer.body)
        if unchanged(request, etag):
            return _headed(HttpResponseNotModified(), etag, answer.keys)
        return _headed(HttpResponse(answer.body, content_type=answer.media_type), etag, answer.keys)
    if isinstance(answer, Download):
        return _sent(request, answer)
    if answer.identity:
        etag = etag_of(*answer.identity)
        if unchanged(request, etag):
            return _headed(HttpResponseNotModified(), etag, answer.keys)
        body = _rendered(request, answer)
    else:
        body = _rendered(request, answer)
        etag = etag_of(hashlib.sha256(body.encode()).hexdigest())
        if answer.status == 200 and unchanged(request, etag):
            return _headed(HttpResponseNotModified(), etag, answer.keys)
    return _headed(HttpResponse(body, status=answer.status), etag, answer.keys)


def _rendered(request: HttpRequest, answer: Answer) -> str:
    """The page, without the context processors: it is the same for everybody, so it knows no user, message or token."""
    values = answer.values() if callable(answer.values) else answer.values
    return render_to_string(answer.template, {**values, "request": request})


def _sent(request: HttpRequest, answer: Download) -> HttpResponse:
    etag = f'"{hashlib.sha256(answer.identity.encode()).hexdigest()[:32]}"'
    if unchanged(request, etag):
        return _headed(HttpResponseNotModified(), etag, answer.keys)
    response = HttpResponse(answer.content(), content_type=answer.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(not answer.inline, answer.name) or "attachment"
    # A file from outside may hold anything; nothing in it may run on this site's behalf.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _headed(response, etag, answer.keys)


def _headed(response: HttpResponse, etag: str, keys: tuple[str, ...]) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}, stale-while-revalidate=600"
    if keys:
        response.headers["Surrogate-Key"] = " ".join(keys)
    return response
