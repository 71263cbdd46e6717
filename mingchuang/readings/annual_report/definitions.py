"""What each figure counts, in words, and which numbers a reader may take for contradictions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from mingchuang.domains.reports.content import numbers_of
from mingchuang.domains.reports.values import Counted
from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.report_grid import labels


@dataclass(frozen=True)
class Definition:
    """A figure: its name and what it counts, in both languages; ``sum`` names the figures it adds up."""

    zh: str
    en: str
    counts_zh: str
    counts_en: str
    sum: Sequence[str] = ()


@dataclass(frozen=True)
class Side:
    """One of two numbers that seem to contradict each other, with its definition."""

    key: str
    value: Any
    zh: str
    en: str
    counts_zh: str
    counts_en: str

    @property
    def counts(self) -> dict[str, str]:
        """The definition as a label with both languages."""
        return {"zh": self.counts_zh, "en": self.counts_en}


@dataclass(frozen=True)
class Contradiction:
    """Two numbers that a reader may take for one, and that differ for the reason their definitions give."""

    left: Side
    right: Side


def _read(name: str) -> Any:
    return yaml.safe_load(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


DEFINITIONS: Mapping[str, Definition] = MappingProxyType(
    {path: Definition(**{**row, "sum": tuple(row.get("sum", ()))}) for path, row in _read("figures.yaml").items()}
)
_PAIRS = _read("contradictions.yaml")


def contradictions(counted: Counted) -> tuple[Contradiction, ...]:
    """The pairs of the report that differ, with both definitions; none of an empty report."""
    numbers = numbers_of(counted)
    found = []
    for left, right in _PAIRS["pairs"]:
        if left in numbers and right in numbers and numbers[left] != numbers[right]:
            found.append(Contradiction(_side(counted, left, numbers[left]), _side(counted, right, numbers[right])))
    return tuple(found)


def _side(counted: Counted, key: str, value: Any) -> Side:
    if key in DEFINITIONS:
        one = DEFINITIONS[key]
        return Side(key, value, one.zh, one.en, one.counts_zh, one.counts_en)
    zh, en = labels(format_by_id(counted.format))[key]
    counts = _PAIRS["cells"][key]
    return Side(key, value, zh, en, counts["zh"], counts["en"])


@cache
def _names(format_id: str) -> Mapping[str, str]:
    cells = {zh: key for key, (zh, _en) in labels(format_by_id(format_id)).items()}
    return MappingProxyType(cells | {one.zh: path for path, one in DEFINITIONS.items()})


def names(fmt: Format) -> Mapping[str, str]:
    """The key of every cell and figure by its Chinese name, as staff write it in a text."""
    return _names(fmt.id)


def name_of(counted_format: str, key: str) -> tuple[str, str]:
    """The name of a figure or a cell in Chinese and English; the key itself where it has none."""
    if key in DEFINITIONS:
        return DEFINITIONS[key].zh, DEFINITIONS[key].en
    return labels(format_by_id(counted_format)).get(key, (key, key))
