"""The canonical value of a release: what its fingerprint is the fingerprint of."""

import json
from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True)
class ReleasedFile:
    """An attachment as it was released."""

    id: str
    name: str
    sha256: str
    size: int
    media_type: str
    inline: bool


@dataclass(frozen=True)
class ReleasedValue:
    """A canonical value read back: pages are made from this, never from the edition, so that both cannot part."""

    title: str
    body: str
    kind: str
    details: dict[str, Any]
    document_number: str
    issuing_agency: str
    drafting_agency: str
    made_on: date | None
    issued_on: date | None
    effective_on: date | None
    summary: str
    keywords: tuple[str, ...]
    source: str
    topic: str
    audience: str
    life_stage: str
    change_note: str
    files: tuple[ReleasedFile, ...]


def read(text: str) -> ReleasedValue:
    """The value of a release from its stored JSON."""
    value = json.loads(text)
    return ReleasedValue(
        **{name: value[name] for name in _TEXTS},
        made_on=_day(value["made_on"]),
        issued_on=_day(value["issued_on"]),
        effective_on=_day(value["effective_on"]),
        details=value["details"],
        issuing_agency=value["issuing_agency"]["name"],
        drafting_agency=value["drafting_agency"]["name"],
        keywords=tuple(value["keywords"]),
        files=tuple(ReleasedFile(**one) for one in value["attachments"]),
    )


_TEXTS = "title body kind document_number summary source topic audience life_stage change_note".split()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
