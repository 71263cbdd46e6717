"""The kinds of decision D01–D43: report row of either format, articles, what the letter must say (``decisions.yaml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from mingchuang.law.refusal import refuse


@dataclass(frozen=True)
class Group:
    """A heading over decisions, in the words of the annual report."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True)
class Kind:
    """A kind of decision. ``rows`` gives the row of table 3 by format, ``band`` the row of the remedy table."""

    code: str
    zh: str
    en: str
    group: str
    band: str
    rows: Mapping[str, str]
    articles: tuple[str, ...]
    contains: tuple[str, ...]
    first_day: date | None = None


GROUPS = (
    Group("disclosed", "予以公开", "Disclosed"),
    Group("partial", "部分公开", "Partly disclosed"),
    Group("withheld", "不予公开", "Not disclosed"),
    Group("unavailable", "无法提供", "Cannot be provided"),
    Group("unhandled", "不予处理", "Not handled"),
    Group("other", "其他处理", "Other handling"),
)


def _kind(data: dict[str, Any]) -> Kind:
    first_day = data.pop("from", None)
    data["rows"] = MappingProxyType(data["rows"])
    return Kind(
        **{**data, "articles": tuple(data["articles"]), "contains": tuple(data["contains"])}, first_day=first_day
    )


_TABLE = yaml.safe_load(resources.files(__package__).joinpath("decisions.yaml").read_text(encoding="utf-8"))
DECISIONS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in map(_kind, _TABLE)})
WITHHELD_GROUNDS = tuple(kind.code for kind in DECISIONS.values() if kind.band in ("withheld", "query"))


def decision(code: str) -> Kind:
    """The kind of decision of this code; refuses a code that does not exist."""
    found = DECISIONS.get(code)
    if found is None:
        raise refuse("decisions.code_unknown", "code", code=code)
    return found


def available(on: date) -> tuple[Kind, ...]:
    """The kinds that can be decided on a day, in the order of the table."""
    return tuple(kind for kind in DECISIONS.values() if kind.first_day is None or kind.first_day <= on)
