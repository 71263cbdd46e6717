"""The prose of a report: its narrative parts cut into sentences and clauses, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mingchuang.law.audit.values import Report, Span

from .quantities import quantities

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d))")
_CUT = re.compile(r"[，,；;。：:（）()]|(?<=[一-鿿%％])、(?=[^、，,；;。]{0,16}\d)|(?<=[件份条宗起例次个])和")
TABLES = "二三四"
LONG = 24  # characters: a shorter line that ends without a full stop is a heading or a line of its own


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or clause: text and place."""

    text: str
    span: Span

    @property
    def start(self) -> int:
        return self.span[0]


def bodies(report: Report) -> list[Span]:
    """Where prose stands: the preface and the narrative parts; everything when no part was found.

    In the parts that hold a table, what stands before its first and after its last cell is prose too.
    """
    if not report.parts:
        return [(0, len(report.text))]
    spans = [(0, report.parts[0].heading[0])]
    for part in report.parts:
        if part.standard not in TABLES:
            spans.append(part.body)
            continue
        inside = [c.span for c in report.cells.values() if part.body[0] <= c.span[0] < part.body[1]]
        if inside:
            spans.append((part.body[0], min(span[0] for span in inside)))
            spans.append((max(span[1] for span in inside), part.body[1]))
    return spans


def paragraphs(report: Report) -> tuple[Piece, ...]:
    """Every paragraph of the prose; lines that a converter broke in mid-sentence are one paragraph."""
    if "paragraphs" not in report.notes:
        report.notes["paragraphs"] = tuple(_paragraphs(report))
    return report.notes["paragraphs"]


def _paragraphs(report: Report) -> Iterator[Piece]:
    for start, end in bodies(report):
        begin = start
        while begin < end:
            stop = _paragraph_end(report.text, begin, end)
            if report.text[begin:stop].strip():
                yield Piece(report.text[begin:stop], (begin, stop))
            begin = stop + 1


def _paragraph_end(text: str, begin: int, end: int) -> int:
    place, line = begin, begin
    while True:
        stop = text.find("\n", place, end)
        if stop < 0:
            return end
        broken = (
            stop - line >= LONG
            and text[stop - 1].isalnum()
            and stop + 1 < end
            and not text[stop + 1].isspace()
            and not _HEADING.match(text, stop + 1, end)
        )
        if not broken:
            return stop
        place = line = stop + 1


@lru_cache(maxsize=2048)
def sentences_of(paragraph: Piece) -> tuple[Piece, ...]:
    """The sentences of a paragraph."""
    return tuple(
        Piece(match.group(), (paragraph.start + match.start(), paragraph.start + match.end()))
        for match in _SENTENCE.finditer(paragraph.text)
        if match.group().strip()
    )


def sentences(report: Report) -> Iterator[Piece]:
    """Every sentence of the prose."""
    for paragraph in paragraphs(report):
        yield from sentences_of(paragraph)


@lru_cache(maxsize=4096)
def clauses(sentence: Piece) -> tuple[Piece, ...]:
    """The clauses of a sentence; the items of a list that each hold a number are clauses of their own."""
    return tuple(_clauses(sentence))


def _clauses(sentence: Piece) -> Iterator[Piece]:
    begin = 0
    # A comma inside a number (1,234件) ends nothing.
    inside = [q.span for q in quantities(sentence.text)]
    for cut in _CUT.finditer(sentence.text):
        if any(start < cut.start() < end for start, end in inside):
            continue
        # 行政复议、行政诉讼3件 is one item, 行政复议2件、行政诉讼1件 are two.
        if cut.group() in "、和" and not any(begin <= start < cut.start() for start, _ in inside):
            continue
        if sentence.text[begin : cut.start()].strip():
            yield Piece(sentence.text[begin : cut.start()], (sentence.start + begin, sentence.start + cut.start()))
        begin = cut.end()
    if sentence.text[begin:].strip():
        yield Piece(sentence.text[begin:], (sentence.start + begin, sentence.span[1]))
