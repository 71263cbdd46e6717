"""May it happen now: bounds of a run, and what a judgement needs."""

from collections.abc import Sequence
from datetime import date

from mingchuang.law.documents.numbers import parse
from mingchuang.law.refusal import refuse

from .values import Upload, Verdict

MOST_FILES = 500
LARGEST = 20 * 1024 * 1024
MOST_BYTES = 300 * 1024 * 1024
LONGEST_NAME, LONGEST_REASON, LONGEST_LETTER_NUMBER = 80, 400, 40


def check_name(text: str) -> str:
    """The name of a run without blanks around it; refused when there is none or it is too long."""
    name = " ".join(text.split())
    if not name:
        raise refuse("audits.name_missing", "name")
    if len(name) > LONGEST_NAME:
        raise refuse("audits.name_too_long", "name", length=len(name), longest=LONGEST_NAME)
    return name


def check_year(year: int | None, now: int) -> None:
    """Reports are of a year from 2008, when the duty began, to the present one."""
    if year is not None and not 2008 <= year <= now:
        raise refuse("audits.year_wrong", "year", first=2008, last=now)


def check_amount(files: Sequence[Upload], held: int) -> None:
    """So many files a run, so many bytes a file and at once."""
    if held + len(files) > MOST_FILES:
        raise refuse("audits.too_many_files", "uploads", most=MOST_FILES, held=held, given=len(files))
    if sum(len(file.content) for file in files) > MOST_BYTES:
        raise refuse("audits.too_much", "uploads", most=MOST_BYTES >> 20)
    for file in files:
        if not 0 < len(file.content) <= LARGEST:
            raise refuse("audits.file_too_large", "uploads", name=file.name, most=LARGEST >> 20)


def check_reason(verdict: Verdict, text: str) -> str:
    """The reason without blanks around it: a finding is not dismissed without one."""
    reason = text.strip()
    if verdict is Verdict.DISMISSED and not reason:
        raise refuse("audits.reason_missing", "reason")
    if len(reason) > LONGEST_REASON:
        raise refuse("audits.reason_too_long", "reason", length=len(reason), longest=LONGEST_REASON)
    return reason


def check_letter(number: str, written: date, today: date) -> str:
    """A 文号 in its official form, of the year in which the letter is written; refused otherwise, and for a day far away."""
    found = parse(number)
    if found is None or found.form != "letter" or len(str(found)) > LONGEST_LETTER_NUMBER:
        raise refuse("audits.letter_number_wrong", "number", given=number[:LONGEST_LETTER_NUMBER])
    check_letter_day(written, today)
    if found.year != written.year:
        raise refuse("audits.letter_year_differs", "number", number=str(found), year=written.year)
    return str(found)


def check_letter_day(written: date, today: date) -> None:
    """Within a year of today: what is farther away was mistyped."""
    if abs((written - today).days) > 366:
        raise refuse("audits.letter_day_far", "written", day=written)
