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
from .values import choices, day, need, records, whole


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The dates, the state and the ledger of days of one request."""
    calendar = calendar_of(question)
    found = clock(
        need(question, "channel"),
        [event(entry) for entry in records(question, "events")],
        calendar,
        as_of=day(question, "as_of"),
        readings=choices(question),
    )
    return as_json(found, calendar)


def event(entry: dict[str, Any]) -> Event:
    """One event of the question; refuses a field that is missing or of the wrong kind."""
    happened = day(entry, "date")
    if happened is None:
        raise refuse("questions.field_missing", "date", name="date")
    good_reason = entry.get("good_reason") or False
    if not isinstance(good_reason, bool):
        raise refuse("questions.flag_wrong", "good_reason", name="good_reason")
    return Event(
        type=need(entry, "type"),
        date=happened,
        ref=str(entry.get("ref") or ""),
        to=str(entry.get("to") or "third_party"),
        working_days=whole(entry, "working_days") if entry.get("working_days") is not None else 0,
        reply_until=day(entry, "reply_until"),
        until=day(entry, "until"),
        good_reason=good_reason,
    )


def as_json(found: Clock, calendar: Calendar) -> dict[str, Any]:
    """The clock as the contract names it."""
    plain = {key: _plain(value) for key, value in asdict(found).items() if key not in ("pauses", "reply_by")}
    plain["regime"] = int(found.regime)
    plain["reply_by"] = {ref: day.isoformat() for ref, day in found.reply_by}
    plain["pauses"] = [[pause.first.isoformat(), pause.last.isoformat()] for pause in found.pauses]
    plain["days"] = days_as_json(counted_days(found, calendar))
    return {**plain, "calendar": calendar.version}


def days_as_json(days: Any) -> list[dict[str, Any]]:
    """The ledger of days: ``date``, ``counts``, ``why``, ``notice`` and what else is known of each."""
    return [{key: _plain(value) for key, value in asdict(day).items()} for day in days]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
