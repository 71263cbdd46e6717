"""Which of many reports resemble each other: a small sample of each stands for its text, the rest is compared in full."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from mingchuang.law.audit.neighbours import SHINGLE, letters
from mingchuang.law.audit.values import Report

SAMPLE = 8  # one shingle in so many stands for all when many reports are compared
ALIKE = 0.25  # of the sampled shingles of the shorter text; what is alike is then compared in full
COMMON = 12  # reports: a shingle that stands in more of them is a phrase of the trade


def signature(report: Report) -> frozenset[int]:
    """A sample of the report's shingles, the same for the same passages: small enough to keep a thousand of."""
    text, _ = letters(report)
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
