"""The list of alerts, read and unread, and the page of wishes."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.words import number as whole
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.alerts import actions, outbox, queries, upkeep
from mingchuang.domains.alerts.kinds import KINDS, Kind, Mail
from mingchuang.domains.alerts.queries import AlertView
from mingchuang.domains.broadcasts.postings import State as PostState
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import moment, plain_day
from mingchuang.look.values import Cell, Column, Link, Page, Status, Table
from mingchuang.readings.waiting import waiting

from . import bell
from .forms import WishesForm

PLACES = {
    "document": "desk_documents:document",
    "disclosure": "desk_requests:case",
    "mistake": "desk_mistakes:mistake",
}
TONES = {Kind.MINE: "active", Kind.RETURNED: "soon", Kind.OVERDUE: "bad"}


@desk(methods=("GET",))
def alerts(request: SeatedRequest) -> HttpResponseBase:
    """What waits now, what is unread, everything of the last months."""
    seat = request.seat
    # The schedule does this too; whoever looks sees what is so now.
    upkeep.follow(seat.person, waiting(seat.person, seat.day), timezone.now())
    bell.count_anew(seat.person)
    which = request.GET.get("which", "")
    which = which if which in ("unread", "all") else "waiting"
    found = queries.alerts(
        seat.person, which=which, page=whole(request.GET.get("page")) or 1, size=sheets.size(request)
    )
    names = {"waiting": _("Waiting for me"), "unread": _("Unread"), "all": _("All")}
    context = {
        "chips": [Link(text, f"?which={key}", key == which) for key, text in names.items()],
        "table": _table(found.rows),
        "page": Page(found.page, found.pages, found.total),
        "unread": bell.unread(seat.person),
        "whole": True,
    }
    return show(request, "desk_alerts/list.html", context)


@desk(methods=("GET",))
def follow(request: SeatedRequest, number: int) -> HttpResponseBase:
    """To the thing itself; the alert is read."""
    subject = upkeep.read(request.seat.person, number, timezone.now())
    bell.count_anew(request.seat.person)
    if not subject:
        raise refuse("alerts.unknown")
    noun, _colon, public_id = subject.partition("#")[0].partition(":")
    if noun == "posting":
        return HttpResponseRedirect(f"{reverse('desk_outlets:posts')}?state={PostState.GIVEN_UP}")
    if noun == "section":
        return HttpResponseRedirect(f"{reverse('desk_catalogue:freshness')}?agency={public_id.partition('/')[0]}")
    return HttpResponseRedirect(reverse(PLACES[noun], args=[public_id]))


@desk(methods=("POST",))
def unread(request: SeatedRequest, number: int) -> HttpResponseBase:
    """Keep it for later."""
    upkeep.unread(request.seat.person, number)
    bell.count_anew(request.seat.person)
    return HttpResponseRedirect(reverse("desk_alerts:list"))


@desk(methods=("POST",))
def read_all(request: SeatedRequest) -> HttpResponseBase:
    """All read."""
    upkeep.read_all(request.seat.person, timezone.now())
    bell.count_anew(request.seat.person)
    return done(request, _("All alerts are marked as read."), reverse("desk_alerts:list"))


@desk()
def wishes(request: SeatedRequest) -> HttpResponseBase:
    """How I want to be told."""
    now = queries.wishes(request.seat.person)
    start = {
        "mail": now.mail.value, "address": request.seat.person.email, "digest_hour": now.digest_hour,
        "quiet_from": now.quiet_from, "quiet_until": now.quiet_until,
        "rest_days": now.rest_days,
        "about": [kind.value for kind in KINDS if kind not in now.silent],
    }  # fmt: skip
    form = WishesForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            given = form.cleaned_data
            actions.choose(
                by=by(request), mail=Mail(given["mail"]), address=given["address"], digest_hour=given["digest_hour"],
                quiet_from=given["quiet_from"], quiet_until=given["quiet_until"],
                silent=[kind for kind in KINDS if kind.value not in given["about"]],
                rest_days=given["rest_days"],
            )  # fmt: skip
            return done(request, _("Your wishes hold from now on."), reverse("desk_alerts:list"))
    return show(request, "desk_alerts/wishes.html", {"form": form, "no_mail": not outbox.in_use()})


def _table(rows: tuple[AlertView, ...]) -> Table:
    return Table(
        _("Alerts"),
        [
            Column(_("Matter")),
            Column(_("Kind of alert")),
            Column(_("Due")),
            Column(_("Waiting since")),
            Column(_("State")),
        ],
        [
            [
                Cell(one.title, reverse("desk_alerts:follow", args=[one.id]), note=one.number),
                Status(spoken_of(KINDS[one.kind]), TONES[one.kind] if one.waits else "neutral"),
                plain_day(one.due) if one.due else "—",
                moment(one.since) if one.since.year > 1970 else "—",
                _state(one),
            ]
            for one in rows
        ],
        empty=_("No alert here."),
        caption_hidden=True,
    )


def _state(one: AlertView) -> Status:
    if not one.waits:
        return Status(_("settled"), "done")
    return Status(_("read"), "neutral") if one.read else Status(_("unread"), "soon")
