"""How a new document begins: empty, with a template of its kind, or as a copy of another document."""

from typing import Any
from urllib.parse import urlencode

from django.http.request import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by
from mingchuang.channels.desk.words import plain
from mingchuang.domains.documents import queries
from mingchuang.domains.documents.queries import templates
from mingchuang.law.documents.kinds import Kind
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Link
from mingchuang.press.sanitising import without_pictures

from .forms import EditionForm

# What belongs to one document alone, or is counted from its own days.
OWN = ("document_number", "made_on", "issued_on", "effective_on", "expires_on", "opens_on", "closes_on", "held_on",
       "decided_on", "approved_on", "comments_received", "adopted", "report_year")  # fmt: skip
BEGINS = ("template", "copy")


def address(request: HttpRequest, key: str) -> str:
    """The address of the form with its key; how it begins stays in it."""
    asked = {name: plain(request.GET.get(name), 40) for name in BEGINS}
    return f"{request.path}?{urlencode({'key': key} | {name: value for name, value in asked.items() if value})}"


def given(request: SeatedRequest, kind: Kind) -> tuple[dict[str, Any], str]:
    """The form's first values besides the usual ones, and what to say of them. Refused when the source is not there."""
    if template := plain(request.GET.get("template"), 40):
        found = templates.template(request.seat.code, template)
        return {"title": found.title, "body": found.body}, _("It begins with a template: fill in what stands in 【】.")
    if source := plain(request.GET.get("copy"), 40):
        bench = queries.workbench(source, by=by(request))
        values = EditionForm.initial_of(bench.content)
        kept = {name: value for name, value in values.items() if name not in OWN}
        fits = {one.id for one in kind.fields}
        own = set(bench.content.details) - fits
        body, count = without_pictures(bench.content.body)
        first = {name: value for name, value in kept.items() if name not in own} | {"body": body}
        said = _("Copied from “%(title)s”. Number, days and attachments do not come along.") % {
            "title": bench.content.title
        }
        return first, said + (" " + _("Its pictures have to be put in anew.") if count else "")
    return {}, ""


def offers(agency: str, kind: Kind) -> list[Link]:
    """The templates a new document of the kind may begin with."""
    to = reverse("desk_documents:new", args=[kind.id])
    name = "zh" if spoken_language() == "zh" else "en"
    return [Link(getattr(one, name), f"{to}?template={one.id}") for one in templates.templates(agency, kind.id)]
