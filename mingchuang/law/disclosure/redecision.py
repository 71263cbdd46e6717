"""重新答复: a review or judgment orders a new decision; until when it is due (行政复议法2023 art.64, 行政诉讼法 art.70; reading).

The request was received and answered once and is counted once (``tally``): a new decision has a term of its own and no day 0.
"""

from collections.abc import Mapping
from datetime import date

from mingchuang.law.calendar import Calendar
from mingchuang.law.readings import choose
from mingchuang.law.refusal import refuse
from mingchuang.law.terms import term


def redecision_due(
    received: date, stated: date | None, calendar: Calendar, readings: Mapping[str, str] | None = None
) -> date | None:
    """The last day: the one that the review decision or judgment states, else by the reading ``redecision_term``.

    ``received`` is the day the organ received it. None where nothing was stated and the reading sets no term.
    """
    if stated is not None:
        if stated < received:
            raise refuse("redecision.until_too_early", "until", until=stated, day=received)
        return stated
    if choose(readings)["redecision_term"] == "none":
        return None
    return calendar.nth_working_day(received, term("foi.answer", received).length)
