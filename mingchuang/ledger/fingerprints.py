"""Canonical values and their fingerprints: the one form in which a released fact is hashed everywhere."""

import hashlib
import json
import unicodedata
from typing import Any


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_normal(str(key)): _normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"a canonical value holds text, whole numbers, lists and maps, not {type(value).__name__}")


def canonical(value: Any) -> str:
    """JSON with sorted keys, no blanks, NFC text. Floats are refused: two machines print them differently."""
    return json.dumps(_normal(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """Lower-case hexadecimal SHA-256 of the UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(value: Any) -> str:
    """The fingerprint of a released fact: SHA-256 of its canonical form."""
    return sha256(canonical(value))


def text_hash(text: str) -> str:
    """A hash that survives copying and pasting: NFC, every kind of white space and zero-width character dropped."""
    normal = unicodedata.normalize("NFC", text)
    # A text has few different signs, however long it is.
    dropped = {ord(sign): None for sign in set(normal) if sign.isspace() or unicodedata.category(sign) == "Cf"}
    return sha256(normal.translate(dropped))


def merkle_root(leaves: list[str]) -> str:
    """Root over hex fingerprints in the given order, for acts that cover many rows (imports); "" for no leaves.

    An odd node is carried up unpaired; inner nodes hash the concatenated hex with a prefix that no leaf has.
    """
    level = list(leaves)
    while len(level) > 1:
        pairs = [sha256("node:" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0] if level else ""
