"""Who else has the editor of this document open: asked by the open page every few seconds, shown above the text."""

from django.http import HttpResponseBase
from django.shortcuts import render

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk
from mingchuang.channels.desk.words import listed
from mingchuang.domains.documents import presence


@desk(Role.DRAFTER, methods=("POST",))
def here(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Note that this person is here; answer with the names of the others, empty when there is nobody."""
    names = presence.here(by=by(request), document=public_id)
    return render(request, "desk_documents/parts/others.html", {"names": listed(names), "count": len(names)})
