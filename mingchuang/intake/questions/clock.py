"""``clock``: when is the answer to a disclosure request due, and where does it stand?"""

from dataclasses import asdict
from datetime import date
from typing import Any

from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.clock import Clock, clock
from mingchuang.law.disclosure.clock_events import Event
from mingchuang.law.disclosure.counted_days import counted_days
from mingchuang.law.refusal import refuse

from . import calendar_of
from .fields import optional, optional_day, required, required_day


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The dates, the state and the ledger of days of one request."""
    calendar = calendar_of(question)
    found = clock(
        required(question, "channel", str),
        [event(entry) for entry in required(question, "events", list)],
        calendar,
        as_of=optional_day(question, "as_of"),
        readings=question.get("readings"),
    )
    return as_json(found, calendar)


def event(entry: Any) -> Event:
    """One event of the question; refuses a field that is missing or of the wrong kind."""
    if not isinstance(entry, dict):
        raise refuse("questions.wrong_type", "events", key="events", wanted={"zh": "事件的列表", "en": "a list of events"})
    return Event(
        type=required(entry, "type", str),
        date=required_day(entry, "date"),
        ref=str(entry.get("ref") or ""),
        to=optional(entry, "to", str) or "third_party",
        working_days=optional(entry, "working_days", int) or 0,
        reply_until=optional_day(entry, "reply_until"),
        until=optional_day(entry, "until"),
        good_reason=optional(entry, "good_reason", bool) or False,
    )


def as_json(found: Clock, calendar: Calendar) -> dict[str, Any]:
    """The clock as the contract names it."""
    plain = {key: _plain(value) for key, value in asdict(found).items() if key not in ("pauses", "reply_by")}
    plain["reply_by"] = {ref: day.isoformat() for ref, day in found.reply_by}
    plain["pauses"] = [[pause.first.isoformat(), pause.last.isoformat()] for pause in found.pauses]
    plain["days"] = days_as_json(counted_days(found, calendar))
    return {**plain, "calendar": calendar.version}


def days_as_json(days: Any) -> list[dict[str, Any]]:
    """The ledger of days: ``date``, ``counts``, ``why``, ``notice`` and what else is known of each."""
    return [{key: _plain(value) for key, value in asdict(day).items()} for day in days]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
