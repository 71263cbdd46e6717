"""``term``: the last day of a term of so many days or months."""

from typing import Any

from mingchuang.law.disclosure.counted_days import term_days
from mingchuang.law.readings import choose
from mingchuang.law.refusal import refuse
from mingchuang.law.terms import last_day

from . import calendar_of
from .clock import days_as_json
from .values import choices, day, whole


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """``last_day``, whether it is provisional, and every day on the way."""
    calendar = calendar_of(question)
    start = day(question, "start")
    if start is None:
        raise refuse("questions.field_missing", "start", name="start")
    given = [name for name in ("days", "months") if question.get(name) is not None]
    if len(given) != 1:
        raise refuse("questions.days_or_months", "days")
    count, in_months = whole(question, given[0]), given == ["months"]
    unit = question.get("unit") or ("calendar" if in_months else "working")
    units = ["calendar"] if in_months else ["working", "calendar"]
    if unit not in units:
        raise refuse("terms.unit_unknown", "unit", units=units)
    roll_on = choose(choices(question))["roll_on"]
    last = last_day(calendar, start, count, "month" if in_months else unit, roll_on=roll_on)
    return {
        "start": start.isoformat(),
        "length": count,
        "unit": unit,
        "last_day": last.isoformat(),
        "provisional": calendar.provisional(start, last),
        "calendar": calendar.version,
        "days": days_as_json(term_days(start, last, calendar, unit)),
    }
