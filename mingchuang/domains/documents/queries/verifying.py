"""What verification needs: releases by fingerprint or text, candidates for a pasted text, and all of them in order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import escape
from django.utils.translation import override

from mingchuang.domains.documents.fragments import LANGUAGES
from mingchuang.domains.documents.models import Fragment, Release, Withdrawal
from mingchuang.ledger.fingerprints import sha256
from mingchuang.look.framing import framed


@dataclass(frozen=True)
class Released:
    """A release as verification shows it. ``current``: this is what the public reads now; ``state`` of the document.

    ``withdrawn_because`` and ``withdrawn_at`` are filled when the document is withdrawn (state explained, redirect or gone).
    """

    public_id: str
    index_number: str
    title: str
    version: int
    fingerprint: str
    released_at: datetime
    agency: str
    agency_name: str
    text: str
    current: bool
    state: str
    withdrawn_because: str = ""
    withdrawn_at: datetime | None = None


_WITH = ("document__publishing_agency",)


def _released(row: Release) -> Released:
    document = row.document
    made = None
    if document.public_state != "shown":
        done = Withdrawal.objects.filter(document=document, outcome=Withdrawal.DONE)
        made = done.order_by("-decided_at").first()
    return Released(
        public_id=document.public_id,
        index_number=document.index_number,
        title=row.title,
        version=row.version,
        fingerprint=row.fingerprint,
        released_at=row.released_at,
        agency=document.publishing_agency.code,
        agency_name=document.publishing_agency.name,
        text=row.text,
        current=document.current_release_id == row.pk,
        state=document.public_state,
        withdrawn_because=made.explanation if made else "",
        withdrawn_at=made.decided_at if made else None,
    )


# A document withdrawn as an error is not quoted again: a reader learns that it was withdrawn, not what it said.
_QUOTABLE = ("shown", "explained", "redirect")


def by_fingerprint(fingerprint: str) -> Released | None:
    """The release with this fingerprint, or None."""
    rows = Release.objects.select_related(*_WITH).filter(fingerprint=fingerprint.strip().lower())
    row = rows.order_by("-released_at").first()
    return _released(row) if row else None


def by_text_hash(text_hash: str) -> list[Released]:
    """Every release whose text, white space aside, has this hash; newest first."""
    rows = Release.objects.select_related(*_WITH).filter(text_hash=text_hash).order_by("-released_at", "-id")
    return [_released(row) for row in rows[:20]]


def by_index_number(index_number: str) -> list[Released]:
    """The releases of the document with this index number, newest first."""
    rows = Release.objects.select_related(*_WITH).filter(
        document__index_number=index_number, document__public_state__in=_QUOTABLE
    )
    return [_released(row) for row in rows.order_by("-version")]


def by_titles(titles: list[str]) -> list[Released]:
    """The releases with one of these titles, newest first: for the lines of a pasted text."""
    rows = Release.objects.select_related(*_WITH).filter(title__in=titles[:400], document__public_state__in=_QUOTABLE)
    return [_released(row) for row in rows.order_by("-released_at", "-id")[:20]]


def texts(after: int = 0, limit: int = 1000) -> list[tuple[int, str]]:
    """Numbers and texts of current releases, in order of number, for an index of shingles."""
    rows = Release.objects.filter(
        pk__gt=after, document__current_release_id__isnull=False, document__public_state__in=_QUOTABLE
    )
    return list(rows.order_by("pk").values_list("pk", "text")[:limit])


def by_number(number: int) -> Released | None:
    """The release with this row number, as `texts` gives it."""
    row = Release.objects.select_related(*_WITH).filter(pk=number).first()
    return _released(row) if row else None


def broken() -> Iterator[tuple[str, int, str]]:
    """Releases that are no longer what they were: (public id, version, fingerprint), in order.

    Either the stored value does not have its fingerprint, or a stored page of it does not hold its title and body.
    """
    after = 0
    columns = ("pk", "document__public_id", "version", "value", "fingerprint")
    while rows := list(Release.objects.filter(pk__gt=after).order_by("pk").values_list(*columns)[:500]):
        pages: dict[int, list[str]] = {}
        for release, html in Fragment.objects.filter(release_id__in=[row[0] for row in rows]).values_list(
            "release_id", "html"
        ):
            pages.setdefault(release, []).append(html)
        for pk, public_id, version, value, fingerprint in rows:
            if sha256(value) != fingerprint or not _stands_in(value, pages.get(pk, [])):
                yield public_id, version, fingerprint
        after = rows[-1][0]


def _stands_in(value: str, pages: list[str]) -> bool:
    if not pages:
        return True
    read = json.loads(value)
    title, bodies = escape(read["title"]), {read["body"]}
    if "<table" in read["body"]:
        for language in LANGUAGES:
            with override(language):
                bodies.add(str(framed(read["body"])))
    return all(title in html and any(body in html for body in bodies) for html in pages)


def fingerprints() -> Iterator[tuple[str, int, str]]:
    """(public id, version, fingerprint) of every release, in order."""
    columns = ("document__public_id", "version", "fingerprint")
    yield from Release.objects.order_by("pk").values_list(*columns).iterator(chunk_size=5000)


def count() -> int:
    """How many releases there are."""
    return Release.objects.count()
