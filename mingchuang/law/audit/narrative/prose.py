"""The prose of a report: its narrative parts cut into sentences and clauses, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingchuang.law.audit.values import Report, Span

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_CLAUSE = re.compile(r"[^，,；;。：:]+")
TABLES = "二三四"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or clause: text and place."""

    text: str
    span: Span

    @property
    def start(self) -> int:
        return self.span[0]


def bodies(report: Report) -> list[Span]:
    """Where prose stands: the narrative parts and the preface; everything when no part was found.

    In the parts that hold a table, what stands before its first cell is prose too.
    """
    if not report.parts:
        return [(0, len(report.text))]
    spans = [(0, report.parts[0].heading[0])]
    for part in report.parts:
        if part.number not in TABLES:
            spans.append(part.body)
            continue
        inside = [c.span[0] for c in report.cells.values() if part.body[0] <= c.span[0] < part.body[1]]
        head = report.text.find("申请人情况", *part.body)
        end = min(min(inside, default=part.body[1]), head if head >= 0 else part.body[1])
        if part.number == "三" and end - part.body[0] > 20:
            spans.append((part.body[0], end))
    return spans


def sentences(report: Report) -> Iterator[Piece]:
    """Every sentence of the prose."""
    for start, end in bodies(report):
        for match in _SENTENCE.finditer(report.text, start, end):
            if match.group().strip():
                yield Piece(match.group(), match.span())


def clauses(sentence: Piece) -> Iterator[Piece]:
    """The clauses of a sentence; parentheses stay with the clause they stand in."""
    for match in _CLAUSE.finditer(sentence.text):
        yield Piece(match.group(), (sentence.start + match.start(), sentence.start + match.end()))
