"""Files of an open edition: sent, shown, taken out."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_said
from mingchuang.channels.desk.words import number
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.refusal import Refused
from mingchuang.ledger import files
from mingchuang.look.sentences import sentences

from .attachments import file_of, parts_of

READERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS, Role.INSPECTOR, Role.MANAGER)


@desk(Role.DRAFTER, methods=("POST",))
def attach(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Check the files by content, keep them, add them. One that is refused stops none of the others."""
    before = queries.workbench(public_id, by=by(request))
    wrong: list[str] = []
    added = 0
    for sent in request.FILES.getlist("files"):
        try:
            actions.attach(by=by(request), document=public_id, name=sent.name or "", content=sent.read())
            added += 1
        except Refused as refused:
            wrong += [f"{sent.name}: {sentence}" for sentence in sentences(refused)]
    return _answer(request, before, added, wrong)


@desk(Role.DRAFTER, methods=("POST",))
def detach(request: SeatedRequest, public_id: str, file_id: str) -> HttpResponseBase:
    """Take a file out of the open edition."""
    before = queries.workbench(public_id, by=by(request))
    with refusals_said(request):
        actions.detach(by=by(request), document=public_id, file=file_id)
    return _answer(request, before, 0, [])


def _answer(request: SeatedRequest, before: Workbench, added: int, wrong: list[str]) -> HttpResponseBase:
    """The list of files anew. A page that showed the version before this act goes on with the version after it."""
    if not getattr(request, "htmx", False):
        said = _("The files have been added.") if added else _("The list of files has been changed.")
        to = reverse("desk_documents:edit", args=[before.public_id])
        if wrong:
            for sentence in wrong:
                messages.error(request, sentence)
            return HttpResponseRedirect(to)
        return done(request, said, to)
    after = queries.workbench(before.public_id, by=by(request))
    current = request.POST.get("lock_version") == str(before.lock_version)
    context = {
        "bench": after,
        "parts": parts_of(after),
        "wrong": wrong,
        "lock_version": after.lock_version if current else "",
    }
    return render(request, "desk_documents/parts/files.html", context | {"answering": True, "may_change": True})


@desk(*READERS, methods=("GET",))
def download(request: SeatedRequest, public_id: str, file_id: str) -> HttpResponseBase:
    """The bytes of a file, for those who may read the document."""
    bench = queries.workbench(public_id, by=by(request), number=number(request.GET.get("edition")))
    row = file_of(bench, file_id)
    answer = HttpResponse(files.read(row.sha256, sealed=False), content_type=row.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, row.name)
    return answer
