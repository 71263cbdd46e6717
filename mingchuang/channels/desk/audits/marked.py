"""The text of a report cut where findings begin and end, and the findings that each piece belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 200_000  # signs of text on one page; what comes after is in the file itself
_WEIGHT = ("error", "warning", "notice", "settled")


@dataclass(frozen=True)
class Span:
    """A place of a finding in the text, half-open."""

    start: int
    end: int
    number: int
    severity: str


@dataclass(frozen=True)
class Piece:
    """Some text; ``severity`` is "" outside findings. ``begins``: findings with a place from here, ``anchors``: their first."""

    text: str
    severity: str = ""
    begins: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    heading: bool = False


def pieces(text: str, spans: Iterable[Span], headings: Sequence[tuple[int, int]] = ()) -> list[Piece]:
    """The text in order; places that lie outside it or hold nothing are left out."""
    shown = text[:MOST]
    kept = [one for one in spans if 0 <= one.start < one.end and one.start < len(shown)]
    titles = [(start, end) for start, end in headings if 0 <= start < end <= len(shown)]
    edges = sorted(
        {
            0,
            len(shown),
            *(e for one in kept for e in (one.start, min(one.end, len(shown)))),
            *(e for t in titles for e in t),
        }
    )
    inside: list[list[Span]] = [[] for _ in edges]
    for one in kept:
        for place in range(bisect_left(edges, one.start), bisect_left(edges, min(one.end, len(shown)))):
            inside[place].append(one)
    found, seen = [], set[int]()
    for place, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        begins = tuple(sorted({one.number for one in inside[place] if one.start == start}))
        anchors = tuple(number for number in begins if number not in seen)
        seen.update(anchors)
        worst = min((_WEIGHT.index(one.severity) for one in inside[place]), default=None)
        severity = "" if worst is None else _WEIGHT[worst]
        title = bisect_right(titles, (start, len(shown) + 1)) - 1
        heading = title >= 0 and titles[title][0] <= start and end <= titles[title][1]
        found.append(Piece(shown[start:end], severity, begins, anchors, heading))
    return found
