"""Clauses as fingerprints of a text: what stands between two marks of punctuation, white space aside."""

import hashlib
import re

from mingchuang.press.sanitising import whitespace_free

# A release is found by this many of its clauses: enough that a paragraph of it holds one or two.
KEPT = 48
SHORTEST = 6
_ENDS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\U00020000-\U0003ffff%.〔〕-]+")


def clauses(text: str) -> list[str]:
    """The clauses long enough to say something, in order."""
    return [part for part in _ENDS.split(whitespace_free(text)) if len(part) >= SHORTEST]


def hashes(text: str) -> set[int]:
    """A positive 63-bit hash for each clause; never 0."""
    return {_hash(part) for part in clauses(text)}


def sketch(text: str) -> list[int]:
    """The clauses a release is kept by: the smallest hashes, so that equal texts keep equal ones."""
    return sorted(hashes(text))[:KEPT]


def _hash(part: str) -> int:
    return int.from_bytes(hashlib.blake2b(part.encode(), digest_size=8).digest(), "big") >> 1 or 1
