"""Whether metadata, text and the file offered for download say the same (六安市统计局 2023 Q2: 文号 that differ are a fault).

What a text says of itself is read where a 公文 says it: the 文号 on a line of its own near the head, the day of making on a
line of its own near the end, validity in the clause that begins with 自 or speaks of 有效期. Other numbers and days are
quotations and are left alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.law.documents import numbers
from mingchuang.law.documents.metadata import label
from mingchuang.law.documents.validity import years_from
from mingchuang.law.refusal import Refusal

HEAD, TAIL = 12, 12
"""Lines, from the beginning and from the end, in which a document speaks of itself."""
_HAN = "[一二三四五六七八九十]{1,3}"
_DAY = rf"(\d{{4}}|[〇零○一二三四五六七八九]{{4}})\s*年\s*(\d{{1,2}}|{_HAN})\s*月\s*(\d{{1,2}}|{_HAN})\s*日"
_SIGNED = re.compile(rf"^[\s(（]*{_DAY}[\s)）]*$")
_STARTS = re.compile(rf"自\s*{_DAY}\s*起\s*(?:开始)?\s*(?:施行|实施|执行|生效)")
_ENDS = re.compile(rf"有效期\s*(?:限)?\s*(?:截止|截至|至|到)\s*{_DAY}")
_YEARS = re.compile(rf"有效期\s*(?:限)?\s*(?:为|是)?\s*(\d{{1,2}}|{_HAN})\s*年")
_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_CLAUSE = re.compile(r"[。；;！!？?\n]")
SHORTEST = 10  # signs: a shorter clause stands in any text
MOST_TEXT = 400_000


@dataclass(frozen=True)
class Stated:
    """What the metadata say."""

    title: str
    document_number: str = ""
    made_on: date | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True)
class OfferedFile:
    """A file of the document and what could be read of it."""

    name: str
    text: str


def disagreements(stated: Stated, text: str, files: Sequence[OfferedFile] = ()) -> tuple[Refusal, ...]:
    """Every place where text or download says something other than the metadata, and what of the text a download lacks.

    Only a file that is the document itself (it bears the title) is compared; annexes say other things by right.
    """
    found = [*_compared(stated, text, {"zh": "正文", "en": "the text"})]
    for file in files:
        if file.text.strip() and is_whole(stated.title, file):
            where = {"zh": f"附件“{file.name}”", "en": f"the file “{file.name}”"}
            found += _compared(stated, file.text, where)
            found += _lacking(text, file)
    return tuple(found)


def is_whole(title: str, file: OfferedFile) -> bool:
    """Whether a file is the document as a whole: its name or its beginning bears the title."""
    wanted = _squeezed(title)
    stem = _squeezed(file.name.rpartition(".")[0] or file.name)
    return bool(wanted) and (wanted in stem or wanted in _squeezed(file.text[: 40 * HEAD]))


def _compared(stated: Stated, text: str, where: dict[str, str]) -> Iterator[Refusal]:
    lines = [line for line in _plain(text).splitlines() if line.strip()]
    said = number_said(lines)
    wanted = numbers.normalise(stated.document_number) if stated.document_number else ""
    if said and wanted and said != wanted:
        yield Refusal("documents.number_differs", "document_number", {"where": where, "said": said, "stated": wanted})
    signed = day_signed(lines)
    if signed and stated.made_on and signed != stated.made_on:
        yield _differs("made_on", where, signed, stated.made_on)
    start = _last(_STARTS, text)
    if start and stated.effective_on and start != stated.effective_on:
        yield _differs("effective_on", where, start, stated.effective_on)
    end = _last(_ENDS, text) or _after_years(text, start or stated.effective_on)
    if end and stated.expires_on and end != stated.expires_on:
        yield _differs("expires_on", where, end, stated.expires_on)
    if end and not stated.expires_on:
        facts = {"where": where, "said": end}
        yield Refusal("documents.end_not_stated", "expires_on", facts)


def _differs(name: str, where: dict[str, str], said: date, stated: date) -> Refusal:
    zh, en = label(name)
    facts = {"name": {"zh": zh, "en": en}, "where": where, "said": said, "stated": stated}
    return Refusal("documents.day_differs", name, facts)


def _lacking(text: str, file: OfferedFile) -> Iterator[Refusal]:
    """The clauses of the text that the file does not hold, counted, with the first one."""
    whole = _squeezed(file.text)
    clauses = [clause.strip() for clause in _CLAUSE.split(text[:MOST_TEXT])]
    lost = [clause for clause in clauses if len(_squeezed(clause)) >= SHORTEST and _squeezed(clause) not in whole]
    if lost:
        facts = {"name": file.name, "count": len(lost), "first": lost[0][:40]}
        yield Refusal("documents.file_lacks", "", facts)


def number_said(lines: Sequence[str]) -> str:
    """The 文号 that stands on a line of its own near the head, in its official form; "" where there is none."""
    for line in lines[:HEAD]:
        found = numbers.parse(line.strip())
        if found is not None:
            return str(found)
    return ""


def day_signed(lines: Sequence[str]) -> date | None:
    """The day that stands on a line of its own near the end: the last one, above what is printed below the signature."""
    for line in reversed(lines[-TAIL:]):
        if match := _SIGNED.match(line):
            return day_of(*match.groups())
    return None


def _last(pattern: re.Pattern[str], text: str) -> date | None:
    days = [day_of(*match.groups()) for match in pattern.finditer(_plain(text))]
    return next((day for day in reversed(days) if day), None)


def _after_years(text: str, start: date | None) -> date | None:
    found = _YEARS.search(_plain(text))
    years = _number(found[1]) if found else 0
    return years_from(start, years) if start and years else None


def day_of(year: str, month: str, day: str) -> date | None:
    """A day written in figures or in Han numerals (二〇二六年三月十日); None where there is no such day."""
    years = "".join(str(_DIGITS.get(sign, sign)) for sign in year)
    try:
        return date(int(years), _number(month), _number(day))
    except ValueError:
        return None


def _number(text: str) -> int:
    """1 to 99 in figures or in Han numerals; 0 for what is neither."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return 0
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _plain(text: str) -> str:
    # 〇 and ○ stay, since NFKC leaves them; full-width figures and blanks become plain.
    return unicodedata.normalize("NFKC", text[:MOST_TEXT])


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", _plain(text))
