"""更新时限: whether a section got something new in time, by its own term; and the terms that hold for what is no section."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingchuang.law.documents.packaged import packaged
from mingchuang.law.worded import Worded


class Freshness(Worded):
    """How a section stands on a day: nothing is due, due soon, over, or nothing was ever released in it."""

    FRESH = "fresh", "更新正常", "fresh"
    SOON = "soon", "即将到期", "due soon"
    BROKEN = "broken", "逾期未更新", "overdue"
    EMPTY = "empty", "空白栏目", "empty"


@dataclass(frozen=True)
class Term:
    """How many calendar days may pass between two releases, and by which paper."""

    days: int
    article: str
    verified: bool


def term(rule_id: str, day: date) -> Term | None:
    """The term of that name (home, news, policy) in force on a day, or None before the first."""
    for row in packaged("freshness.yaml")["rules"]:
        if row["id"] == rule_id and row["since"] <= day and (row["until"] is None or day <= row["until"]):
            return Term(row["days"], row["article"], row["verified"])
    return None


def warning_days(days: int) -> int:
    """How many days before its last day a term of so many days is announced."""
    for row in packaged("freshness.yaml")["warnings"]:
        if days <= row["term"]:
            return int(row["days"])
    return int(packaged("freshness.yaml")["warnings"][-1]["days"])


def due_on(last: date | None, opened: date, days: int) -> date:
    """The last day for something new: counted from the newest release, or from the day the section was opened."""
    return (last or opened) + timedelta(days=days)


def standing(last: date | None, opened: date, days: int | None, on: date) -> Freshness:
    """How a section stands: ``last`` is the day of its newest release, ``days`` its term (None: it changes with its matter)."""
    if days is None:
        return Freshness.EMPTY if last is None else Freshness.FRESH
    due = due_on(last, opened, days)
    if on > due:
        return Freshness.EMPTY if last is None else Freshness.BROKEN
    if on > due - timedelta(days=warning_days(days)):
        return Freshness.SOON
    return Freshness.EMPTY if last is None else Freshness.FRESH
