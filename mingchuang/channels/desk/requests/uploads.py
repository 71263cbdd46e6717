"""Files sent to the desk, as the acts take them."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile

from mingchuang.domains.disclosure.files import LARGEST, Upload
from mingchuang.law.refusal import refuse


def read(purpose: str, sent: Iterable[UploadedFile]) -> list[Upload]:
    """Name and content; one that is too large is not even read."""
    found = []
    for one in sent:
        if (one.size or 0) > LARGEST:
            raise refuse("desk_requests.file_too_large", "uploads", limit=LARGEST // 1024 // 1024)
        found.append(Upload(purpose, one.name or "", one.read(), "uploads"))
    return found
