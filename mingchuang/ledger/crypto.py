"""Personal data at rest: AES-GCM with versioned keys, and an HMAC index for finding duplicates.

The key file holds one key a line, ``version:key`` (a whole number and 32 bytes in base64). The highest version encrypts;
every version opens what it encrypted. The lowest version also keys the index, so it stays in the file after a rotation.
"""

import base64
import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = b"\x01"  # the layout: mark, two bytes of key version, twelve of nonce, ciphertext with its tag
NONCE = 12


class Unreadable(Exception):
    """The ciphertext was altered, was moved from another column, or its key is not in the key file."""


def key_file() -> Path:
    """The file named by MINGCHUANG_KEYS; in development one inside MINGCHUANG_HOME, made on first use."""
    if settings.KEYS:
        return Path(settings.KEYS)
    path = Path(settings.HOME) / "keys"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"keys.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(new_key_line(1))
        try:
            os.link(draft, path)  # the first of several processes wins; the others read its file
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path


def new_key_line(version: int) -> str:
    """A fresh line for the key file."""
    return f"{version}:{base64.b64encode(secrets.token_bytes(32)).decode()}\n"


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> dict[int, bytes]:  # noqa: ARG001 (the time of change makes the cache forget)
    keys = {}
    for line in path.read_text("ascii").split():
        version, _, encoded = line.partition(":")
        keys[int(version)] = base64.b64decode(encoded, validate=True)
    if not keys or any(len(key) != 32 for key in keys.values()):
        raise ValueError("the key file holds no key, or one that is not 32 bytes long")
    return keys


def keys() -> dict[int, bytes]:
    """Every key by version."""
    path = key_file()
    return _read(path, path.stat().st_mtime_ns)


def encrypt(plain: bytes, context: str) -> bytes:
    """Encrypt with the newest key; ``context`` (the column) must be the same when decrypting."""
    version = max(keys())
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(keys()[version]).encrypt(nonce, plain, context.encode())
    return MARK + version.to_bytes(2, "big") + nonce + sealed


def version_of(sealed: bytes) -> int:
    """Which key encrypted this; for finding what a rotation has still to renew."""
    return int.from_bytes(sealed[1:3], "big")


def decrypt(sealed: bytes, context: str) -> bytes:
    """The plain bytes. Raises `Unreadable` for anything that was not encrypted for this context with a known key."""
    key = keys().get(version_of(sealed)) if sealed[:1] == MARK else None
    if key is None:
        raise Unreadable("no key opens this")
    try:
        return AESGCM(key).decrypt(sealed[3 : 3 + NONCE], sealed[3 + NONCE :], context.encode())
    except InvalidTag:
        raise Unreadable("altered, or from another column") from None


def blind_index(value: str, purpose: str) -> str:
    """A keyed hash by which equal values are found without being readable; different for each purpose."""
    first = keys()[min(keys())]
    key = HKDF(hashes.SHA256(), 32, None, f"index:{purpose}".encode()).derive(first)
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()
