"""Two texts laid side by side by character, blind to white space, shown with the white space they had."""

from dataclasses import dataclass

from mingchuang.domains.documents.queries import Change, compare
from mingchuang.press.sanitising import whitespace_free

# An island of so few equal signs between two changes is chance, not text: it is shown as changed.
ISLAND = 2


@dataclass(frozen=True)
class Alignment:
    """``parts`` turn the released text into the given one. ``before`` and ``after``: signs that stand around it."""

    parts: tuple[Change, ...]
    before: int
    after: int
    same: int
    changed: int
    likeness: float


def align(released: str, given: str) -> Alignment:
    """Compare; what only surrounds the released text in the given one is counted, not shown."""
    left, right = _Bare(released), _Bare(given)
    steps = _smooth([(change.kind, len(change.text)) for change in compare(left.bare, right.bare)])
    before = steps.pop(0)[1] if steps and steps[0][0] == "added" else 0
    after = steps.pop()[1] if steps and steps[-1][0] == "added" else 0
    parts, at, to = [], 0, before
    for kind, length in steps:
        if kind == "added":
            parts.append(Change(kind, right.slice(to, to + length)))
            to += length
        else:
            parts.append(Change(kind, left.slice(at, at + length)))
            at += length
            to += length if kind == "same" else 0
    same = sum(length for kind, length in steps if kind == "same")
    changed = sum(length for kind, length in steps if kind != "same")
    return Alignment(tuple(parts), before, after, same, changed, same / max(1, same + changed))


class _Bare:
    """A text without its white space, and the way back to where each sign stood."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [place for place, sign in enumerate(text) if whitespace_free(sign)]
        self.bare = "".join(text[place] for place in self.places)

    def slice(self, start: int, end: int) -> str:
        """The signs and the white space that follows them."""
        if start >= end:
            return ""
        stop = self.places[end] if end < len(self.places) else len(self.text)
        return self.text[self.places[start] : stop]


def _smooth(steps: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join changes over islands of chance equality; removals stand before additions."""
    result: list[tuple[str, int]] = []
    removed = added = 0
    for at, (kind, length) in enumerate(steps):
        island = kind == "same" and length <= ISLAND and 0 < at < len(steps) - 1 and removed + added > 2 * length
        if kind == "same" and not island:
            result += [(name, count) for name, count in (("removed", removed), ("added", added)) if count]
            removed = added = 0
            result.append((kind, length))
        else:
            removed += length if kind != "added" else 0
            added += length if kind != "removed" else 0
    return result + [(name, count) for name, count in (("removed", removed), ("added", added)) if count]
