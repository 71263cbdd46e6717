"""Numbers as people write them: with blanks, hyphens and a line break inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingchuang.law.findings import Page

_GAP = r"(?: ?[-.] ?| {1,2}|[ ]*\r?\n[ ]*)?"
_PARTS = re.compile(r"[ \-.\r\n]+")
_DIGIT = "[0-9]"


@dataclass(frozen=True, slots=True)
class Number:
    """A number found on a page: its span, its bare digits, the sizes of its groups, whether a line breaks in it."""

    start: int
    end: int
    bare: str
    groups: tuple[int, ...]
    broken: bool


def pattern(length: int, last: str = _DIGIT) -> re.Pattern[str]:
    """A pattern for numbers of that many signs which stand alone (no digit touches them); overlaps are found."""
    body = f"[0-9](?:{_GAP}[0-9]){{{length - 2}}}{_GAP}{last}"
    return re.compile(rf"(?<![0-9])(?=({body})(?![0-9]))")


def numbers(page: Page, wanted: re.Pattern[str]) -> Iterator[Number]:
    """Every number of the pattern whose grouping a person could have written: few groups, one line break at most."""
    for match in wanted.finditer(page.folded):
        raw = match.group(1)
        groups = tuple(len(part) for part in _PARTS.split(raw))
        breaks = raw.count("\n")
        if breaks > 1 or (breaks and "\t" in raw):
            continue
        if len(groups) > 6 and set(groups) != {1}:
            continue
        if len(groups) > 1 and set(groups) == {1} and (breaks or "-" in raw):
            continue
        bare = "".join(sign for sign in raw if sign.isalnum()).upper()
        yield Number(match.start(), match.start() + len(raw), bare, groups, bool(breaks))


def luhn(bare: str) -> bool:
    """The check sum of bank cards (ISO/IEC 7812)."""
    total = 0
    for place, sign in enumerate(reversed(bare)):
        value = int(sign) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def id_check_sign(first17: str) -> str:
    """The eighteenth sign of a citizen's number (GB 11643, ISO 7064 mod 11-2)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign) * weight for sign, weight in zip(first17, weights, strict=True))
    return "10X98765432"[total % 11]
