"""Sections as they are kept: columns moved, documents pinned, notes where there is nothing; a bureau dissolved."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies import handles
from mingchuang.domains.catalogue import noting
from mingchuang.domains.documents import actions as documents

from .entering import Desk
from .live import Today
from .packaged import packaged
from .values import BUREAU

_MINUTE = 250


def enter(desk: Desk, now: datetime) -> None:
    """Put what was done about sections, and the end of a bureau, on the agenda."""
    today, plan, town = Today(now), packaged("desk"), desk.town

    def add(row: Mapping[str, Any], act: Callable[..., Any], role: str, agency: str) -> None:
        at = today.ago(row["ago"], _MINUTE)
        desk.agenda.add(at, partial(act, by=town.hand(role, at, agency=agency)))

    for row in plan["moved"]:
        facts = {name: row[name] for name in ("name", "source", "target", "agencies", "reason")}
        add(row, partial(documents.change_columns, **facts), "manager", "luan")
    for row in plan["notes"]:
        note = partial(noting.note_section, agency=row["of"], category=row["in"], note=row["note"])
        add(row, note, "manager", "luan")
    for row in plan["placed"]:
        add(row, partial(_shelve, desk, documents.place, row), "openness", BUREAU)
    for row in plan["pins"]:
        until = today.day + timedelta(days=row["until"])
        add(row, partial(_shelve, desk, documents.pin, row, until=until), "openness", BUREAU)
    ended, over, closed = plan["dissolved"], plan["handed_over"], plan["given_up"]
    add(ended, partial(_dissolve, ended["agency"], ended["successor"]), "manager", "luan")
    add(over, partial(_of, desk, documents.hand_over, over["of"], to=ended["successor"]), "manager", "luan")
    add(closed, partial(_of, desk, documents.give_up, closed["of"], reason=closed["reason"]), "manager", "luan")


def _shelve(desk: Desk, act: Any, row: Mapping[str, Any], **facts: Any) -> None:
    act(document=desk.ids[row["of"]], section=desk.town.section(row["in"]), **facts)


def _of(desk: Desk, act: Any, key: str, **facts: Any) -> None:
    act(document=desk.ids[key], **facts)


def _dissolve(agency: str, successor: str, **facts: Any) -> None:
    agencies.dissolve_agency(agency=handles.agency(agency), successor=handles.agency(successor), **facts)
