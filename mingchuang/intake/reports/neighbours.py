"""Passages that two reports share (内容雷同): long enough to be copied, not the stock phrases of the trade."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from mingchuang.law.audit.check import Neighbour
from mingchuang.law.audit.values import Report

SHINGLE, LEAST = 13, 24  # characters: shorter agreements are everybody's phrases
SAMPLE = 8  # one shingle in so many stands for all when many reports are compared
ALIKE = 0.25  # of the sampled shingles of the shorter text; what is alike is then compared in full
COMMON = 12  # reports: a shingle that stands in more of them is a phrase of the trade
_WORDS = re.compile(r"[\w]")


def _letters(report: Report) -> tuple[str, list[int]]:
    """The characters of the narrative parts without blanks and signs, and the place of each."""
    kept, places = [], []
    for part in report.parts:
        if part.standard not in "一五":
            continue
        for match in _WORDS.finditer(report.text, *part.body):
            kept.append(match.group())
            places.append(match.start())
    return "".join(kept), places


def signature(report: Report) -> frozenset[int]:
    """A sample of the report's shingles, the same for the same passages: small enough to keep a thousand of."""
    text, _ = _letters(report)
    found = (zlib.crc32(text[i : i + SHINGLE].encode()) for i in range(len(text) - SHINGLE + 1))
    return frozenset(one for one in found if one % SAMPLE == 0)


def alike(signatures: Sequence[frozenset[int]]) -> dict[int, list[int]]:
    """For each report that resembles others, which: pairs that share many sampled shingles."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(signatures):
        for shingle in one:
            holders[shingle].append(place)
    together: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= COMMON:
            together.update((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    found: dict[int, list[int]] = defaultdict(list)
    for (a, b), times in together.items():
        if times >= ALIKE * min(len(signatures[a]), len(signatures[b])):
            found[a].append(b)
            found[b].append(a)
    return dict(found)


def shared(report: Report, others: Iterable[tuple[str, Report]]) -> tuple[Neighbour, ...]:
    """What the report's parts one and five have in common with each other report, by its name."""
    others = list(others)
    if not others:
        return ()
    text, places = _letters(report)
    found: list[Neighbour] = []
    for whose, other in others:
        theirs, _ = _letters(other)
        shingles = {theirs[i : i + SHINGLE] for i in range(len(theirs) - SHINGLE + 1)}
        start = 0
        while start <= len(text) - SHINGLE:
            end = start
            while end <= len(text) - SHINGLE and text[end : end + SHINGLE] in shingles:
                end += 1
            length = end - start + SHINGLE - 1 if end > start else 0
            if length >= LEAST:
                found.append(Neighbour(whose, (places[start], places[start + length - 1] + 1), length))
            start = max(start + 1, start + length)
    return tuple(found)
