"""The clock of a disclosure request: the table of cases, and properties against a day-by-day count."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.intake.questions import answer
from mingchuang.law.calendar import Notice, NoticeDay, packaged
from mingchuang.law.disclosure.clock import STATES, clock
from mingchuang.law.disclosure.clock_events import CHANNELS, EVENT_TYPES, Event
from mingchuang.law.disclosure.counted_days import WHY, counted_days
from mingchuang.law.refusal import Refused

from . import oracle

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "clock.yaml").read_text("utf-8"))
CALENDAR = packaged()
DAYS = st.dates(date(2019, 6, 1), date(2026, 6, 30))
INQUIRIES = st.lists(
    st.tuples(st.integers(0, 40), st.none() | st.integers(0, 8), st.none() | st.integers(0, 40)), max_size=4
)


def question(case: dict[str, Any]) -> dict[str, Any]:
    """A case as the question it would be at the command line."""
    plain = {key: case[key] for key in ("channel", "readings") if key in case}
    events = [{key: iso(value) for key, value in event.items()} for event in case["events"]]
    return {**plain, "events": events, "as_of": iso(case.get("as_of"))}


def iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(Refused) as refused:
            answer("clock", question(case))
        assert refused.value.refusals[0].code == case["refused"]
        return
    found = answer("clock", question(case))
    wanted = {
        key: {ref: iso(day) for ref, day in value.items()} if isinstance(value, dict) else iso(value)
        for key, value in case["expect"].items()
    }
    assert {key: found[key] for key in wanted} == wanted


def test_every_channel_and_event_has_a_case() -> None:
    assert {case["channel"] for case in CASES} >= set(CHANNELS)
    assert {event["type"] for case in CASES for event in case["events"]} >= set(EVENT_TYPES)
    assert {case["expect"]["state"] for case in CASES if "state" in case.get("expect", {})} == set(STATES)


def asked(start: date, inquiries: list[tuple[int, int | None, int | None]]) -> list[Event]:
    """Inquiries by offsets in days: sent after the start, delivered after sending, answered after delivery."""
    events = []
    for number, (sent, delivered, received) in enumerate(inquiries):
        day, ref = start + timedelta(days=sent), str(number)
        events.append(Event("inquiry_sent", day, ref=ref))
        if delivered is not None:
            day += timedelta(days=delivered)
            events.append(Event("inquiry_delivered", day, ref=ref))
        if received is not None:
            events.append(Event("opinion_received", day + timedelta(days=received), ref=ref))
    return events


def pauses(start: date, inquiries: list[tuple[int, int | None, int | None]]) -> set[date]:
    """The same as days, by the oracle."""
    days: set[date] = set()
    for sent, delivered, received in inquiries:
        first = start + timedelta(days=sent)
        arrived = None if delivered is None else first + timedelta(days=delivered)
        reply = None if received is None else (arrived or first) + timedelta(days=received)
        days |= oracle.paused(first, arrived, reply)
    return days


@settings(max_examples=300, deadline=None)
@given(DAYS, INQUIRIES, st.integers(0, 20), st.none() | st.integers(0, 30))
def test_agrees_with_a_count_day_by_day(
    day0: date, inquiries: list[tuple[int, int | None, int | None]], extension: int, corrected: int | None
) -> None:
    events = [Event("submitted", day0), *asked(day0, inquiries)]
    start = day0
    if corrected is not None:
        start = day0 + timedelta(days=corrected)
        events += [Event("correction_notice", day0), Event("correction_received", start)]
    if extension:
        events.append(Event("extension", day0, working_days=extension))
    found = clock("web", events, CALENDAR)
    base_due, due = oracle.due_days(start, pauses(day0, inquiries), [20, 20 + extension])
    assert (found.clock_start, found.base_due, found.due) == (start, base_due, due)
    days = counted_days(found, CALENDAR)
    assert [day.date for day in days] == [day0 + timedelta(days=n) for n in range((due - day0).days + 1)]
    assert sum(day.counts for day in days) == 20 + extension
    assert sum(day.why == "paused" for day in days) == found.paused_working_days
    assert all(day.why in WHY and day.counts == (day.why in ("working", "make_up")) for day in days)


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(1, 60), INQUIRIES)
def test_due_is_monotone_in_day_zero(
    day0: date, later: int, inquiries: list[tuple[int, int | None, int | None]]
) -> None:
    second = day0 + timedelta(days=later)
    fixed = asked(second, inquiries)
    first_due = clock("web", [Event("submitted", day0), *fixed], CALENDAR).due
    second_due = clock("web", [Event("submitted", second), *fixed], CALENDAR).due
    assert first_due and second_due and first_due <= second_due


@settings(max_examples=100, deadline=None)
@given(DAYS, INQUIRIES, st.randoms(use_true_random=False))
def test_order_of_pauses_is_irrelevant(
    day0: date, inquiries: list[tuple[int, int | None, int | None]], shuffle: Any
) -> None:
    events = [Event("submitted", day0), *asked(day0, inquiries)]
    shuffled = list(events)
    shuffle.shuffle(shuffled)
    one, two = clock("web", events, CALENDAR), clock("web", shuffled, CALENDAR)
    assert (one.due, one.pauses, dict(one.reply_by)) == (two.due, two.pauses, dict(two.reply_by))


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(0, 40))
def test_a_pause_of_no_days_is_no_pause(day0: date, sent: int) -> None:
    plain = clock("web", [Event("submitted", day0)], CALENDAR)
    paused = clock("web", [Event("submitted", day0), *asked(day0, [(sent, 0, 0)])], CALENDAR)
    assert (paused.base_due, paused.due, paused.paused_working_days) == (plain.base_due, plain.due, 0)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(0, 30))
def test_a_restart_is_not_a_pause(day0: date, days: int) -> None:
    corrected = day0 + timedelta(days=days)
    events = [Event("submitted", day0), Event("correction_notice", day0), Event("correction_received", corrected)]
    found = clock("web", events, CALENDAR)
    fresh = clock("web", [Event("submitted", corrected)], CALENDAR)
    assert (found.due, found.paused_working_days) == (fresh.due, 0)


def test_a_notice_amended_mid_term_moves_the_day() -> None:
    """26 January 2020: the holiday is extended to 2 February, and Saturday 1 February is no longer worked."""
    yearly = [notice for notice in CALENDAR.notices if notice.year == 2020 and "延长" not in notice.title]
    earlier = [notice for notice in CALENDAR.notices if notice.year < 2020]
    planned = yearly[0].days + (NoticeDay(date(2020, 2, 1), False, "春节"),)
    before = type(CALENDAR)([*earlier, Notice(2020, planned, yearly[0].number)])
    events = [Event("submitted", date(2020, 1, 17))]
    assert clock("web", events, before).due == date(2020, 2, 19)
    assert clock("web", events, CALENDAR).due == date(2020, 2, 21)
    extended = next(notice for notice in CALENDAR.notices if "延长" in notice.title)
    assert clock("web", events, before.amended(extended)).due == date(2020, 2, 21)
    assert before.amended(extended).version != before.version


def test_each_day_names_its_notice() -> None:
    days = {day["date"]: day for day in answer("clock", question(CASES_BY_ID["days-spring-2020"]))["days"]}
    assert days["2020-01-19"]["why"] == "make_up" and days["2020-01-19"]["notice"] == "国办发明电〔2019〕16号"
    assert days["2020-02-01"]["why"] == "holiday" and days["2020-02-01"]["notice"] == "国办发明电〔2020〕1号"
    assert days["2020-02-08"]["why"] == "weekend" and days["2020-02-08"]["notice"] is None


CASES_BY_ID = {case["id"]: case for case in CASES}
