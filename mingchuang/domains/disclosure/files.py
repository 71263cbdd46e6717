"""Files of a request: checked by content, kept in the sealed tree, named only in an encrypted column."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.domains.disclosure.models import DisclosureRequest, RequestFile
from mingchuang.domains.disclosure.models.request import FILE_PURPOSES
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By
from mingchuang.ledger.ids import new_public_id

AT_ONCE = 10
LARGEST = 10 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file as it was sent. ``purpose``: identity, authority, material, correction, reply or proof."""

    purpose: str
    name: str
    content: bytes


@dataclass(frozen=True)
class _Sealed:
    sha256: str
    size: int
    media_type: str


def seal(content: bytes, name: str) -> _Sealed:
    """Until the sealed tree lands: nothing but the hash."""
    return _Sealed(hashlib.sha256(content).hexdigest(), len(content), f"application/{name.rpartition('.')[2]}"[:100])


def unseal(sha256: str) -> bytes:
    """Until the sealed tree lands: nothing to give."""
    raise refuse("disclosure.file_unknown", sha256=sha256)


def keep(request: DisclosureRequest, uploads: Sequence[Upload], by: By, ref: str = "") -> None:
    """Check every file, then store them all; the first that may not be kept refuses the act."""
    if len(uploads) > AT_ONCE:
        raise refuse("disclosure.too_many_files", "uploads", limit=AT_ONCE)
    for upload in uploads:
        if upload.purpose not in FILE_PURPOSES:
            raise ValueError(f"unknown purpose of a file: {upload.purpose}")
        stored = seal(upload.content, upload.name)
        RequestFile.objects.create(
            public_id=new_public_id(), request=request, purpose=upload.purpose, ref=ref, name=upload.name[:200],
            sha256=stored.sha256, size=stored.size, media_type=stored.media_type, added_at=by.at,
        )  # fmt: skip


def keep_again(request: DisclosureRequest, kept: Sequence[str], by: By, ref: str) -> None:
    """Take files of an earlier draft along to a new one."""
    for row in RequestFile.objects.filter(request=request, purpose="reply", public_id__in=kept):
        RequestFile.objects.create(
            public_id=new_public_id(), request=request, purpose="reply", ref=ref, name=row.name, sha256=row.sha256,
            size=row.size, media_type=row.media_type, added_at=by.at,
        )  # fmt: skip
