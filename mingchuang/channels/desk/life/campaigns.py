"""清理行动: a named list is opened, its documents are decided one by one, and it is closed."""

from typing import Any

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.documents.cleaning import CleanUpForm, decided
from mingchuang.channels.desk.documents.words import document_address
from mingchuang.channels.desk.sheets import FORMS
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.queries import campaigns as queries
from mingchuang.domains.documents.queries.campaigns import CampaignRow, CampaignView, EntryRow
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import plain_day
from mingchuang.look.forms import DateField
from mingchuang.look.values import Cell, Column, Figure, Link, Row, Status, Table
from mingchuang.press.sheets import Sheet

from .common import KEEPERS, READERS, decision_said, handed, tabs


class CampaignForm(forms.Form):
    """The name, the basis, the last day and the list of a campaign."""

    name = forms.CharField(
        label=gettext_lazy("Name of the campaign"), max_length=120,
        help_text=gettext_lazy("As the paper calls it, such as 2026年行政规范性文件清理."),
    )  # fmt: skip
    basis = forms.CharField(
        label=gettext_lazy("Basis"), max_length=400, help_text=gettext_lazy("The meeting or paper that ordered it.")
    )
    due_on = DateField(label=gettext_lazy("To be done by"))
    documents = forms.MultipleChoiceField(
        label=gettext_lazy("Documents to go through"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: tuple[queries.Candidates, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        many = len(offered) > 1
        self.fields["documents"].choices = [  # type: ignore[attr-defined]
            (one.public_id, _offered(one.title, one.document_number, group.agency_name if many else ""))
            for group in offered
            for one in group.documents
        ]


def _offered(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


@desk(*READERS, methods=("GET",))
def campaigns(request: SeatedRequest) -> HttpResponseBase:
    """The campaigns that the agency organises or takes part in."""
    rows = queries.campaigns(request.seat.code)
    table = Table(
        _("Clean-up campaigns"),
        [
            Column(_("Campaign")), Column(_("To be done by")), Column(_("State")), Column(_("Listed"), numeric=True),
            *(Column(spoken_of(one), numeric=True) for one in CleanUpDecision),
        ],
        [
            [
                Cell(row.name, _address(row)), plain_day(row.due_on), _state(row, request),
                Figure(row.total, _address(row)), row.keep, row.amend, row.repeal, row.lapse,
            ]
            for row in rows
        ],
        empty=_("No campaign has been opened yet."),
        caption_hidden=True,
    )  # fmt: skip
    context = {"tabs": tabs("campaigns"), "table": table, "may_open": request.seat.may(*KEEPERS)}
    return show(request, "desk_life/campaigns.html", context)


def _address(row: CampaignRow) -> str:
    return reverse("desk_life:campaign", args=[row.public_id])


def _state(row: CampaignRow, request: SeatedRequest) -> Status:
    if row.closed_at:
        return Status(_("closed"), "done")
    left = ngettext("%(left)d left", "%(left)d left", row.left) % {"left": row.left}
    return Status(left, "bad" if row.due_on < request.seat.day and row.left else "active")


@desk(*KEEPERS)
def begin(request: SeatedRequest) -> HttpResponseBase:
    """Open a campaign: every document in force is ticked to begin with."""
    seat = request.seat
    offered = queries.candidates(seat.code, seat.day)
    start = {"documents": [one.public_id for group in offered for one in group.documents]}
    form = CampaignForm(request.POST or None, initial=start, offered=offered)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            made = actions.open_campaign(by=by(request), agency=seat.code, **form.cleaned_data)
            said = _("The campaign is open. Decide on its documents one by one.")
            return done(request, said, reverse("desk_life:campaign", args=[made]))
    return show(request, "desk_life/begin.html", {"form": form, "offered": offered})


@desk(*READERS, methods=("GET",))
def campaign(request: SeatedRequest, campaign: str) -> HttpResponseBase:
    """One campaign: how far it is, what waits, what was decided."""
    view = queries.campaign(campaign, by=by(request))
    row = view.row
    may_decide = request.seat.may(*KEEPERS) and row.closed_at is None
    waiting = [one for one in view.entries if not one.decision]
    decided = [one for one in view.entries if one.decision]
    context = {
        "view": view,
        "state": _state(row, request),
        "facts": _facts(view),
        "done": row.total - row.left,
        "waiting": _waiting(waiting, view, request, may_decide=may_decide),
        "decided": _decided(decided, view, request),
        "may_close": may_decide and row.left == 0 and request.seat.code == view.agency,
    }
    return show(request, "desk_life/campaign.html", context)


def _facts(view: CampaignView) -> list[Row]:
    rows = [
        Row(_("Basis"), view.basis, wide=True),
        Row(_("To be done by"), plain_day(view.row.due_on)),
        Row(_("Campaign opened on"), f"{plain_day(view.row.opened_at)} {view.opened_by}"),
    ]
    if view.row.closed_at:
        rows.append(Row(_("Campaign closed on"), f"{plain_day(view.row.closed_at)} {view.closed_by}"))
    return rows


def _waiting(rows: list[EntryRow], view: CampaignView, request: SeatedRequest, *, may_decide: bool) -> Table:
    def acts(one: EntryRow) -> Cell:
        own = request.seat.code == one.agency
        to = reverse("desk_life:decide", args=[view.row.public_id, one.public_id])
        return (
            Cell(acts=[Link(_("Decide"), to, current=True)])
            if own and may_decide
            else Cell(_("its own agency decides"))
        )

    return Table(
        _("Waiting for a decision"),
        [
            Column(_("Title")), Column(_("Drafted by")), Column(_("In force from")), Column(_("In force until")),
            Column(_("Act")),
        ],
        [
            [
                _title(one, view, request), one.agency_name,
                plain_day(one.effective_on) if one.effective_on else "—",
                plain_day(one.last_day) if one.last_day else "—", acts(one),
            ]
            for one in rows
        ],
        empty=_("Every document on the list is decided."),
    )  # fmt: skip


def _title(one: EntryRow, view: CampaignView, request: SeatedRequest) -> Cell:
    """The document's title; a way to its page for those who may read it there."""
    readable = request.seat.code in (one.agency, view.agency)
    return Cell(one.title, document_address(one.public_id) if readable else "", note=one.document_number)


def _decided(rows: list[EntryRow], view: CampaignView, request: SeatedRequest) -> Table:
    return Table(
        _("Decided"),
        [
            Column(_("Title")), Column(_("Drafted by")), Column(_("Clean-up decision")), Column(_("Decided on")),
            Column(_("Basis of the decision")),
        ],
        [
            [
                _title(one, view, request), one.agency_name,
                decision_said(one.decision), plain_day(one.decided_on) if one.decided_on else "—",
                Cell(one.basis, note=one.person),
            ]
            for one in rows
        ],
        empty=_("Nothing has been decided yet."),
        exports=[
            Link(form.upper(), reverse("desk_life:campaign_export", args=[view.row.public_id, form])) for form in FORMS
        ],
    )  # fmt: skip


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest, campaign: str, form: str) -> HttpResponseBase:
    """The list with its decisions as a file: the paper that the result is published from."""
    view = queries.campaign(campaign, by=by(request))
    heads = [
        _("Title"), _("Document number"), _("Drafted by"), _("In force from"), _("In force until"),
        _("Clean-up decision"), _("Decided on"), _("Kept in force until"), _("Basis of the decision"),
    ]  # fmt: skip
    lines = [
        [
            one.title, one.document_number, one.agency_name,
            *(day.isoformat() if day else "" for day in (one.effective_on, one.last_day)),
            decision_said(one.decision),
            *(day.isoformat() if day else "" for day in (one.decided_on, one.kept_until)), one.basis,
        ]
        for one in view.entries
    ]  # fmt: skip
    return handed(Sheet(view.row.name, heads, lines), form, request)


@desk(*KEEPERS, methods=("POST",))
def close(request: SeatedRequest, campaign: str) -> HttpResponseBase:
    """Close a campaign in which everything is decided."""
    to = reverse("desk_life:campaign", args=[campaign])
    with refusals_said(request):
        actions.close_campaign(by=by(request), campaign=campaign)
        said = _("The campaign is closed. Publish its result as a document of the kind “result of a clean-up”.")
        return done(request, said, to)
    return HttpResponseRedirect(to)


@desk(*KEEPERS)
def decide(request: SeatedRequest, campaign: str, public_id: str) -> HttpResponseBase:
    """Decide on one document of the list; its page shows the result at once."""
    view = queries.campaign(campaign, by=by(request))
    entry = next((one for one in view.entries if one.public_id == public_id), None)
    if entry is None:
        raise refuse("documents.unknown", "document")
    form = CleanUpForm(request.POST or None, initial={"decided_on": request.seat.day, "basis": view.basis})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.clean_up(by=by(request), document=public_id, **form.cleaned_data)
            said = decided(form.cleaned_data, entry.last_day, request.seat)
            return done(request, said, reverse("desk_life:campaign", args=[campaign]))
    context = {"form": form, "entry": entry, "view": view, "back": reverse("desk_life:campaign", args=[campaign])}
    return show(request, "desk_life/decide.html", context)
