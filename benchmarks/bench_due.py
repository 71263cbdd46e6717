"""How long a due date takes, with three pauses and an extension; its ledger of days apart."""

from datetime import date
from time import perf_counter

from mingchuang.law.calendar import packaged
from mingchuang.law.disclosure.clock import clock
from mingchuang.law.disclosure.clock_events import Event
from mingchuang.law.disclosure.counted_days import counted_days

TARGET_MICROSECONDS = 100.0
ROUNDS, CALLS = 7, 1_000


def events() -> list[Event]:
    """A request with three inquiries, two of them overlapping, and an extension."""
    return [
        Event("submitted", date(2025, 3, 3)),
        Event("inquiry_sent", date(2025, 3, 10), ref="A"),
        Event("inquiry_delivered", date(2025, 3, 12), ref="A"),
        Event("opinion_received", date(2025, 3, 24), ref="A"),
        Event("inquiry_sent", date(2025, 3, 11), ref="B", to="co_producer"),
        Event("inquiry_delivered", date(2025, 3, 12), ref="B"),
        Event("inquiry_sent", date(2025, 4, 7), ref="C"),
        Event("opinion_received", date(2025, 4, 11), ref="C"),
        Event("extension", date(2025, 4, 15), working_days=10),
    ]


def _best(call: object) -> float:
    """Microseconds a call, the best of some rounds: the least disturbed by what else runs."""
    assert callable(call)
    rounds = []
    for _ in range(ROUNDS):
        started = perf_counter()
        for _ in range(CALLS):
            call()
        rounds.append((perf_counter() - started) / CALLS * 1e6)
    return min(rounds)


def run() -> dict[str, float]:
    """Microseconds for one due date and for one ledger of days; the target is for the due date."""
    happened, calendar = events(), packaged()
    found = clock("in_person", happened, calendar)
    return {
        "due_date_us": round(_best(lambda: clock("in_person", happened, calendar)), 1),
        "ledger_of_days_us": round(_best(lambda: counted_days(found, calendar)), 1),
        "target_us": TARGET_MICROSECONDS,
    }
