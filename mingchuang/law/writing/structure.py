"""结构层次序数 一、（一）1.（1）: form and order (GB/T 9704-2012, 7.3.3)."""

import re
from collections.abc import Iterator

from . import articles
from .values import STANDARD, Remark, Written, lines_of, page_of, remark

SOURCE = f"{STANDARD} 7.3.3"
_HAN = "一二三四五六七八九十"
_LEAD = r"^(?P<lead>[ ]*)"
_LEVELS = (
    re.compile(_LEAD + rf"(?P<mark>(?P<number>[{_HAN}]{{1,3}})(?P<sign>[、.,]))"),
    re.compile(_LEAD + rf"(?P<mark>\((?P<number>[{_HAN}]{{1,3}})\)(?P<sign>[、.,:]?))"),
    re.compile(_LEAD + r"(?P<mark>(?P<number>[0-9]{1,2})(?P<sign>[.、,]))(?![0-9])"),
    re.compile(_LEAD + r"(?P<mark>\((?P<number>[0-9]{1,2})\)(?P<sign>[、.,:]?))"),
)
# Where the numbers begin anew: an annex, a chapter, a part.
_ANEW = re.compile(r"^[ ]*(?:附[ ]?件|附[ ]?表|第[一二三四五六七八九十百0-9]+[章节编部条])")
WHY = {
    "form": (
        "结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。",
        "The levels are numbered 一、 then （一） then 1. then （1）.",
    ),
    "order": ("序号不连续或者重复，请核对。", "The numbers are not in order: one is missing or stands twice."),
}


def check(written: Written) -> Iterator[Remark]:
    """Numbers of levels that have another form, and numbers that are out of order; chapters and articles too."""
    yield from articles.check(written)
    last: list[int | None] = [None, None, None, None]
    text = written.text
    for at, line in lines_of(text):
        folded = page_of(line).folded
        if _ANEW.match(folded):
            last = [None, None, None, None]
            continue
        if "\t" in line:
            continue
        level, match = next(((n, found) for n, one in enumerate(_LEVELS) if (found := one.match(folded))), (None, None))
        if level is None or match is None:
            continue
        span = (at + match.start("mark"), at + match.end("mark"))
        number = _value(match["number"])
        right = _right(level, number)
        before, last[level] = last[level], number
        last[level + 1 :] = [None] * (3 - level)
        if number > 1 and before is not None and number != before + 1 and abs(number - before) <= 3:
            yield remark("order", text, span, WHY["order"], _right(level, before + 1), source=SOURCE)
            last[level] = before + 1
        elif text[slice(*span)] != right and not _spaced(text[slice(*span)], right):
            yield remark("level", text, span, WHY["form"], right, source=SOURCE)


def _spaced(written: str, right: str) -> bool:
    """1． with the wide stop is as good as 1."""
    return written.replace("．", ".") == right


def _value(number: str) -> int:
    if number.isascii():
        return int(number)
    tens, found, units = number.partition("十")
    if not found:
        return _HAN.index(number[-1]) + 1
    return ((_HAN.index(tens) + 1) if tens else 1) * 10 + ((_HAN.index(units) + 1) if units else 0)


def _right(level: int, number: int) -> str:
    if level < 2:
        tens, units = divmod(number, 10)
        han = ("" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens - 1]}十") + (_HAN[units - 1] if units else "")
        return f"{han}、" if level == 0 else f"（{han}）"
    return f"{number}." if level == 2 else f"（{number}）"
