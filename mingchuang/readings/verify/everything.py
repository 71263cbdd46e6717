"""The whole installation: every line of the ledger, every release, and that the two speak of the same releases."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from mingchuang.domains.documents import queries as documents
from mingchuang.ledger import chain

RELEASING = "documents.release"


@dataclass(frozen=True)
class BrokenRelease:
    """``why``: altered (stored value or page is not what its fingerprint says) or unrecorded (no line of the ledger)."""

    public_id: str
    version: int
    fingerprint: str
    why: str


@dataclass(frozen=True)
class Whole:
    """What was looked at and what was found."""

    lines: int
    broken_line: int | None
    why: str
    releases: int
    broken_releases: tuple[BrokenRelease, ...]

    @property
    def sound(self) -> bool:
        return self.broken_line is None and not self.broken_releases


def check_everything() -> Whole:
    """Walk the chain to its first broken line, and look at every release."""
    found = chain.check()
    altered = {row: BrokenRelease(*row, "altered") for row in documents.broken()}
    recorded = set(_recorded())
    for row in documents.fingerprints():
        if row not in altered and (row[0], row[2]) not in recorded:
            altered[row] = BrokenRelease(*row, "unrecorded")
    return Whole(found.lines, found.broken_at, found.why, documents.count(), tuple(altered.values()))


def _recorded() -> Iterator[tuple[str, str]]:
    """(public id, fingerprint) of every release that the ledger knows."""
    for row in chain.rows():
        if row[2] == RELEASING:
            yield row[5].partition(":")[2], json.loads(row[6]).get("fingerprint", "")
