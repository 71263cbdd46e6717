"""An agenda: what is done when. It is worked through in order of time, whatever the order in which it was written."""

from collections.abc import Callable
from datetime import datetime

Act = Callable[[], object]


class Agenda:
    """Acts by their moments."""

    def __init__(self) -> None:
        self._acts: list[tuple[datetime, int, Act]] = []

    def __len__(self) -> int:
        return len(self._acts)

    def add(self, at: datetime, act: Act) -> None:
        """Enter an act; of two at the same moment the one entered first is done first."""
        self._acts.append((at, len(self._acts), act))

    def work(self, told: Callable[[int, int, datetime], None]) -> None:
        """Do everything in order; ``told`` hears of the number done, the number of all and the moment, month by month."""
        self._acts.sort(key=lambda entry: entry[:2])
        month = 0
        for done, (at, _, act) in enumerate(self._acts):
            if at.month != month:
                month = at.month
                told(done, len(self._acts), at)
            act()
