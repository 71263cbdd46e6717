"""Reading the chain back: is every line what it was when it was written?"""

from collections.abc import Iterator
from dataclasses import dataclass

from .models import Entry
from .record import GENESIS, line_hash

COLUMNS = ("seq", "at", "act", "person_id", "agency", "subject", "facts", "origin", "previous", "hash")


@dataclass(frozen=True)
class ChainCheck:
    """How many lines were read and, if the chain is broken, the first broken line and what is wrong with it."""

    lines: int
    broken_at: int | None = None
    why: str = ""

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def rows() -> Iterator[tuple]:
    """Every line in order, as plain tuples of COLUMNS."""
    return Entry.objects.order_by("seq").values_list(*COLUMNS).iterator(chunk_size=5000)


def check() -> ChainCheck:
    """Walk the chain; stop at the first line that is missing ("gap"), unlinked ("link") or altered ("altered")."""
    lines, previous = 0, GENESIS
    for seq, at, act, person, agency, subject, facts, origin, before, digest in rows():
        if seq != lines + 1:
            return ChainCheck(lines, lines + 1, "gap")
        if before != previous:
            return ChainCheck(lines, seq, "link")
        if line_hash(seq, at, act, person, agency, subject, facts, origin, before) != digest:
            return ChainCheck(lines, seq, "altered")
        lines, previous = seq, digest
    return ChainCheck(lines)
