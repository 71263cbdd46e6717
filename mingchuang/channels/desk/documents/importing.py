"""What comes from elsewhere into a text: a pasted piece, a DOCX file. What is left behind is said before it is taken over."""

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk
from mingchuang.channels.desk.words import plain
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.intake.documents.docx import Reading, read_docx, with_addresses
from mingchuang.law.refusal import Refusal, Refused
from mingchuang.look.sentences import sentence, sentences
from mingchuang.press.pasting import take_html
from mingchuang.press.sanitising import plain_text

from . import pictures

# What is said of a file though it does come along.
CAME_ALONG = frozenset(f"intake.left_{name}" for name in ("hidden", "numbering", "text_box", "wordless"))


@desk(methods=("POST",))
def paste(request: SeatedRequest) -> HttpResponseBase:
    """A pasted piece as a text may have it, for every editor of the desk: {"html", "left": sentences}.

    Refused with {"wrong": sentences} and 422.
    """
    try:
        taken = take_html(plain(request.POST.get("html"), 10_000_000))
    except Refused as refused:
        return JsonResponse({"wrong": sentences(refused)}, status=422)
    return JsonResponse({"html": pictures.for_desk(taken.body), "left": [sentence(one) for one in taken.left]})


@desk(Role.DRAFTER, methods=("POST",))
def import_docx(request: SeatedRequest, public_id: str = "") -> HttpResponseBase:
    """A DOCX file: first what it would give and what is left behind; with ``act=take`` the text for the editor.

    Its pictures are kept with the edition only then; a document that was never saved has nowhere to keep them yet.
    """
    bench = queries.workbench(public_id, by=by(request)) if public_id else None
    sent = request.FILES.get("docx")
    if sent is None:
        return _answer(request, {"wrong": [_("Choose a DOCX file.")]})
    try:
        reading = read_docx(sent.name or "", sent.read())
    except Refused as refused:
        return _answer(request, {"wrong": sentences(refused)})
    wrong: list[str] = []
    taking = request.POST.get("act") == "take"
    body = _kept(request, reading, bench, wrong) if taking and bench else with_addresses(reading, {})
    context = {
        "reading": reading,
        "body": pictures.for_desk(body),
        "signs": len(plain_text(reading.body)),
        "left": [sentence(one) for one in _left(reading, bench) if one.code not in CAME_ALONG],
        "check": [sentence(one) for one in reading.left if one.code in CAME_ALONG],
        "wrong": wrong,
        "taken": taking,
        "into": request.POST.get("into", ""),
    }
    if taking and bench:
        after = queries.workbench(bench.public_id, by=by(request))
        current = request.POST.get("lock_version") == str(bench.lock_version)
        context["lock_version"] = after.lock_version if current else ""
    return _answer(request, context)


def _kept(request: SeatedRequest, reading: Reading, bench: Workbench, wrong: list[str]) -> str:
    """The body with its pictures kept as files of the edition."""
    addresses: dict[str, str] = {}
    for one in reading.pictures:
        try:
            addresses[one.placeholder] = actions.attach(
                by=by(request), document=bench.public_id, name=one.name, content=one.content, inline=True
            )
        except Refused as refused:
            wrong += sentences(refused)
    return with_addresses(reading, addresses)


def _left(reading: Reading, bench: Workbench | None) -> tuple[Refusal, ...]:
    if bench is None and reading.pictures:
        return (Refusal("intake.left_until_saved", "", {"count": len(reading.pictures)}), *reading.left)
    return reading.left


def _answer(request: SeatedRequest, context: dict) -> HttpResponseBase:
    count = len(context["reading"].pictures) if "reading" in context else 0
    said = ngettext("%(count)d picture", "%(count)d pictures", count) % {"count": count}
    return render(request, "desk_documents/parts/imported.html", {"wrong": [], "pictures_said": said, **context})
