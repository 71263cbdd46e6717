"""The plan of the demo's disclosure requests: who asks for what, and each act of the course at its moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mingchuang.law.calendar import Calendar
from mingchuang.law.documents.credit_code import check_character, organisation_check_character

from .office import MINUTES, Office
from .packaged import packaged

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# The facts of art. 31 of the Regulations by channel.
_RECEIPT = {"in_person": "submitted", "registered_mail": "signed"}
_APART = 45  # minutes between two acts of a course, so that it keeps its order within a day


@dataclass(frozen=True)
class PlannedAct:
    """One act of a course; ``name`` is the name of the action."""

    name: str
    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class PlannedRequest:
    """A request as it comes in at a moment, and its course."""

    key: str
    channel: str
    at: datetime
    values: Mapping[str, str]
    dates: Mapping[str, date]
    subject: str
    unit: str
    course: tuple[PlannedAct, ...]


def closed() -> tuple[PlannedRequest, ...]:
    """The requests of the closed year."""
    office = Office(2020, 2021)
    return tuple(
        _planned(f"request/{index}", row, row["day"], office)
        for index, row in enumerate(packaged("requests")["closed"])
    )


def live(today: date, calendar: Calendar) -> tuple[PlannedRequest, ...]:
    """Requests on the desks today: each received so many working days ago that its place in the queues is right."""
    office = Office(today.year - 1, today.year)
    last = calendar.nth_working_day(today + timedelta(days=1), -1)
    rows = packaged("requests")["live"]
    return tuple(
        _planned(f"live/{index}", row, calendar.nth_working_day(last, -row["ago"]), office)
        for index, row in enumerate(rows)
    )


def _planned(key: str, row: Mapping[str, Any], day: date, office: Office) -> PlannedRequest:
    start = office.start(day)
    fact = _RECEIPT.get(row["channel"])
    return PlannedRequest(
        key=key, channel=row["channel"], at=office.at(start + 15), values=_values(row), dates={fact: day} if fact else {},
        subject=row["title"], unit=row.get("unit", ""), course=tuple(_course(row["course"], start, office)),
    )  # fmt: skip


def _course(rows: list[list[Any]], start: int, office: Office) -> Iterator[PlannedAct]:
    for place, (name, days, *facts) in enumerate(rows):
        at = office.at(start + days * MINUTES + 30 + place * _APART)
        given = dict(facts[0]) if facts else {}
        if "reply_until" in given:
            given["reply_until"] = at.date() + timedelta(days=given["reply_until"])
        if name == "record_delivery":
            given["day"] = at.date()
        yield PlannedAct(name, at, given)


def _values(row: Mapping[str, Any]) -> dict[str, str]:
    """The form as filled in."""
    plan = packaged("requests")
    person = dict(plan["applicants"][row["applicant"]])
    stem = person.pop("id_stem")
    return {
        **person,
        **plan["wanted"],
        "id_number": _number(stem),
        "title": row["title"],
        "description": row["description"],
    }


def _number(stem: str) -> str:
    """An invented number with its check characters: a resident's from 17 signs, an organisation's credit code from 16."""
    if len(stem) == 17:
        return stem + "10X98765432"[sum(int(n) * w for n, w in zip(stem, _WEIGHTS, strict=True)) % 11]
    body = stem + organisation_check_character(stem[8:])
    return body + check_character(body)
