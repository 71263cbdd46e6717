"""The shipped catalogue template: the items of art. 20 and 21 as nodes, with their outlet and how fresh each must be."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from mingchuang.law.documents.packaged import packaged
from mingchuang.law.worded import Worded


class Outlet(Worded):
    """Where a document is shown first; the report counts it there (``new_media`` is counted from broadcasts)."""

    PORTAL = "portal", "门户网站", "portal"
    DISCLOSURE_SITE = "disclosure_site", "信息公开网", "disclosure site"


@dataclass(frozen=True)
class CategoryRow:
    """One node of the template, parents before children."""

    code: str
    parent: str | None
    slug: str
    zh: str
    en: str
    article: str
    outlet: Outlet
    freshness_days: int | None
    freshness_unit: str
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    position: int
    holds_documents: bool


def template_version() -> str:
    """The version of the shipped template."""
    return str(packaged("categories.yaml")["version"])


@cache
def template() -> tuple[CategoryRow, ...]:
    """Every node of the shipped template, in the order of display."""
    return tuple(_walk(packaged("categories.yaml")["categories"], None, "", Outlet.PORTAL))


def belongs(code: str, language: str) -> str:
    """What belongs under a node of the shipped template, in one sentence (``zh`` or ``en``); "" for a node of an agency's own."""
    return str(packaged("belongs.yaml").get(code, {}).get(language, ""))


def _walk(rows: list[dict[str, Any]], parent: str | None, article: str, outlet: Outlet) -> Iterator[CategoryRow]:
    for position, row in enumerate(rows, start=1):
        freshness = row.get("freshness") or {}
        here = Outlet(row.get("outlet", outlet))
        yield CategoryRow(
            code=row["code"],
            parent=parent,
            slug=row["slug"],
            zh=row["zh"],
            en=row["en"],
            article=row.get("article", article),
            outlet=here,
            freshness_days=freshness.get("days"),
            freshness_unit=freshness.get("unit", ""),
            kinds=tuple(row.get("kinds", ())),
            levels=tuple(row.get("levels", ("city", "county", "town"))),
            position=position,
            holds_documents="children" not in row,
        )
        yield from _walk(row.get("children", []), row["code"], row.get("article", article), here)
