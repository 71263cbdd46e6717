"""Documents as the desk's search reads them: the edition the workbench would open, with all its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from mingchuang.domains.documents.models import Document, Edition
from mingchuang.domains.documents.text import screened
from mingchuang.law.review import OPEN, State


@dataclass(frozen=True)
class SearchableDocument:
    """What is found of a document. ``number`` holds its 文号 and its 索引号."""

    ref: str
    agency: str
    title: str
    number: str
    state: str
    text: str
    changed_at: datetime


def every_document() -> Iterator[str]:
    """The public ids of all documents, in the order they were made."""
    return Document.objects.order_by("pk").values_list("public_id", flat=True).iterator(chunk_size=2000)


def searchable(public_ids: Sequence[str]) -> list[SearchableDocument]:
    """These documents, without those that were never more than a discarded draft."""
    editions = (
        Edition.objects.filter(document__public_id__in=public_ids)
        .exclude(state__in=[State.DISCARDED, State.SUPERSEDED])
        .select_related("document__publishing_agency")
        .prefetch_related("attachments")
        .order_by("document_id", "number")
    )
    chosen: dict[int, Edition] = {}
    for one in editions:
        known = chosen.get(one.document_id)
        if known is None or one.state in OPEN or known.state not in OPEN:
            chosen[one.document_id] = one
    return [_value(one) for one in chosen.values()]


def _value(edition: Edition) -> SearchableDocument:
    document = edition.document
    return SearchableDocument(
        document.public_id, document.publishing_agency.code, edition.title,
        " ".join(part for part in (edition.document_number, document.index_number) if part), edition.state,
        screened(edition, edition.attachments.all()).removeprefix(edition.title).strip(), edition.saved_at,
    )  # fmt: skip
