"""What lies on the desks today is entered: each document as far as it has come, withdrawals and corrections after that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents import queries
from mingchuang.ledger.acts import By

from .entering import Desk, Hands
from .live import STAGES, Ending, LiveDocument


def enter(desk: Desk, one: LiveDocument) -> None:
    """Put a live document's course on the agenda; what goes along with another is only begun here."""
    document, steps = one.document, one.document.steps
    hands = Hands(desk.town, one.agency, document)
    desk.begin(document, one.agency, hands)
    _connect(desk, one, hands)
    if one.follows:
        return
    far = STAGES.index({"returned": "submitted", "scheduled": "approved"}.get(one.until, one.until))
    course = [
        (steps.submitted, documents.submit, hands.writes, {}),
        (steps.passed, documents.review, hands.reviews, {"opinion": "同意。"}),
        (steps.approved, documents.approve, hands.decides, {"opinion": "同意发布。"}),
        (steps.released, documents.release, hands.decides, {}),
    ]
    for at, act, who, facts in course[:far]:
        desk.do(at, _TOGETHER[act] if one.partner else act, document.key, who, **facts)
    if one.until == "returned":
        desk.do(steps.passed, documents.send_back, document.key, hands.reviews, opinion="请补充参加人数和现场照片。")
    if one.scheduled:
        desk.do(steps.released, documents.schedule, document.key, hands.decides, at=one.scheduled)
    if one.withdrawn:
        desk.agenda.add(one.withdrawn.at, partial(_withdraw, desk, document.key, hands, one.withdrawn))
    if one.corrected:
        desk.agenda.add(one.corrected.at, partial(_correct, desk, document.key, hands, one.corrected))


_TOGETHER: dict[Callable[..., Any], Callable[..., Any]] = {
    documents.submit: documents.submit_together,
    documents.review: documents.review_together,
    documents.approve: documents.approve_together,
    documents.release: documents.release_together,
}


def _connect(desk: Desk, one: LiveDocument, hands: Hands) -> None:
    """Links and what is declared of an interpretation, a few minutes before the document is submitted."""
    at, key = one.document.steps.submitted, one.document.key
    for kind, target in one.links:
        moment = at - timedelta(minutes=5)
        desk.agenda.add(moment, partial(_link, desk, hands.writes(moment), key, kind, target))
    if one.explained:
        declared, reason = one.explained
        moment = at - timedelta(minutes=4)
        office = partial(desk.town.hand, "openness", agency=one.agency)
        who = hands.writes if declared == "needed" else office
        desk.do(moment, documents.declare_interpretation, key, who, declared=declared, reason=reason)
    if one.partner:
        # An interpretation that was linked before the need was declared goes along from the declaration on.
        moment = at - timedelta(minutes=6)
        desk.agenda.add(moment, partial(_link, desk, hands.writes(moment), one.partner, "interprets", key))


def _link(desk: Desk, by: By, source: str, kind: str, target: str) -> None:
    documents.link(by=by, source=desk.ids[source], target=desk.ids[target], link_type=kind)


def _withdraw(desk: Desk, key: str, hands: Hands, ending: Ending) -> None:
    facts = {name: value for name, value in ending.facts.items() if name != "pending"}
    if "redirect_to" in facts:
        facts["redirect_to"] = desk.ids[facts["redirect_to"]]
    documents.ask_withdrawal(by=hands.writes(ending.at), document=desk.ids[key], **facts)
    if not ending.facts.get("pending"):
        documents.withdraw(by=hands.decides(ending.at + timedelta(minutes=40)), document=desk.ids[key])


def _correct(desk: Desk, key: str, hands: Hands, ending: Ending) -> None:
    """A correction that goes the whole way: new edition, saved, passed, approved, released."""
    public_id, at = desk.ids[key], ending.at

    def later(minutes: int, by: By) -> By:
        return By(by.person, at + timedelta(minutes=minutes), by.origin)

    writer, reader, leader = hands.writes(at), hands.reviews(at), hands.decides(at)
    documents.correct(by=writer, document=public_id, change_note=ending.facts["note"])
    seen = queries.workbench(public_id, by=writer)
    content = replace(seen.content, body=seen.content.body + "<p>三楼咨询窗口电话：0564-3382620。</p>")
    documents.save(by=later(5, writer), document=public_id, content=content, lock_version=seen.lock_version)
    documents.submit(by=later(8, writer), document=public_id)
    documents.review(by=later(20, reader), document=public_id, opinion="已核对。")
    documents.approve(by=later(40, leader), document=public_id, opinion="同意。")
    documents.release(by=later(42, leader), document=public_id)
