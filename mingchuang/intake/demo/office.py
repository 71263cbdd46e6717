"""Office time: minutes at which somebody is at a desk, numbered through, so that "forty minutes later" skips a weekend."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from functools import cache

from mingchuang.law.calendar import packaged
from mingchuang.ledger.acts import SHANGHAI

MINUTES = 360  # half past eight to half past eleven, half past two to half past five
_MORNING, _AFTERNOON, _HALF = time(8, 30), time(14, 30), 180


@cache
def _days(first: int, last: int) -> tuple[date, ...]:
    calendar = packaged()
    begin, end = date(first, 1, 1), date(last, 12, 31)
    span = (begin + timedelta(days=offset) for offset in range((end - begin).days + 1))
    return tuple(day for day in span if calendar.is_working(day))


class Office:
    """The working days of some years as one line of minutes."""

    def __init__(self, first: int, last: int) -> None:
        self.days = _days(first, last)

    def start(self, day: date) -> int:
        """The first office minute of a day, or of the next working day."""
        return bisect_left(self.days, day) * MINUTES

    def minute(self, moment: datetime) -> int:
        """The office minute of a moment: the next one when nobody is at a desk."""
        local = moment.astimezone(SHANGHAI)
        begin = self.start(local.date())
        if self.days[begin // MINUTES] != local.date():
            return begin
        return begin + sum(
            min(_HALF, max(0, (local.hour - opens.hour) * 60 + local.minute - opens.minute))
            for opens in (_MORNING, _AFTERNOON)
        )

    def at(self, minute: int, second: int = 0) -> datetime:
        """The moment of an office minute."""
        day, rest = divmod(minute, MINUTES)
        opens = _MORNING if rest < _HALF else _AFTERNOON
        begin = datetime.combine(self.days[day], opens, SHANGHAI)
        return begin + timedelta(minutes=rest % _HALF, seconds=second)
