"""The plan of what lies on the desks and is fresh on the site on the day the demo is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .documents import consultation, summary
from .office import MINUTES, Office
from .packaged import packaged
from .values import BUREAU, PlannedDocument, Steps
from .words import Words

STAGES = ("draft", "submitted", "reviewed", "approved", "released")


@dataclass(frozen=True)
class Ending:
    """What became of a released document: a withdrawal asked for and (unless pending) decided, or a correction."""

    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class LiveDocument:
    """A document with how far it has come, and what became of it after its release."""

    document: PlannedDocument
    agency: str
    until: str
    scheduled: datetime | None = None
    withdrawn: Ending | None = None
    corrected: Ending | None = None


class Today:
    """The day of loading, seen from the desks: how many office minutes ago something was."""

    def __init__(self, now: datetime) -> None:
        self.office = Office(now.year - 1, now.year + 1)
        self.start = self.office.start(now.date())

    def ago(self, days: int, minute: int) -> datetime:
        """The office minute of a day so many working days before today (at least one)."""
        return self.office.at(self.start - days * MINUTES + minute)


def documents(now: datetime) -> tuple[LiveDocument, ...]:
    """Everything of live.yaml as of a moment."""
    today, plan = Today(now), packaged("live")
    names = {row["code"]: row["short_name"] for row in packaged("town")["agencies"]}
    found = [_live(row, BUREAU, index, today) for index, row in enumerate(plan["documents"])]
    for agency in plan["agencies"]:
        for index, row in enumerate(plan["every"]):
            own = {
                "key": f"{agency}/{row['key']}",
                "title": row["title"].format(name=names[agency]),
                "until": "released",
            }
            found.append(_live({**row, **own}, agency, index, today))
    return tuple(found)


def _live(row: Mapping[str, Any], agency: str, index: int, today: Today) -> LiveDocument:
    topic = next(topic for topic in packaged("topics")["topics"] if topic["id"] == row["topic"])
    released = today.ago(row["ago"], 160 + index * 3)
    words = Words(f"live/{row['key']}", topic, _facts(released, row["title"]))
    details = dict(row.get("details", {}))
    if row.get("consult"):
        details |= consultation(released.date())
    body = words.body(_pattern(row)) + row.get("adds", "")
    document = PlannedDocument(
        key=row["key"], kind=row["kind"], title=row["title"], body=body,
        sections=(row["in"],), topic=topic["id"], unit="office", team=0, details=details,
        steps=Steps(*(today.ago(row["ago"], minute + index * 3) for minute in (20, 40, 70, 140, 160))),
        facts={"summary": summary(body), "keywords": (topic["noun"].strip("“”"),)},
    )  # fmt: skip
    tomorrow = today.office.at(today.start + MINUTES + 30)
    return LiveDocument(
        document, agency, row["until"], tomorrow if row["until"] == "scheduled" else None,
        _ending(row.get("withdrawn"), today), _ending(row.get("corrected"), today),
    )  # fmt: skip


def _pattern(row: Mapping[str, Any]) -> str:
    """The pattern of the body: as named, else by the kind."""
    return row.get("body") or {"notice": "notice", "reform_update": "reform"}.get(row["kind"], "news")


def _facts(released: datetime, title: str) -> dict[str, str]:
    before = released - timedelta(days=released.day)
    return {
        "month": str(released.month), "day": str(released.day), "month_before": str(before.month), "serial": "1",
        "date": f"{released.year}年{released.month}月{released.day}日", "project_name": title.partition("项目")[0] + "项目",
    }  # fmt: skip


def _ending(row: Mapping[str, Any] | None, today: Today) -> Ending | None:
    return Ending(today.ago(row["ago"], 90), {name: row[name] for name in row if name != "ago"}) if row else None
