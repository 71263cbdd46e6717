"""Passages that two reports share (内容雷同): long enough to be copied, not the stock phrases of the trade."""

import re
from collections.abc import Iterable

from .check import Neighbour
from .values import Report

SHINGLE, LEAST = 13, 24  # characters: shorter agreements are everybody's phrases
_WORDS = re.compile(r"[\w]")


def letters(report: Report) -> tuple[str, list[int]]:
    """The characters of the narrative parts without blanks and signs, and the place of each."""
    kept, places = [], []
    for part in report.parts:
        if part.standard not in "一五":
            continue
        for match in _WORDS.finditer(report.text, *part.body):
            kept.append(match.group())
            places.append(match.start())
    return "".join(kept), places


def shared(report: Report, others: Iterable[tuple[str, Report]]) -> tuple[Neighbour, ...]:
    """What the report's parts one and five have in common with each other report, by its name."""
    others = list(others)
    if not others:
        return ()
    text, places = letters(report)
    found: list[Neighbour] = []
    for whose, other in others:
        theirs, _ = letters(other)
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
