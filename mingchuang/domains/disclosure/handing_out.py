"""Letters and files of a request as they are handed to a reader: out of the sealed tree, under a neutral name."""

from dataclasses import dataclass

from mingchuang.domains.disclosure.queries.case import agency_of, load
from mingchuang.domains.disclosure.queries.replies import shown_to_applicant
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By

from . import files, permissions
from .models import Letter, RequestFile

EXTENSIONS = {
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "text/plain": "txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """What a download answers with. ``name`` holds a register number and no person."""

    name: str
    media_type: str
    content: bytes


def to_applicant(public_id: str, kind: str, item: str) -> Paper:
    """A letter or reply file that the status page shows, and no other. ``kind``: letter or file."""
    if item not in shown_to_applicant(load(public_id), kind):
        raise refuse("disclosure.file_unknown")
    return _paper(public_id, kind, item)


def to_staff(public_id: str, kind: str, item: str, by: By) -> Paper:
    """Any letter or file of a request, for those who may see the person."""
    if not permissions.may_read_persons(by, agency_of(public_id)):
        raise refuse("disclosure.role_missing")
    return _paper(public_id, kind, item)


def _paper(public_id: str, kind: str, item: str) -> Paper:
    rows = Letter.objects if kind == "letter" else RequestFile.objects
    row = rows.select_related("request").filter(public_id=item, request__public_id=public_id).first()
    if row is None:
        raise refuse("disclosure.file_unknown")
    media_type = "application/pdf" if isinstance(row, Letter) else row.media_type
    name = f"{row.request.register_number}-{item}.{EXTENSIONS.get(media_type, 'bin')}"
    return Paper(name, media_type, files.unseal(row.sha256))
