"""Metadata = text = download, for one edition: what law.documents.agreement finds in what is kept of it."""

from collections.abc import Iterable

from mingchuang.law.documents.agreement import OfferedFile, Stated, disagreements
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import ValidityFacts, last_day_in_force
from mingchuang.law.refusal import Refusal

from . import validity
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
        # Where no end is stated the law's own period holds, and a text that says the same is in agreement.
        expires_on=last_day_in_force(
            ValidityFacts(kind.normative, edition.effective_on, edition.expires_on, trial=edition.trial),
            validity.trial_reading(edition),
        ),
    )
    offered = tuple(OfferedFile(one.name, one.text) for one in kept if not one.inline)
    return disagreements(stated, plain_text(edition.body), offered)
