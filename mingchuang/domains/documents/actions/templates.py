"""An agency's own templates: kept, changed, put away."""

from mingchuang.domains.documents import permissions, policies
from mingchuang.domains.documents.content import shown
from mingchuang.domains.documents.models import Template
from mingchuang.domains.documents.text import clean
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from .common import agency as agency_of


@act
def keep_template(*, by: By, agency: str, kind: str, name: str, title: str, body: str) -> str:
    """Keep a template of an agency under its kind and name: a new one, or new words for the one that has the name.

    Under the name of a shipped template it stands in that one's place. Gives its public id.
    """
    permissions.check_templates(by, agency)
    holder = agency_of(agency, "agency")
    if kind not in kinds() or kinds()[kind].carried_by:
        raise refuse("documents.kind_unknown", "kind", kind=kind)
    called, headed = policies.check_named_template(shown(name)), shown(title)[:200]
    text = clean(body)
    if not headed and not text:
        raise refuse("documents.template_empty", "body")
    present = Template.objects.filter(agency=holder, kind=kind, name=called, retired_at__isnull=True).first()
    made = present or Template(public_id=new_public_id(), agency=holder, kind=kind, name=called)
    made.title, made.body, made.person, made.at = headed, text, by.who, by.at
    made.save()
    _line("keep_template", by, made)
    return made.public_id


@act
def retire_template(*, by: By, template: str) -> None:
    """Put a template away: no new document begins with it. A shipped one that it stood for is offered again."""
    found = Template.objects.select_related("agency").filter(public_id=template, retired_at__isnull=True).first()
    if found is None:
        raise refuse("documents.template_unknown", "template")
    permissions.check_templates(by, found.agency.code)
    found.retired_at = by.at
    found.save(update_fields=["retired_at"])
    _line("retire_template", by, found)


def _line(name: str, by: By, template: Template) -> None:
    record(
        f"documents.{name}", by=by, subject=f"template:{template.public_id}", agency=template.agency.code,
        kind=template.kind, name=template.name,
    )  # fmt: skip
