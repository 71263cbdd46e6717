"""Downloads of the applicant: one file for ten minutes, under a neutral name, from the sealed tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingchuang.domains.disclosure import handing_out
from mingchuang.law.refusal import Refused
from mingchuang.look.sentences import sentences
from mingchuang.look.values import Link

from . import gate
from .outcome import found_or_404


@never_cache
@require_safe
@found_or_404
def download(request: HttpRequest, agency: str, token: str) -> HttpResponse:
    """A letter or reply file of the request the token was made for."""
    try:
        public_id, kind, item = gate.file_of(token, agency)
        paper = handing_out.to_applicant(public_id, kind, item)
    except Refused as refused:
        way = [Link(_("Home"), reverse("site:home")), Link(_("Make a request"), reverse("site_requests:start"))]
        values = {"reasons": sentences(refused), "way": [*way, Link(_("This link is over"))]}
        return render(request, "site_requests/over.html", values, status=410)
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
