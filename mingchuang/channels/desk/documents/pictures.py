"""Pictures in a text. In a body they stand as ``/files/{id}``, which the public reads once released; staff see them before."""

import re

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.workbench import draft_file
from mingchuang.law.refusal import Refused, refuse
from mingchuang.ledger import files
from mingchuang.look.sentences import sentences

from .lists import READERS

_RELEASED = re.compile(r'(?<=src=")/files/([0-9a-z]{6,32})(?=")')
_ON_DESK = re.compile(r'(?<=src=")(?:/[a-z-]+)?/desk/documents/pictures/([0-9a-z]{6,32})/(?=")')


def for_desk(body: str) -> str:
    """The body with pictures that staff can see before the release."""
    return _RELEASED.sub(lambda found: reverse("desk_documents:picture", args=[found[1]]), body)


def for_release(body: str) -> str:
    """The body as it is kept: pictures at the address that the public will read."""
    return _ON_DESK.sub(r"/files/\1", body)


@desk(*READERS, methods=("GET",))
def picture(request: SeatedRequest, file_id: str) -> HttpResponseBase:
    """A picture of any edition, for those who may read it."""
    found = draft_file(file_id, by=by(request))
    if found is None or not found.media_type.startswith("image/"):
        raise refuse("documents.unknown", "file")
    answer = HttpResponse(files.read(found.sha256, sealed=False), content_type=found.media_type)
    answer["Content-Disposition"] = "inline"
    return answer


@desk(Role.DRAFTER, methods=("POST",))
def add(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """A picture sent by the editor: kept with the edition; answered as the editor expects it."""
    before = queries.workbench(public_id, by=by(request))
    added: list[str] = []
    wrong: list[str] = []
    for sent in request.FILES.getlist("files"):
        try:
            made = actions.attach(
                by=by(request), document=public_id, name=sent.name or "", content=sent.read(), inline=True
            )
            added.append(reverse("desk_documents:picture", args=[made]))
        except Refused as refused:
            wrong += sentences(refused)
    after = queries.workbench(public_id, by=by(request))
    current = request.POST.get("lock_version") == str(before.lock_version)
    data = {
        "files": added, "isImages": [True] * len(added), "baseurl": "", "messages": wrong,
        "version": after.lock_version if current else None,
    }  # fmt: skip
    return JsonResponse({"success": bool(added) and not wrong, "data": data})
