"""Documents as readers find them: the words of the current release and of its files, of nothing that is not released.

Documents are named by their keys here, as an index holds them; no address shows one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.domains.documents.models import Attachment, Document

from .lists import READABLE, ListRow, rows_in_order

__all__ = ["ReadableDocument", "Standing", "every_readable", "keys_of", "readable", "rows_in_order", "standing"]


@dataclass(frozen=True)
class ReadableDocument:
    """What a reader may find of a document; ``version`` is that of the release it was read from."""

    key: int
    version: int
    agency: str
    kind: str
    title: str
    document_number: str
    index_number: str
    text: str
    day: date


@dataclass(frozen=True)
class Standing:
    """What a document is now: the version that is read, whose it is, its kind and the year of its first release."""

    version: int
    agency: str
    kind: str
    year: int


def every_readable() -> Iterator[int]:
    """The keys of all documents that can be read."""
    rows = Document.objects.filter(public_state__in=READABLE).order_by("pk")
    return rows.values_list("pk", flat=True).iterator(chunk_size=2000)


def keys_of(public_ids: Sequence[str]) -> list[int]:
    """The keys of documents by their public ids, in whatever state they are."""
    return list(Document.objects.filter(public_id__in=public_ids).values_list("pk", flat=True))


def readable(keys: Sequence[int]) -> list[ReadableDocument]:
    """Those of these documents that can be read, in the words of their current release."""
    rows = list(
        Document.objects.filter(pk__in=keys, public_state__in=READABLE).values_list(
            "pk", "current_release__version", "publishing_agency__code", "kind", "current_release__title",
            "current_release__document_number", "index_number", "current_release__text", "first_released_on",
            "current_release__edition_id",
        )
    )  # fmt: skip
    files: dict[int, list[str]] = {}
    listed = Attachment.objects.filter(edition_id__in=[row[-1] for row in rows], inline=False)
    for edition, name, text in listed.values_list("edition_id", "name", "text"):
        files.setdefault(edition, []).append(f"{name}\n{text}".strip())
    return [
        ReadableDocument(*row[:7], "\n".join([row[7], *files.get(row[9], ())]), row[8])
        for row in rows
        if row[8] is not None
    ]


def standing(keys: Sequence[int]) -> dict[int, Standing]:
    """What those of these documents are that can be read at this moment."""
    rows = Document.objects.filter(pk__in=keys, public_state__in=READABLE).values_list(
        "pk", "current_release__version", "publishing_agency__code", "kind", "first_released_on__year"
    )
    return {key: Standing(*rest) for key, *rest in rows}


def listed(keys: Sequence[int], on: date) -> tuple[ListRow, ...]:
    """The rows of readable documents as lists show them, in the order of the keys."""
    return rows_in_order(keys, on)
