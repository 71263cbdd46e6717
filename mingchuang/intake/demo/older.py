"""The bureau's older normative documents, entered when it was founded, and the clean-ups of the year."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from mingchuang.ledger.acts import SHANGHAI

from .documents import issued, summary
from .moments import Year
from .packaged import packaged
from .values import PlannedDocument
from .words import Words

YEAR = 2019


@dataclass(frozen=True)
class PlannedCleanUp:
    """A decision in a clean-up on one older document."""

    of: str
    decision: str
    basis: str
    at: datetime
    kept_until: date | None = None


@cache
def documents() -> tuple[PlannedDocument, ...]:
    """The normative documents of earlier years, in the order in which the bureau entered them."""
    return tuple(_documents())


def _documents() -> Iterator[PlannedDocument]:
    year, rows = Year(YEAR), packaged("normative")["older"]
    topics = [topic for topic in packaged("topics")["topics"] if topic["unit"] in ("data", "reform", "service")]
    draw = random.Random("older")
    minutes = year.in_months([4 + index // 2 for index in range(len(rows))], draw)
    for index, (row, minute) in enumerate(zip(rows, minutes, strict=True)):
        topic = topics[index % len(topics)]
        subject = row["title"].removeprefix("六安市").removesuffix("办法")
        words = Words(f"older/{index}", topic, {"noun": subject})
        body = words.body("normative")
        yield PlannedDocument(
            key=f"older/{index}", kind="normative", title=row["title"], body=body,
            sections=("fd01-gf",), topic=topic["id"], unit=topic["unit"], team=index % 2,
            steps=year.steps(minute, draw, returned=False),
            facts={"keywords": (subject,), "summary": summary(body), **issued(row["number"], row["made_on"])},
            file=f"{row['title']}.pdf",
        )  # fmt: skip


@cache
def clean_ups() -> tuple[PlannedCleanUp, ...]:
    """The clean-up acts of 2020, in order."""
    plan = packaged("normative")
    return tuple(
        PlannedCleanUp(f"older/{row['of']}", row["decision"], plan["basis"][row["decision"]], _at(row["day"], index))
        for index, row in enumerate(plan["clean_ups"])
    )


def prolonged() -> tuple[PlannedCleanUp, ...]:
    """A later clean-up, which keeps the youngest of the documents beyond the five years they would have lasted."""
    plan = packaged("normative")
    later = plan["prolonged"]
    return tuple(
        PlannedCleanUp(key, "keep", plan["basis"]["keep"], _at(later["day"], index), later["kept_until"])
        for index, key in enumerate(later["of"])
    )


def _at(day: date, index: int) -> datetime:
    return datetime.combine(day, time(15, 10 + index), SHANGHAI)
