"""``term``: the last day of a term of so many days or months."""

from typing import Any

from mingchuang.law.disclosure.counted_days import term_days
from mingchuang.law.readings import choose
from mingchuang.law.refusal import refuse
from mingchuang.law.terms import LONGEST, last_day

from . import calendar_of
from .clock import days_as_json
from .fields import optional, required_day


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """``last_day``, whether it is provisional, and every day on the way."""
    calendar = calendar_of(question)
    start = required_day(question, "start")
    days, months = optional(question, "days", int), optional(question, "months", int)
    if (days is None) == (months is None):
        raise refuse("questions.days_or_months", "days")
    unit = optional(question, "unit", str) or ("working" if months is None else "calendar")
    if unit not in ("working", "calendar") or (months is not None and unit == "working"):
        raise refuse("terms.unit_unknown", "unit", units=["calendar"] if months is not None else ["working", "calendar"])
    roll_on = choose(question.get("readings"))["roll_on"]
    if months is not None:
        last = last_day(calendar, start, months, "month", roll_on=roll_on)
    else:
        last = last_day(calendar, start, days or 0, unit, roll_on=roll_on)
    if (last - start).days > 2 * LONGEST:
        raise refuse("terms.length_wrong", "days" if months is None else "months", longest=LONGEST)
    return {
        "start": start.isoformat(),
        "days_counted": days,
        "months": months,
        "unit": unit,
        "last_day": last.isoformat(),
        "provisional": calendar.provisional(start, last),
        "calendar": calendar.version,
        "days": days_as_json(term_days(start, last, calendar, unit)),
    }
