"""Quantities in Chinese prose: 976条, 近100个, 16.5万个, 两件, 百余次, 45.3%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from mingchuang.law.audit.values import Span

UNITS = (
    "人次|万元|亿元|件次|条次|场次|个工作日|工作日|件|条|篇|次|期|场|个|项|份|宗|起|例|部|家|户|名|幅|张|本|册|人|元"
    "|批|类|种|处|台|%|％"
)
_HAN = "零〇一二两三四五六七八九十百千"
_QUANTITY = re.compile(
    rf"(?P<before>近|约|大约|超过|超|逾|不少于|达到|达)?\s*"
    rf"(?P<number>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{_HAN}]+)\s*(?P<scale>万|亿|千|百)?\s*(?P<after>余|多|几)?\s*"
    rf"(?P<unit>{UNITS})(?P<later>左右|以上|之多)?"
)
# 一是, 第三方, 一件事, 一个平台, 三审: numerals that count nothing.
_NOT_COUNTED = re.compile(r"第$|每$|另$|任$|同$|统$|唯$|逐$|某$")
_FIXED = re.compile(
    r"^(?:一件事|一个窗口|一类事|一次办|一次性|一张网|一个平台|一项|一批|一场|一种|一个|一名|一部|一家|一本|三类|四类|两个)"
)
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``exact`` is false for 近, 约, 余 …; ``step`` is what the writer rounded to (16.5万 → 1000)."""

    value: Decimal
    unit: str
    span: Span
    exact: bool
    step: Decimal

    def may_be(self, other: Decimal) -> bool:
        """Could this statement mean that number, given how it was rounded and hedged?"""
        if self.exact:
            return abs(self.value - other) < self.step if self.step > 1 else self.value == other
        return abs(self.value - other) <= max(self.value * Decimal("0.15"), self.step)


def han_number(text: str) -> int | None:
    """百余 → 100, 二十三 → 23, 一百零五 → 105; None when it is no number."""
    total, digit, seen = 0, 0, False
    for sign in text:
        if sign in _TENS:
            total += (digit or 1 if not seen or digit else 1) * _TENS[sign]
            digit = 0
        elif sign in _VALUES:
            digit = _VALUES[sign]
        else:
            return None
        seen = True
    return total + digit if seen else None


def _number(text: str) -> Decimal | None:
    plain = text.replace(",", "").replace("，", "")
    if plain[0].isdigit():
        return Decimal(plain)
    value = han_number(plain)
    return None if value is None else Decimal(value)


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        han = match["number"][0] in _HAN
        if han and (_NOT_COUNTED.search(text[: match.start()][-1:]) or _FIXED.match(match.group().strip())):
            continue
        value = _number(match["number"])
        if value is None:
            continue
        scale = Decimal(_SCALES.get(match["scale"] or "", 1))
        decimals = len(match["number"].partition(".")[2])
        exact = not (
            match["before"] in ("近", "约", "大约", "超过", "超", "逾", "不少于") or match["after"] or match["later"]
        )
        start = match.start("number") if not match["before"] else match.start("before")
        yield Quantity(
            value * scale,
            "%" if match["unit"] == "％" else match["unit"],
            (start, match.end()),
            exact,
            scale / (10**decimals),
        )


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order."""
    return tuple(_quantities(text))
