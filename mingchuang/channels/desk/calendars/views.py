"""Holiday notices at the desk: the years, one year, entering and correcting with a look at what moves, taking out."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars import actions, permissions, policies, queries
from mingchuang.domains.disclosure import actions as disclosure
from mingchuang.domains.disclosure.queries.calendar_change import moved_by
from mingchuang.law.calendar import Notice
from mingchuang.law.calendar.statutory import last_year

from . import values
from .forms import NoticeForm, again, started_from

READERS = (Role.MANAGER, Role.INSPECTOR, Role.FOI_CLERK, Role.HANDLER, Role.APPROVER, Role.OPENNESS)


@desk(*READERS, methods=("GET",))
def years(request: SeatedRequest) -> HttpResponseBase:
    """Every year, the latest first, and whether its notice has come out."""
    found = queries.years(request.seat.day.year + 1)
    waiting = [view.year for view in found if view.provisional and view.year <= request.seat.day.year + 1]
    context = {"table": values.years_table(found), "waiting": waiting, "may_keep": bool(keeper(request))}
    return show(request, "desk_calendars/years.html", context)


@desk(*READERS, methods=("GET",))
def year(request: SeatedRequest, year: int) -> HttpResponseBase:
    """One year: its notices and all its days."""
    current = queries.calendar()
    if not current.first.year <= year <= last_year():
        return HttpResponseRedirect(reverse("desk_calendars:years"))
    notices = queries.notices(year)
    context = {
        "year": year,
        "state": values.state_of(not current.has_notice(year)),
        "notices": [(view, values.notice_rows(view)) for view in notices],
        "cells": values.year_cells(year, current),
        "may_keep": bool(keeper(request)),
    }
    return show(request, "desk_calendars/year.html", context)


@desk(Role.MANAGER)
def enter(request: SeatedRequest) -> HttpResponseBase:
    """A new notice: the text, a look at what it changes, then the act."""

    def act(notice: Notice, form: NoticeForm) -> None:  # noqa: ARG001
        actions.enter_notice(by=by(request), agency=keeper(request) or request.seat.code, notice=notice)

    return _notice(request, _("Enter a holiday notice"), act)


@desk(Role.MANAGER)
def correct(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """A notice that was entered wrongly, put right with the same look before the act."""
    view = queries.notice(public_id)

    def act(notice: Notice, form: NoticeForm) -> None:
        actions.correct_notice(
            by=by(request), agency=keeper(request) or request.seat.code, public_id=public_id, notice=notice,
            lock_version=form.cleaned_data["lock_version"] or 0,
        )  # fmt: skip

    title = _("Correct the notice %(reference)s") % {"reference": view.number or view.title or view.year}
    return _notice(request, title, act, instead_of=public_id, initial=dict(started_from(view)))


@desk(Role.MANAGER, methods=("POST",))
def withdraw(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Take a notice out of the count, with the reason."""
    view = queries.notice(public_id)
    back = reverse("desk_calendars:year", args=[view.year])
    with refusals_said(request):
        actions.withdraw_notice(
            by=by(request), agency=keeper(request) or request.seat.code, public_id=public_id,
            reason=request.POST.get("reason", ""), lock_version=view.lock_version,
        )  # fmt: skip
        return done(request, _("The notice no longer counts. %(moved)s") % {"moved": refreshed(request)}, back)
    return HttpResponseRedirect(back)


def _notice(
    request: SeatedRequest,
    title: str,
    act: Callable[[Notice, NoticeForm], None],
    *,
    instead_of: str = "",
    initial: dict[str, Any] | None = None,
) -> HttpResponseBase:
    """Form → preview → act. Nothing is written before the last step."""
    permissions.require_keeper(by(request), keeper(request) or request.seat.code)
    form = NoticeForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST":
        with refusals_in(form):
            if form.is_valid():
                notice = form.notice()
                after = policies.check(notice, today=request.seat.day, instead_of=instead_of)
                if request.POST.get("step") == "look":
                    return _preview(request, title, notice, after, form.cleaned_data["lock_version"])
                if request.POST.get("step") == "act":
                    act(notice, form)
                    said = _("The notice counts from now on. %(moved)s") % {"moved": refreshed(request)}
                    return done(request, said, reverse("desk_calendars:year", args=[notice.year]))
    return show(request, "desk_calendars/notice.html", {"form": form, "title": title})


def _preview(
    request: SeatedRequest, title: str, notice: Notice, after: Any, lock_version: int | None
) -> HttpResponseBase:
    """What the notice says and what it moves; its values travel on in hidden fields."""
    days = [one.day for one in notice.days]
    context = {
        "title": title,
        "notice": notice,
        "hidden": list(again(notice, lock_version).items()),
        "off": sum(one.off for one in notice.days),
        "worked": sum(not one.off for one in notice.days),
        "cells": values.changed_cells(queries.calendar(), after, days),
        "moved": values.moved_table(moved_by(after)),
    }
    return show(request, "desk_calendars/preview.html", context)


def keeper(request: SeatedRequest) -> str:
    """The root agency for which this person keeps the calendar, or ""."""
    return next((code for code in request.seat.held if permissions.may_keep(by(request), code)), "")


def refreshed(request: SeatedRequest) -> str:
    """Derive the due days of every agency's open requests anew; how many moved, as a sentence."""
    moved = sum(disclosure.refresh_due_days(by=by(request), agency=one.code) for one in agencies.agencies())
    if not moved:
        return _("No due day moved.")
    return ngettext("%(number)d due day moved.", "%(number)d due days moved.", moved) % {"number": moved}
