"""The text of an annual report: figures that live in it, its period, numbers typed by hand."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

# {{figure:T3.R1.total}}, or by the name that staff read: {{数据：主动公开信息总数}}.
_FIELD = re.compile(r"\{\{\s*(?:figure:|数据[：:])\s*([^{}]+?)\s*\}\}")
_PERIOD = re.compile(r"(\d{4})年1月1日[^。；\d]{1,6}(\d{4})年12月31日")
_TYPED = re.compile(r"(?<![\d.〔第])\d[\d,.]*(?:万|余)?(?:件|条|次|篇|份|项|个|例)(?!工作日|部分|方面|月)")


def fields(text: str) -> tuple[str, ...]:
    """The keys (or names) of all live figures in a text, each once, in order."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))


def filled(text: str, numbers: Mapping[str, Any]) -> str:
    """The text with every live figure replaced by its number; one that is unknown stays as it was written."""

    def number(match: re.Match[str]) -> str:
        value = numbers.get(match[1])
        return match[0] if value is None else str(value)

    return _FIELD.sub(number, text)


def period(text: str) -> tuple[date, date] | None:
    """The statistical period that a text states (2020年1月1日至2020年12月31日), or None."""
    found = _PERIOD.search(re.sub(r"\s", "", text))
    return (date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)) if found else None


def typed_numbers(text: str) -> tuple[str, ...]:
    """Counts written by hand (11篇, 4件) that a live figure could replace, each once, in order."""
    return tuple(dict.fromkeys(match[0] for match in _TYPED.finditer(_FIELD.sub("", text))))
