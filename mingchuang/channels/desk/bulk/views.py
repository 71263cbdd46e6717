"""Choose an act and records, see what each would do, confirm."""

from types import ModuleType

from django.forms import Form
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, denied, desk, show
from mingchuang.channels.desk.words import number, plain
from mingchuang.look.values import Link, Page

from . import of_documents, of_requests, running
from .running import MOST, BulkAct, Item


@desk(*of_documents.ROLES)
def documents(request: SeatedRequest) -> HttpResponseBase:
    """Many documents at once."""
    return _bulk(request, of_documents, reverse("desk_documents:list"))


@desk(*of_requests.ROLES)
def requests(request: SeatedRequest) -> HttpResponseBase:
    """Many requests at once."""
    return _bulk(request, of_requests, reverse("desk_requests:register"))


def _bulk(request: SeatedRequest, room: ModuleType, back: str) -> HttpResponseBase:
    allowed = [act for act in room.acts() if request.seat.may(*act.roles)]
    if not allowed:
        return denied(request)
    asked = plain(request.GET.get("act"), 20)
    act = next((one for one in allowed if one.name == asked), allowed[0])
    query = request.GET.copy()
    query["act"] = act.name
    context = {"act": act, "back": back, "address": f"?{query.urlencode()}", "chips": _chips(request, allowed, act)}
    if request.method != "POST":
        return _choose(request, room, act, context, _form(act, request))
    form = _form(act, request, bound=True)
    seen = dict(plain(one).partition(" ")[::2] for one in request.POST.getlist("row")[: MOST + 1])
    if not form.is_valid() or not seen or len(seen) > MOST:
        wrong = not seen or len(seen) > MOST
        context["problem"] = _("Choose at least one row and at most %(most)d.") % {"most": MOST} if wrong else ""
        return _choose(request, room, act, context, form, status=422, marked=frozenset(seen))
    items = room.chosen(request, list(seen))
    if request.POST.get("step") == "run":
        verdicts = running.done(act, by(request), items, seen, form.cleaned_data)
        return show(request, "desk_bulk/done.html", context | _sorted(verdicts), status=200)
    verdicts = running.tried(act, by(request), items, form.cleaned_data)
    # What was typed travels on as it came: one name may have several boxes.
    typed = [
        (name, value) for name in request.POST for value in request.POST.getlist(name) if name.startswith("given-")
    ]
    return show(request, "desk_bulk/review.html", context | _sorted(verdicts) | {"typed": typed}, status=200)


def _sorted(verdicts: list[running.Verdict]) -> dict[str, list[running.Verdict]]:
    return {
        "changing": [one for one in verdicts if not one.reasons],
        "refused": [one for one in verdicts if one.reasons],
    }


def _choose(
    request: SeatedRequest, room: ModuleType, act: BulkAct, context: dict, form: Form, status: int = 200,
    marked: frozenset[str] = frozenset(),
) -> HttpResponseBase:  # fmt: skip
    items, total = room.items(request, act)
    rows: list[tuple[Item, bool]] = [(item, item.ref in marked) for item in items]
    page = Page(number(request.GET.get("page")) or 1, max(1, -(-total // MOST)), total)
    return show(request, "desk_bulk/choose.html", context | {"rows": rows, "form": form, "page": page}, status=status)


def _form(act: BulkAct, request: SeatedRequest, *, bound: bool = False) -> Form:
    typed = request.POST if bound else None
    return act.form(typed, prefix="given", **({"agency": request.seat.code} if act.needs_agency else {}))


def _chips(request: SeatedRequest, allowed: list[BulkAct], act: BulkAct) -> list[Link]:
    query = {name: str(value) for name, value in request.GET.items() if name not in ("act", "page")}
    return [
        Link(one.label, f"?{urlencode({**query, 'act': one.name})}", current=one.name == act.name) for one in allowed
    ]
