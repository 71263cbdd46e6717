"""Numbers as people write them: with blanks, hyphens and a line break inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingchuang.law.findings import Page

# What may stand between two groups of one number: a blank or two, a hyphen, a point, a line end.
_GAP = re.compile(r" ?[-.] ?| {1,2}|[ ]*\r?\n[ ]*")
_GROUP = re.compile(r"[0-9]+")
MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class Number:
    """A number found on a page: its span, its bare digits, the sizes of its groups, whether a line breaks in it."""

    start: int
    end: int
    bare: str
    groups: tuple[int, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits that stand together; ``gap`` is what parts them from the next group of the same number, or None."""

    start: int
    end: int
    gap: str | None


def _groups(page: Page) -> list[_Group]:
    known = page.memo.get("digit groups")
    if known is None:
        spans = [match.span() for match in _GROUP.finditer(page.folded)]
        following = [*(start for start, _ in spans[1:]), -1][: len(spans)]
        known = page.memo["digit groups"] = [
            _Group(start, end, _gap(page.folded, end, after))
            for (start, end), after in zip(spans, following, strict=True)
        ]
    return known


def _gap(text: str, end: int, after: int) -> str | None:
    if not 0 < after - end <= 8:
        return None
    gap = text[end:after]
    return gap if _GAP.fullmatch(gap) else None


def numbers(page: Page, length: int) -> Iterator[Number]:
    """Every number of so many digits that stands alone, as a person could have written it: few groups, one line break."""
    groups = _groups(page)
    for first in range(len(groups)):
        yield from _from(page, groups, first, length)


def _from(page: Page, groups: list[_Group], first: int, length: int) -> Iterator[Number]:
    """The number that begins with a group. Groups of one digit are many, on one line, and parted by blanks."""
    total, sizes, breaks = 0, list[int](), 0
    # A number written digit by digit stands alone; in a row of small figures every place would begin one.
    alone = first == 0 or groups[first - 1].gap is None
    single = alone and groups[first].end - groups[first].start == 1
    for last in range(first, min(first + (length if single else MOST_GROUPS), len(groups))):
        group = groups[last]
        sizes.append(group.end - group.start)
        total += sizes[-1]
        if total >= length or group.gap is None or (single and sizes[-1] != 1 and len(sizes) > MOST_GROUPS):
            break
        breaks += "\n" in group.gap
    if total != length or breaks > 1:
        return
    raw = page.folded[
        groups[first].start : groups[first].start + (groups[len(sizes) + first - 1].end - groups[first].start)
    ]
    if len(sizes) > 1 and set(sizes) == {1}:
        if breaks or "-" in raw or not alone or groups[first + len(sizes) - 1].gap is not None:
            return
    elif len(sizes) > MOST_GROUPS:
        return
    bare = "".join(sign for sign in raw if sign.isdigit())
    yield Number(groups[first].start, groups[first].start + len(raw), bare, tuple(sizes), bool(breaks))


def with_x(page: Page, length: int) -> Iterator[Number]:
    """Every number of so many digits whose last sign is an X, as the check sign of a citizen's number can be."""
    for number in numbers(page, length - 1):
        tail = re.compile(r"[ -]?[Xx](?![0-9])").match(page.folded, number.end)
        if tail:
            yield Number(number.start, tail.end(), number.bare + "X", number.groups, number.broken)


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
