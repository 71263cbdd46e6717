"""What a text shows to its checks while it is written: findings with their places, before anything is saved."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.documents import permissions
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.models import Attachment, Document
from mingchuang.domains.documents.text import clean, plain_text
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.findings import Finding
from mingchuang.law.refusal import refuse
from mingchuang.law.review import OPEN
from mingchuang.law.screening import screen
from mingchuang.law.writing import LONGEST, Written, is_official, remarks
from mingchuang.ledger.acts import By

from .leading import dead_links

AROUND = 12


@dataclass(frozen=True)
class Advice:
    """A finding about one part: title, document_number, summary or body.

    ``start`` and ``end`` count the signs of the part without white space: a place that survives any layout of the same
    text. ``action``: flag, review, or notice for what departs from form alone. ``suggestion`` is what to put there.
    """

    part: str
    kind: str
    start: int
    end: int
    text: str
    before: str
    after: str
    action: str
    why_zh: str
    why_en: str
    suggestion: str


@dataclass(frozen=True)
class Around:
    """What the checks need to know of a document besides what is typed."""

    agency: str
    kind: str
    files: int


def around(public_id: str, *, by: By) -> Around:
    """The agency, the kind and the number of attachments of the open edition. Refused as `workbench` refuses."""
    found = Document.objects.select_related("publishing_agency").filter(public_id=public_id).first()
    if found is None:
        raise refuse("documents.unknown", "document")
    permissions.check_reading(by, found.publishing_agency.code)
    attached = Attachment.objects.filter(edition__document=found, edition__state__in=sorted(OPEN), inline=False)
    return Around(found.publishing_agency.code, found.kind, attached.count())


def advice(content: Content, *, agency: str, files: int, host: str = "", screening: bool = True) -> tuple[Advice, ...]:
    """Everything the checks say of a text: form (`law.writing`), links that lead nowhere; privacy, secrecy, tampering.

    The last three with ``screening`` alone. ``agency`` publishes it (a code), ``host`` is the name under which this site
    is read, for full addresses that lead here.
    """
    body = clean(content.body)
    text = plain_text(body)[:LONGEST]
    parts = {
        "title": content.title,
        "document_number": content.document_number,
        "summary": content.summary,
        "body": text,
    }
    found: list[tuple[str, Finding, str]] = []
    if screening:
        for part in ("title", "summary", "body"):
            found += [(part, one, one.action) for one in screen(parts[part])]
    found += [("body", one, "review") for one in dead_links(body, text, host)]
    found += [("body", one, "notice") for one in _wordless(body)]
    kind = kinds().get(content.kind)
    written = Written(
        content.title, text, content.document_number, content.made_on,
        _names(content.issuing_agency or agency), files, bool(kind and is_official(kind)),
    )  # fmt: skip
    found += [(one.part, one.finding, "notice") for one in remarks(written)]
    order = {"flag": 0, "review": 1, "notice": 2}
    found.sort(key=lambda one: (order[one[2]], list(parts).index(one[0]), one[1].start))
    bare = {part: _Bare(value) for part, value in parts.items()}
    return tuple(_advice(part, one, action, parts[part], bare[part]) for part, one, action in found)


def leading_nowhere(content: Content, *, host: str = "") -> tuple[Advice, ...]:
    """The dead links of a text alone: what changes after a release though nobody touched it."""
    body = clean(content.body)
    text = plain_text(body)[:LONGEST]
    bare = _Bare(text)
    return tuple(_advice("body", one, "review", text, bare) for one in dead_links(body, text, host))


def _advice(part: str, one: Finding, action: str, text: str, bare: "_Bare") -> Advice:
    return Advice(
        part=part, kind=one.kind, start=bare.at(one.start), end=bare.at(one.end), text=one.text,
        before=text[max(0, one.start - AROUND) : one.start].rpartition("\n")[2],
        after=text[one.end : one.end + AROUND].partition("\n")[0],
        action=action, why_zh=one.why_zh, why_en=one.why_en, suggestion=one.suggestion,
    )  # fmt: skip


class _Bare:
    """Places of a text counted without white space and signs that show nothing."""

    def __init__(self, text: str) -> None:
        self.places: list[int] | None = None
        self.text = text

    def at(self, place: int) -> int:
        if self.places is None:
            self.places, seen = [], 0
            for sign in self.text:
                self.places.append(seen)
                seen += not (sign.isspace() or unicodedata.category(sign) == "Cf")
            self.places.append(seen)
        return self.places[min(place, len(self.text))]


def _names(code: str) -> tuple[str, ...]:
    row = Agency.objects.filter(code=code).values_list("name", "short_name").first()
    return tuple(name for name in row if name) if row else ()


def _wordless(body: str) -> Iterator[Finding]:
    """Pictures without words for those who cannot see them (WCAG 1.1.1): one finding that counts them."""
    count = len(re.findall(r"<img (?![^>]*alt=\"[^\"]+\")[^>]*>", body))
    if count:
        yield Finding(
            kind="writing.picture", start=0, end=0, text="", action="review",
            why_zh=f"正文中有{count}张图片没有替代文字，看不到图片的读者无法了解内容。请选中图片，在图片属性中填写。",
            why_en=f"{count} of the pictures have no words for readers who cannot see them; write some in their properties.",
            suggestion="", source="WCAG 2.2 1.1.1; GB/T 37668",
        )  # fmt: skip
