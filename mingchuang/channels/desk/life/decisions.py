"""清理意见 on one document: what was decided and when; striking what was recorded wrongly."""

from datetime import date

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_said, show
from mingchuang.channels.desk.documents.words import document_address
from mingchuang.channels.desk.words import plain, spoken_of
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.clean_ups import DecisionView
from mingchuang.domains.documents.queries.clean_ups import decisions as decided_on
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Row

from .common import KEEPERS, READERS


@desk(*READERS, methods=("GET",))
def decisions(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The decisions on a document, each with the form that strikes it for those who keep them."""
    bench = queries.workbench(public_id, by=by(request))
    context = {
        "bench": bench,
        "rows": [(one, spoken_of(one.decision), _facts(one)) for one in decided_on(public_id)],
        "may_keep": request.seat.may(*KEEPERS),
        "address": document_address(public_id),
    }
    return show(request, "desk_life/decisions.html", context)


def _facts(one: DecisionView) -> list[Row]:
    rows = [
        Row(_("Clean-up decided on"), plain_day(one.decided_on)),
        Row(_("Recorded by"), one.person),
        Row(_("Basis of the decision"), one.basis, wide=True),
    ]
    if one.kept_until:
        rows.append(Row(_("Kept in force until"), plain_day(one.kept_until)))
    if one.closed:
        said = _("%(names)s: closed, and open again if this decision is struck") % {"names": "、".join(one.closed)}
        rows.append(Row(_("Campaign"), said, wide=True))
    return rows


@desk(*KEEPERS, methods=("POST",))
def strike(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Strike one decision with a reason; the document's page and its lists follow at once."""
    to = reverse("desk_life:decisions", args=[public_id])
    with refusals_said(request):
        actions.strike_clean_up(
            by=by(request),
            document=public_id,
            decided_on=_day(plain(request.POST.get("decided_on"))),
            reason=plain(request.POST.get("reason")),
        )
        return done(request, _("The decision has been struck; the document stands as before it."), to)
    return HttpResponseRedirect(to)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("documents.clean_up_not_found", "document") from None
