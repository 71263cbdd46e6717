"""Normative documents through their life: filed, gone through in campaigns, announced as lapsing, lapsed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents.queries import life
from mingchuang.law.documents.validity import ValidityFacts, last_day_in_force
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.people import system_person

from . import older
from .entering import Desk
from .live import LiveDocument, Today
from .packaged import packaged
from .values import BUREAU, PlannedDocument

EARLY = time(6, 30)
WARNED = 80  # days before the last one


def enter(desk: Desk, now: datetime, released: tuple[LiveDocument, ...]) -> None:
    """Put filings, campaigns and what time does to normative documents on the agenda."""
    today, plan = Today(now), packaged("life")
    made = {one.document.key: one.document.made_on for one in released}
    for row in plan["filings"]:
        desk.agenda.add(today.ago(row["ago"], 110), partial(_file, desk, row, made.get(row["of"]), today))
    for index, row in enumerate(plan["campaigns"]):
        _campaign(desk, row, today, 200 + index * 10)
    # Everything that had its last day before now lapsed on the day after, as the schedule would have recorded it.
    for day in sorted({*_last_days(older.documents()), *_last_days(one.document for one in released)}):
        for when in (day - timedelta(days=WARNED), day + timedelta(days=1)):
            at = datetime.combine(when, EARLY, SHANGHAI)
            if at < now:
                desk.agenda.add(at, partial(_look, at))


def _last_days(planned: Any) -> list[date]:
    facts = [one.facts for one in planned if _is_normative(one)]
    days = [last_day_in_force(ValidityFacts(True, one["effective_on"], one.get("expires_on"))) for one in facts]
    return [day for day in days if day]


def _is_normative(one: PlannedDocument) -> bool:
    return one.kind == "normative"


def _look(at: datetime) -> None:
    """What the schedule does about validity on a day."""
    by = By(system_person(), at, "demo")
    for document in life.due_warnings(by.day):
        documents.warn_of_lapse(by=by, document=document)
    for document in life.due_lapses(by.day):
        documents.lapse(by=by, document=document)


def _file(desk: Desk, row: Mapping[str, Any], made: date | None, today: Today) -> None:
    filed = row.get("filed_on") or (today.working(made + timedelta(days=row["after"])) if made else today.day)
    documents.record_filing(
        by=desk.town.hand("openness", today.ago(row["ago"], 110)), document=desk.ids[row["of"]],
        authority=row["authority"], number=row["number"].format(year=filed.year), filed_on=filed,
    )  # fmt: skip


def _campaign(desk: Desk, row: Mapping[str, Any], today: Today, minute: int) -> None:
    """Open, decide and, where it has ended, close a campaign."""
    held: list[str] = []
    opened = today.ago(row["ago"], minute)
    office = partial(desk.town.hand, "openness")

    def begin() -> None:
        held.append(
            documents.open_campaign(
                by=office(opened), agency=BUREAU, name=row["name"].format(year=opened.year, before=opened.year - 1),
                basis=row["basis"], due_on=opened.date() + timedelta(days=row["due"]),
                documents=[desk.ids[key] for key in row["documents"]],
            )
        )  # fmt: skip

    desk.agenda.add(opened, begin)
    for place, one in enumerate(row["decisions"]):
        at = today.ago(one["ago"], minute + place)
        kept = date(at.year + one["kept_years"], 12, 31) if "kept_years" in one else None
        facts = {"decision": one["decision"], "basis": one["basis"], "kept_until": kept}
        desk.do(at, documents.clean_up, one["of"], office, **facts)
    if "closed" in row:
        closed = today.ago(row["closed"], minute)
        desk.agenda.add(closed, lambda: documents.close_campaign(by=office(closed), campaign=held[0]))
