"""Sections and documents for tests, made through the actions by three different people."""

import itertools
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.content import Content
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Entry, Person
from tests.factories.agencies import bureau, staff

_numbers = itertools.count(1)
NORMATIVE = {
    "kind": "normative",
    "made_on": date(2026, 1, 5),
    "issued_on": date(2026, 1, 6),
    "effective_on": date(2026, 2, 1),
    "keywords": ("数据",),
    "summary": "规定数据归集、共享和安全。",
}


@dataclass(frozen=True)
class Three:
    """Three people of one agency, and the openness office."""

    agency: Agency
    drafter: Person
    reviewer: Person
    final: Person
    openness: Person


def three(system: By, agency: Agency | None = None) -> Three:
    """An agency with sections and the people that a release needs."""
    agency = agency or bureau(system)
    sections(system, agency)
    return Three(
        agency,
        staff(system, agency, Role.DRAFTER, name="李编写"),
        staff(system, agency, Role.REVIEWER, name="王审核"),
        staff(system, agency, Role.FINAL_REVIEWER, name="赵复审"),
        staff(system, agency, Role.OPENNESS, name="周公开"),
    )


def sections(system: By, agency: Agency) -> None:
    """The shipped catalogue, opened in the agency."""
    catalogue.load_template(by=system)
    if not Section.objects.filter(agency=agency).exists():
        catalogue.open_sections(by=system, agencies=[agency.code])


def section(agency: Agency, slug: str = "news") -> int:
    """The id of a section of an agency."""
    return Section.objects.get(agency=agency, category__slug=slug).pk


def content(agency: Agency, **changes: Any) -> Content:
    """A complete, clean news item unless changed; ``slug`` names its section."""
    slug = changes.pop("slug", "news")
    values = {
        "kind": "news",
        "title": f"数据共享工作推进会召开第{next(_numbers)}次",
        "body": "<p>会议研究了数据共享工作。</p>",
    }
    return Content(**(values | {"sections": (section(agency, slug),)} | changes))


def hand(person: Person, at: datetime, minutes: int = 0) -> By:
    """A person acting at a moment."""
    return By(person, at + timedelta(minutes=minutes))


def draft(people: Three, at: datetime, **changes: Any) -> str:
    """A draft; its public id."""
    made = actions.create(
        by=hand(people.drafter, at), publishing_agency=people.agency.code, content=content(people.agency, **changes)
    )
    return made.public_id


def approved(people: Three, at: datetime, **changes: Any) -> str:
    """An approved edition, ready to be released."""
    made = draft(people, at, **changes)
    approve(people, at, made)
    return made


def approve(people: Three, at: datetime, document: str) -> None:
    """Take the open draft through the three people."""
    actions.submit(by=hand(people.drafter, at, 1), document=document)
    actions.review(by=hand(people.reviewer, at, 2), document=document)
    actions.approve(by=hand(people.final, at, 3), document=document)


def released(people: Three, at: datetime, **changes: Any) -> str:
    """A released document."""
    made = approved(people, at, **changes)
    actions.release(by=hand(people.final, at, 4), document=made)
    return made


def withdrawn(people: Three, at: datetime, reason: str = "error", redirect_to: str = "", **changes: Any) -> str:
    """A released and withdrawn document."""
    made = released(people, at, **changes)
    actions.ask_withdrawal(
        by=hand(people.drafter, at, 5), document=made, reason=reason, explanation="内容有误", redirect_to=redirect_to
    )
    actions.withdraw(by=hand(people.final, at, 6), document=made)
    return made


def rule(people: Three, at: datetime, number: int = 1, **more: object) -> str:
    """A normative document that was released; ``number`` tells it from others in title and 文号."""
    values = {"title": f"数据管理办法之{number}", "document_number": f"六数〔2026〕{number}号", "slug": "normative"}
    return released(people, at, **NORMATIVE | values | more)


def moment(year: int, month: int, day: int) -> datetime:
    """Nine in the morning of a day, here."""
    return datetime(year, month, day, 9, tzinfo=SHANGHAI)


def acts(verb: str) -> int:
    """How many lines of the ledger tell of an act on documents."""
    return Entry.objects.filter(act=f"documents.{verb}").count()
