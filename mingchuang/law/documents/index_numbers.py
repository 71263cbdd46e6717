"""索引号: composed once from the organ's code, the date and a running number, and never changed (条例 art. 12: 索引)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from mingchuang.law.documents.packaged import packaged


@dataclass(frozen=True)
class Pattern:
    """One way of composing an index number, as seen on public pages."""

    id: str
    zh: str
    en: str
    organ: str
    form: str
    reads: str
    restarts: str  # month | year | never
    example: str
    source: str


@dataclass(frozen=True)
class IndexNumber:
    """An index number in its parts; month is None where the pattern names the year only."""

    pattern: str
    organ: str
    year: int
    month: int | None
    serial: int


@cache
def patterns() -> dict[str, Pattern]:
    """Every known pattern by its id."""
    return {row["id"]: Pattern(**row) for row in packaged("index_patterns.yaml")["patterns"]}


def compose(pattern: str, organ: str, made: date, serial: int) -> str:
    """The index number of the ``serial``-th document. ValueError for a running number below 1."""
    if serial < 1:
        raise ValueError("running numbers start at 1")
    return patterns()[pattern].form.format(organ=organ, year=made.year, month=made.month, serial=serial)


def series(pattern: str, organ: str, made: date) -> str:
    """The name of the running number a document draws from: within it no number is given twice."""
    restarts = patterns()[pattern].restarts
    span = {"month": f"{made:%Y%m}", "year": f"{made:%Y}", "never": "all"}[restarts]
    return f"index/{organ}/{span}"


def parse(text: str) -> IndexNumber | None:
    """The parts of an index number of any known pattern, or None."""
    for pattern in patterns().values():
        if match := re.match(pattern.reads, text.strip()):
            parts = match.groupdict()
            month = int(parts["month"]) if parts.get("month") else None
            if month is not None and not 1 <= month <= 12:
                continue
            return IndexNumber(pattern.id, parts["organ"], int(parts["year"]), month, int(parts["serial"]))
    return None
