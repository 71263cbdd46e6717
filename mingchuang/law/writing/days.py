"""成文日期 and other days: form, possibility, day of the week (GB/T 9704-2012, 7.3.5.4; GB/T 15835-2011)."""

import re
from collections.abc import Iterator
from datetime import date

from .values import STANDARD, Remark, Written, lines_of, page_of, remark

SOURCE = f"{STANDARD} 7.3.5.4"
NUMERALS = "GB/T 15835-2011"
LINES_AT_END = 8
_HAN = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_WRITTEN = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_WEEKDAY = re.compile(_WRITTEN.pattern + r"[ ]?\((?P<named>周|星期)(?P<which>[一二三四五六日天])\)")
_SIGNED = re.compile(
    r"^[ \t(]*(?P<year>[0-9]{4}|[〇零○一二三四五六七八九]{4})[ ]?[年./\-]"
    r"[ ]?(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[ ]?[月./\-]"
    r"[ ]?(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?日?[ \t)]*$"
)
_ZERO_YEAR = re.compile(r"(?<![一二三四五六七八九〇零])[一二][〇零一二三四五六七八九]{3}年")
WHY = {
    "form": (
        "成文日期用阿拉伯数字将年、月、日标全，月、日不编虚位，如“2026年1月5日”。",
        "The day of making is written in Arabic digits, in full and without leading zeros: 2026年1月5日.",
    ),
    "impossible": ("这一天不存在，请核对。", "There is no such day."),
    "other": (
        "落款的成文日期与填写的成文日期不一致，请核对。",
        "The day below the text is not the day of making that was entered.",
    ),
    "weekday": ("星期与日期不符。", "The day of the week is not that of the date."),
    "zero": ("年份用汉字书写时，“0”应写作“〇”。", "In a year written in Chinese numerals the zero is 〇."),
}


def check(written: Written) -> Iterator[Remark]:
    """Days that do not exist anywhere in the text, and the form of the one below it."""
    text = written.text
    signed = _signature(written) if written.official else None
    if signed is not None:
        yield signed
    page = page_of(text)
    for match in _WRITTEN.finditer(page.folded):
        if _day(match["year"], match["month"], match["day"]) is None:
            yield remark("day", text, match.span(), WHY["impossible"], source=NUMERALS)
    for match in _WEEKDAY.finditer(page.folded):
        day = _day(match["year"], match["month"], match["day"])
        if day is None:
            continue
        right = "一二三四五六日"[day.weekday()]
        if match["which"].replace("天", "日") != right:
            span = match.span("which")
            # The bracket goes with it: one sign alone is hard to see in a text.
            around = (match.start("named"), span[1])
            yield remark("weekday", text, around, WHY["weekday"], match["named"] + right, source=NUMERALS)
    for match in _ZERO_YEAR.finditer(page.folded):
        if "零" in match.group():
            yield remark("zero", text, match.span(), WHY["zero"], match.group().replace("零", "〇"), source=NUMERALS)


def _signature(written: Written) -> Remark | None:
    """The last line near the end that is a day and nothing else."""
    lines = [(at, line) for at, line in lines_of(written.text) if line.strip()][-LINES_AT_END:]
    for at, line in reversed(lines):
        match = _SIGNED.match(page_of(line).folded)
        if match is None:
            continue
        shown = line.strip(" \t\u3000()（）")
        start = at + line.index(shown)
        span = (start, start + len(shown))
        day = _day(match["year"], match["month"], match["day"])
        if day is None:
            return remark("day", written.text, span, WHY["impossible"], source=SOURCE)
        right = f"{day.year}年{day.month}月{day.day}日"
        if shown != right:
            return remark("day_form", written.text, span, WHY["form"], right, source=SOURCE)
        if written.made_on and written.made_on != day:
            made = written.made_on
            stated = f"{made.year}年{made.month}月{made.day}日"
            return remark("day_other", written.text, span, WHY["other"], stated, source=SOURCE)
        return None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year.translate(_HAN)), _number(month), _number(day))
    except ValueError:
        return None


def _number(text: str) -> int:
    """12, 十二, 二十一 as a number. Raises ValueError for what is none."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, found, units = text.partition("十")
    if not found:
        return int(text.translate(_HAN))
    return (int(tens.translate(_HAN)) if tens else 1) * 10 + (int(units.translate(_HAN)) if units else 0)
