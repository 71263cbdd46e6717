"""What the pages of holiday notices show."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.domains.calendars.queries import NoticeView, YearView
from mingchuang.domains.disclosure.queries.calendar_change import MovedDay
from mingchuang.law.calendar import Calendar, Day
from mingchuang.look.dates import long_day
from mingchuang.look.values import Cell, Column, DayCell, Row, Status, Table

_TONES = {"weekend": "rest", "holiday": "holiday", "make_up": "worked", "working": ""}


def years_table(years: Sequence[YearView]) -> Table:
    """One line a year, the latest first."""
    rows = [
        (
            Cell(str(view.year), reverse("desk_calendars:year", args=[view.year])),
            state_of(view.provisional),
            view.off or "—",
            view.worked or "—",
            "、".join(one.number or one.title for one in view.notices if not one.withdrawn_at) or "—",
        )
        for view in years
    ]
    columns = [
        Column(_("Year")), Column(_("State")), Column(_("Days off"), numeric=True),
        Column(_("Weekend days worked"), numeric=True), Column(_("Notices")),
    ]  # fmt: skip
    return Table(_("Years"), columns, rows, _("No notice is loaded yet."), caption_hidden=True)


def state_of(provisional: bool) -> Status:
    """Has the year's notice come out?"""
    return Status(_("provisional: no notice yet"), "soon") if provisional else Status(_("arranged"), "done")


def notice_rows(view: NoticeView) -> list[Row]:
    """The particulars of one notice."""
    sources = {"shipped": _("shipped with the program"), "imported": _("imported"), "entered": _("entered by hand")}
    rows = [
        Row(_("Number"), view.number or "—"),
        Row(_("Date of the notice"), long_day(view.issued_on) if view.issued_on else "—"),
        Row(_("Days off"), str(len(view.off))),
        Row(_("Weekend days worked"), str(len(view.worked))),
        Row(_("Entered"), f"{long_day(view.entered_at)} · {view.entered_by} · {sources[view.source]}", wide=True),
    ]
    if view.withdrawn_at:
        said = f"{long_day(view.withdrawn_at)} · {view.withdrawn_by} · {view.withdrawal_reason}"
        rows.append(Row(_("Taken out"), said, wide=True))
    return rows


def year_cells(year: int, calendar: Calendar) -> list[DayCell]:
    """Every day of a year."""
    first = date(year, 1, 1)
    days = (date(year, 12, 31) - first).days + 1
    return [_cell(calendar.day(first + timedelta(days=offset))) for offset in range(days)]


def changed_cells(before: Calendar, after: Calendar, days: Sequence[date]) -> list[DayCell]:
    """The weeks that a notice touches, its changed days framed."""
    mondays = {day - timedelta(days=day.weekday()) for day in days}
    shown = sorted(monday + timedelta(days=offset) for monday in mondays for offset in range(7))
    known = [day for day in shown if day >= before.first]
    return [_cell(after.day(day), mark=before.is_working(day) != after.is_working(day)) for day in known]


def _cell(day: Day, *, mark: bool = False) -> DayCell:
    words = {"holiday": day.name or _("off"), "make_up": _("worked")}
    spoken = {"weekend": _("weekend")}
    return DayCell(day.day, words.get(day.why, ""), _TONES[day.why], mark, spoken.get(day.why, ""))


def moved_table(moved: Sequence[MovedDay]) -> Table:
    """The open requests whose due day moves."""
    rows = [
        (
            one.register_number,
            one.agency_name,
            long_day(one.before),
            long_day(one.after),
            _("certain from now on") if one.certain_now else "",
        )
        for one in moved
    ]
    columns = [
        Column(_("Request")), Column(_("Agency")), Column(_("Due until now")), Column(_("Due with the notice")),
        Column(_("Note")),
    ]  # fmt: skip
    return Table(_("Open requests that move"), columns, rows, _("No open request moves."))
