"""What a request asks of the organ beyond its answer: help, correction, review of what is withheld (``duties.yaml``)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from types import MappingProxyType

import yaml

from .decisions import DECISIONS

MANY = 2  # applicants of the same information; 条例 art.44(1) says "several"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a request. ``decision``: its code D01–D43, empty while open; ``applicants``: who asked for the same."""

    decision: str = ""
    applicants: int = 1
    help_needed: bool = False
    own_record: bool = False
    publication_suggested: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty with its article; ``status`` V (read in a source) or U; ``say`` tells the one who handles the request."""

    id: str
    zh: str
    en: str
    say_zh: str
    say_en: str
    article: str
    status: str
    when: str
    since: date
    until: date | None


def _withheld(facts: Facts) -> bool:
    """D03 and D11–D17: something was withheld. A look-up (D18) is told where to find it, nothing is kept back."""
    return bool(facts.decision) and DECISIONS[facts.decision].band in ("withheld", "partial")


def _disclosable(facts: Facts) -> bool:
    return bool(facts.decision) and DECISIONS[facts.decision].band == "granted"


CALLS: Mapping[str, Callable[[Facts], bool]] = MappingProxyType(
    {
        "help_needed": lambda facts: facts.help_needed,
        "own_record": lambda facts: facts.own_record,
        "withheld": _withheld,
        "asked_by_many": lambda facts: facts.applicants >= MANY and _disclosable(facts),
        "publication_suggested": lambda facts: facts.publication_suggested,
        "disputed": lambda facts: bool(facts.decision) and not _disclosable(facts),
    }
)
_TABLE = yaml.safe_load(resources.files(__package__).joinpath("duties.yaml").read_text(encoding="utf-8"))
DUTIES = tuple(Duty(**row) for row in _TABLE)


def duties(facts: Facts, on: date) -> tuple[Duty, ...]:
    """The duties that these facts call for under the law of that day, in the order of the table."""
    return tuple(
        duty
        for duty in DUTIES
        if duty.since <= on and (duty.until is None or on <= duty.until) and CALLS[duty.when](facts)
    )
