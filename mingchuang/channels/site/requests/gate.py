"""What the applicant's pages ask of the lower rooms: hands, tickets, uploads, files."""

from collections.abc import Iterable

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from mingchuang.domains.disclosure.files import LARGEST, Upload
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By

TICKET_SALT = "site_requests.ticket"
TICKET_SECONDS = 30 * 60
FILE_SALT = "site_requests.file"
FILE_SECONDS = 10 * 60


def applicant() -> By:
    """The hand of an applicant, now: no account stands behind it."""
    return By(None, timezone.now())


def source(request: HttpRequest) -> str:
    """The network address the request came from, for slowing down who guesses codes."""
    return str(request.META.get("REMOTE_ADDR", ""))


def ticket_for(agency: str, public_id: str) -> str:
    """What a page that was opened with the code carries, so that the code need not be typed again for half an hour."""
    return signing.dumps([agency, public_id], salt=TICKET_SALT)


def opened_by(ticket: str, agency: str) -> str:
    """The public id a ticket opens in this agency; refused when it is no ticket of ours or too old."""
    try:
        found, public_id = signing.loads(ticket, salt=TICKET_SALT, max_age=TICKET_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        raise refuse("site_requests.ticket_over") from None
    if found != agency:
        raise refuse("site_requests.ticket_over")
    return str(public_id)


def file_token(agency: str, public_id: str, kind: str, item: str) -> str:
    """A token for one download within ten minutes; it names ids only."""
    return signing.dumps([agency, public_id, kind, item], salt=FILE_SALT)


def file_of(token: str, agency: str) -> tuple[str, str, str]:
    """(public id of the request, "letter" or "file", id) of a download token; refused when it is over."""
    try:
        found, public_id, kind, item = signing.loads(token, salt=FILE_SALT, max_age=FILE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        raise refuse("site_requests.link_over") from None
    if found != agency:
        raise refuse("site_requests.link_over")
    return str(public_id), str(kind), str(item)


def uploads(purpose: str, sent: Iterable[UploadedFile], field: str = "") -> list[Upload]:
    """The uploaded files as the act takes them; one that is too large is not even read."""
    found = []
    for one in sent:
        if (one.size or 0) > LARGEST:
            raise refuse("site_requests.file_too_large", field or purpose, limit=LARGEST // 1024 // 1024)
        found.append(Upload(purpose, one.name or "", one.read(), field))
    return found
