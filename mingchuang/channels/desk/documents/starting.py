"""How a new document begins: empty, with a template of its kind, or as a copy of another document; and a form sent before."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.http.request import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, refusals_said
from mingchuang.channels.desk.words import plain
from mingchuang.domains.documents import actions, drafts, queries
from mingchuang.domains.documents.queries import templates
from mingchuang.law.documents.kinds import Kind
from mingchuang.law.documents.links import LinkType
from mingchuang.law.review import OPEN
from mingchuang.look.dates import spoken_language
from mingchuang.look.sentences import inner_title
from mingchuang.look.values import Link
from mingchuang.press.sanitising import without_pictures

from . import merging
from .forms import EditionForm
from .words import titled

# What belongs to one document alone, or is counted from its own days.
OWN = ("document_number", "made_on", "issued_on", "effective_on", "expires_on", "opens_on", "closes_on", "held_on",
       "decided_on", "approved_on", "comments_received", "adopted", "report_year")  # fmt: skip
BEGINS = ("template", "copy", "explains")


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
            "title": titled(bench.content.title)
        }
        return first, said + (" " + _("Its pictures have to be put in anew.") if count else "")
    if source := plain(request.GET.get("explains"), 40):
        title = queries.workbench(source, by=by(request)).content.title
        said = _("When it is saved it is linked to “%(title)s”; both then go on together.") % {"title": titled(title)}
        return {"title": f"《{inner_title(title)}》解读"}, said
    return {}, ""


def explained(request: SeatedRequest, kept: drafts.Unsaved | None) -> str:
    """The public id of the document that a new interpretation was begun for, or ""; typing that was kept still knows it."""
    asked = request.POST.get("explains") or request.GET.get("explains") or (kept.values.get("explains") if kept else "")
    return plain(asked, 40)


def link_to(request: SeatedRequest, made: str, target: str) -> None:
    """Link a new interpretation to what it explains; a refusal is said on the next page, the text is saved all the same."""
    with refusals_said(request):
        actions.link(by=by(request), source=made, target=target, link_type=LinkType.INTERPRETS)


def offers(agency: str, kind: Kind) -> list[Link]:
    """The templates a new document of the kind may begin with."""
    to = reverse("desk_documents:new", args=[kind.id])
    name = "zh" if spoken_language() == "zh" else "en"
    return [Link(getattr(one, name), f"{to}?template={one.id}") for one in templates.templates(agency, kind.id)]


def gone_on(request: SeatedRequest, key: str, public_id: str) -> HttpResponseBase:
    """The form of a document that it began already (the way back, a second tab) leads on to that document's own form.

    What was typed into it since is shown there, not yet saved: never thrown away, never said to be saved.
    """
    bench = queries.workbench(public_id, by=by(request))
    to = reverse(f"desk_documents:{'edit' if bench.state in OPEN else 'document'}", args=[public_id])
    kept = drafts.kept(by=by(request), form_key=key)
    values = merging.typed(request) if request.method == "POST" else kept.values if kept else None
    drafts.drop(by=by(request), form_key=key)
    if values is not None:
        drafts.keep(by=by(request), values=values, document=public_id, base_version=bench.lock_version)
        messages.warning(request, _("This document was saved before. What you typed since stands below: save it here."))
    return HttpResponseRedirect(to)
