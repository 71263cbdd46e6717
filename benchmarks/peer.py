"""The view that document pages are measured against: one query, and a template that sends as many bytes.

It is served by the same server with the same middleware; `ROOT_URLCONF` of the measured server points here.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template import engines
from django.urls import path

from mingchuang.config.urls import urlpatterns as ours
from mingchuang.domains.documents.models import Fragment

# {{ text }} is what the query gave; the rest of the bytes stands in the template.
PAGE = engines["django"].from_string("<!doctype html><html lang=zh><body>{{ before }}{{ text|safe }}</body></html>")


def _row(public_id: str) -> tuple[str, str]:
    row = Fragment.objects.filter(document__public_id=public_id, language="zh-hans").values_list("html", "hash").first()
    if row is None:
        raise Http404
    return row


def page(request: HttpRequest, public_id: str, size: int) -> HttpResponse:
    """A page of ``size`` bytes around the text of a document."""
    html, _ = _row(public_id)
    rest = max(0, size - len(html.encode()) - len(PAGE.render({}).encode()))
    return HttpResponse(PAGE.render({"before": "x" * rest, "text": html}, request))


def unchanged(request: HttpRequest, public_id: str) -> HttpResponse:
    """304 when the visitor's ETag is that of the row."""
    html, digest = _row(public_id)
    if request.headers.get("If-None-Match") == f'"{digest}"':
        return HttpResponseNotModified(headers={"ETag": f'"{digest}"'})
    return HttpResponse(html, headers={"ETag": f'"{digest}"'})


urlpatterns = [
    path("peer/<slug:public_id>/<int:size>", page),
    path("peer/<slug:public_id>", unchanged),
    *ours,
]
