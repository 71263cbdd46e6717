"""Who acts, when and whence (`By`), and what makes a function an act (`act`)."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction

from .kept import nothing_kept
from .models import Person

SHANGHAI = ZoneInfo("Asia/Shanghai")
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class By:
    """The hand behind an act.

    ``person`` is None for an applicant, a reader or a subscriber; ``at`` is aware; ``origin`` is live, demo or bench.
    """

    person: Person | None
    at: datetime
    origin: str = "live"

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the moment of an act carries its time zone")

    @property
    def day(self) -> date:
        """The statutory day of the act: its date in Asia/Shanghai."""
        return self.at.astimezone(SHANGHAI).date()

    @property
    def who(self) -> Person:
        """The member of staff; for acts that an applicant can never do."""
        if self.person is None:
            raise PermissionError("this act needs a member of staff")
        return self.person


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a legal act: keyword-only, one transaction, everything or nothing; it ends by writing its ledger line."""

    @functools.wraps(function)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        with nothing_kept(), transaction.atomic():
            return function(*args, **kwargs)

    whole.is_act = True  # type: ignore[attr-defined]
    return whole
