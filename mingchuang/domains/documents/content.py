"""What a drafter fills in, as one frozen value; and an edition's content as facts for the law's checks."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from mingchuang.law.documents import kinds, numbers
from mingchuang.law.documents.metadata import Metadata
from mingchuang.law.refusal import Refusal

from .models import Edition


@dataclass(frozen=True)
class Content:
    """The form of an edition. ``sections`` are section ids, the first one being the first placement.

    ``issuing_agency`` and ``drafting_agency`` are agency codes; "" means the publishing agency. ``keywords`` may be a
    text with 、 or commas or a tuple.
    """

    kind: str
    title: str
    body: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    publicity: str = "proactive"
    publicity_reason: str = ""
    document_number: str = ""
    made_on: date | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    trial: bool = False
    summary: str = ""
    keywords: tuple[str, ...] | str = ()
    source: str = ""
    topic: str = ""
    audience: str = ""
    life_stage: str = ""
    issuing_agency: str = ""
    drafting_agency: str = ""
    sections: tuple[int, ...] = ()


WRITTEN = (
    "title body kind details publicity publicity_reason document_number made_on issued_on effective_on expires_on trial "
    "summary keywords source topic audience life_stage"
).split()
"""The columns of an edition that are taken from a Content as they are."""

COPIED = (*WRITTEN, "issuing_agency_id", "drafting_agency_id")
"""The columns that go on into a correction."""

_SHORT = {"publicity_reason": 400, "source": 80, "topic": 40, "audience": 40, "life_stage": 40}


_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def shown(text: str) -> str:
    """A text as it is kept: NFC, without blanks around it and without signs that nobody sees."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


def keywords_of(given: tuple[str, ...] | str) -> tuple[str, ...]:
    """Keywords without blanks and doubles, from a tuple or from a text parted by 、，；, or blanks."""
    text = shown("、".join(given) if isinstance(given, tuple | list) else given)
    for mark in "，,；; \t\n　":
        text = text.replace(mark, "、")
    return tuple(dict.fromkeys(word for word in text.split("、") if word))


def columns(content: Content) -> tuple[dict[str, Any], tuple[Refusal, ...]]:
    """The edition's columns from a Content (body not yet cleaned), and what could not be read."""
    found: list[Refusal] = []
    values = {f.name: getattr(content, f.name) for f in fields(content) if f.name in WRITTEN}
    for name in ("title", "summary", "publicity_reason", "source", "topic", "audience", "life_stage"):
        values[name] = shown(values[name])
    values["keywords"] = "、".join(keywords_of(content.keywords))
    values["document_number"] = numbers.normalise(shown(content.document_number)) if content.document_number else ""
    kind = kinds.kinds().get(content.kind)
    if kind is not None:
        given = {name: shown(value) if isinstance(value, str) else value for name, value in content.details.items()}
        values["details"], unreadable = kinds.clean_details(kind, given)
        found.extend(unreadable)
    for name, longest in _SHORT.items() | {("keywords", 200)}:
        if len(values[name]) > longest:
            found.append(Refusal("documents.text_too_long", name, {"length": len(values[name]), "longest": longest}))
    return values, tuple(found)


def facts(
    edition: Edition,
    *,
    placements: int = 0,
    files: tuple[str, ...] = (),
    links_out: tuple[str, ...] = (),
    links_in: tuple[str, ...] = (),
) -> Metadata:
    """The edition as the metadata checks see it. ``files`` are media types, links are link types."""
    return Metadata(
        kind=edition.kind,
        title=edition.title,
        has_body=bool(edition.body),
        has_attachment=bool(files),
        publicity=edition.publicity,
        publicity_reason=edition.publicity_reason,
        document_number=edition.document_number,
        made_on=edition.made_on,
        issued_on=edition.issued_on,
        effective_on=edition.effective_on,
        expires_on=edition.expires_on,
        trial=edition.trial,
        summary=edition.summary,
        keywords=keywords_of(edition.keywords),
        source=edition.source,
        topic=edition.topic,
        audience=edition.audience,
        life_stage=edition.life_stage,
        placements=placements,
        has_interpretation="interprets" in links_in,
        interprets="interprets" in links_out,
        has_pdf="application/pdf" in files,
        details=edition.details,
    )
