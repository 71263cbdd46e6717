"""What the pages of the term counter show: the answer, the dates beside it, and the days as months and as a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.law.disclosure.clock import Clock
from mingchuang.law.disclosure.counted_days import WHY, CountedDay
from mingchuang.look.dates import long_day, spoken_language
from mingchuang.look.values import Column, DayCell, Row, Status, Table

# Beyond so many days the months are left out and the page stays small; the list of what does not count is always there.
MOST_CELLS = 250
_TONES = {
    "working": "counts",
    "make_up": "worked",
    "weekend": "rest",
    "holiday": "holiday",
    "paused": "paused",
    "day_zero": "quiet",
    "before_restart": "quiet",
}


@dataclass(frozen=True)
class Result:
    """The answer first, then how it came about."""

    last: date
    status: Status | None
    how: str
    rows: Sequence[Row]
    cells: Sequence[DayCell]
    table: Table
    provisional: bool
    calendar: str
    share: str

    @property
    def notices(self) -> str:
        """Which holiday notices were counted with, in words; the version of the calendar says it to machines."""
        first, _dash, last = self.calendar.partition(".")[0].partition("-")
        said = _("Counted with the holiday notices of the State Council from %(first)s to %(last)s.")
        return said % {"first": first, "last": last} if first.isdigit() and last.isdigit() else ""


def of_term(last: date, days: Sequence[CountedDay], *, provisional: bool, calendar: str, share: str) -> Result:
    """A plain term."""
    return Result(last, None, how_counted(days), (), cells(days), table(days), provisional, calendar, share)


def of_clock(found: Clock, days: Sequence[CountedDay], *, calendar: str, share: str) -> Result | None:
    """The answer to a request; None while nothing is received."""
    if found.due is None:
        return None
    return Result(
        found.due, state(found), how_counted(days), clock_rows(found), cells(days), table(days), found.provisional,
        calendar, share,
    )  # fmt: skip


def state(found: Clock) -> Status:
    """The state in words."""
    names = {
        "running": (_("the clock runs"), "active"),
        "awaiting_correction": (_("waiting for the correction"), "soon"),
        "awaiting_payment": (_("waiting for the payment"), "soon"),
        "abandoned": (_("deemed abandoned"), "neutral"),
        "answered": (_("answered"), "done"),
        "withdrawn": (_("withdrawn"), "neutral"),
        "overdue": (_("overdue"), "bad"),
    }
    return Status(*names[found.state])


def clock_rows(found: Clock) -> list[Row]:
    """The other dates of a request, those that apply."""
    regime = _("Regulations of 2019 (no. 711)") if found.regime == "711" else _("Regulations of 2008 (no. 492)")
    days: list[tuple[str, date | None]] = [
        (_("Day of receipt"), found.day0),
        (_("Counted from"), found.clock_start if found.clock_start != found.day0 else None),
        (_("Due without extension"), found.base_due if found.base_due != found.due else None),
        (_("Correction notice by"), found.correction_notice_by),
        *((_("Opinion %(ref)s by") % {"ref": ref}, day) for ref, day in found.reply_by),
        (_("Fee to be paid by"), found.fee_pay_by),
        (_("Ended on"), found.ended_on),
    ]
    rows = [Row(label, long_day(day)) for label, day in days if day]
    if found.paused_working_days:
        rows.append(Row(_("Working days not counted while opinions were awaited"), str(found.paused_working_days)))
    told = {True: _("told in time"), False: _("told late")}
    if found.notice_in_time is not None:
        rows.append(Row(_("Correction notice"), told[found.notice_in_time]))
    if found.extension_notice_in_time is not None:
        rows.append(Row(_("Extension notice"), told[found.extension_notice_in_time]))
    return [*rows, Row(_("Regulations in force"), regime)]


def how_counted(days: Sequence[CountedDay]) -> str:
    """One sentence: from when, how many days, and how many in between do not count."""
    counted = [day for day in days if day.counts]
    if not counted:
        return ""
    after = Counter(day.why for day in days if not day.counts and day.date > counted[0].date)
    unit = "天" if spoken_language() == "zh" else ""
    said = [f"{spoken(why)} {number} {unit}".rstrip() for why, number in after.items()]
    sentence = ngettext(
        "Day 1 is %(first)s; %(number)d day counts.", "Day 1 is %(first)s; %(number)d days count.", len(counted)
    ) % {"first": long_day(counted[0].date), "number": len(counted)}
    if not said:
        return sentence
    separator = "、" if spoken_language() == "zh" else ", "
    return sentence + _(" Not counted in between: %(days)s.") % {"days": separator.join(said)}


def cells(days: Sequence[CountedDay]) -> list[DayCell]:
    """The days as cells of month grids; none when they are too many to look at."""
    if len(days) > MOST_CELLS:
        return []
    last = days[-1].date if days else None
    return [_cell(day, last) for day in days]


def _cell(day: CountedDay, last: date | None) -> DayCell:
    note = str(day.number) if day.number else ""
    if day.number and spoken_language() == "zh":
        note = f"第{day.number}"
    if not note:
        note = {"holiday": day.name, "paused": _("paused"), "day_zero": _("from here")}.get(day.why, "")
    framed = day.why == "day_zero" or day.date == last
    return DayCell(day.date, note, _TONES[day.why], framed, "" if day.counts else spoken(day.why))


def table(days: Sequence[CountedDay]) -> Table:
    """Every day with its number, reason and notice; of a long term only the days that break the week's run."""
    shown = days if len(days) <= MOST_CELLS else [day for day in days if day.why not in ("working", "weekend")]
    rows = [
        (
            long_day(day.date),
            str(day.number or "—"),
            spoken(day.why) + (f"（{day.name}）" if day.name and spoken_language() == "zh" else ""),
            (day.notice or "") + (_(" (provisional)") if day.provisional else ""),
        )
        for day in shown
    ]
    columns = [
        Column(_("Day")),
        Column(_("Counts as day"), numeric=True),
        Column(_("Why")),
        Column(_("Holiday notice")),
    ]
    caption = _("Every day") if shown is days else _("Days that break the run of the week")
    return Table(caption, columns, rows, _("Nothing but ordinary weeks."))


def spoken(why: str) -> str:
    """The reason of a day in the language of the page."""
    return WHY[why][spoken_language()]
