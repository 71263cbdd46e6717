"""Any two editions side by side, and taking an earlier one up again as a new edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.words import number, spoken_of
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.content import Content, keywords_of
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.metadata import Publicity
from mingchuang.look.dates import moment, plain_day

from . import words
from .act_forms import CorrectForm
from .lists import READERS

AS_TEXT = ("title", "summary", "document_number", "source", "topic", "audience", "life_stage", "publicity_reason")
DATES = ("made_on", "issued_on", "effective_on", "expires_on")
AGENCIES = ("issuing_agency", "drafting_agency")
FILES = {
    "added": gettext_lazy("added"),
    "removed": gettext_lazy("taken out"),
    "replaced": gettext_lazy("replaced"),
    "renamed": gettext_lazy("renamed"),
}


@dataclass(frozen=True)
class FactShown:
    """A piece of metadata that differs: its name and both sides, sign by sign."""

    label: str
    pair: queries.Pair


@desk(*READERS, methods=("GET",))
def choose(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The two editions of the form, older first."""
    asked = [number(request.GET.get(name)) or 0 for name in ("old", "new")]
    return HttpResponseRedirect(reverse("desk_documents:difference", args=[public_id, min(asked), max(asked)]))


@desk(*READERS, methods=("GET",))
def difference(request: SeatedRequest, public_id: str, old: int, new: int) -> HttpResponseBase:
    """What changed between two editions: metadata, text, tables, files."""
    return _page(request, queries.compared(public_id, old, new, by=by(request)))


@desk(Role.DRAFTER, methods=("POST",))
def restore(request: SeatedRequest, public_id: str, edition: int) -> HttpResponseBase:
    """恢复旧稿: a new edition with what an earlier one held."""
    form = CorrectForm(request.POST, prefix="restore")
    if form.is_valid():
        with refusals_in(form):
            note = form.cleaned_data["change_note"]
            actions.restore(by=by(request), document=public_id, number=edition, change_note=note)
            said = _("Edition %(number)d is taken up again as a new edition. Submit it for review when it is ready.")
            return done(request, said % {"number": edition}, reverse("desk_documents:edit", args=[public_id]))
    last = queries.editions(public_id, by=by(request)).editions[-1].number
    return _page(request, queries.compared(public_id, edition, last, by=by(request)), form)


def _page(request: SeatedRequest, found: queries.Compared, form: Form | None = None) -> HttpResponseBase:
    earlier = found.old.number
    note = _("The content of edition %(number)d applies again.") % {"number": earlier}
    context = {
        "found": found,
        "left": _named(found.old),
        "right": _named(found.new),
        "choices": [(one.number, _named(one)) for one in found.editions],
        "facts": list(facts(*found.facts)),
        "files": [(FILES[one.kind], one.old, one.new) for one in found.files],
        "may_restore": found.may_restore and request.seat.reaches(found.agency, Role.DRAFTER),
        "form": form or CorrectForm(prefix="restore", initial={"change_note": note}),
    }
    return show(request, "desk_documents/difference.html", context)


def _named(one: queries.EditionLine) -> str:
    """第2稿 · 已发布 · 2026年3月12日."""
    at = one.released_at or one.saved_at
    return _("Edition %(number)d · %(state)s · %(at)s") % {
        "number": one.number,
        "state": spoken_of(one.state),
        "at": moment(at),
    }


def facts(old: Content, new: Content) -> Iterator[FactShown]:
    """The metadata in which two editions differ, in words."""
    left, right = _spoken(old), _spoken(new)
    for name in dict.fromkeys([*left, *right]):
        before, after = left.get(name, ""), right.get(name, "")
        if before != after:
            yield FactShown(words.field_name(name), queries.texts_opposite(before, after))


def _spoken(content: Content) -> dict[str, str]:
    """The metadata of an edition as texts by name."""
    names = {one.code: one.name for one in agencies.agencies(with_dissolved=True)}
    found: dict[str, str] = {name: getattr(content, name) for name in AS_TEXT}
    found["keywords"] = "、".join(keywords_of(content.keywords))
    found["kind"] = words.kind_name(content.kind)
    found["publicity"] = spoken_of(Publicity(content.publicity))
    found["trial"] = _("yes") if content.trial else ""
    for name in DATES:
        day = getattr(content, name)
        found[name] = plain_day(day) if day else ""
    found |= {name: names.get(getattr(content, name), "") for name in AGENCIES}
    kind = kinds().get(content.kind)
    own: dict[str, Any] = dict(content.details)
    found |= {one.id: words.own_value(one, own[one.id]) for one in (kind.fields if kind else ()) if own.get(one.id)}
    return {name: found[name] for name in ("title", *(one for one in found if one != "title"))}
