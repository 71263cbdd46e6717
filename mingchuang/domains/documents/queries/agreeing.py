"""Released policy documents whose metadata, text and download do not say the same."""

from dataclasses import dataclass

from mingchuang.domains.documents import agreement
from mingchuang.domains.documents.models import Document
from mingchuang.law.refusal import Refusal

from .life import POLICY, READABLE

MOST = 300
"""Documents read for one answer, newest first: each is read with its files, which takes some milliseconds."""


@dataclass(frozen=True)
class Differing:
    """One document and what differs in it."""

    public_id: str
    title: str
    document_number: str
    findings: tuple[Refusal, ...]


@dataclass(frozen=True)
class Checked:
    """What was found among ``checked`` of ``total`` documents."""

    rows: tuple[Differing, ...]
    checked: int
    total: int


def differing(agency: str) -> Checked:
    """The released policy documents that an agency publishes and that disagree with themselves, newest first."""
    found = Document.objects.filter(publishing_agency__code=agency, kind__in=POLICY, public_state__in=READABLE)
    newest = found.select_related("current_release__edition").order_by("-first_released_at", "-id")
    rows = list(newest.prefetch_related("current_release__edition__attachments")[:MOST])
    shown = [(one, one.current_release.edition) for one in rows if one.current_release is not None]
    checked = [(one, agreement.of_edition(edition, edition.attachments.all())) for one, edition in shown]
    wrong = [Differing(one.public_id, one.title, one.document_number, said) for one, said in checked if said]
    return Checked(tuple(wrong), len(rows), found.count())
