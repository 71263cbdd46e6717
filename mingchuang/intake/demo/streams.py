"""The streams of the demo's year as they stand in streams.yaml, scaled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .packaged import packaged

# What a smaller or larger demo varies; the others hold what the report names one by one.
_ROUTINE = frozenset(
    "news notices reform reform-news policy statistics licensing funds procurement projects poverty welfare emergency "
    "inspection key-work concern concern-news public-service personnel".split()
)


@dataclass(frozen=True)
class Stream:
    """A stream: ``count`` documents of a kind, first placed in section ``place``.

    ``titles_of`` names the list of its titles; "" where the form of each document chooses it.
    """

    id: str
    kind: str
    place: str
    count: int
    body: str
    titles_of: str
    fixed: bool = False
    monthly: bool = False
    stages: bool = False
    approved: bool = False
    months: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    answers: str = ""
    level: str = ""
    table: int = 0
    file: int = 0
    details: Mapping[str, Any] = field(default_factory=dict)


def streams(scale: float = 1) -> tuple[Stream, ...]:
    """Every stream; at another scale than 1 the routine ones are shorter or longer (at least one item each)."""
    return tuple(_stream(row, scale) for row in packaged("streams")["streams"])


def _stream(row: Mapping[str, Any], scale: float) -> Stream:
    lists = {name: tuple(row[name]) for name in ("months", "topics", "nouns", "forms", "of") if name in row}
    plain = {name: value for name, value in row.items() if name not in lists and name not in ("in", "titles_of")}
    count = max(1, round(row["count"] * scale)) if row["id"] in _ROUTINE else row["count"]
    titles_of = "" if row.get("level") == "own" else row.get("titles_of", row["id"])
    return Stream(**{**plain, **lists, "count": count}, place=row["in"], titles_of=titles_of)
