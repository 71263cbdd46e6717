"""更新时限 as alerts: the sections that are due for something new, or overdue, told to those who keep them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts.kinds import Kind, Waiting
from mingchuang.domains.documents.queries.freshness import FreshRow, fresh_rows
from mingchuang.law.documents.freshness import Freshness, warning_days
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Person

WRITERS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER})


def sections_due(person: Person, held: Mapping[str, frozenset[Role]], on: date) -> Iterable[Waiting]:
    """For the openness office every section of its agency; for those who write, the sections that their unit keeps.

    A section whose 情况说明 tells the public why nothing came is not told of, nor one in which nothing was ever released: these
    stand in the list of sections. ``held``: roles by agency.
    """
    for code, roles in held.items():
        office = Role.OPENNESS in roles
        unit = agencies.unit_of(person, code, on) if not office and roles & WRITERS else None
        if not office and unit is None:
            continue
        for row in fresh_rows(code, on):
            owner = row.section.owner_code if row.section else ""
            if (office or (unit is not None and owner == unit.code)) and (found := _told(row, code, on)):
                yield found


def _told(row: FreshRow, agency: str, on: date) -> Waiting | None:
    """What is told of one section; None while nothing is due. The day makes it new when something came in between."""
    if row.due is None or row.days is None or row.last is None or (row.section and row.section.note):
        return None
    name, code = (row.section.name, row.section.code) if row.section else ("网站首页", "home")
    subject = f"section:{agency}/{code}#{row.due}"
    if on > row.due:
        since = _midnight(row.due + timedelta(days=1))
        return Waiting(Kind.OVERDUE, subject, agency, f"栏目逾期未更新：{name}", "", "refresh", since, row.due)
    if row.standing is Freshness.SOON:
        since = _midnight(row.due - timedelta(days=warning_days(row.days) - 1))
        return Waiting(Kind.MINE, subject, agency, f"栏目即将到期，请更新：{name}", "", "refresh", since, row.due)
    return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)
