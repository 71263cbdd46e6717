"""Writing: a new document, its text and metadata, what is kept while typing, and two people at one edition."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, show
from mingchuang.channels.desk.once import new_token
from mingchuang.channels.desk.words import plain
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import actions, drafts, queries
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.documents.kinds import Kind, genres, kinds
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.law.review import OPEN, Move
from mingchuang.look.dates import moment
from mingchuang.look.sentences import add_refusals, sentence

from . import merging, starting, words
from .attachments import parts_of
from .completeness import missing
from .forms import EditionForm

CHANGED = "documents.changed_meanwhile"
REPORT = "annual_report"


@desk(Role.DRAFTER, methods=("GET",))
def choose_kind(request: SeatedRequest) -> HttpResponseBase:
    """What kind of document is to be written?"""
    groups = [
        (words.spoken_of(genre), [(one, words.kind_name(one)) for one in genre.kinds if one != REPORT])
        for genre in genres().values()
    ]
    return show(request, "desk_documents/choose_kind.html", {"groups": groups})


@desk(Role.DRAFTER)
def new(request: SeatedRequest, kind: str) -> HttpResponseBase:
    """A new document. Its form has a key: typing is kept under it, and a second click finds the first one's document."""
    chosen = _kind(kind)
    if kind == REPORT:
        return HttpResponseRedirect(f"{reverse('desk_home')}report/")
    key = plain(request.POST.get("form_key") or request.GET.get("key"), 64)
    if not key:
        return HttpResponseRedirect(starting.address(request, new_token()))
    if before := drafts.begun(by=by(request), form_key=key):
        return starting.gone_on(request, key, before)
    code = request.seat.code
    start: dict[str, Any] = {"publicity": "proactive", "sections": words.usual_places(code, kind)}
    first, begun = starting.given(request, chosen) if request.method == "GET" else ({}, "")
    start |= first
    kept = drafts.kept(by=by(request), form_key=key)
    form, explains = _form(request, chosen, code, start, kept), starting.explained(request, kept)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create(
                by=by(request), publishing_agency=code, content=form.content(), form_key=key, unit=_unit(request)
            )
            if explains and chosen.interpretation:
                starting.link_to(request, made.public_id, explains)
            return _saved(request, made.public_id)
        except Refused as refused:
            add_refusals(form, refused)
    context = {
        "form": form,
        "explains": explains,
        "kind": words.spoken_of(chosen),
        "key": key,
        "keep": reverse("desk_documents:keep"),
        "look": reverse("desk_documents:look"),
        "begun": begun,
        "offers": starting.offers(code, chosen),
    }
    return show(request, "desk_documents/edit.html", context | {"restored": _restored(request, key=key)})


