"""New media: what the agency posted, entered as records so that it can be counted."""

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.once import FIELD
from mingchuang.channels.desk.words import number, plain
from mingchuang.domains.broadcasts import actions, queries
from mingchuang.domains.documents import queries as documents
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.forms import DateField
from mingchuang.look.values import Cell, Column, Link, Page, Status, Table

from .lists import READERS, tabs

KEEPERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)


def outlet_name(outlet: str) -> str:
    """微博, 微信."""
    return queries.OUTLET_NAMES[outlet][0 if spoken_language() == "zh" else 1]


class BroadcastForm(forms.Form):
    """One post."""

    outlet = forms.ChoiceField(label=gettext_lazy("New media outlet"), widget=forms.RadioSelect)
    account = forms.CharField(label=gettext_lazy("Account name"), max_length=60)
    title = forms.CharField(label=gettext_lazy("Title of the post"), max_length=200)
    posted_on = DateField(label=gettext_lazy("Post published on"))
    url = forms.URLField(
        label=gettext_lazy("Address of the post"), max_length=400, required=False, assume_scheme="https"
    )
    document = forms.CharField(
        label=gettext_lazy("Document it spreads"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Its index number or title."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["outlet"].choices = [(one, outlet_name(one)) for one in queries.OUTLET_NAMES]  # type: ignore[attr-defined]


class StrikeForm(forms.Form):
    """Why a record does not count."""

    reason = forms.CharField(label=gettext_lazy("Why it was entered by mistake"), max_length=200)


@desk(*READERS, methods=("GET",))
def broadcasts(request: SeatedRequest) -> HttpResponseBase:
    """The posts of the agency in use, newest first."""
    outlet = request.GET.get("outlet", "") if request.GET.get("outlet") in queries.OUTLET_NAMES else ""
    found = queries.broadcasts(
        request.seat.code, page=number(request.GET.get("page")) or 1, size=sheets.size(request), outlet=outlet
    )
    may_enter = request.seat.may(*KEEPERS)
    chips = [
        Link(_("All"), "?", not outlet),
        *(Link(outlet_name(one), f"?outlet={one}", outlet == one) for one in queries.OUTLET_NAMES),
    ]
    context = {
        "tabs": tabs("broadcasts", request.seat),
        "chips": chips,
        "table": _table(found.rows, may_enter=may_enter),
        "page": Page(found.page, found.pages, found.total),
        "may_enter": may_enter,
        "whole": True,
    }
    return show(request, "desk_documents/broadcasts.html", context)


def _table(rows: tuple[queries.BroadcastView, ...], *, may_enter: bool) -> Table:
    def acts(row: queries.BroadcastView) -> Cell:
        if row.struck_reason:
            return Cell(status=Status(_("struck"), "bad"), note=row.struck_reason)
        strike = Link(_("Strike"), reverse("desk_documents:strike_broadcast", args=[row.public_id]))
        return Cell(acts=[strike] if may_enter else [])

    return Table(
        _("New media"),
        [
            Column(_("Post published on")), Column(_("Outlet")), Column(_("Account name")), Column(_("Title of the post")),
            Column(_("Entered by")), Column(_("State")),
        ],
        [
            [plain_day(row.posted_on), outlet_name(row.outlet), row.account, Cell(row.title, row.url), row.entered_by, acts(row)]
            for row in rows
        ],
        empty=_("No post has been entered yet."),
        caption_hidden=True,
    )  # fmt: skip


@desk(*KEEPERS)
def enter(request: SeatedRequest) -> HttpResponseBase:
    """Enter one post."""
    form = BroadcastForm(request.POST or None, initial={"posted_on": request.seat.day, "outlet": "wechat"})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        words = given.pop("document")
        found = documents.find(words, released_only=True) if words else []
        if words and len(found) != 1:
            form.add_error("document", _("No single document matches. Enter its index number."))
            return show(request, "desk_documents/enter_broadcast.html", {"form": form})
        with refusals_in(form):
            key = plain(request.POST.get(FIELD), 64) or None
            target = found[0].public_id if found else ""
            actions.enter(by=by(request), agency=request.seat.code, document=target, form_key=key, **given)
            return done(
                request, _("Entered. It is counted in the annual report."), reverse("desk_documents:broadcasts")
            )
    return show(request, "desk_documents/enter_broadcast.html", {"form": form})


@desk(*KEEPERS)
def strike(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Strike a record entered by mistake."""
    form = StrikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.strike(by=by(request), broadcast=public_id, **form.cleaned_data)
            return done(
                request, _("Struck. It is no longer counted and stays readable."), reverse("desk_documents:broadcasts")
            )
    return show(request, "desk_documents/strike_broadcast.html", {"form": form})
