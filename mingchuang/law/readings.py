"""Readings: where a text leaves two ways open, the way chosen is a named switch with a default and a reason.

The list is data (``data/readings.yaml``); a question or an agency's setting chooses another value by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from .refusal import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Reading:
    """One disputed point: its values with what each means, the default and why, the article, and when it matters."""

    name: str
    zh: str
    en: str
    values: Mapping[str, Mapping[str, str]]
    default: str
    why: str
    article: str
    since: date | None
    until: date | None


@cache
def readings() -> Mapping[str, Reading]:
    """Every reading by name."""
    text = files("mingchuang.law").joinpath("data/readings.yaml").read_text("utf-8")
    return MappingProxyType({name: Reading(name=name, **entry) for name, entry in yaml.safe_load(text).items()})


@cache
def defaults() -> Mapping[str, str]:
    """The default of every reading."""
    return MappingProxyType({name: reading.default for name, reading in readings().items()})


def choose(chosen: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The value of every reading: the defaults, overruled by the choices given.

    Refuses an unknown name or value, naming those there are.
    """
    if not chosen:
        return defaults()
    wrong = []
    for name, value in chosen.items():
        if name not in readings():
            wrong.append(Refusal("readings.unknown", "readings", {"name": name, "names": sorted(readings())}))
        elif str(value) not in readings()[name].values:
            values = list(readings()[name].values)
            wrong.append(
                Refusal("readings.value_unknown", "readings", {"name": name, "value": value, "values": values})
            )
    if wrong:
        raise Refused(*wrong)
    return {**defaults(), **chosen}
