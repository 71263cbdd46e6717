"""The word lists of `words.yaml`, read once."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    return data


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a list, the longest first, so that an alternation finds the longest."""
    value = _data()[name]
    words = value.split() if isinstance(value, str) else value
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> str:
    """The words of a list as the inside of a regular expression."""
    return "|".join(re.escape(word) for word in listed(name))


@cache
def surnames() -> str:
    """The single surnames as the inside of a character class."""
    return "".join(str(_data()["surnames"]).split())


@cache
def columns() -> dict[str, str]:
    """Column heading → the kind of a cell under it."""
    headings: dict[str, list[str]] = _data()["columns"]
    return {heading: kind for kind, names in headings.items() for heading in names}
