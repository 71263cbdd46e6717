"""The clock once more, the slow way: one day after the other, with another calendar, sharing no code with the program."""

from datetime import date, timedelta

import chinese_calendar

DAY = timedelta(days=1)


def worked(day: date) -> bool:
    """Is it a working day by the library? (国办发明电〔2005〕35号 adds one Saturday that the library lacks.)"""
    return day == date(2005, 12, 31) or chinese_calendar.is_workday(day)


def after(day: date, count: int) -> date:
    """Walk until that many working days have passed."""
    while count:
        day += DAY
        count -= worked(day)
    return day


def due_days(start: date, pauses: set[date], lengths: list[int]) -> list[date]:
    """The days on which the 1st, 2nd … length is used up: each day counts if it is worked and in no pause."""
    found, counted, day = [], 0, start
    for length in lengths:
        while counted < length:
            day += DAY
            counted += worked(day) and day not in pauses
        found.append(day)
    return found


def paused(sent: date, delivered: date | None, received: date | None) -> set[date]:
    """The days an inquiry keeps: from the day after sending to the reply, at most to its fifteenth working day."""
    last = after(delivered or sent, 15)
    if received is not None and received < last:
        last = received
    return {sent + DAY * offset for offset in range(1, (last - sent).days + 1)}
