"""What a new document of a kind may begin with: the agency's own templates, and the shipped ones that none replaces."""

from dataclasses import dataclass

from mingchuang.domains.documents.models import Template
from mingchuang.law.refusal import refuse
from mingchuang.law.writing.templates import ShippedTemplate, shipped


@dataclass(frozen=True)
class TemplateView:
    """A template as it is offered: ``own`` is false for a shipped one, whose id begins with ``s``."""

    id: str
    kind: str
    zh: str
    en: str
    title: str
    body: str
    own: bool


def templates(agency: str, kind: str = "") -> tuple[TemplateView, ...]:
    """The templates of an agency (a code), of one kind or of all: its own first, then the shipped ones."""
    rows = Template.objects.filter(agency__code=agency, retired_at__isnull=True).order_by("kind", "name")
    if kind:
        rows = rows.filter(kind=kind)
    own = tuple(TemplateView(row.public_id, row.kind, row.name, row.name, row.title, row.body, True) for row in rows)
    taken = {(one.kind, one.zh) for one in own}
    kinds = [kind] if kind else list(shipped())
    others = (one for each in kinds for one in shipped().get(each, ()) if (one.kind, one.zh) not in taken)
    return (*own, *map(_shipped, others))


def template(agency: str, name: str) -> TemplateView:
    """The one with that id. Refused (``documents.template_unknown``) when the agency is not offered it."""
    found = next((one for one in templates(agency) if one.id == name), None)
    if found is None:
        raise refuse("documents.template_unknown", "template")
    return found


def _shipped(one: ShippedTemplate) -> TemplateView:
    return TemplateView(one.id, one.kind, one.zh, one.en, one.title, one.body, False)
