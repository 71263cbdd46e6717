"""Keeping the tables of what readers find: releases alone, apart from everything that staff find."""

import re
from collections.abc import Sequence
from zlib import crc32

from mingchuang.domains.documents.queries import found as documents
from mingchuang.domains.documents.queries.found import ReadableDocument

from .grams import LONGEST_TEXT, fold, pairs
from .models import Released, ReleasedGram

# A number of days stands above the key of the document; a pair of two signs takes 42 bits, one of a title has the next,
# and the one after that stands before what is no pair: whose a document is, and of what kind.
KEY_BITS = 32
IN_TITLE = 1 << 42
OF = 1 << 43
_BETWEEN = re.compile(r"[\W_]+")


def key_of(ordinal: int, document: int = 0) -> int:
    """The key of a document first released on a day (its ordinal)."""
    return ordinal << KEY_BITS | document


def mark(name: str, value: str) -> int:
    """The number under which the documents of an agency or of a kind stand among the pairs, to be walked along as these are."""
    return OF | crc32(f"{name}={value}".encode())


def bare(number: str) -> str:
    """A 文号 or 索引号 as it is compared: whatever brackets and strokes were typed."""
    return _BETWEEN.sub("", fold(number))[:60]


def put(keys: Sequence[int]) -> int:
    """Index these documents as they can be read now; what cannot be read is taken out. Returns how many are there."""
    rows = {row.document: row for row in map(_row, documents.readable(keys))}
    standing = {one.document: one for one in Released.objects.filter(document__in=keys)}
    same = {key for key, row in rows.items() if key in standing and _alike(row, standing[key])}
    gone = [one.pk for key, one in standing.items() if key not in same]
    ReleasedGram.objects.filter(found__in=gone).delete()
    Released.objects.filter(pk__in=gone).delete()
    fresh = [row for key, row in rows.items() if key not in same]
    Released.objects.bulk_create(fresh)
    for row in fresh:
        grams = pairs(row.folded) | {pair | IN_TITLE for pair in pairs(row.folded_title)}
        grams |= {mark("agency", row.agency), mark("kind", row.kind)}
        ReleasedGram.objects.bulk_create(
            (ReleasedGram(pair=pair, found=row.pk) for pair in grams), ignore_conflicts=True, batch_size=5000
        )
    return len(rows)


def clear() -> None:
    """Take everything out."""
    ReleasedGram.objects.all().delete()
    Released.objects.all().delete()


def _row(one: ReadableDocument) -> Released:
    head = fold(f"{one.title}\n{one.document_number}\n{one.index_number}")
    return Released(
        id=key_of(one.day.toordinal(), one.key), document=one.key, version=one.version, agency=one.agency,
        kind=one.kind, document_number=bare(one.document_number), index_number=bare(one.index_number),
        folded_title=head[:500], folded=f"{head} {fold(one.text)}"[:LONGEST_TEXT],
    )  # fmt: skip


def _alike(row: Released, standing: Released) -> bool:
    names = ("id", "version", "agency", "kind", "folded_title", "folded", "document_number", "index_number")
    return all(getattr(row, name) == getattr(standing, name) for name in names)
