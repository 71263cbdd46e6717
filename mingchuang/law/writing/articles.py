"""章、节、条: chapters count through a text, sections through their chapter, articles through all of it
(行政法规制定程序条例 art. 6; 规章制定程序条例 art. 8).
"""

import re
from collections.abc import Iterator

from .values import Remark, Written, lines_of, remark

SOURCE = "规章制定程序条例 art. 8"
_DIGITS = "〇零一二三四五六七八九"
_LINE = re.compile(
    r"^[ \t\u3000]*(?P<mark>第(?P<number>[〇零一二三四五六七八九十百]{1,7}|[0-9]{1,3})(?P<unit>[编章节条]))(?![规之、，的和至款])"
)
# What ends the counting: an annex, or the text that a notice sends out along with itself.
_ANEW = re.compile(r"^[ \t\u3000]*(?:附[ \u3000]?件|附[ \u3000]?录)")
_BELOW = {"编": ("章", "节"), "章": ("节",), "节": (), "条": ()}
WHY = (
    "“第×条”等序号不连续或者重复，请核对。",
    "The numbers of chapters or articles are not in order: one is missing or stands twice.",
)


def check(written: Written) -> Iterator[Remark]:
    """Numbers that do not follow the one before; only where the counting began with the first.

    A text that speaks of single articles of another one, as an interpretation does, does not begin so.
    """
    last: dict[str, int] = {}
    for at, line in lines_of(written.text):
        if _ANEW.match(line):
            last = {}
        match = _LINE.match(line)
        if match is None or "\t" in line:
            continue
        unit, number = match["unit"], value(match["number"])
        for below in _BELOW[unit]:
            last.pop(below, None)
        before = last.get(unit)
        if number == 1 or before is None:
            # The second rule that a notice sends out begins anew.
            if number == 1:
                last[unit] = 1
                if unit == "条" and before is not None:
                    last = {"条": 1}
            continue
        right = before + 1
        last[unit] = max(number, right)
        if number != right:
            # After a gap only a person can tell whether a number is wrong or a passage is missing.
            form = right if match["number"].isascii() else said(right)
            fix = f"第{form}{unit}" if number < right else ""
            span = (at + match.start("mark"), at + match.end("mark"))
            yield remark("order", written.text, span, WHY, fix, source=SOURCE)


def value(text: str) -> int:
    """一百零三 as a number; digits as they are."""
    if text.isascii():
        return int(text)
    total = digit = 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = max(0, _DIGITS.index(sign) - 1)
    return total + digit


def said(number: int) -> str:
    """A number from 1 to 999 as articles are numbered: 十二, 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    made = f"{_DIGITS[hundreds + 1]}百" if hundreds else ""
    if tens:
        made += ("" if tens == 1 and not hundreds else _DIGITS[tens + 1]) + "十"
    elif hundreds and units:
        made += "零"
    return made + (_DIGITS[units + 1] if units else "")
