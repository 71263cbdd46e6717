"""Remedy by decision and day: review or lawsuit at choice (A), or review first (B), in three bands (``remedies.yaml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

import yaml

from mingchuang.law.disclosure.decisions import WITHHELD_GROUNDS, decision
from mingchuang.law.readings import choose
from mingchuang.law.refusal import refuse

LEVELS = ("department", "government")
_TABLE = yaml.safe_load(resources.files(__package__).joinpath("remedies.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Remedy:
    """What the letter tells. ``suit_months`` is None under B, where nobody may sue before the review.

    ``readings`` names the unsettled questions that were answered to arrive here.
    """

    clause: str
    review_days: int
    suit_months: int | None
    suit_days_after_review: int
    must_tell_review_first: bool
    review_organs: tuple[str, ...]
    articles: tuple[str, ...]
    readings: tuple[str, ...] = ()


def _band(day: date) -> Mapping[str, Any]:
    return next(band for band in _TABLE["bands"] if "until" not in band or day <= band["until"])


def _remedy(band: Mapping[str, Any], rule: str, level: str, readings: Mapping[str, str] | None) -> Remedy:
    if level not in LEVELS:
        raise refuse("remedy.level_unknown", "agency_level", level=level)
    used = () if rule in ("A", "B") else (rule,)
    clause = choose(readings)[rule] if used else rule
    organ = band["organs"][level]
    return Remedy(
        clause=clause,
        review_days=_TABLE["review_days"],
        suit_months=_TABLE["suit_months"] if clause == "A" else None,
        suit_days_after_review=_TABLE["suit_days_after_review"],
        must_tell_review_first=clause == "B",
        review_organs=tuple(organ["names"]),
        articles=(*band["articles"], organ["article"]),
        readings=used,
    )


def remedy(
    code: str,
    decided: date,
    level: str = "department",
    withheld_ground: str | None = None,
    readings: Mapping[str, str] | None = None,
) -> Remedy:
    """The remedy of a decision of a department or a government on a day.

    ``withheld_ground`` is, for D03, the kind on which the part not given rests: review comes first where that part rests on
    条例 art.14-16 (国办函〔2021〕132号 art.2(一)). Refuses an unknown code, level, ground or choice of a reading.
    """
    kind, band = decision(code), _band(decided)
    if withheld_ground is not None and withheld_ground not in WITHHELD_GROUNDS:
        raise refuse("remedy.ground_unknown", "withheld_ground", ground=withheld_ground)
    rule = band["clauses"][kind.band]
    if rule == "by_ground":
        rule = band["clauses"][decision(withheld_ground).band] if withheld_ground else "A"
    return _remedy(band, rule, level, readings)


def silence(on: date, level: str = "department", readings: Mapping[str, str] | None = None) -> Remedy:
    """The remedy of an applicant who was not answered in time, on a day (法释〔2025〕8号 art.2(2))."""
    band = _band(on)
    return _remedy(band, band["clauses"]["silence"], level, readings)


def third_party(on: date, level: str = "department") -> Remedy:
    """The remedy of a third party whom a disclosure harms: always A (法释〔2025〕8号 art.1(四))."""
    return _remedy(_band(on), "A", level, None)
