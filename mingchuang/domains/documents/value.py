"""The canonical value of a release: what its fingerprint is the fingerprint of."""

from typing import Any

from .models import Attachment, Document, Edition

VERSION = 1
"""The form of the value; a later form keeps the fingerprints of what was released before."""


def canonical_value(document: Document, edition: Edition, attachments: list[Attachment]) -> dict[str, Any]:
    """Everything that was seen through by three people and is read by the public; nothing about who did it."""
    return {
        "form": VERSION,
        "public_id": document.public_id,
        "index_number": document.index_number,
        "edition": edition.number,
        "change_note": edition.change_note,
        "kind": edition.kind,
        "title": edition.title,
        "body": edition.body,
        "details": {name: value for name, value in edition.details.items() if value not in (None, "")},
        "document_number": edition.document_number,
        "publishing_agency": _agency(document.publishing_agency),
        "issuing_agency": _agency(edition.issuing_agency),
        "drafting_agency": _agency(edition.drafting_agency),
        "made_on": edition.made_on,
        "issued_on": edition.issued_on,
        "effective_on": edition.effective_on,
        "expires_on": edition.expires_on,
        "trial": edition.trial,
        "summary": edition.summary,
        "keywords": [word for word in edition.keywords.split("、") if word],
        "source": edition.source,
        "topic": edition.topic,
        "audience": edition.audience,
        "life_stage": edition.life_stage,
        "attachments": [
            {
                "id": one.public_id,
                "name": one.name,
                "sha256": one.sha256,
                "size": one.size,
                "media_type": one.media_type,
                "inline": one.inline,
            }
            for one in attachments
        ],
    }


def _agency(agency: Any) -> dict[str, str]:
    return {"code": agency.code, "name": agency.name}
