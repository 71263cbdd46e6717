"""`POST /api/v1/audit`: the audit of the command line over HTTP. Nothing that is sent is kept or logged."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from mingchuang.intake.reports.batch import audit_batch
from mingchuang.law.refusal import Refusal, Refused, refuse

from .answers import api, as_json, refusals

MOST_FILES, LARGEST, MOST_BYTES = 10, 20 * 1024 * 1024, 100 * 1024 * 1024


@api("POST")
def audit(request: HttpRequest) -> HttpResponse | list[dict[str, Any]]:
    """Multipart: one to ten ``file``, and last year's reports as ``previous``. The answer is that of ``mingchuang audit --json``.

    A file that could not be assessed says why in its own object, as there; what exceeds the bounds is refused as a whole.
    """
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return as_json({"refused": refusals(Refused(_too_much()))}, 413)
    files, before = (request.FILES.getlist(name) for name in ("file", "previous"))
    if not files:
        raise refuse("audit_api.no_file", "file")
    if len(files) + len(before) > MOST_FILES:
        raise refuse("audit_api.too_many", "file", most=MOST_FILES)
    return audit_batch(list(_read("file", files)), list(_read("previous", before)))


def _too_much() -> Refusal:
    return Refusal("audit_api.too_much", "file", {"most": MOST_BYTES >> 20})


def _read(field: str, sent: Iterable[UploadedFile]) -> Iterable[tuple[str, bytes]]:
    for one in sent:
        if (one.size or 0) > LARGEST:
            raise refuse("audit_api.too_large", field, name=one.name or "", most=LARGEST >> 20)
        yield one.name or "", one.read()
