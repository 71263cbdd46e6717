"""The plan of what lies on the desks and is fresh on the site on the day the demo is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from .documents import consultation, issued, summary, written
from .office import MINUTES, Office
from .packaged import packaged
from .town import signature
from .values import BUREAU, PlannedDocument, Steps
from .words import Words

STAGES = ("draft", "submitted", "reviewed", "approved", "released")
YEARS_BACK = 5
_APART, _PLACES = (
    3,
    40,
)  # minutes between two documents that were begun on one day; after so many the first minute again


@dataclass(frozen=True)
class Ending:
    """What became of a released document: a withdrawal asked for and (unless pending) decided, or a correction."""

    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class LiveDocument:
    """A document with how far it has come, and what became of it after its release.

    ``links`` are link types and keys of documents, made before it is submitted. ``explained`` is what was declared of its
    interpretation and the reason; ``partner`` the key of the interpretation that goes along with it, ``follows`` the key of
    the document with which it goes along itself.
    """

    document: PlannedDocument
    agency: str
    until: str
    scheduled: datetime | None = None
    withdrawn: Ending | None = None
    corrected: Ending | None = None
    links: tuple[tuple[str, str], ...] = ()
    explained: tuple[str, str] | None = None
    partner: str = ""
    follows: str = ""


class Today:
    """The day of loading, seen from the desks: how many office minutes ago something was."""

    def __init__(self, now: datetime) -> None:
        self.day = now.date()
        self.office = Office(now.year - YEARS_BACK, now.year + 1)
        self.start = self.office.start(self.day)

    def ago(self, days: int, minute: int) -> datetime:
        """The office minute of a day so many working days before today (at least one)."""
        return self.office.at(self.start - days * MINUTES + minute)

    def working(self, day: date) -> date:
        """The day, or the next working day."""
        return self.office.at(self.office.start(day)).date()

    def since(self, days: int, minute: int) -> datetime:
        """The office minute of the day so many calendar days before today, or of the next working day."""
        return self.office.at(self.office.start(self.day - timedelta(days=days)) + minute)


def documents(now: datetime) -> tuple[LiveDocument, ...]:
    """Everything of live.yaml, life.yaml and rounds.yaml as of a moment."""
    today, plan = Today(now), packaged("live")
    names = {row["code"]: row["short_name"] for row in packaged("town")["agencies"]}
    rows = [*plan["documents"], *packaged("life")["documents"], *packaged("rounds")["documents"]]
    found = [_live(row, row.get("of", BUREAU), index, today) for index, row in enumerate(rows)]
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
    steps = _steps(row, index, today)
    made = steps.saved.date()
    title = row["title"].format(year=made.year, before=made.year - 1)
    ends = today.day + timedelta(days=row["ends"]) if "ends" in row else None
    words = Words(f"live/{row['key']}", topic, _facts(steps, title, agency, ends, row))
    body = (words.blocks(row["text"]) if "text" in row else words.body(_pattern(row))) + row.get("adds", "")
    document = PlannedDocument(
        key=row["key"], kind=row["kind"], title=title, body=body,
        sections=(row["in"],), topic=topic["id"], unit="office", team=0, details=_details(row, steps), steps=steps,
        facts={"summary": summary(body), "keywords": (topic["noun"].strip("“”"),), **_numbered(row, made, ends, agency)},
        file=f"{title[:40]}.pdf" if row.get("file") else "", sealed=words.blocks(row.get("sealed", ())),
        picture=row.get("illustrated", False),
    )  # fmt: skip
    tomorrow = today.office.at(today.start + MINUTES + 30)
    return LiveDocument(
        document, agency, row["until"], tomorrow if row["until"] == "scheduled" else None,
        _ending(row.get("withdrawn"), today), _ending(row.get("corrected"), today),
        links=tuple((kind, key) for kind, key in row.get("links", ())),
        explained=tuple(row["explained"]) if "explained" in row else None,
        partner=row.get("partner", ""), follows=row.get("follows", ""),
    )  # fmt: skip


def _steps(row: Mapping[str, Any], index: int, today: Today) -> Steps:
    later = index % _PLACES * _APART
    day = (lambda minute: today.since(row["days_ago"], minute)) if "days_ago" in row else None
    at = day or (lambda minute: today.ago(row["ago"], minute))
    return Steps(*(at(minute + later) for minute in (20, 40, 70, 140, 160)))


def _details(row: Mapping[str, Any], steps: Steps) -> dict[str, Any]:
    details = dict(row.get("details", {}))
    if row.get("consult"):
        details |= consultation(steps.released.date())
    if "fiscal_year" in row:
        details |= {"fiscal_year": steps.saved.year + row["fiscal_year"], "approved_on": steps.saved.date()}
    if row["kind"] == "press_conference":
        details |= {"held_on": steps.saved.date(), "spokesperson": "局分管负责同志"}
    return details


def _numbered(row: Mapping[str, Any], made: date, ends: date | None, agency: str) -> dict[str, Any]:
    """Number and days of a document of policy, which the agency issues itself."""
    if "number" not in row:
        return {}
    facts = {**issued(row["number"].format(year=made.year), made), "issuing_agency": agency}
    if row["kind"] != "normative":
        facts["effective_on"] = None
    return {**facts, "expires_on": ends}


def _pattern(row: Mapping[str, Any]) -> str:
    """The pattern of the body: as named, else by the kind."""
    return row.get("body") or {"notice": "notice", "reform_update": "reform"}.get(row["kind"], "news")


def _facts(steps: Steps, title: str, agency: str, ends: date | None, row: Mapping[str, Any]) -> dict[str, str]:
    released, made = steps.released, steps.saved.date()
    before = released - timedelta(days=released.day)
    return {
        "month": str(released.month), "day": str(released.day), "month_before": str(before.month), "serial": "1",
        "date": written(made), "project_name": title.partition("项目")[0] + "项目", "year": str(made.year),
        "day_before": written(made - timedelta(days=1)), "signature": signature(agency), "owner": row.get("owner", "局办公室"),
        "ends": written(ends) if ends else "",
    }  # fmt: skip


def _ending(row: Mapping[str, Any] | None, today: Today) -> Ending | None:
    return Ending(today.ago(row["ago"], 90), {name: row[name] for name in row if name != "ago"}) if row else None
