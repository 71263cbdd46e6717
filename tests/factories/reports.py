"""Rows for the figures of an annual report, written straight into the tables: the counting is under test, not the acts."""

import itertools
from datetime import date, datetime, time, timedelta
from typing import Any

from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.domains.broadcasts.models import Broadcast
from mingchuang.domains.disclosure.models import Decision, DisclosureRequest, Draft, Remedy
from mingchuang.domains.documents.models import CleanUp, Document
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.ids import new_public_id

_numbers = itertools.count(1)


def moment(day: date) -> datetime:
    """Noon of a day in Shanghai."""
    return datetime.combine(day, time(12), SHANGHAI)


def document(by: By, agency: Agency, released: date | None = None, **values: Any) -> Document:
    """A document as its figures see it; released on a day unless that is None."""
    number = next(_numbers)
    facts: dict[str, Any] = {
        "publishing_agency": agency, "issuing_agency": agency, "drafting_agency": agency, "created_by": by.who,
        "created_at": by.at, "title": f"信息{number}", "kind": "news", "public_id": new_public_id(),
        "index_number": f"TEST/{number:08d}",
    }  # fmt: skip
    if released is not None:
        facts |= {"public_state": "shown", "first_released_on": released, "first_released_at": moment(released)}
        facts["outlet"] = "portal"
    return Document.objects.create(**(facts | values))


def broadcast(by: By, agency: Agency, posted: date, **values: Any) -> Broadcast:
    """A post on a new media account."""
    facts = {"outlet": "weibo", "account": "测试账号", "title": "一条信息", "public_id": new_public_id()}
    return Broadcast.objects.create(
        agency=agency, posted_on=posted, entered_by=by.who, entered_at=by.at, **(facts | values)
    )


def clean_up(by: By, agency: Agency, of: Document, day: date) -> CleanUp:
    """A clean-up decision that keeps a document."""
    return CleanUp.objects.create(
        agency=agency, document=of, decision="keep", decided_on=day, basis="清理工作方案", person=by.who, at=by.at
    )


def request(
    by: By, agency: Agency, kind: str, received: date | None, code: str | None = None, closed: date | None = None
) -> DisclosureRequest:
    """A request with its day 0, and with a decision when it is closed."""
    number = next(_numbers)
    unit, _ = Unit.objects.get_or_create(agency=agency, code="test", defaults={"name": "测试科"})
    made = DisclosureRequest.objects.create(
        public_id=new_public_id(), agency=agency, register_number=f"T{number}", code_hash=f"{number:064d}", channel="web",
        applicant_kind=kind, applicant={}, content={}, applicant_index="", medium="electronic", way="online",
        state="answered" if closed else "in_hand", unit=unit, entered_at=by.at, received_on=received, closed_on=closed,
        origin="live",
    )  # fmt: skip
    if code is not None:
        values: dict[str, Any] = {"draft": None, "reason": "withdrawn" if code == "D43" else "abandoned"}
        if code not in ("D41", "D42", "D43"):
            draft = Draft.objects.create(
                request=made, version=1, code=code, texts={}, drafted_by=by.who, drafted_at=by.at, handler=by.who
            )
            values = {"draft": draft, "reason": ""}
        Decision.objects.create(request=made, code=code, decided_on=closed, **values)
    return made


def remedy(of: DisclosureRequest, kind: str, filed: date, outcome: str = "pending", wait: int = 0) -> Remedy:
    """A review or lawsuit, ended some days after it was filed unless pending."""
    review = None
    if kind == "post_suit":
        review = Remedy.objects.create(
            public_id=new_public_id(), request=of, kind="review", organ="甲机关", filed_on=filed, outcome="upheld",
            outcome_on=filed,
        )  # fmt: skip
    ended = None if outcome == "pending" else filed + timedelta(days=wait)
    return Remedy.objects.create(
        public_id=new_public_id(), request=of, kind=kind, after=review, organ="甲机关", filed_on=filed, outcome=outcome,
        outcome_on=ended,
    )  # fmt: skip
