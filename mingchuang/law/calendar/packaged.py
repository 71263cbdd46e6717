"""The calendar that comes with the program: every notice since the one for 2004."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .notices import Notice, NoticeDay
from .value import Calendar

_FOLDER = files("mingchuang.law").joinpath("data/calendar")


@cache
def shipped_notices() -> tuple[Notice, ...]:
    """The notices of the package, in the order in which they count (an amending one after the one it amends)."""
    days: dict[str, list[NoticeDay]] = defaultdict(list)
    with _FOLDER.joinpath("days.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            days[row["notice"]].append(NoticeDay(date.fromisoformat(row["day"]), row["kind"] == "off", row["name"]))
    return tuple(_notice(entry, tuple(days[entry["id"]])) for entry in _listed())


def _listed() -> list[dict[str, Any]]:
    return yaml.safe_load(_FOLDER.joinpath("notices.yaml").read_text("utf-8"))


def _notice(entry: dict[str, Any], days: tuple[NoticeDay, ...]) -> Notice:
    return Notice(entry["year"], days, entry["number"] or "", entry["title"], entry["issued"])


@cache
def packaged() -> Calendar:
    """The calendar of all shipped notices."""
    return Calendar(shipped_notices())
