"""An annual report with its people, made through the acts, at any stage of its course."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.reports import actions
from mingchuang.domains.reports.actions.signing import signed_cells
from mingchuang.domains.reports.values import Counted
from mingchuang.law.annual_report import format_for
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person
from mingchuang.readings.annual_report.collect import collect
from tests.factories.agencies import staff
from tests.factories.documents import Three, three

YEAR = 2025
AT = datetime(2026, 1, 12, 9, 0, tzinfo=SHANGHAI)
EARLY = datetime(2025, 1, 2, 9, 0, tzinfo=SHANGHAI)
TEXT = "<p>本年共收到申请{{figure:T3.R1.total}}件，公开信息{{数据：主动公开信息总数}}条。</p>"


@dataclass
class Bureau:
    """A bureau with its people and the report of a year begun."""

    people: Three
    second: Person
    report: str
    year: int = YEAR

    @property
    def code(self) -> str:
        return self.people.agency.code

    def by(self, who: str, minutes: int = 0) -> By:
        person = self.second if who == "second" else getattr(self.people, who)
        return By(person, AT + timedelta(minutes=minutes))

    def counted(self, year: int | None = None) -> Counted:
        return collect(self.code, year or self.year)


def bureau(system: By, year: int = YEAR) -> Bureau:
    """A bureau whose people have held their roles since the beginning of 2025, with a report begun."""
    early = By(system.who, EARLY)
    people = three(early)
    second = staff(early, people.agency, Role.OPENNESS, name="吴复核")
    report = actions.begin(by=By(people.drafter, AT), agency=people.agency.code, year=year)
    return Bureau(people, second, report, year)


def enter_all(of: Bureau) -> None:
    """Zeros in every cell without records, signed by two; every part written."""
    keys = [cell.id for cell in signed_cells(format_for(of.year).id)]
    actions.sign(by=of.by("openness"), report=of.report, values=dict.fromkeys(keys, 0), source="业务台账")
    actions.countersign(by=of.by("second"), report=of.report, keys=keys)
    for section in ("overview", "problems"):
        actions.write(by=of.by("drafter"), report=of.report, section=section, body=TEXT, lock_version=0)


def submit(of: Bureau, minutes: int = 10) -> str:
    """Hand it to the reviewers; the public id of its document."""
    return actions.submit(by=of.by("drafter", minutes), report=of.report, counted=of.counted())


def approve(of: Bureau, document: str) -> None:
    """Through the second and the third person."""
    documents.review(by=of.by("reviewer", 20), document=document)
    documents.approve(by=of.by("final", 30), document=document)


def release(of: Bureau, minutes: int = 40) -> None:
    """Release what was approved."""
    actions.release(by=of.by("final", minutes), report=of.report, counted=of.counted())


def released(system: By, year: int = YEAR) -> Bureau:
    """A bureau with a released report."""
    of = bureau(system, year)
    enter_all(of)
    approve(of, submit(of))
    release(of)
    return of
