"""What a document's page says, as plain values in one language; the template only arranges it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from mingchuang.domains.agencies.models import Agency
from mingchuang.law.documents import kinds
from mingchuang.law.documents.links import LinkType
from mingchuang.law.documents.metadata import label
from mingchuang.law.documents.validity import Validity
from mingchuang.law.review import WithdrawalReason
from mingchuang.look.dates import long_day, plain_day
from mingchuang.look.values import File, Row, VerifyCard
from mingchuang.look.values import Link as Anchor

from . import validity
from .addresses import document_address, file_address, verify_address
from .models import Document, Link, Release, Withdrawal
from .value import ReleasedValue, read


@dataclass(frozen=True)
class LinkGroup:
    """Other documents that concern this one in one way."""

    heading: str
    links: tuple[Anchor, ...]


@dataclass(frozen=True)
class Presented:
    """Everything on the page of a document, ready for the reader."""

    title: str
    notice: str
    notice_kind: str
    rows: tuple[Row, ...]
    body: SafeString
    change: str
    files_heading: str
    files: tuple[File, ...]
    groups: tuple[LinkGroup, ...]
    card: VerifyCard


def present(document: Document, release: Release, links: Sequence[Link], language: str, day: date) -> Presented:
    """The page of a release as it reads on a day, from its canonical value."""
    zh = not language.startswith("en")
    value = read(release.value)
    validity_now = validity.on(document, day)
    notice, notice_kind = _notice(document, validity_now, zh)
    agency = document.publishing_agency
    return Presented(
        title=value.title,
        notice=notice,
        notice_kind=notice_kind,
        rows=tuple(_rows(document, release, value, validity_now, zh)),
        # Sanitised when it was saved; a release holds nothing else.
        body=mark_safe(value.body),  # noqa: S308
        change=_change(release, value, zh),
        files_heading="附件" if zh else "Attachments",
        files=tuple(
            File(one.name, file_address(agency.code, document.public_id, one.id), size_in_words(one.size))
            for one in value.files
            if not one.inline
        ),
        groups=tuple(_groups(document, links, language)),
        card=VerifyCard(
            fingerprint=release.fingerprint,
            agency=_name(agency, zh),
            released=release.released_at,
            url=verify_address(release.fingerprint, language),
        ),
    )


def _rows(
    document: Document, release: Release, value: ReleasedValue, validity_now: Validity | None, zh: bool
) -> list[Row]:
    kind = kinds.kinds()[value.kind]
    section = document.first_section
    edition = release.edition
    texts = {
        "index_number": document.index_number,
        "category": (section.category.name if zh else section.category.name_en) if section else "",
        "topic": value.topic,
        "kind": kind.zh if zh else kind.en,
        "audience": value.audience,
        "life_stage": value.life_stage,
        "publishing_agency": _name(document.publishing_agency, zh),
        "issuing_agency": _other(edition.issuing_agency, value.issuing_agency, document, zh),
        "drafting_agency": _other(edition.drafting_agency, value.drafting_agency, document, zh),
        "source": value.source,
        "document_number": value.document_number,
        "made_on": _day(value.made_on, zh),
        "issued_on": _day(value.issued_on, zh),
        "released_at": long_day(document.first_released_at or release.released_at, _language(zh)),
        "validity": (validity_now.zh if zh else validity_now.en) if validity_now else "",
        "effective_on": _day(value.effective_on, zh),
        "expires_on": _day(_end(document, validity_now), zh) if validity_now else "",
    }
    wide = {"keywords": ("、" if zh else ", ").join(value.keywords), "summary": value.summary}
    rows = [Row(_label(name, zh), text, whole=name == "index_number") for name, text in texts.items() if text]
    rows += [
        Row(own.zh if zh else own.en, text) for own in kind.fields if (text := detail_text(own, value.details, zh))
    ]
    rows += [Row(_label(name, zh), text, wide=True) for name, text in wide.items() if text]
    return rows + (_filings(document, zh) if kind.normative else [])


def _end(document: Document, validity_now: Validity | None) -> date | None:
    """When the document ends: for one that was repealed the day of that, whatever period it had been given."""
    return document.repealed_on if validity_now is Validity.REPEALED else document.last_day


def _filings(document: Document, zh: bool) -> list[Row]:
    """备案: which authority took the document on record, under which number, on which day."""
    rows = document.filings.order_by("filed_on", "id")
    said = [(one.authority, one.number, plain_day(one.filed_on, _language(zh))) for one in rows]
    if zh:
        return [Row("备案", f"{number}（{authority}，{day}）", wide=True) for authority, number, day in said]
    return [Row("On record", f"{number} ({authority}, {day})", wide=True) for authority, number, day in said]


def detail_text(own: kinds.KindField, details: dict, zh: bool) -> str:
    """A kind's own field as a reader reads it, or ""."""
    value = details.get(own.id)
    if value in (None, "") or value is False:
        return ""
    if own.type == "date":
        return long_day(date.fromisoformat(value), _language(zh))
    if own.type == "flag":
        return "是" if zh else "yes"
    if own.type == "choice":
        return next((choice.zh if zh else choice.en for choice in own.choices if choice.id == value), str(value))
    return str(value)


