"""What readers did: told of mistakes, which were looked at or wait, and subscribed to news."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from mingchuang.domains.mistakes import actions as mistakes
from mingchuang.domains.subscriptions import actions as subscriptions
from mingchuang.domains.subscriptions import outbox, tokens
from mingchuang.ledger.acts import By

from .entering import Desk
from .live import Today
from .packaged import packaged
from .values import BUREAU


def enter(desk: Desk, now: datetime) -> None:
    """Put them on the agenda."""
    today, plan = Today(now), packaged("readers")
    told: dict[int, str] = {}
    for index, row in enumerate(plan["mistakes"]):
        at = today.ago(row["ago"], 295 + index)
        desk.agenda.add(at, partial(_tell, desk, row, at, index, told))
        if "decided" in row:
            moment = today.ago(row["decided"], 200 + index)
            desk.agenda.add(moment, partial(_decide, desk, row, moment, index, told))
    # Without a mail server nobody can subscribe, and there is no form on the site either.
    for index, row in enumerate(plan["subscriptions"] if outbox.in_use() else ()):
        at = today.ago(row["ago"], 305 + index)
        desk.agenda.add(at, partial(_subscribe, desk, row, at))


def _tell(desk: Desk, row: Mapping[str, Any], at: datetime, index: int, told: dict[int, str]) -> None:
    told[index] = mistakes.report(
        by=By(None, at, "demo"), agency=BUREAU, document=desk.ids[row["of"]], passage=row["passage"],
        remark=row["remark"], contact=row["contact"], source="", form_key=f"demo-mistake-{index}".ljust(32, "-"),
    )  # fmt: skip


def _decide(desk: Desk, row: Mapping[str, Any], at: datetime, index: int, told: dict[int, str]) -> None:
    by, one = desk.town.hand("openness", at), told[index]
    if row["becomes"] == "accepted":
        mistakes.accept(by=by, mistake=one)
    elif row["becomes"] == "righted":
        mistakes.put_right(by=by, mistake=one, answer=row["answer"])
    else:
        mistakes.dismiss(by=by, mistake=one, answer=row["answer"])


def _subscribe(desk: Desk, row: Mapping[str, Any], at: datetime) -> None:
    reader = By(None, at, "demo")
    section = desk.town.section(row["in"], row["agency"]) if row["in"] else None
    subscriptions.ask(by=reader, agency=row["agency"], section=section, mailbox=row["mailbox"], source="")
    letter = outbox.take(at)
    assert letter is not None
    outbox.sent(letter.id, at)
    # The reader clicks on what stands in the mail.
    later = By(None, at + timedelta(minutes=8), "demo")
    if row["becomes"] != "asked":
        subscriptions.confirm(by=later, subscription=tokens.confirmed_by(letter.confirm))
    if row["becomes"] == "ended":
        subscriptions.end(by=later, subscription=tokens.ended_by(letter.end))
