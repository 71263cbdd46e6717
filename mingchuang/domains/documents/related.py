"""Related documents (相关信息): cited, explained together, numbered together, or of one section and subject.

Worked out in the order of releases and stored, so that showing a page costs one query. What is linked with a document
stands on its page anyhow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, Q

from mingchuang.law.documents import numbers

from . import cached
from .models import Document, Kin, Link, Release

SHOWN = ("shown", "explained")
MOST = 5
SEEN = 60
"""So many of the latest documents of its section are looked at for a common subject."""
# Rows are numbered before their transactions end: look again at the last few, lest one that ended late is missed.
BACK = 50
REASONS = {
    "cited": ("引用文件", "Cited here"),
    "citing": ("被其引用", "Cites this"),
    "pair": ("同一政策的解读", "Explains the same policy"),
    "number": ("同一文号系列", "Next in the series"),
    "subject": ("同栏目同主题", "Same section and subject"),
}
_WEIGHTS = {"cited": 90, "citing": 80, "pair": 70, "number": 30, "subject": 10}
LEAST = 11
"""One common keyword, or a common topic, is the least that makes two documents of a section related."""


@dataclass(frozen=True)
class _Found:
    score: int
    reason: str
    at: datetime | None


def catch_up(limit: int = 200) -> int:
    """Work out what was released since the last time, at most ``limit`` releases. Returns how many; cheap when none."""
    newest = Kin.objects.filter(rank=0).aggregate(newest=Max("release"))["newest"] or 0
    current = Release.objects.filter(pk__gt=max(0, newest - BACK), document__current_release=F("pk"))
    ids = list(current.order_by("pk").values_list("pk", "document_id")[: limit + BACK])
    known = set(Kin.objects.filter(rank=0, release__in=[pk for pk, _ in ids]).values_list("release_id", flat=True))
    todo = [document for pk, document in ids if pk not in known][:limit]
    for document in todo:
        place(document)
    return len(todo)


def place(document: int) -> None:
    """Store a document's list anew, and the lists of those it names, which may name it now (those not yet come to wait)."""
    with transaction.atomic():
        named = _store(document)
        for other in Kin.objects.filter(rank=0, document__in=named).order_by("pk").values_list("document", flat=True):
            _store(other)
    cached.changed(Document.objects.select_related("publishing_agency").filter(pk__in=[document, *named]))


def _store(document: int) -> list[int]:
    row = (
        Document.objects.select_related("current_release__edition")
        .filter(pk=document, current_release__isnull=False, public_state__in=SHOWN)
        .first()
    )
    Kin.objects.filter(document=document).delete()
    if row is None or row.current_release is None:
        return []
    found = _found(row)
    best = sorted(found, key=lambda pk: (-found[pk].score, -_moment(found[pk].at), -pk))[:MOST]
    made = [Kin(document=row, other_id=None, release=row.current_release, rank=0)]
    for rank, pk in enumerate(best, 1):
        made.append(Kin(document=row, other_id=pk, release=row.current_release, rank=rank, reason=found[pk].reason))
    Kin.objects.bulk_create(made)
    return best


def _found(document: Document) -> dict[int, _Found]:
    """Every candidate with the strongest reason for it; what is linked with the document is none."""
    linked = _linked([document.pk])
    found: dict[int, _Found] = {}
    for reason, rows in (
        ("cited", _cited(document)),
        ("citing", _citing(document)),
        ("pair", _pairs(document, linked)),
        ("number", _numbered(document)),
        ("subject", _subject(document)),
    ):
        for pk, at, more in rows:
            score = _WEIGHTS[reason] + more
            if pk == document.pk or pk in linked:
                continue
            if pk in found:
                found[pk] = _Found(found[pk].score + more + 1, found[pk].reason, at)
            elif score >= LEAST:
                found[pk] = _Found(score, reason, at)
    return found


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0


Rows = Iterable[tuple[int, datetime | None, int]]


def _cited(document: Document) -> Rows:
    """Documents whose 文号 stands in the text."""
    release = document.current_release
    assert release is not None
    named = [str(one) for one in numbers.find_all(f"{release.title}\n{release.text}")][:40]
    if not named:
        return []
    # 〔2026〕 after words that are no part of the number: 根据六政办〔2026〕1号 ends with the number that is meant.
    endings = {one[start:] for one in named for start in range(min(10, one.index("〔")))}
    rows = Document.objects.filter(document_number__in=endings, public_state__in=SHOWN)
    return [(pk, at, 0) for pk, at in rows.values_list("pk", "first_released_at")]


def _citing(document: Document) -> Rows:
    """Documents that were worked out before and found this one cited."""
    rows = Kin.objects.filter(other=document, reason="cited", document__public_state__in=SHOWN)
    return [(pk, at, 0) for pk, at in rows.values_list("document_id", "document__first_released_at")]


def _linked(ids: Iterable[int]) -> set[int]:
    ids = list(ids)
    pairs = Link.objects.filter(Q(source__in=ids) | Q(target__in=ids)).values_list("source_id", "target_id")
    return {pk for pair in pairs for pk in pair} - set(ids)


def _pairs(document: Document, linked: set[int]) -> Rows:
    """Other documents that explain what this one explains."""
    explained = Link.objects.filter(source=document, type="interprets").values("target_id")
    rows = Link.objects.filter(target__in=explained, type="interprets", source__public_state__in=SHOWN)
    found = rows.exclude(source=document) if linked else rows.none()
    return [(pk, at, 0) for pk, at in found.values_list("source_id", "source__first_released_at")]


def _numbered(document: Document) -> Rows:
    """The documents just before and after it in its series: one organ's code, one year."""
    own = numbers.parse(document.document_number) if document.document_number else None
    if own is None or own.form != "letter":
        return []
    near = [f"{own.organ}〔{own.year}〕{own.serial + step}号" for step in (-2, -1, 1, 2)]
    rows = Document.objects.filter(document_number__in=near, public_state__in=SHOWN)
    return [(pk, at, 0) for pk, at in rows.values_list("pk", "first_released_at")]


def _subject(document: Document) -> Rows:
    """The latest of its section that share a topic or keywords with it."""
    release = document.current_release
    assert release is not None
    own, topic = _words(release.edition.keywords), release.edition.topic
    if document.first_section_id is None or not (own or topic):
        return []
    rows = Document.objects.filter(first_section=document.first_section_id, public_state__in=SHOWN)
    fields = ("pk", "first_released_at", "current_release__edition__keywords", "current_release__edition__topic")
    latest = rows.order_by("-first_released_at", "-pk").values_list(*fields)[:SEEN]
    return [
        (pk, at, len(own & _words(words)) + (2 if topic and topic == other else 0)) for pk, at, words, other in latest
    ]


def _words(keywords: str) -> set[str]:
    return {word for word in keywords.split("、") if word}
