"""What a file or a pasted text says of holidays: pure, text in, notices out.

Three forms are read: the notice itself (``notice_text``), a table ``day,kind,name`` with kind off or work (放假 or 上班), and
JSON as the law room takes it (``{"years": {"2027": {…}}}`` or ``{"year": 2027, "holidays": […], "make_up": […]}``).
"""

import csv
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from mingchuang.law.calendar import Notice, NoticeDay
from mingchuang.law.calendar.stated import read_days
from mingchuang.law.refusal import refuse

from .notice_text import looks_like_notice, read_notice

LARGEST = 200_000
_KINDS = {
    "off": True,
    "holiday": True,
    "放假": True,
    "休": True,
    "work": False,
    "make_up": False,
    "上班": False,
    "班": False,
}


def parse(written: bytes | str, *, year: int | None = None, number: str = "") -> list[Notice]:
    """The notices a text holds. ``year`` and ``number`` fill in what the text does not say.

    Refuses what is too large, no text, or in none of the three forms.
    """
    text = _text(written)
    stripped = text.strip()
    if not stripped:
        raise refuse("calendars.nothing_given", "days")
    if stripped[0] in "{[":
        found = _json(stripped, year)
    elif looks_like_notice(text):
        found = [read_notice(text, year)]
    else:
        found = [_table(stripped, year)]
    return [Notice(one.year, one.days, one.number or number, one.title, one.issued) for one in found]


def _text(written: bytes | str) -> str:
    if len(written) > LARGEST:
        raise refuse("calendars.too_large", "file", kilobytes=LARGEST // 1000)
    if isinstance(written, str):
        return written
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("calendars.no_text", "file")


def _json(text: str, year: int | None) -> list[Notice]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise refuse("calendar.unreadable", "days") from wrong
    if not isinstance(found, Mapping):
        raise refuse("calendar.unreadable", "days")
    if isinstance(found.get("years"), Mapping):
        return [_entry(name, entry) for name, entry in found["years"].items()]
    return [_entry(found.get("year") or year, found)]


def _entry(year: Any, entry: Any) -> Notice:
    if year is None:
        raise refuse("calendars.year_missing", "year")
    if not str(year).isdecimal() or not isinstance(entry, Mapping):
        raise refuse("calendar.unreadable", "days")
    issued = entry.get("issued")
    try:
        day = date.fromisoformat(issued) if issued else None
    except (TypeError, ValueError) as wrong:
        raise refuse("calendar.unreadable", "days") from wrong
    number = str(entry.get("notice") or entry.get("number") or "")
    return Notice(int(year), read_days(entry), number, str(entry.get("title") or ""), day)


def _table(text: str, year: int | None) -> Notice:
    """Lines of ``day,kind[,name]``; a head line is passed over. Tabs, commas and blanks separate."""
    days: list[NoticeDay] = []
    for line in text.replace("，", ",").replace("\t", ",").splitlines():
        cells = [cell.strip() for cell in next(csv.reader([line if "," in line else ",".join(line.split())]), [])]
        if not any(cells) or (not days and cells[0].casefold() in ("day", "date", "日期")):
            continue
        days.append(_row(cells, line))
    if not days:
        raise refuse("calendars.nothing_given", "days")
    # The last days of December may belong to the notice of the year after.
    return Notice(year or max(one.day.year for one in days), tuple(sorted(days, key=lambda one: one.day)))


def _row(cells: list[str], line: str) -> NoticeDay:
    try:
        day = date.fromisoformat(cells[0].replace("/", "-").replace(".", "-"))
        return NoticeDay(day, _KINDS[cells[1].casefold()], cells[2][:40] if len(cells) > 2 else "")
    except (ValueError, KeyError, IndexError) as wrong:
        raise refuse("calendars.line_unreadable", "days", line=line.strip()[:60]) from wrong
