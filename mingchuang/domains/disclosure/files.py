"""Files of a request: judged by content, kept in the sealed tree, named only in an encrypted column."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.domains.disclosure.models import DisclosureRequest, RequestFile
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.ledger import files as store
from mingchuang.ledger.acts import By
from mingchuang.ledger.ids import new_public_id
from mingchuang.press import files as press

SCANS = press.Rules((press.PDF, press.JPEG, press.PNG), 10 * press.MEGABYTE, 10)
RULES = {
    "identity": SCANS, "authority": SCANS, "material": press.PROOFS, "correction": press.PROOFS, "proof": press.PROOFS,
    "reply": press.ATTACHMENTS,
}  # fmt: skip
LARGEST = max(rules.largest for rules in RULES.values())
AT_ONCE = 10


@dataclass(frozen=True)
class Upload:
    """A file as it was sent. ``purpose``: a key of RULES; ``field``: the form field to mark when it is refused."""

    purpose: str
    name: str
    content: bytes
    field: str = ""


def keep(request: DisclosureRequest, uploads: Sequence[Upload], by: By, ref: str = "") -> None:
    """Judge every file, then store them all; every reason against one of them refuses the act."""
    if len(uploads) > AT_ONCE:
        raise refuse("press.too_many_files", uploads[0].field or uploads[0].purpose, limit=AT_ONCE)
    for upload, judged in zip(uploads, _judged(uploads), strict=True):
        stored = store.keep(upload.content, media_type=judged.media_type, sealed=True, at=by.at)
        RequestFile.objects.create(
            public_id=new_public_id(), request=request, purpose=upload.purpose, ref=ref, name=judged.name,
            sha256=stored.sha256, size=stored.size, media_type=judged.media_type, added_at=by.at,
        )  # fmt: skip


def _judged(uploads: Sequence[Upload]) -> list[press.Inspected]:
    found, reasons = list[press.Inspected](), list[Refusal]()
    for one in uploads:
        try:
            found.append(press.inspect(one.name, one.content, rules=RULES[one.purpose], field=one.field or one.purpose))
        except Refused as refused:
            reasons += refused.refusals
    if reasons:
        raise Refused(*reasons)
    return found


def keep_again(request: DisclosureRequest, kept: Sequence[str], by: By, ref: str) -> None:
    """Take files of an earlier draft along to a new one."""
    for row in RequestFile.objects.filter(request=request, purpose="reply", public_id__in=kept):
        RequestFile.objects.create(
            public_id=new_public_id(), request=request, purpose="reply", ref=ref, name=row.name, sha256=row.sha256,
            size=row.size, media_type=row.media_type, added_at=by.at,
        )  # fmt: skip


def seal(content: bytes, media_type: str, by: By) -> store.Stored:
    """Keep a letter in the sealed tree."""
    return store.keep(content, media_type=media_type, sealed=True, at=by.at)


def unseal(sha256: str) -> bytes:
    """The content of a sealed file; refused when its bytes are gone or altered."""
    try:
        return store.read(sha256, sealed=True)
    except store.Missing:
        raise refuse("disclosure.file_unreadable") from None
