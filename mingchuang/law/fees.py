"""信息处理费 (国办函〔2020〕109号): by items a month or by pages a request, each tier charged on what lies in it.

The notice states no first day; 2021-01-01 is kept as a dated parameter, not read in the notice itself. That items 31–40 cost
200 yuan each and every further ten 100 more is our reading of "以10件为一档，每增加一档提高100元".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from mingchuang.law.refusal import refuse

FIRST_DAY = date(2021, 1, 1)
ARTICLE = "国办函〔2020〕109号"
PAYMENT_WORKING_DAYS = 20
_LARGEST = 1_000_000


@dataclass(frozen=True)
class Step:
    """One tier of a fee: units ``first`` to ``last``, how many lie in it, yuan a unit, and their product."""

    first: int
    last: int | None
    units: int
    rate: int
    yuan: int


@dataclass(frozen=True)
class Fee:
    """A fee in yuan with the tiers it was added up from; nothing may be asked when it is not ``chargeable``."""

    mode: str
    yuan: int
    chargeable: bool
    steps: tuple[Step, ...]


def _item_tiers() -> Iterator[tuple[int, int | None, int]]:
    yield 1, 10, 0
    yield 11, 30, 100
    for tier in count():
        yield 31 + 10 * tier, 40 + 10 * tier, 200 + 100 * tier


def _page_tiers() -> Iterator[tuple[int, int | None, int]]:
    yield from ((1, 30, 0), (31, 100, 10), (101, 200, 20), (201, None, 40))


_TIERS = {"items": _item_tiers, "pages": _page_tiers}


def fee(mode: str, units: int, received: date | None = None) -> Fee:
    """The fee of ``units`` items (one applicant, one natural month) or pages (one request), in yuan.

    ``received`` is the day the request was received: before the first day of the rule no fee may be asked, and it is 0.
    Refuses an unknown mode, a number that is not a whole one of 0 or more, and one beyond a million.
    """
    if mode not in _TIERS:
        raise refuse("fees.mode_unknown", "mode", mode=mode)
    if not isinstance(units, int) or isinstance(units, bool) or not 0 <= units <= _LARGEST:
        raise refuse("fees.units_wrong", "count" if mode == "items" else "pages", units=units, largest=_LARGEST)
    chargeable = received is None or received >= FIRST_DAY
    if not chargeable:
        return Fee(mode, 0, False, ())
    steps = []
    for first, last, rate in _TIERS[mode]():
        if units < first:
            break
        inside = (units if last is None else min(units, last)) - first + 1
        steps.append(Step(first, last, inside, rate, inside * rate))
    return Fee(mode, sum(step.yuan for step in steps), True, tuple(steps))
