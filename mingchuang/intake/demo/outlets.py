"""Accounts on new media and posts in every state. Nothing is sent: the answers of the outlets are written down in desk.yaml."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from mingchuang.domains.broadcasts import outbox, postings, posts
from mingchuang.ledger.acts import By
from mingchuang.ledger.people import system_person

from .entering import Desk
from .live import Today
from .packaged import packaged
from .values import BUREAU

_CUT_OFF = timedelta(minutes=40)  # before the moment of loading: long enough for a post to be in doubt
_LAST = timedelta(minutes=30)


def enter(desk: Desk, now: datetime) -> None:
    """Put accounts, posts and counts on the agenda; what waits comes last, so that it is not taken for another."""
    today, plan = Today(now), packaged("desk")
    accounts: dict[str, str] = {}
    for row in plan["accounts"]:
        at = today.ago(row["ago"], 285)
        desk.agenda.add(at, partial(_open, desk, row, at, accounts))
    for index, row in enumerate(plan["posts"]):
        last = {"taken": now - _CUT_OFF, "waiting": now - _LAST}
        at = last.get(row["becomes"]) or today.ago(1, 290 + index)
        desk.agenda.add(at, partial(_post, desk, row, at, accounts))
    desk.agenda.add(now - timedelta(minutes=20), partial(_count, now, plan["tallies"]))


def _open(desk: Desk, row: Mapping[str, Any], at: datetime, accounts: dict[str, str]) -> None:
    by = desk.town.hand("openness", at)
    given = {name: row[name] for name in ("outlet", "code", "name")}
    accounts[row["outlet"]] = posts.open_account(by=by, agency=BUREAU, automatic=False, **given)


def _post(desk: Desk, row: Mapping[str, Any], at: datetime, accounts: dict[str, str]) -> None:
    by, becomes = desk.town.hand("openness", at), row["becomes"]
    posting = posts.ask(by=by, document=desk.ids[row["of"]], account=accounts[row["outlet"]])
    if becomes == "cancelled":
        posts.cancel(by=by, posting=posting)
    elif becomes in ("posted", "taken"):
        outbox.take(at + timedelta(seconds=20))
        if becomes == "posted":
            sent = By(system_person(), at + timedelta(seconds=22), "demo")
            posts.arrived(by=sent, posting=posting, remote=row["answer"])
    elif becomes == "given_up":
        for attempt in range(outbox.GIVEN_UP):
            moment = at + timedelta(hours=attempt)
            outbox.take(moment)
            outbox.failed(posting, moment, row["answer"])


def _count(now: datetime, differing: Mapping[str, int]) -> None:
    for one in postings.accounts(BUREAU):
        outbox.counted(one.public_id, now.date(), one.ours + differing[one.outlet])
