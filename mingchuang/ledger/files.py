"""Stored files: content-addressed bytes under ``files/sha256``, a public tree and a sealed, encrypted one.

The bytes are on the disk, whole and flushed, before the transaction that names them commits; a transaction that fails
leaves an orphan, which `sweep` removes. So a name in the database always has its bytes, and never half of them.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from . import crypto
from .models import StoredFile

_SHA256 = re.compile(r"[0-9a-f]{64}")
# A file younger than this may belong to a transaction that is still open.
ORPHAN_AFTER = timedelta(hours=6)


class Missing(Exception):
    """The bytes are not on the disk, or they are not the bytes their name says."""


@dataclass(frozen=True)
class Stored:
    """What a noun writes down of a kept file."""

    sha256: str
    size: int
    media_type: str


def keep(content: bytes, *, media_type: str, sealed: bool, at: datetime) -> Stored:
    """Keep bytes; the same content is kept once a tree. Must be called inside the act that names the file."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a file is kept only inside the transaction of its act")
    tree, sha256 = _tree(sealed), hashlib.sha256(content).hexdigest()
    row, made = StoredFile.objects.get_or_create(
        tree=tree, sha256=sha256, defaults={"size": len(content), "media_type": media_type[:100], "kept_at": at}
    )
    if made or not _path(tree, sha256).exists():
        _write(_path(tree, sha256), crypto.encrypt(content, _context(sha256)) if sealed else content)
    return Stored(sha256, row.size, row.media_type)


def read(sha256: str, *, sealed: bool) -> bytes:
    """The bytes, compared with their name. Raises `Missing`, or `crypto.Unreadable` for a sealed file that was altered."""
    if not _SHA256.fullmatch(sha256):
        raise Missing("no such name")
    try:
        raw = _path(_tree(sealed), sha256).read_bytes()
    except OSError:
        raise Missing(f"{_tree(sealed)}/{sha256[:12]} is not on the disk") from None
    content = crypto.decrypt(raw, _context(sha256)) if sealed else raw
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Missing(f"{_tree(sealed)}/{sha256[:12]} was altered")
    return content


def drop(sha256: str, *, sealed: bool) -> None:
    """Erase a content that nothing names any more; the bytes go when the transaction has committed."""
    tree = _tree(sealed)
    StoredFile.objects.filter(tree=tree, sha256=sha256).delete()

    def unlink() -> None:
        if not StoredFile.objects.filter(tree=tree, sha256=sha256).exists():
            _path(tree, sha256).unlink(missing_ok=True)

    transaction.on_commit(unlink)


def broken() -> Iterator[str]:
    """Every kept file ("tree/hash") whose bytes are gone or altered; reads them all."""
    for row in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
        try:
            read(row.sha256, sealed=row.tree == "sealed")
        except (Missing, crypto.Unreadable):
            yield f"{row.tree}/{row.sha256}"


def sweep(at: datetime) -> int:
    """Remove what aborted transactions left: old files that no row names, and half-written ones. Returns how many."""
    removed = 0
    for tree in ("public", "sealed"):
        for path in _root(tree).glob("*/*/*"):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) > at - ORPHAN_AFTER:
                continue
            with transaction.atomic():
                if not StoredFile.objects.filter(tree=tree, sha256=path.name).exists():
                    path.unlink(missing_ok=True)
                    removed += 1
    return removed


def renew_sealed(limit: int = 200) -> int:
    """Encrypt again, with the newest key, sealed files that an older key encrypted. Returns how many."""
    newest, renewed = max(crypto.keys()), 0
    for path in _root("sealed").glob("*/*/*"):
        if renewed >= limit:
            break
        with path.open("rb") as file:
            if not _SHA256.fullmatch(path.name) or crypto.version_of(file.read(3)) == newest:
                continue
        content = crypto.decrypt(path.read_bytes(), _context(path.name))
        _write(path, crypto.encrypt(content, _context(path.name)))
        renewed += 1
    return renewed


def _tree(sealed: bool) -> str:
    return "sealed" if sealed else "public"


def _context(sha256: str) -> str:
    return f"files.sealed.{sha256}"


def _root(tree: str) -> Path:
    return Path(settings.FILES) / "sha256" / tree


def _path(tree: str, sha256: str) -> Path:
    return _root(tree) / sha256[:2] / sha256[2:4] / sha256


def _write(path: Path, raw: bytes) -> None:
    """All of it or nothing, flushed to the disk, the directory entry too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
