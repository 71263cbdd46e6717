"""The composer: a topic page from blocks. Each button sends the whole form and keeps what was typed; only Save saves."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, show
from mingchuang.channels.desk.documents import words
from mingchuang.channels.desk.documents.attachments import parts_of
from mingchuang.channels.desk.documents.writing import CHANGED, submitted
from mingchuang.channels.desk.words import number, plain
from mingchuang.domains.documents import actions, drafts, queries
from mingchuang.domains.documents.queries import pictures, topical
from mingchuang.domains.documents.queries.lists import ListRow
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import Refusal, Refused
from mingchuang.look.sentences import sentences
from mingchuang.look.values import DiffPart
from mingchuang.press.topics import KINDS, Block, place

from . import changes, checks, keeping, putting, showing, typed
from .changes import Changed
from .common import require_topic
from .names import offers
from .typed import Composed

FOUND = 8
"""Documents offered for a search."""


@desk(Role.DRAFTER)
def compose(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The open edition of a topic as blocks."""
    bench = queries.workbench(public_id, by=by(request))
    require_topic(bench, to_change=True)
    kept = drafts.kept(by=by(request), document=public_id)
    if request.method == "GET":
        state = keeping.state_of(bench, kept, request.get_host())
        return _page(request, bench, state, kept.base_version if kept else bench.lock_version, kept=kept)
    state, version = typed.from_form(request.POST), number(request.POST.get("lock_version")) or 0
    act, *given = plain(request.POST.get("act"), 200).split(":")
    if act == "drop":
        drafts.drop(by=by(request), document=public_id)
        return done(request, _("What was not saved has been dropped."), request.path)
    if act in ("save", "submit", "over"):
        version = (number(request.POST.get("over_version")) or 0) if act == "over" else version
        return _save(request, bench, kept, state, version, submit=act == "submit")
    if act == "autosave":
        keeping.keep(request, public_id, bench.content, kept, state, version)
        return render(request, "desk_documents/parts/kept.html", {"at": localtime(timezone.now())})
    return _change(request, bench, kept, state, version, act, given)


def _change(
    request: SeatedRequest,
    bench: Workbench,
    kept: drafts.Unsaved | None,
    state: Composed,
    version: int,
    act: str,
    given: Sequence[str],
) -> HttpResponseBase:
    """One button: the changed state is kept, and the page comes anew with the focus where the work goes on."""
    asked: dict[str, str] = {}
    try:
        if act == "picture":
            changed, version = putting.put(request, bench, state, given, version)
        else:
            changed, asked = _changed(request, bench, state, act, given)
    except Refused as refused:
        changed = Changed(state, said="")
        for sentence in sentences(refused):
            messages.error(request, sentence)
    keeping.keep(request, bench.public_id, bench.content, kept, changed.state, version)
    if changed.said:
        messages.success(request, changed.said)
    query = urlencode({"at": changed.at, "focus": changed.focus, **asked})
    return HttpResponseRedirect(f"{request.path}?{query}")


def _changed(
    request: SeatedRequest, bench: Workbench, state: Composed, act: str, given: Sequence[str]
) -> tuple[Changed, dict[str, str]]:
    numbers = [int(one) for one in given if one.lstrip("-").isascii() and one.lstrip("-").isdigit() and len(one) < 5]
    at = numbers[0] if numbers and 0 <= numbers[0] < len(state.blocks) else -1
    if act == "keep":
        at = next((n for n in range(len(state.blocks)) if request.POST.get(f"block-{n}-find", "").strip()), -1)
        act = "find" if at >= 0 else "keep"
    if act == "add" and given and given[0] in KINDS:
        return changes.add(state, given[0], bench.agency), {}
    if act == "undo":
        return changes.undo(state), {}
    if at < 0:
        return Changed(state, said=_("Kept, not saved.") if act == "keep" else ""), {}
    if act == "find":
        return Changed(state, at, "find"), {"q": plain(request.POST.get(f"block-{at}-find"), 60).strip()}
    if act == "choose" and len(given) == 3:
        return putting.chosen(state, at, given[1], given[2], request.seat.day), {}
    if act == "file":
        return putting.file(request, bench, state, at), {}
    second, third = (numbers[1] if len(numbers) > 1 else -1), (numbers[2] if len(numbers) > 2 else 0)
    simple: dict[str, Callable[[], Changed]] = {
        "up": lambda: changes.move(state, at, -1),
        "down": lambda: changes.move(state, at, 1),
        "remove": lambda: changes.remove(state, at),
        "document": lambda: changes.move_document(state, at, second, max(-1, min(1, third))),
        "link": lambda: changes.add_link(state, at),
        "unlink": lambda: changes.remove_link(state, at, max(0, second)),
    }
    return (simple[act]() if act in simple else Changed(state, at)), {}


