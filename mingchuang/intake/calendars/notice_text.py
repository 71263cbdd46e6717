"""Reading a holiday notice as the State Council writes it.

    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

Each numbered line is a holiday; each sentence of it either gives days off or has days worked. The weekday that stands behind
a day is checked against the year, which catches a notice pasted under the wrong one.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from mingchuang.law.calendar import Notice, NoticeDay
from mingchuang.law.refusal import refuse

_TITLE = re.compile(r"(国务院[^\n。]{0,12}关于(?P<year>\d{4})年\s*部分节假日安排的通知)")
_NUMBER = re.compile(r"国(?:办)?发(?:明电)?[〔\[(]\d{4}[〕\])]\d+号")
_SIGNED = re.compile(r"国务院(?:办公厅)?\s*(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*$", re.MULTILINE)
_HOLIDAY = re.compile(r"^\s*[一二三四五六七八九十]+、\s*(?P<name>[^:\n]{1,12}):(?P<text>[^\n]+)", re.MULTILINE)
_DAY = r"(?:(?P<{0}year>\d{{4}})年)?(?:(?P<{0}month>\d{{1,2}})月)?(?P<{0}day>\d{{1,2}})日(?:\((?P<{0}note>[^)]*)\))?"
_SPAN = re.compile(_DAY.format("a") + r"(?:\s*(?:至|-|—|~)\s*" + _DAY.format("b") + ")?")
_SPOKEN = "一二三四五六日"
_LONGEST_SPAN = 31


def looks_like_notice(text: str) -> bool:
    """Does the text hold at least one numbered holiday line?"""
    return bool(_HOLIDAY.search(_plain(text)))


def read_notice(text: str, year: int | None = None) -> Notice:
    """The notice a text is; ``year`` when the text itself does not say it. Refuses what cannot be read, naming the line."""
    plain = _plain(text)
    title = _TITLE.search(plain.replace("\n部分", "部分"))
    found = int(title["year"]) if title else year
    if found is None:
        raise refuse("calendars.year_missing", "year")
    if year is not None and found != year:
        raise refuse("calendars.year_of_another", "year", year=year, found=found)
    number = _NUMBER.search(plain)
    days = tuple(sorted({day.day: day for day in _days(plain, found)}.values(), key=lambda one: one.day))
    if not days:
        raise refuse("calendars.days_missing", "days")
    return Notice(
        found,
        days,
        number=re.sub(r"[\[(](\d{4})[\])]", r"〔\1〕", number[0]) if number else "",
        title=re.sub(r"\s", "", title[1]) if title else "",
        issued=_signed(plain),
    )


def _plain(text: str) -> str:
    """Full-width signs and digits as plain ones; a title broken over two lines in one."""
    return unicodedata.normalize("NFKC", text).replace("\r\n", "\n").replace("星期", "周").replace("周天", "周日")


def _signed(plain: str) -> date | None:
    for found in _SIGNED.finditer(plain):
        return _date(int(found["year"]), int(found["month"]), int(found["day"]), found[0].strip())
    return None


def _days(plain: str, year: int) -> Iterator[NoticeDay]:
    for line in _HOLIDAY.finditer(plain):
        name = line["name"].strip('“”" ')
        for sentence in line["text"].split("。"):
            worked = "上班" in sentence
            if worked or re.search("放假|补休|调休|公休", sentence):
                for day in _spans(sentence, year):
                    yield NoticeDay(day, not worked, name)


def _spans(sentence: str, year: int) -> Iterator[date]:
    """Every day that a sentence names, spans written out."""
    month = None
    for found in _SPAN.finditer(sentence):
        first = _part(found, "a", year, month, sentence)
        month = first.month
        if found["bday"] is None:
            yield first
            continue
        last = _part(found, "b", int(found["ayear"] or year), month, sentence)
        if not 0 < (last - first).days < _LONGEST_SPAN:
            raise refuse("calendars.line_unreadable", "days", line=sentence.strip())
        for offset in range((last - first).days + 1):
            yield first + timedelta(days=offset)
        month = last.month


def _part(found: re.Match[str], which: str, year: int, month: int | None, sentence: str) -> date:
    written = found[f"{which}month"] or month
    if written is None:
        raise refuse("calendars.line_unreadable", "days", line=sentence.strip())
    day = _date(int(found[f"{which}year"] or year), int(written), int(found[f"{which}day"]), sentence)
    said = re.search("周([一二三四五六日])", found[f"{which}note"] or "")
    if said and _SPOKEN.index(said[1]) != day.weekday():
        raise refuse("calendars.weekday_wrong", "days", day=day, said=f"周{said[1]}")
    return day


def _date(year: int, month: int, day: int, line: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise refuse("calendars.line_unreadable", "days", line=line.strip()) from wrong