def _groups(document: Document, links: Sequence[Link], language: str) -> list[LinkGroup]:
    zh = not language.startswith("en")
    found: dict[str, list[Anchor]] = {}
    for link in links:
        outward = link.source_id == document.pk
        kind, other = LinkType(link.type), link.target if outward else link.source
        heading = (kind.zh if zh else kind.en) if outward else (kind.back_zh if zh else kind.back_en)
        url = document_address(other.publishing_agency.code, other.public_id, language)
        found.setdefault(heading, []).append(Anchor(other.title, url))
    return [LinkGroup(heading, tuple(anchors)) for heading, anchors in found.items()]


def _notice(document: Document, validity_now: Validity | None, zh: bool) -> tuple[str, str]:
    if document.public_state == "explained":
        made = Withdrawal.objects.filter(document=document, outcome="done").order_by("-decided_at").first()
        if made is not None and made.decided_at is not None:
            reason = WithdrawalReason(made.reason)
            when = long_day(made.decided_at, _language(zh))
            if zh:
                return f"本信息已于{when}撤回（{reason.zh}）：{made.explanation}", "bad"
            return f"Withdrawn on {when} ({reason.en}): {made.explanation}", "bad"
    if validity_now in (Validity.REPEALED, Validity.EXPIRED):
        return (
            f"本文件已{validity_now.zh}。" if zh else f"This document is no longer in force: {validity_now.en}."
        ), "bad"
    if validity_now in (Validity.PARTLY, Validity.NOT_YET):
        return (f"本文件{validity_now.zh}。" if zh else f"{validity_now.en}."), "soon"
    return "", ""


def _change(release: Release, value: ReleasedValue, zh: bool) -> str:
    if not value.change_note:
        return ""
    when = long_day(release.released_at, _language(zh))
    return f"{when}更正：{value.change_note}" if zh else f"Corrected on {when}: {value.change_note}"


def size_in_words(size: int) -> str:
    """A file's size as people read it."""
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def _language(zh: bool) -> str:
    return "zh" if zh else "en"


def _label(name: str, zh: bool) -> str:
    return label(name)[0 if zh else 1]


def _day(day: date | None, zh: bool) -> str:
    return long_day(day, _language(zh)) if day else ""


def _name(agency: Agency, zh: bool) -> str:
    return agency.name if zh else (agency.name_en or agency.name)


def _other(agency: Agency, released_name: str, document: Document, zh: bool) -> str:
    """An agency other than the publishing one: in Chinese as it was called when the document was released."""
    if agency.pk == document.publishing_agency_id:
        return ""
    return released_name if zh or not agency.name_en else agency.name_en
