"""Reading the chain back: is every line what it was when it was written?

A city's ledger has millions of lines, so rows are read raw and the hashed text is put together by hand; a test holds the
two ways of writing it, here and in `record.line_hash`, equal.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring

from django.db import connection

from .record import GENESIS

CHUNK = 10_000


@dataclass(frozen=True)
class ChainCheck:
    """How many lines were read and, if the chain is broken, the first broken line and what is wrong with it."""

    lines: int
    broken_at: int | None = None
    why: str = ""

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def _question() -> str:
    """SQLite keeps a moment as UTC text, which ``|| ''`` keeps Django from parsing; PostgreSQL is asked for that text."""
    at = "at || ''" if connection.vendor == "sqlite" else "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    return (
        f"SELECT seq, {at}, act, person_id, agency, subject, facts, origin, previous, hash "  # noqa: S608
        "FROM ledger_entry WHERE seq > %s ORDER BY seq LIMIT %s"
    )


def rows() -> Iterator[tuple]:
    """Every line in order: seq, moment as UTC text, act, person, agency, subject, facts, origin, previous, hash."""
    question, after = _question(), -(2**62)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(question, [after, CHUNK])
            chunk = cursor.fetchall()
        yield from chunk
        if len(chunk) < CHUNK:
            return
        after = chunk[-1][0]


def _quoted(text: str) -> str:
    return encode_basestring(text if text.isascii() else unicodedata.normalize("NFC", text))


def hashed_text(
    seq: int, at: str, act: str, person: int | None, agency: str, subject: str, facts: str, origin: str, previous: str
) -> str:
    """The very text that `record.line_hash` hashes, from a row as the database gives it."""
    stamp = f"{at[:10]}T{at[11:19]}.{at[20:26] or '0':0<6}Z"
    return (
        f'[{seq},"{stamp}",{_quoted(act)},{"null" if person is None else person},{_quoted(agency)},{_quoted(subject)},'
        f"{_quoted(facts)},{_quoted(origin)},{_quoted(previous)}]"
    )


def check() -> ChainCheck:
    """Walk the chain; stop at the first line that is missing ("gap"), unlinked ("link") or altered ("altered")."""
    lines, previous = 0, GENESIS
    for row in rows():
        seq, before, digest = row[0], row[8], row[9]
        if seq != lines + 1:
            return ChainCheck(lines, lines + 1, "gap")
        if before != previous:
            return ChainCheck(lines, seq, "link")
        if hashlib.sha256(hashed_text(*row[:9]).encode()).hexdigest() != digest:
            return ChainCheck(lines, seq, "altered")
        lines, previous = seq, digest
    return ChainCheck(lines)
