"""Metadata = text = download, for one edition: what law.documents.agreement finds in what is kept of it."""

from collections.abc import Iterable

from mingchuang.law.documents.agreement import OfferedFile, Stated, disagreements
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import Refusal

from .models import Attachment, Edition
from .text import plain_text


def of_edition(edition: Edition, files: Iterable[Attachment] | None = None) -> tuple[Refusal, ...]:
    """What differs between the metadata, the text and the files of an edition; nothing for kinds without validity."""
    kind = kinds().get(edition.kind)
    if kind is None or not kind.policy:
        return ()
    kept = edition.attachments.filter(inline=False) if files is None else files
    stated = Stated(
        title=edition.title,
        document_number=edition.document_number,
        made_on=edition.made_on,
        issued_on=edition.issued_on,
        effective_on=edition.effective_on,
        expires_on=edition.expires_on,
    )
    offered = tuple(OfferedFile(one.name, one.text) for one in kept if not one.inline)
    return disagreements(stated, plain_text(edition.body), offered)
