"""备案: until when a normative document is put on record, and how it stands with that on a day.

The number of days is a dated term (``normative.filing`` in law/data/terms.yaml). Its text could not be read in the rules now in
force, so an agency may choose the number that its authority asks for, from a day on; the day of release decides which holds.
"""

from datetime import date, timedelta

from mingchuang.law.calendar import Calendar
from mingchuang.law.terms import last_day, term
from mingchuang.law.worded import Worded

LONGEST = 366
SOON = 3
"""No source sets it: so many days before the last one it is said that the term ends."""


class FilingStanding(Worded):
    """How a normative document stands with its filing."""

    IN_TIME = "in_time", "按时备案", "filed in time"
    LATE = "late", "逾期备案", "filed late"
    WAITING = "waiting", "待备案", "to be filed"
    SOON = "soon", "即将到期", "due soon"
    OVERDUE = "overdue", "逾期未备案", "overdue"


def usual_days(released: date) -> int:
    """The term's number of calendar days for a document released on a day."""
    return term("normative.filing", released).length


def due_on(calendar: Calendar, released: date, days: int | None = None) -> date:
    """The last day for the filing; one that is no working day runs on to the next (民法典第二百零三条).

    ``days``: the agency's own number, where it chose one; a number that is none (below 1, above a year) is passed over.
    """
    chosen = days if days is not None and 1 <= days <= LONGEST else usual_days(released)
    return last_day(calendar, released, chosen, "calendar")


def standing(due: date, filed: date | None, on: date) -> FilingStanding:
    """How it stands on a day: ``filed`` is the day of the first filing, or None."""
    if filed is not None:
        return FilingStanding.IN_TIME if filed <= due else FilingStanding.LATE
    if on > due:
        return FilingStanding.OVERDUE
    return FilingStanding.SOON if on > due - timedelta(days=SOON) else FilingStanding.WAITING