def _save(
    request: SeatedRequest,
    bench: Workbench,
    kept: drafts.Unsaved | None,
    state: Composed,
    version: int,
    *,
    submit: bool,
) -> HttpResponseBase:
    """Save as the text editor does, or say at each block what it lacks; what was typed stays in any case."""
    form = keeping.form_of(bench, kept, state)
    standing = topical.standing(_named(state), request.seat.day)
    wrong = {at: found for at, one in enumerate(state.blocks) if (found := checks.wrong(one, standing))}
    above = [str(one) for errors in form.errors.values() for one in errors]
    if wrong or above:
        return _page(request, bench, state, version, kept=kept, wrong=wrong, above=above, status=422)
    try:
        actions.save(by=by(request), document=bench.public_id, content=form.content(), lock_version=version)
    except Refused as refused:
        if not any(one.code == CHANGED for one in refused.refusals):
            return _page(request, bench, state, version, kept=kept, above=sentences(refused), status=422)
        keeping.keep(request, bench.public_id, bench.content, kept, state, version)
        differing = queries.against_typed(bench.public_id, form.content(), by=by(request))
        parts = [DiffPart(one.kind, one.text) for one in differing]
        return _page(request, bench, state, version, kept=kept, conflict=parts)
    if not submit:
        return done(request, _("Saved. Look at the preview, then submit it for review."), request.path)
    try:
        actions.submit(by=by(request), document=bench.public_id)
    except Refused:
        messages.warning(request, _("Saved, but not submitted: fill in what is marked below."))
        return HttpResponseRedirect(f"{reverse('desk_documents:edit', args=[bench.public_id])}?check=1")
    return done(request, submitted(request, bench.public_id), words.document_address(bench.public_id))


def _named(state: Composed) -> set[str]:
    pointed = [where for one in state.blocks if one.to and (where := place(one.to)) and where.kind == "document"]
    return {one.document for block in state.blocks for one in block.documents} | {one.name for one in pointed}


def _page(
    request: SeatedRequest,
    bench: Workbench,
    state: Composed,
    version: int,
    *,
    kept: drafts.Unsaved | None,
    wrong: Mapping[int, Sequence[Refusal]] | None = None,
    above: Sequence[str] = (),
    conflict: Sequence[DiffPart] | None = None,
    status: int | None = None,
) -> HttpResponseBase:
    standing = topical.standing(_named(state), request.seat.day) if _named(state) else {}
    at, focus = number(request.GET.get("at")), plain(request.GET.get("focus"), 30)
    placed = (-1, "") if at is None or request.method == "POST" else (at, focus)
    blocks = showing.shown(
        bench.agency, state.blocks, standing, wrong or {}, _search(request, state.blocks, at, standing), placed
    )
    context: dict[str, Any] = {
        "bench": bench,
        "title": state.title,
        "blocks": blocks,
        "above": above,
        "wrong": [one for one in blocks if one.wrong],
        "offers": offers(),
        "focus": placed[1],
        "removed": typed.removed_as_text(state),
        "gone": changes.called(state.removed[-1][1]) if state.removed else "",
        "lock_version": version,
        "conflict": conflict,
        "writer": _writer(bench),
        "kept_at": localtime(kept.saved_at).strftime("%H:%M") if kept and request.method == "GET" else "",
        "behind": bool(kept and kept.base_version < bench.lock_version and request.method == "GET"),
        "under_review": bench.submitted_at is not None,
        "files": parts_of(bench).files if any(one.kind == "links" for one in blocks) else (),
        "pictures": pictures.library(bench.agency)[:12] if any(one.kind == "picture" for one in blocks) else (),
    }
    return show(request, "desk_topics/compose.html", context, status=status)


def _search(
    request: SeatedRequest, blocks: Sequence[Block], at: int | None, standing: Mapping[str, ListRow]
) -> tuple[int, str, list[queries.Choice]] | None:
    asked = plain(request.GET.get("q"), 60).strip()
    if request.method != "GET" or not asked or at is None or not at < len(blocks):
        return None
    found = queries.find(asked, released_only=True, limit=4 * FOUND)
    if blocks[at].kind == "pair":
        found = [one for one in found if kinds()[one.kind].policy]
    named = {one.document for one in blocks[at].documents if one.document in standing}
    readable = topical.standing([one.public_id for one in found], request.seat.day)
    return at, asked, [one for one in found if one.public_id in readable and one.public_id not in named][:FOUND]


def _writer(bench: Workbench) -> str:
    hands = [one.person for one in bench.hands if one.level == 0]
    return hands[-1] if hands else ""
