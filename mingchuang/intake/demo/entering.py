"""A planned document is entered: saved, submitted, passed, approved and released, by three people, each at their moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from mingchuang.domains.broadcasts import actions as broadcasts
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents import queries
from mingchuang.domains.documents.content import Content
from mingchuang.ledger.acts import By

from . import paper
from .agenda import Agenda
from .town import Town, signature
from .values import BUREAU, PlannedBroadcast, PlannedDocument


class Desk:
    """Where planned documents become records; ``ids`` are their public ids by key."""

    def __init__(self, town: Town, agenda: Agenda) -> None:
        self.town, self.agenda = town, agenda
        self.ids: dict[str, str] = {}

    def enter(self, one: PlannedDocument, agency: str = BUREAU) -> None:
        """Put the document's whole course on the agenda."""
        steps, hands = one.steps, Hands(self.town, agency, one)
        self.begin(one, agency, hands)
        if steps.returned:
            first, back = steps.saved + (steps.returned - steps.saved) / 2, steps.returned
            self.do(first, documents.submit, one.key, hands.writes)
            self.do(back, documents.send_back, one.key, hands.reviews, opinion="请核对数据并补充办理地点。")
        self.do(steps.submitted, documents.submit, one.key, hands.writes)
        self.do(steps.passed, documents.review, one.key, hands.reviews, opinion="内容属实，同意报送。")
        if one.target:
            self.agenda.add(steps.approved, partial(self._link, one, hands.writes(steps.approved)))
        self.do(steps.approved, documents.approve, one.key, hands.decides, opinion="同意发布。")
        self.do(steps.released, documents.release, one.key, hands.decides)

    def begin(self, one: PlannedDocument, agency: str, hands: "Hands") -> None:
        """Put the first saving of a document on the agenda, with its file or picture."""
        self.agenda.add(one.steps.saved, partial(self.create, one, agency, hands.writes(one.steps.saved)))

    def do(
        self, at: datetime, act: Callable[..., Any], key: str, who: Callable[[datetime], By], /, **facts: Any
    ) -> None:
        """Put an act on a planned document on the agenda."""
        self.agenda.add(at, partial(self._act, act, key, by=who(at), **facts))

    def _act(self, act: Callable[..., Any], key: str, /, **facts: Any) -> None:
        act(document=self.ids[key], **facts)

    def create(self, one: PlannedDocument, agency: str, by: By) -> None:
        """Save a document for the first time, with its file or picture."""
        content = self.content(one, agency, by.day)
        made = documents.create(by=by, publishing_agency=agency, content=content, unit=one.unit)
        self.ids[one.key] = made.public_id
        if one.file:
            documents.attach(by=by, document=made.public_id, name=one.file, content=self._file(one, content, agency))
        if one.picture:
            self._illustrate(one, content, made.public_id, by)

    def _file(self, one: PlannedDocument, content: Content, agency: str) -> bytes:
        """The document itself on paper, signed as its text is; what was sealed otherwise bears its own signature."""
        assert content.made_on is not None
        if one.sealed:
            return paper.official(one.title, one.sealed, number=content.document_number)
        issuer = signature(content.issuing_agency or agency)
        return paper.official(one.title, one.body, issuer, content.made_on, content.document_number)

    def _illustrate(self, one: PlannedDocument, content: Content, document: str, by: By) -> None:
        """Keep the picture of an interpretation and put it at the top of the body."""
        chart = paper.picture(len(self.ids))
        file = documents.attach(by=by, document=document, name="图解.png", content=chart, inline=True)
        figure = f'<figure><img src="/files/{file}" alt="办理四步：申请、受理、审核、办结"></figure>'
        version = queries.workbench(document, by=by).lock_version
        documents.save(by=by, document=document, content=replace(content, body=figure + one.body), lock_version=version)

    def _link(self, one: PlannedDocument, by: By) -> None:
        documents.link(by=by, source=self.ids[one.key], target=self.ids[one.target], link_type=one.relation)

    def content(self, one: PlannedDocument, agency: str, made_on: date) -> Content:
        """The form of the document as its drafter fills it in."""
        return Content(
            **{"made_on": made_on, **one.facts}, kind=one.kind, title=one.title, body=one.body, details=one.details,
            sections=tuple(self.town.section(code, agency) for code in one.sections),
        )  # fmt: skip

    def post(self, one: PlannedBroadcast) -> None:
        """Put a post on the agenda."""
        self.agenda.add(one.at, partial(self._post, one))

    def _post(self, one: PlannedBroadcast) -> None:
        by = self.town.hand("openness", one.at)
        broadcasts.enter(
            by=by, agency=BUREAU, outlet=one.outlet, account=one.account, title=one.title, posted_on=by.day,
            document=self.ids[one.of],
        )  # fmt: skip


class Hands:
    """The three people who see one document through."""

    def __init__(self, town: Town, agency: str, one: PlannedDocument) -> None:
        self.town, self.agency, self.one = town, agency, one

    def writes(self, at: datetime) -> By:
        """The drafter of the unit."""
        return self.town.hand("drafter", at, agency=self.agency, unit=self.one.unit)

    def reviews(self, at: datetime) -> By:
        """The head of the unit."""
        return self.town.hand("reviewer", at, agency=self.agency, unit=self.one.unit)

    def decides(self, at: datetime) -> By:
        """The leader in charge."""
        return self.town.hand("final_reviewer", at, agency=self.agency, turn=self.one.team)
