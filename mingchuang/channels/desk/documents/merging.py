"""Two people at one edition: both texts compared, and nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponseBase
from django.http.request import HttpRequest
from django.utils.datastructures import MultiValueDict

from mingchuang.channels.desk.base import SeatedRequest, by, show
from mingchuang.channels.desk.once import FIELD
from mingchuang.domains.documents import drafts, queries
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.look.dates import plain_day
from mingchuang.look.values import DiffPart

from . import words
from .forms import EditionForm

NOT_TYPED = {FIELD, "csrfmiddlewaretoken", "then", "lock_version"}
COMPARED_AS_TEXT = {"title", "summary", "body"}


@dataclass(frozen=True)
class Differing:
    """A piece of metadata that both people set, each otherwise."""

    label: str
    theirs: str
    mine: str


def conflict(request: SeatedRequest, bench: Workbench, form: EditionForm) -> HttpResponseBase:
    """Somebody saved in between: the comparison, with mine, theirs, or a merge by hand. What was typed is kept meanwhile."""
    drafts.keep(by=by(request), values=typed(request), document=bench.public_id, base_version=bench.lock_version)
    context = {
        "bench": bench,
        "writer": bench.hands and [one for one in bench.hands if one.level == 0][-1].person,
        "parts": changes(request, bench, form),
        "differing": differing(bench, form),
        "typed": pairs(request),
    }
    return show(request, "desk_documents/conflict.html", context, status=200)


def changes(request: HttpRequest, bench: Workbench, form: EditionForm) -> list[DiffPart]:
    """Title, summary and text: what they saved (removed) against what I typed (added)."""
    if not form.is_valid():
        return []
    found = queries.against_typed(bench.public_id, form.content(), by=by(request))
    return [DiffPart(one.kind, one.text) for one in found]


def differing(bench: Workbench, form: EditionForm) -> list[Differing]:
    """The metadata in which the saved edition and the typed form differ."""
    saved = EditionForm.initial_of(bench.content)
    found = []
    for name, field in form.fields.items():
        mine, theirs = form.cleaned_data.get(name), saved.get(name)
        if name in COMPARED_AS_TEXT or name == "first_section" or _plain(mine) == _plain(theirs):
            continue
        found.append(Differing(str(field.label), _shown(field, theirs), _shown(field, mine)))
    return found


def typed(request: HttpRequest) -> dict[str, Any]:
    """The form as it was sent, for keeping: one value as it is, several as a list."""
    sent = {name: [str(value).replace("\x00", "") for value in values] for name, values in request.POST.lists()}
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items() if name not in NOT_TYPED}


def pairs(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, name by name and value by value, to be sent again unchanged."""
    return [(name, str(value)) for name, values in request.POST.lists() for value in values if name not in NOT_TYPED]


def as_form_data(values: Mapping[str, Any]) -> MultiValueDict:
    """Kept values as a form takes them."""
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in values.items()})


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "、".join(str(one) for one in sorted(value, key=str))
    return "" if value in (None, False) else str(value)


def _shown(field: Any, value: Any) -> str:
    if isinstance(value, date):
        return plain_day(value)
    names = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    if isinstance(value, list | tuple):
        return words.listed(names.get(str(one), str(one)) for one in value) or "—"
    return names.get(str(value), str(value)) if value not in (None, "", False) else "—"
