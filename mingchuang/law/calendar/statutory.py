"""The fixed statutory days: 全国年节及纪念日放假办法 art. 2, in the wording in force in a year.

They are all that is known of a year for which no notice has come out yet.
"""

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from mingchuang.law.refusal import refuse

_FOLDER = files("mingchuang.law").joinpath("data/calendar")


@cache
def _festivals() -> dict[int, dict[str, date]]:
    with _FOLDER.joinpath("festivals.csv").open(encoding="utf-8") as file:
        return {
            int(row["year"]): {name: date.fromisoformat(day) for name, day in row.items() if name != "year"}
            for row in csv.DictReader(file)
        }


@cache
def _wordings() -> list[dict[str, Any]]:
    return yaml.safe_load(_FOLDER.joinpath("statutory.yaml").read_text("utf-8"))


def first_year() -> int:
    """The first year whose lunar dates are packaged."""
    return min(_festivals())


def last_year() -> int:
    """The last year that can be counted through: lunar dates are packaged up to it."""
    return max(_festivals())


@cache
def statutory_days(year: int) -> dict[date, tuple[str, str]]:
    """Day → (name of the holiday, decree and article) for one year.

    Refuses a year outside the packaged lunar dates.
    """
    if year not in _festivals():
        raise refuse("calendar.too_late", last=date(last_year(), 12, 31))
    found: dict[date, tuple[str, str]] = {}
    for wording in _wordings():
        if wording["from"].year <= year and (wording["until"] is None or year <= wording["until"].year):
            source = f"全国年节及纪念日放假办法({wording['decree']})第二条"
            for name, days in wording["days"].items():
                for written in days:
                    found.setdefault(_resolve(written, year), (name, source))
    return found


def _resolve(written: str, year: int) -> date:
    """``10-01`` or ``spring-1`` as a day of the year."""
    if written[0].isdigit():
        return date(year, int(written[:2]), int(written[3:]))
    cut = max(written.rfind("+"), written.rfind("-"))
    return _festivals()[year][written[:cut]] + timedelta(days=int(written[cut:]))
