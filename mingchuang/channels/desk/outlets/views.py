"""The outlets with their counts, the agency's accounts, and the posts that wait, went out or failed."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import number
from mingchuang.domains.broadcasts import postings as broadcasts
from mingchuang.domains.broadcasts import posts as acts
from mingchuang.domains.broadcasts.postings import State
from mingchuang.domains.broadcasts.queries import OUTLET_NAMES
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents import figures
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.subscriptions import queries as subscriptions
from mingchuang.look.values import Link, Page

from .forms import AccountForm, AskForm, outlet_name
from .tables import accounts_table, counts_table, posts_table, state_name

KEEPERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
READERS = (*KEEPERS, Role.INSPECTOR)
MOVES = {"again": acts.again, "cancel": acts.cancel}


@desk(*READERS, methods=("GET",))
def outlets(request: SeatedRequest) -> HttpResponseBase:
    """This year's counts of every outlet, and the accounts with our count beside theirs."""
    code, year = request.seat.code, request.seat.day.year
    released = figures.released(code, year)
    posted = broadcasts.by_outlet(code, year)
    rows = [
        (_("Portal"), released["proactive.by_outlet.portal"]),
        (_("Disclosure site"), released["proactive.by_outlet.disclosure_site"]),
        *((outlet_name(one), posted.get(one, 0)) for one in OUTLET_NAMES),
        (_("Readers by mail"), sum(subscriptions.counts(code).values())),
    ]
    may_keep = request.seat.may(Role.OPENNESS)
    context = {
        "counts": counts_table(rows, year),
        "accounts": accounts_table(broadcasts.accounts(code), may_keep=may_keep),
        "may_keep": may_keep,
        "lists": ("counts", "accounts"),
    }
    return show(request, "desk_outlets/list.html", context)


@desk(*READERS, methods=("GET",))
def posts(request: SeatedRequest) -> HttpResponseBase:
    """The posts to new media by state."""
    asked = request.GET.get("state", "")
    state = asked if asked in set(State) else ""
    counts = broadcasts.counts(request.seat.code)
    page = number(request.GET.get("page")) or 1
    found = broadcasts.postings(request.seat.code, timezone.now(), state=state, page=page, size=sheets.size(request))
    chips = [Link(_("All"), "?", not state, sum(counts.values()))]
    chips += [Link(state_name(one), f"?state={one}", state == one, counts.get(one, 0)) for one in State]
    may_post = request.seat.may(*KEEPERS)
    context = {
        "chips": chips,
        "table": posts_table(found.rows, may_post=may_post),
        "page": Page(found.page, found.pages, found.total),
        "may_post": may_post,
        "whole": True,
    }
    return show(request, "desk_outlets/posts.html", context)


@desk(*KEEPERS)
def ask(request: SeatedRequest) -> HttpResponseBase:
    """Have one released document posted on one account."""
    open_ones = [one for one in broadcasts.accounts(request.seat.code) if not one.closed]
    choices = [(one.public_id, f"{outlet_name(one.outlet)} · {one.name}") for one in open_ones]
    form = AskForm(request.POST or None, accounts=choices)
    if request.method == "POST" and form.is_valid():
        found = documents.find(form.cleaned_data["document"], released_only=True)
        if len(found) != 1:
            form.add_error("document", _("No single document matches. Enter its index number."))
        else:
            with refusals_in(form):
                acts.ask(by=by(request), document=found[0].public_id, account=form.cleaned_data["account"])
                return done(request, _("It goes out within a minute."), reverse("desk_outlets:posts"))
    return show(request, "desk_outlets/ask.html", {"form": form, "none": not choices})


@desk(*KEEPERS)
def decide(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Try a post again or cancel it."""
    move = MOVES.get(request.POST.get("act", "") if request.method == "POST" else "")
    if move is not None:
        with refusals_said(request):
            move(by=by(request), posting=public_id)
            return done(request, _("Done."), reverse("desk_outlets:posts"))
        return HttpResponseRedirect(reverse("desk_outlets:posts"))
    asked = request.GET.get("act", "")
    context = {"act": asked if asked in MOVES else "again", "public_id": public_id}
    return show(request, "desk_outlets/decide.html", context)


@desk(Role.OPENNESS)
def open_account(request: SeatedRequest) -> HttpResponseBase:
    """Enter an account of the agency."""
    sections = [(one.id, one.name) for one in catalogue.sections(request.seat.code) if one.holds_documents]
    form = AccountForm(request.POST or None, sections=sections, initial={"outlet": "wechat"})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            acts.open_account(by=by(request), agency=request.seat.code, **form.cleaned_data)
            said = _("Entered. It posts once the engineer has put its credentials into the environment.")
            return done(request, said, reverse("desk_outlets:list"))
    return show(request, "desk_outlets/open_account.html", {"form": form})


@desk(Role.OPENNESS)
def close_account(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Close an account, asked once more."""
    if request.method == "POST":
        with refusals_said(request):
            acts.close_account(by=by(request), account=public_id)
            return done(request, _("Closed. Nothing more is posted there."), reverse("desk_outlets:list"))
        return HttpResponseRedirect(reverse("desk_outlets:list"))
    return show(request, "desk_outlets/close_account.html")
