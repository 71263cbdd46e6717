"""Findings about a text, and the shape of a check that makes them.

Positions are code points of the text as it was given, half-open. A check is one class and sees one `Page`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal

Action = Literal["flag", "review"]

_SPACES = dict.fromkeys([0x00A0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200C), 0x2060, 0xFEFF, 0x00AD], " ")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63, 0x2043], "-")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLDS: dict[int, str] = {**_SPACES, **_DASHES, **_WIDE}
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HAN_RUN = re.compile(r"[〇零一二三四五六七八九]{11,}")
_SENTENCE_END = re.compile(r"[。!?;\r\n]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage and what is the matter with it.

    `action`: "flag" blocks a release, "review" asks a person. `suggestion` is the text to put in place of `text`.
    """

    kind: str
    start: int
    end: int
    text: str
    action: Action
    why_zh: str
    why_en: str
    suggestion: str
    source: str

    @property
    def why(self) -> str:
        """The reason in Chinese, as the desk shows it."""
        return self.why_zh


class Page:
    """A text under examination: as given, and folded one code point to one.

    The folding makes full-width signs narrow, any decimal digit ASCII, odd blanks and dashes plain, and long runs of
    Chinese numerals digits; so a place in `folded` is the same place in `text`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # What several checks need of one page is worked out once.
        self.memo: dict[str, Any] = {}

    @cached_property
    def folded(self) -> str:
        table = dict(_FOLDS)
        for sign in set(self.text):
            if ord(sign) > 127 and ord(sign) not in table and unicodedata.category(sign) == "Nd":
                table[ord(sign)] = str(unicodedata.digit(sign))
        return _HAN_RUN.sub(lambda run: run.group().translate(_HAN_DIGITS), self.text.translate(table))

    def before(self, place: int, width: int = 16) -> str:
        """What stands on the same line, at most `width` code points before the place."""
        return self.folded[max(0, place - width) : place].rpartition("\n")[2]

    def before_any_line(self, place: int, width: int = 16) -> str:
        """As `before`, but over the end of the line too."""
        return self.folded[max(0, place - width) : place]

    def after(self, place: int, width: int = 8) -> str:
        return self.folded[place : place + width].partition("\n")[0]

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence (or the row) that the place lies in, as a span."""
        at = bisect_right(self.sentences, (place, len(self.folded) + 1)) - 1
        return self.sentences[at] if at >= 0 else (0, len(self.folded))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        spans, start = [], 0
        for stop in _SENTENCE_END.finditer(self.folded):
            if stop.start() > start:
                spans.append((start, stop.start()))
            start = stop.end()
        if start < len(self.folded):
            spans.append((start, len(self.folded)))
        return spans


class Check:
    """One check. Subclasses state `id`, `action`, the reason in two languages and the source, and yield findings."""

    id: ClassVar[str]
    action: ClassVar[Action] = "flag"
    why_zh: ClassVar[str]
    why_en: ClassVar[str]
    source: ClassVar[str]

    def find(self, page: Page) -> Iterator[Finding]:
        """Every finding of this check on the page, in any order."""
        raise TypeError(f"{type(self).__name__} does not say what it finds on {page!r}")

    def finding(self, page: Page, span: tuple[int, int], suggestion: str, action: Action | None = None) -> Finding:
        start, end = span
        return Finding(
            kind=self.id,
            start=start,
            end=end,
            text=page.text[start:end],
            action=action or self.action,
            why_zh=self.why_zh,
            why_en=self.why_en,
            suggestion=suggestion,
            source=self.source,
        )


def run(checks: Iterable[Check], text: str) -> list[Finding]:
    """All findings of the checks, in order of place.

    Where two overlap, the one that blocks stands before the one that asks, and then the check that comes first.
    """
    page = Page(text)
    ranked = [(found.action != "flag", rank, found) for rank, check in enumerate(checks) for found in check.find(page)]
    kept: list[Finding] = []
    for _, _, found in sorted(ranked, key=lambda one: (one[0], one[1], one[2].start)):
        at = bisect_right(kept, found.start, key=lambda other: other.start)
        if (at == 0 or kept[at - 1].end <= found.start) and (at == len(kept) or found.end <= kept[at].start):
            kept.insert(at, found)
    return kept


def replaced(text: str, findings: Iterable[Finding]) -> str:
    """The text with each finding replaced by its suggestion."""
    for found in sorted(findings, key=lambda one: one.start, reverse=True):
        text = text[: found.start] + found.suggestion + text[found.end :]
    return text
