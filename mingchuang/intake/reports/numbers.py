"""Numbers as cells hold them: plain, grouped, full-width, signed, with a unit, or damaged by a converter."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBER = re.compile(r"([+\-−－]|增加?|减少?)?(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?(?:件|条|次|项|个|元|万元|人次)?")
_FOOTNOTE = re.compile(rf"(?:[{_CIRCLED}]|[\[【〔(（](?:注|\d{{1,2}})[\]】〕)）]|\*)$")
# What people write instead of 0. It is no number: the official format asks for 0.
NOTHING = frozenset(["", "/", "—", "-", "--", "——", "－", "无", "―", "\\", "/ ", "空"])


@dataclass(frozen=True, slots=True)
class Number:
    """A value, and why it is uncertain ("" when it stood there plainly)."""

    value: int | Decimal | None
    why: str = ""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Narrow digits and signs, no blanks; for reading only, lengths change."""
    if text.isascii():
        return "".join(text.split())
    return "".join(unicodedata.normalize("NFKC", c) if c not in _CIRCLED else c for c in text if not c.isspace())


@lru_cache(maxsize=4096)
def looks_like_cell(text: str) -> bool:
    """Could this token be the content of a numeric cell (a number, or one of the signs for nothing)?"""
    folded = _FOOTNOTE.sub("", fold(text))
    return folded in NOTHING - {"", "空"} or _NUMBER.fullmatch(folded) is not None


def number(text: str) -> Number:
    """The number a cell holds. Blank and signs for nothing give None; a footnote mark is dropped and said."""
    folded = fold(text)
    if folded in NOTHING:
        return Number(None)
    why = ""
    if _FOOTNOTE.search(folded) and len(folded) > 1:
        folded, why = _FOOTNOTE.sub("", folded), "footnote"
    match = _NUMBER.fullmatch(folded)
    if match is None:
        return Number(None)
    sign = "-" if match[1] and match[1][0] in "-−－减" else ""
    digits = sign + match[2].replace(",", "").replace("，", "")
    if match[3]:
        return Number(Decimal(digits + match[3]), why)
    return Number(int(digits), why)
