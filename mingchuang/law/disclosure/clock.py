"""The clock of a disclosure request: when it began, when the answer is due, and where it stands.

A pure function of what happened, the calendar and the readings (条例 art. 30–35). Nothing here is stored as truth: derive it anew
whenever an event or a holiday notice arrives. The days one by one are in ``counted_days``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mingchuang.law.calendar import Calendar
from mingchuang.law.readings import choose
from mingchuang.law.refusal import refuse

from .clock_events import Event, History, check_after_receipt, history
from .inquiries import Pause, inquiries, merged, pause_of
from .receipt import day_zero, regime_on

STATES = (
    "running",
    "awaiting_correction",
    "awaiting_payment",
    "abandoned",
    "answered",
    "withdrawn",
    "overdue",
)


@dataclass(frozen=True, slots=True)
class Clock:
    """The answer. Dates that do not apply are None; ``due`` is the day by which the answer must be given.

    ``ended_on``: the day it was answered, withdrawn or deemed abandoned. ``paused_now``: a pause runs on the day asked about.
    """

    day0: date | None = None
    clock_start: date | None = None
    base_due: date | None = None
    due: date | None = None
    term_due: date | None = None
    provisional: bool = False
    correction_notice_by: date | None = None
    correction_due: date | None = None
    notice_in_time: bool | None = None
    extension_notice_in_time: bool | None = None
    reply_by: tuple[tuple[str, date], ...] = ()
    fee_pay_by: date | None = None
    paused_working_days: int | None = None
    pauses: tuple[Pause, ...] = ()
    paused_now: bool = False
    regime: str = "711"
    state: str = "running"
    ended_on: date | None = None
    answered_late: bool | None = None
    working_days_left: int | None = None


def clock(
    channel: str,
    events: Iterable[Event],
    calendar: Calendar,
    *,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Clock:
    """Where a request stands on ``as_of`` (else on the day of its last event), knowing only the events up to then.

    Refuses an impossible history and a day before the calendar begins; a year without a notice only makes it provisional.
    """
    past = history(channel, events, as_of)
    chosen = choose(readings)
    day0 = day_zero(past, calendar, chosen)
    if day0 is None:
        return _not_received(past)
    check_after_receipt(past, day0)
    return _Count(past, calendar, chosen, day0).result()


def _not_received(past: History) -> Clock:
    """Registered, but nothing counts yet: a letter on its way, or an applicant who could not be reached."""
    for kind in ("withdrawn", "answered"):
        if day := past.day(kind):
            return Clock(state=kind, ended_on=day)
    return Clock()


class _Count:
    """One run of the clock over one history."""

    def __init__(self, past: History, calendar: Calendar, readings: Mapping[str, str], day0: date) -> None:
        self.past, self.calendar, self.readings, self.day0 = past, calendar, readings, day0
        self.regime = regime_on(day0)
        self.start = day0
        self.lapsed: date | None = None
        self.waiting: str | None = None
        self.correction_due: date | None = None
        self.fee_pay_by: date | None = None
        self.more_pauses: list[Pause] = []

    def result(self) -> Clock:
        notice_by, in_time = self._correction()
        self._fee()
        asked = inquiries(self.past, self.calendar, self.regime.reply)
        spans = [pause_of(one, self.readings) for one in asked]
        self.pauses = merged(spans + self.more_pauses, self.start)
        base_due = self._nth_counted(self.regime.answer)
        term_due, extension_in_time = self._extended(base_due)
        due = max(term_due, self._delayed_to() or term_due)
        state, ended = self._state(due)
        last = max(filter(None, [due, notice_by, self.fee_pay_by, *(one.reply_by for one in asked)]))
        return Clock(
            day0=self.day0,
            clock_start=self.start,
            base_due=base_due,
            due=due,
            term_due=term_due,
            provisional=self.calendar.provisional(self.day0, last),
            correction_notice_by=notice_by,
            correction_due=self.correction_due,
            notice_in_time=in_time,
            extension_notice_in_time=extension_in_time,
            reply_by=tuple((one.ref, one.reply_by) for one in asked),
            fee_pay_by=self.fee_pay_by,
            paused_working_days=self._paused_until(term_due),
            pauses=tuple(pause for pause in self.pauses if pause.first <= term_due),
            paused_now=any(pause.first <= self.past.today <= pause.last for pause in self.pauses),
            regime=self.regime.name,
            state=state,
            ended_on=ended,
            answered_late=ended > due if state == "answered" and ended else None,
            working_days_left=self.calendar.working_days(self.past.today, due) if ended is None else None,
        )

    def _correction(self) -> tuple[date | None, bool | None]:
        """One notice only; its correction starts the term anew, and silence after its term abandons the request (art. 30)."""
        days = self.regime.correction_notice
        notice_by = self.calendar.nth_working_day(self.day0, days) if days else None
        notice, received = self.past.first.get("correction_notice"), self.past.first.get("correction_received")
        if received and (notice is None or received.date < notice.date):
            raise refuse("clock.correction_without_notice", "events", day=received.date)
        if notice is None:
            return notice_by, None
        until = notice.reply_until
        if until is not None and until < notice.date:
            raise refuse("clock.reply_until_too_early", "events", until=until, day=notice.date)
        in_time = notice.date <= notice_by if notice_by else None
        if in_time is not False or self.readings["late_correction_notice"] == "restarts":
            self.correction_due = until
            self._answer_of_applicant(received, until, "awaiting_correction", self.readings["late_correction"])
        return notice_by, in_time

    def _fee(self) -> None:
        """Payment within its term starts the term anew (reading); no payment abandons the request."""
        notices, paid = self.past.of("fee_notice_received"), self.past.first.get("fee_paid")
        if paid and (not notices or paid.date < notices[0].date):
            raise refuse("clock.payment_without_notice", "events", day=paid.date)
        if len(notices) > 1:
            raise refuse("clock.second_fee_notice", "events")
        if not notices:
            return
        told = notices[0].date
        self.fee_pay_by = self.calendar.nth_working_day(told, self.regime.fee_payment)
        effect = self.readings["fee_payment"]
        if effect == "pauses":
            end = min(paid.date, self.fee_pay_by) if paid else self.fee_pay_by
            self.more_pauses.append(Pause(told + timedelta(days=1), end))
        self._answer_of_applicant(paid, self.fee_pay_by, "awaiting_payment", "abandoned", restart=effect == "restarts")

    def _answer_of_applicant(
        self, came: Event | None, until: date | None, waiting: str, late: str, *, restart: bool = True
    ) -> None:
        """What the applicant's correction or payment, or its absence, does."""
        if came is None:
            if until is None or self.past.today <= until:
                self.waiting = self.waiting or waiting
            else:
                self._lapse(until)
        elif until is not None and came.date > until and not came.good_reason and late == "abandoned":
            self._lapse(until)
        elif restart:
            self.start = max(self.start, came.date)

    def _lapse(self, until: date) -> None:
        """Deemed abandoned from the day after the term ran out, unless it was closed before."""
        day = until + timedelta(days=1)
        self.lapsed = min(self.lapsed or day, day)

    def _nth_counted(self, count: int) -> date:
        """The count-th working day after the start that lies in no pause."""
        at, left = self.start, count
        for pause in self.pauses:
            before = self.calendar.working_days(at, pause.first - timedelta(days=1))
            if before >= left:
                break
            at, left = pause.last, left - before
        return self.calendar.nth_working_day(at, left)

    def _extended(self, base_due: date) -> tuple[date, bool | None]:
        """The end of the term with the extensions, and whether each was told before the term it extends ran out."""
        due, total, in_time = base_due, 0, None
        for event in self.past.of("extension"):
            if event.working_days < 1:
                raise refuse("clock.extension_missing", "events")
            total += event.working_days
            if total > self.regime.extension:
                raise refuse("clock.extension_too_long", "events", days=total, longest=self.regime.extension)
            in_time = in_time is not False and event.date <= due
            due = self._nth_counted(self.regime.answer + total)
        return due, in_time

    def _delayed_to(self) -> date | None:
        """The reasonable day to which an answer to too many requests was put off (art. 35)."""
        events = self.past.of("delayed_to")
        for event in events:
            if self.regime.name == "492":
                raise refuse("clock.delay_not_yet_law", "events")
            if event.until is None:
                raise refuse("clock.until_missing", "events")
            if event.until < event.date:
                raise refuse("clock.until_too_early", "events", until=event.until, day=event.date)
        return events[-1].until if events else None

    def _paused_until(self, due: date) -> int:
        one = timedelta(days=1)
        spans = [(pause.first - one, min(pause.last, due)) for pause in self.pauses if pause.first <= due]
        return sum(self.calendar.working_days(before, last) for before, last in spans)

    def _state(self, due: date) -> tuple[str, date | None]:
        for kind in ("answered", "withdrawn"):
            ended = self.past.day(kind)
            if ended:
                return kind, ended
        if self.lapsed:
            return "abandoned", self.lapsed
        if self.waiting:
            return self.waiting, None
        return ("overdue" if self.past.today > due else "running"), None
