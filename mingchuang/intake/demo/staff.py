"""Who is away and who stands in, how people want to be told, the pictures they keep; and, last, what waits for each of them."""

from datetime import datetime, timedelta
from functools import partial

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies import handles
from mingchuang.domains.agencies import queries as bodies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts import actions as alerts
from mingchuang.domains.alerts import upkeep
from mingchuang.domains.alerts.kinds import Mail
from mingchuang.domains.documents import actions as documents
from mingchuang.readings.waiting import waiting

from . import paper
from .agenda import Agenda
from .live import Today
from .packaged import packaged
from .town import Town
from .values import BUREAU


def enter(town: Town, agenda: Agenda, now: datetime) -> None:
    """Put absences, wishes and pictures on the agenda."""
    today, plan = Today(now), packaged("desk")
    for row in plan["absences"]:
        at = today.ago(row["ago"], 270)
        by = town.hand(row["role"], at, agency=row["agency"], unit=row.get("unit", ""), turn=row.get("turn", 0))
        others = [one for one in town.holders(row["agency"], row["role"]) if one.pk != by.who.pk]
        act = partial(
            agencies.record_absence, by=by, agency=handles.agency(row["agency"]), person=by.who,
            first_day=by.day + timedelta(days=row["from"]), last_day=by.day + timedelta(days=row["until"]),
            deputies={Role(row["role"]): others[row["deputy"]]},
        )  # fmt: skip
        agenda.add(at, act)
    for row in plan["wishes"]:
        at = today.ago(row["ago"], 275)
        wish = partial(
            alerts.choose, by=town.hand(row["role"], at, agency=row["agency"], unit="office"), mail=Mail(row["mail"]),
            address=row["address"], digest_hour=row["hour"], quiet_from=21, quiet_until=7,
        )  # fmt: skip
        agenda.add(at, wish)
    for row in plan["pictures"]:
        at = today.ago(row["ago"], 280)
        keep = partial(
            documents.add_picture, by=town.hand("openness", at), agency=BUREAU, name=row["name"], alt=row["alt"],
            source=row["source"], focal=tuple(row["focal"]),
        )  # fmt: skip
        agenda.add(at, partial(_draw, keep, row["draw"]))


def _draw(keep: partial[str], name: str) -> None:
    keep(content=paper.drawn(name))


def tell(now: datetime) -> None:
    """Let everybody's alerts follow what waits for them, as the schedule does."""
    people = {
        one.person.public_id for body in bodies.agencies() for one in bodies.memberships(body.code, on=now.date())
    }
    for public_id in sorted(people):
        person = handles.person(public_id)
        upkeep.follow(person, waiting(person, now.date()), now)
