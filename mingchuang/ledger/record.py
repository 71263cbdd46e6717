"""Writing the ledger: `record` is the last statement of an act."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from .acts import By
from .fingerprints import canonical, sha256
from .models import Entry

GENESIS = "0" * 64
# Any constant does, so long as every writer of the chain uses the same one.
CHAIN_LOCK = 0x6D696E67


def stamp(at: datetime) -> str:
    """The moment as it is hashed: UTC, microseconds, always the same length."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def line_hash(
    seq: int, at: datetime, act: str, person_id: int | None, agency: str, subject: str, facts: str, origin: str,
    previous: str,
) -> str:  # fmt: skip
    """The hash of one line: over every column and the hash of the line before."""
    return sha256(canonical([seq, stamp(at), act, person_id, agency, subject, facts, origin, previous]))


def record(act: str, /, *, by: By, subject: str, agency: str = "", **facts: Any) -> Entry:
    """Append one line: ``act`` is "noun.verb", ``subject`` is "noun:public id", ``facts`` canonical and impersonal.

    Two acts at once queue here: on SQLite they already hold the write lock, on PostgreSQL an advisory lock is taken
    until the transaction ends. That is why this is the last statement of an act.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a ledger line is written only inside the transaction of its act")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, GENESIS)
    seq, previous = last[0] + 1, last[1]
    person_id = by.person.pk if by.person else None
    text = canonical(facts)
    return Entry.objects.create(
        seq=seq, at=by.at, act=act, person_id=person_id, agency=agency, subject=subject, facts=text, origin=by.origin,
        previous=previous,
        hash=line_hash(seq, by.at, act, person_id, agency, subject, text, by.origin, previous),
    )  # fmt: skip
