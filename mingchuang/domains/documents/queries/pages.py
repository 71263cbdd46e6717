"""A released document at its address, and its files."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from mingchuang.domains.documents import fragments
from mingchuang.domains.documents.addresses import document_address, verify_address
from mingchuang.domains.documents.models import Attachment, Document, Fragment, Withdrawal
from mingchuang.domains.documents.presentation import present
from mingchuang.domains.documents.value import read
from mingchuang.law.review import WithdrawalReason

from .prepared import Prepared

READABLE = ("shown", "explained")


@dataclass(frozen=True)
class DocumentPage:
    """A document as it is read: the stored fragment and what the page around it needs. ``etag`` changes with the fragment.

    Days stand as ISO texts, "" where there is none; ``validity`` is the code of the mark of the day, "" where it has none.
    """

    public_id: str
    agency: str
    agency_name: str
    agency_name_en: str
    office: str
    phone: str
    hours: str
    title: str
    kind: str
    summary: str
    html: str
    etag: str
    fingerprint: str
    version: int
    first_released_at: datetime
    released_at: datetime
    section_slug: str
    section_name: str
    section_name_en: str
    section_code: str
    index_number: str
    document_number: str
    issuing_agency: str
    source: str
    keywords: list[str]
    made_on: str
    effective_on: str
    last_day: str
    validity: str


@dataclass(frozen=True)
class NotThere:
    """What stands at the address instead: ``redirect`` to another address, ``gone`` with its explanation, or ``unknown``."""

    what: str
    address: str = ""
    title: str = ""
    explanation: str = ""
    reason: WithdrawalReason | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class FileView:
    """An attachment of the current release: its content is found in the file store by its hash."""

    id: str
    name: str
    sha256: str
    size: int
    media_type: str


def page(agency: str, public_id: str, language: str, on: date) -> DocumentPage | NotThere:
    """The page of a document in a language (``zh-hans`` or ``en``): one query. Else what is at the address instead.

    A fragment whose validity mark is out of date, or that an older template made, is rendered anew for this reading;
    `upkeep` stores it anew.
    """
    found = _STORED.rows(f"{agency}/{public_id}", _stored(language))
    if not found:
        return _instead(agency, public_id, language)
    good_until, template, html, etag, kept = found[0]
    facts = json.loads(kept) if isinstance(kept, str) else kept
    if template != fragments.template_version() or (good_until is not None and str(good_until) < on.isoformat()):
        html, etag, facts = _fresh(public_id, language, on)
    moments = {name: datetime.fromisoformat(facts[name]) for name in ("first_released_at", "released_at")}
    return DocumentPage(**(facts | moments), html=html, etag=etag)


def _fragment(address: str, language: str) -> QuerySet:
    rows = Fragment.objects.filter(address=address, language=language)
    return rows.values_list("good_until", "template", "html", "hash", "facts")[:1]


_STORED = Prepared(_fragment, 2)


def _stored(language: str) -> str:
    return "en" if language.startswith("en") else "zh-hans"


def _fresh(public_id: str, language: str, on: date) -> tuple[str, str, dict[str, Any]]:
    document = fragments.for_rendering().get(public_id=public_id)
    assert document.current_release is not None
    (made,) = fragments.fragments_of(document, document.current_release, on, [_stored(language)])
    return made.html, made.hash, made.facts


def _instead(agency: str, public_id: str, language: str) -> NotThere:
    document = (
        Document.objects.select_related("redirect_to__publishing_agency")
        .filter(public_id=public_id, publishing_agency__code=agency)
        .first()
    )
    if document is None or document.public_state == "none":
        return NotThere("unknown")
    target = document.redirect_to
    if target is not None:
        return NotThere("redirect", document_address(target.publishing_agency.code, target.public_id, language))
    made = Withdrawal.objects.filter(document=document, outcome=Withdrawal.DONE).order_by("-decided_at").first()
    if made is None:
        return NotThere("unknown")
    # A title published in error may be the error itself, so a page that is gone does not repeat it.
    return NotThere("gone", "", "", made.explanation, WithdrawalReason(made.reason), made.decided_at)


def attachment(agency: str, public_id: str, file_id: str) -> FileView | None:
    """A file of the current release, or None: of a draft, of an earlier edition or of a withdrawn document there is none."""
    row = (
        Attachment.objects.filter(
            public_id=file_id,
            edition__document__public_id=public_id,
            edition__document__publishing_agency__code=agency,
            edition__document__public_state__in=READABLE,
            edition__document__current_release__edition_id=F("edition_id"),
        )
        .values_list("public_id", "name", "sha256", "size", "media_type")
        .first()
    )
    return FileView(*row) if row else None


def picture(file_id: str) -> FileView | None:
    """A picture in the body of a released document (``/files/{id}``), or None."""
    row = (
        Attachment.objects.filter(
            public_id=file_id,
            inline=True,
            edition__document__public_state__in=READABLE,
            edition__document__current_release__edition_id=F("edition_id"),
        )
        .values_list("public_id", "name", "sha256", "size", "media_type")
        .first()
    )
    return FileView(*row) if row else None


@dataclass(frozen=True)
class ReleasedText:
    """The current release as it is set in type: body as sanitised HTML, ``rows`` as label and value, ``verify`` an address."""

    public_id: str
    agency: str
    agency_name: str
    title: str
    body: str
    rows: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    notice: str
    document_number: str
    issuer: str
    made_on: date | None
    released_at: datetime
    fingerprint: str
    version: int
    verify: str


def released(agency: str, public_id: str, *, language: str = "zh-hans", on: date) -> ReleasedText | None:
    """The document as released, for setting it as a PDF; None unless the public can read it."""
    document = (
        fragments.for_rendering()
        .filter(public_id=public_id, publishing_agency__code=agency, public_state__in=READABLE)
        .first()
    )
    if document is None or document.current_release is None:
        return None
    release, value = document.current_release, read(document.current_release.value)
    shown = present(document, release, [], language, on)
    return ReleasedText(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        agency_name=document.publishing_agency.name,
        title=value.title,
        body=value.body,
        rows=tuple((row.label, row.value) for row in shown.rows),
        files=tuple(one.text for one in shown.files),
        notice=shown.notice,
        document_number=value.document_number,
        issuer=value.issuing_agency,
        made_on=value.made_on,
        released_at=release.released_at,
        fingerprint=release.fingerprint,
        version=release.version,
        verify=verify_address(release.fingerprint, language),
    )
