"""The printed labels of both formats, and matching what a file holds against them through a converter's damage."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from mingchuang.law.annual_report import Format

from .numbers import fold

_LOST = re.compile(r"[、,，。.;；:：()（）\[\]【】〔〕“”\"'‘’《》<>·\-—_/|]")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]")
CLOSE = 82  # of 100; a label of which a sixth is lost is still that label and no other


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """A label without blanks and signs, narrow."""
    return _LOST.sub("", _FOOTNOTE.sub("", fold(text)))


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label in squashed form, with the variants that are accepted for it."""

    row: str
    texts: tuple[str, ...]


@cache
def _t3(format_id: str) -> tuple[Label, ...]:
    from mingchuang.law.annual_report import format_by_id

    made = []
    for row in format_by_id(format_id).t3_rows:
        texts = {squash(text) for text in (row.number + row.zh, row.zh, *row.alias)}
        if row.id == "R3b":
            texts |= {squash("（二）部分公开"), squash("部分公开")}
        if row.id == "R3c3":
            texts |= {squash("危及三安全一稳定")}
        made.append(Label(row.id, tuple(sorted(texts, key=len, reverse=True))))
    return tuple(made)


def t3_labels(fmt: Format) -> tuple[Label, ...]:
    """The numeric rows of table 3 in printed order."""
    return _t3(fmt.id)


def matches(held: str, label: Label) -> bool:
    """Does the squashed text end in this label (headings and numbers may stand before it), allowing for damage?"""
    for text in label.texts:
        # 其他 or 总计 alone is too short to trust behind other words: it must be the whole, or carry its number.
        trusted = len(text) > 2 or held == text
        if trusted and held.endswith(text):
            return True
    longest = label.texts[0]
    if len(longest) < 5:
        return False
    return fuzz.ratio(held[-len(longest) - 2 :], longest) >= CLOSE


def begun(held: str, label: Label) -> bool:
    """Does the squashed text end in the first half of this label, the rest of which stands below its numbers?"""
    longest = label.texts[0]
    return any(held.endswith(longest[:length]) for length in range(len(longest) - 1, 4, -1))
