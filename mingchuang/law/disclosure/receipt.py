"""Receipt: which day is day 0, and which wording of the Regulations it falls under."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from mingchuang.law.calendar import Calendar
from mingchuang.law.terms import term

from .clock_events import CHANNELS, History

ENACTED = date(2008, 5, 1)
REVISED = date(2019, 5, 15)


@dataclass(frozen=True, slots=True)
class Regime:
    """The lengths of one wording of the Regulations, in working days; None where it set no term."""

    name: str
    answer: int
    extension: int
    correction_notice: int | None
    reply: int
    fee_payment: int


@cache
def regime_on(day0: date) -> Regime:
    """The wording in force for a request received on that day; no transition rule was found."""
    new, law = day0 >= REVISED, max(day0, ENACTED)
    return Regime(
        name="711" if new else "492",
        answer=term("foi.answer", law).length,
        extension=term("foi.extension", law).length,
        correction_notice=term("foi.correction_notice", day0).length if new else None,
        # The old wording set no term for the reply or the payment; the later ones serve as a parameter.
        reply=term("foi.third_party_reply", max(day0, REVISED)).length,
        fee_payment=term("foi.fee_payment", max(day0, date(2021, 1, 1))).length,
    )


def day_zero(past: History, calendar: Calendar, readings: Mapping[str, str]) -> date | None:
    """The day of receipt by channel (条例 art. 31), or None while the request is on its way."""
    wanted = CHANNELS[past.channel]
    if past.channel in ("web", "email") and readings["receipt"] == "confirmed":
        wanted = "confirmed"
    day = past.day(wanted)
    if day is None and past.channel in ("web", "email"):
        # Confirmed without a record of the submission: nothing earlier is known.
        day = past.day("confirmed")
    forwarded = past.day("forwarded_to_foi_office")
    if past.channel == "registered_mail" and readings["misdirected_signed_mail"] == "forwarded" and day and forwarded:
        day = max(day, forwarded)
    if day is not None:
        working = calendar.is_working(day)
        if not working and readings["receipt_on_rest_day"] == "next_working_day":
            return calendar.on_or_after(day)
    return day