@desk(Role.DRAFTER)
def edit(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The open edition of a document."""
    bench = queries.workbench(public_id, by=by(request))
    if not request.seat.reaches(bench.agency, Role.DRAFTER):
        raise refuse("documents.not_your_agency")
    if bench.state not in OPEN:
        return _nothing_open(request, bench)
    if bench.content.kind == REPORT:
        return HttpResponseRedirect(words.document_address(public_id))
    chosen = _kind(bench.content.kind)
    start = EditionForm.initial_of(bench.content)
    kept = drafts.kept(by=by(request), document=public_id)
    form = _form(request, chosen, bench.agency, start, kept)
    version = _number(request.POST.get("lock_version"))
    if request.method == "POST" and request.POST.get("then") == "merge":
        return _page(request, bench, form, version=bench.lock_version, changes=merging.changes(request, bench, form))
    if request.method == "POST" and form.is_valid():
        try:
            actions.save(by=by(request), document=public_id, content=form.content(), lock_version=version)
            return _saved(request, public_id)
        except Refused as refused:
            if any(one.code == CHANGED for one in refused.refusals):
                return merging.conflict(request, bench, form)
            add_refusals(form, refused)
    if request.method == "GET" and request.GET.get("check") and kept is None and missing(bench, request.seat.day):
        _show_gaps(form, bench, request.seat.day)
    shown = version if request.method == "POST" else kept.base_version if kept else bench.lock_version
    return _page(request, bench, form, version=shown)


def _page(
    request: SeatedRequest, bench: Workbench, form: EditionForm, *, version: int, changes: object = None
) -> HttpResponseBase:
    context = {
        "form": form,
        "kind": words.kind_name(bench.content.kind),
        "bench": bench,
        "lock_version": version,
        "keep": reverse("desk_documents:keep_open", args=[bench.public_id]),
        "look": reverse("desk_documents:look_open", args=[bench.public_id]),
        "here": reverse("desk_documents:here", args=[bench.public_id]),
        "pictures": reverse("desk_documents:add_picture", args=[bench.public_id]),
        "restored": _restored(request, document=bench.public_id) if request.method == "GET" else "",
        "changes": changes,
        "parts": parts_of(bench),
        "under_review": bench.submitted_at is not None,
    }
    return show(request, "desk_documents/edit.html", context)


@desk(Role.DRAFTER, methods=("POST",))
def keep(request: SeatedRequest, public_id: str = "") -> HttpResponseBase:
    """Autosave: the form as it is typed, into this person's own row. Nothing is checked, nobody else sees it."""
    typed = merging.typed(request)
    drafts.keep(
        by=by(request),
        values=typed,
        document=public_id,
        form_key="" if public_id else plain(request.POST.get("form_key"), 64),
        base_version=_number(request.POST.get("lock_version")),
    )
    return render(request, "desk_documents/parts/kept.html", {"at": localtime(timezone.now())})


@desk(Role.DRAFTER, methods=("POST",))
def drop(request: SeatedRequest, public_id: str = "") -> HttpResponseBase:
    """Forget what was typed and not saved."""
    key = plain(request.POST.get("form_key"), 64)
    drafts.drop(by=by(request), document=public_id, form_key=key)
    to = reverse("desk_documents:edit", args=[public_id]) if public_id else reverse("desk_documents:list")
    return done(request, _("What was not saved has been dropped."), to)


def _form(request: SeatedRequest, kind: Kind, agency: str, start: dict, kept: drafts.Unsaved | None) -> EditionForm:
    data = request.POST if request.method == "POST" else None
    form = EditionForm(data, initial=start, kind=kind, places=words.places(agency), agencies=agencies.agencies())
    if data is not None:
        return form
    if kept is not None:
        form.initial = start | form.typed_values(merging.as_form_data(kept.values))
    return form


def _saved(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """After saving: stay with the text, or hand it to the reviewers in the same click."""
    to_edit = reverse("desk_documents:edit", args=[public_id])
    if request.POST.get("then") != "submit":
        return done(request, _("Saved. Submit it for review when it is ready."), to_edit)
    try:
        actions.submit(by=by(request), document=public_id)
    except Refused:
        messages.warning(request, _("Saved, but not submitted: fill in what is marked below."))
        return HttpResponseRedirect(f"{to_edit}?check=1")
    return done(request, submitted(request, public_id), words.document_address(public_id))


def submitted(request: SeatedRequest, public_id: str) -> str:
    """What happened and whose move it is."""
    bench = queries.workbench(public_id, by=by(request))
    writers = {hand.person for hand in bench.hands if hand.level == 0}
    names = words.who_is_next(bench.agency, Move.PASS, request.seat.day, writers)
    return _("Submitted. Now it waits for the reviewer: %(names)s.") % {"names": names}


def _show_gaps(form: EditionForm, bench: Workbench, day: date) -> None:
    """Say at each field of a form that was not sent what the submission would ask for."""
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    form.cleaned_data = {}
    add_refusals(form, Refused(*missing(bench, day)))


def _restored(request: SeatedRequest, *, document: str = "", key: str = "") -> str:
    if request.method != "GET":
        return ""
    kept = drafts.kept(by=by(request), document=document, form_key=key)
    return moment(kept.saved_at) if kept else ""


def _kind(kind: str) -> Kind:
    found = kinds().get(kind)
    if found is None:
        raise refuse("documents.kind_unknown", "kind", kind=kind)
    return found


def _nothing_open(request: SeatedRequest, bench: Workbench) -> HttpResponseBase:
    """Released or given up meanwhile: what was typed is kept for the next edition; its page has what can be done."""
    if request.method == "POST":
        drafts.keep(
            by=by(request), values=merging.typed(request), document=bench.public_id, base_version=bench.lock_version
        )
        messages.warning(request, _("What you typed is kept for you and shown when the document is edited again."))
    messages.warning(request, sentence(Refusal("documents.nothing_open", "", {"title": bench.content.title})))
    return HttpResponseRedirect(words.document_address(bench.public_id))


def _unit(request: SeatedRequest) -> str:
    unit = agencies.unit_of(request.user, request.seat.code, request.seat.day)
    return unit.code if unit else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
