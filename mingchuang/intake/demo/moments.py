"""When the items of a stream are released in the year, and when each step before that was taken."""

import random
from bisect import bisect_left
from datetime import date
from itertools import accumulate

from .office import MINUTES, Office
from .values import Steps

# A bureau's year: quiet at the Spring Festival, busy at its end.
_PACE = (0.8, 0.7, 1.0, 1.05, 1.0, 1.05, 1.0, 0.95, 1.05, 0.9, 1.15, 1.3)
_EARLIEST, _LATEST = 40, MINUTES - 10


class Year:
    """The working days of one year as places to put releases."""

    def __init__(self, year: int) -> None:
        self.office = Office(year - 1, year + 1)
        self.days = [day for day in self.office.days if day.year == year]
        self._reached = list(accumulate(_PACE[day.month - 1] for day in self.days))

    def spread(self, count: int, draw: random.Random) -> list[int]:
        """Office minutes for ``count`` releases over the year, at the bureau's pace, in order."""
        whole = self._reached[-1]
        places = [(index + draw.uniform(0.05, 0.95)) / count * whole for index in range(count)]
        return [self._on(self.days[bisect_left(self._reached, place)], draw) for place in places]

    def in_months(self, months: list[int], draw: random.Random) -> list[int]:
        """An office minute in each of the months given, in order."""
        found = []
        for month in months:
            days = [day for day in self.days if day.month == month]
            found.append(self._on(draw.choice(days[2:-2]), draw))
        return sorted(found)

    def monthly(self, count: int, draw: random.Random) -> list[int]:
        """Office minutes early in the months, evenly over the year: reports on the month before."""
        found = []
        for index in range(count):
            days = [day for day in self.days if day.month == index * 12 // count + 1]
            found.append(self._on(draw.choice(days[1:9]), draw))
        return found

    def _on(self, day: date, draw: random.Random) -> int:
        return self.office.start(day) + draw.randint(_EARLIEST, _LATEST)

    def steps(self, released: int, draw: random.Random, *, returned: bool) -> Steps:
        """The steps that end in a release at that office minute."""
        approved = released - draw.randint(3, 30)
        passed = approved - draw.randint(15, 120)
        submitted = passed - draw.randint(20, 240)
        saved = submitted - draw.randint(5, 60)
        back = None
        if returned:
            back = self.office.at(submitted - draw.randint(30, 90), draw.randrange(60))
            saved -= 200
        order = (saved, submitted, passed, approved, released)
        first, second, third, fourth, last = (self.office.at(minute, draw.randrange(60)) for minute in order)
        return Steps(first, second, third, fourth, last, back)
