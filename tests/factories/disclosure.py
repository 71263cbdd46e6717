"""Disclosure requests for tests, made through the actions."""

import itertools
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import actions, files
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person

from .agencies import bureau, staff

_numbers = itertools.count(1)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
PERSON = {
    "applicant_kind": "natural", "name": "王小明", "id_kind": "resident_id", "id_number": "11010519491231002X",
    "phone": "0564-3380000", "description": "某开发区项目的批复文件", "medium": "electronic", "delivery": "online",
}  # fmt: skip
COMPANY = {
    **PERSON, "applicant_kind": "commercial", "name": "某某有限公司", "id_kind": "other", "id_number": "A-100",
    "legal_representative": "李某", "contact_person": "赵某",
}  # fmt: skip


@dataclass(frozen=True)
class Office:
    """A bureau with everyone a request needs."""

    agency: Agency
    unit: Unit
    clerk: Person
    handler: Person
    approver: Person

    def by(self, name: str, day: date, hour: int = 10) -> By:
        """The hand of a member (clerk, handler, approver) or of the applicant at an hour of a day."""
        person = None if name == "applicant" else getattr(self, name)
        return By(person, datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI))


def office(system: By) -> Office:
    """A bureau with a unit, a clerk, a handler of that unit and an approver, all since 2019."""
    early = replace(system, at=datetime(2019, 1, 2, 9, tzinfo=SHANGHAI))
    agency = bureau(early)
    unit = Unit.objects.filter(agency=agency).first() or agency_actions.open_unit(
        by=early, agency=agency, code="office", name="办公室"
    )
    return Office(
        agency,
        unit,
        staff(early, agency, Role.FOI_CLERK, name="登记员"),
        staff(early, agency, Role.HANDLER, unit=unit, name="承办员"),
        staff(early, agency, Role.APPROVER, name="审签员"),
    )


def form_key() -> str:
    """A fresh key of a filled-in form."""
    return f"{next(_numbers):032d}"


def received(office: Office, day: date, *, channel: str = "in_person", **changes: Any) -> DisclosureRequest:
    """A request entered by the clerk and registered; ``changes`` go into the form."""
    needed = {"registered_mail": "signed", "ordinary_mail": "confirmed", "fax": "confirmed"}.get(channel, "submitted")
    dates = {needed: day} | ({"arrived": day} if needed == "confirmed" else {})
    taken = actions.receive(
        by=office.by("clerk", day), agency=office.agency.code, channel=channel, values={**PERSON, **changes}, dates=dates,
        form_key=form_key(), subject="某项目批复",
    )  # fmt: skip
    return DisclosureRequest.objects.get(public_id=taken.public_id)


def from_site(office: Office, day: date, **changes: Any) -> actions.Received:
    """A request sent by the site's form."""
    return actions.receive(
        by=office.by("applicant", day), agency=office.agency.code, channel="web", values={**PERSON, **changes},
        form_key=form_key(), uploads=[files.Upload("identity", "身份证.pdf", PDF)],
    )  # fmt: skip


def in_hand(office: Office, day: date, **changes: Any) -> DisclosureRequest:
    """A request in the handler's hands."""
    request = received(office, day, **changes)
    actions.assign(
        by=office.by("clerk", day), request=request.public_id, unit="office", handler=office.handler.public_id
    )
    request.refresh_from_db()
    return request


TEXTS = {
    "D01": {"route": "见本机关网站“规划计划”栏目"}, "D02": {"content": "批复文件一份，见附件"},
    "D03": {"content": "可以公开的部分见附件", "reasons": "其余部分涉及商业秘密"},
    "D21": {"search": "检索了2018年以来的档案目录"},
}  # fmt: skip


def answered(
    office: Office, day: date, on: date, *, code: str = "D02", ground: str = "", **changes: Any
) -> DisclosureRequest:
    """A request received on one day and answered on another."""
    request = in_hand(office, day, **changes)
    public_id = request.public_id
    actions.draft_decision(
        by=office.by("handler", on, 9), request=public_id, code=code, texts=TEXTS[code], withheld_ground=ground
    )
    actions.sign_off(by=office.by("approver", on, 10), request=public_id)
    actions.issue_reply(by=office.by("clerk", on, 11), request=public_id)
    actions.deliver(by=office.by("clerk", on, 12), request=public_id, way="online")
    request.refresh_from_db()
    return request


def later(day: date, days: int) -> date:
    """A day some calendar days later."""
    return day + timedelta(days=days)
