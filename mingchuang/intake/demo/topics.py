"""A topic page, composed of blocks once the documents that it shows have been entered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from html import escape
from typing import Any

from mingchuang.domains.documents import actions as documents
from mingchuang.press.topics import NEWEST, Block, Chosen, written

from .entering import Desk, Hands
from .live import Today
from .packaged import packaged
from .values import BUREAU, PlannedDocument, Steps

KEY = "topic"


def enter(desk: Desk, now: datetime, titles: Mapping[str, str]) -> None:
    """Put the page's course on the agenda; ``titles`` are those of the documents, by key."""
    today, plan = Today(now), packaged("topic")
    steps = Steps(*(today.ago(plan["ago"], minute) for minute in (150, 170, 200, 230, 240)))
    facts = {"keywords": (plan["title"],), "summary": plan["blocks"][0]["text"][:60]}
    page = PlannedDocument(
        key=KEY, kind="page", title=plan["title"], body="", sections=("mh-ym",), topic="data-sharing", unit="office",
        team=0, steps=steps, facts=facts,
    )  # fmt: skip
    hands = Hands(desk.town, BUREAU, page)
    desk.agenda.add(steps.saved, partial(_begin, desk, page, hands, titles))
    desk.do(steps.submitted, documents.submit, KEY, hands.writes)
    desk.do(steps.passed, documents.review, KEY, hands.reviews, opinion="同意。")
    desk.do(steps.approved, documents.approve, KEY, hands.decides, opinion="同意发布。")
    desk.do(steps.released, documents.release, KEY, hands.decides)


def _begin(desk: Desk, page: PlannedDocument, hands: Hands, titles: Mapping[str, str]) -> None:
    body = written(_blocks(packaged("topic")["blocks"], desk.ids, titles))
    desk.create(replace(page, body=body), BUREAU, hands.writes(page.steps.saved))


def _blocks(rows: list[Mapping[str, Any]], ids: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Block]:
    for row in rows:
        (kind, given), title = next(iter(row.items())), row.get("title", "")
        match kind:
            case "text":
                yield Block(kind, html=f"<p>{escape(given, quote=False)}</p>")
            case "newest":
                yield Block(kind, row["words"], agency=BUREAU, section=given, most=row.get("most", NEWEST))
            case "pair" | "picked":
                keys = [given] if isinstance(given, str) else given
                yield Block(kind, title, documents=tuple(Chosen(BUREAU, ids[key], titles[key]) for key in keys))
            case "notice":
                yield Block(kind, text=given)
            case "links":
                yield Block(kind, title, links=tuple((words, f"/{BUREAU}/{part}") for words, part in given))
            case "pointer":
                yield Block(kind, row["words"], to=f"/{BUREAU}/{given}")
