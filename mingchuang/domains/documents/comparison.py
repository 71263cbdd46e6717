"""Comparing two texts by character: what was removed and what was added."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

# Above this product of lengths a stretch is compared by clauses first: the exact comparison needs memory in proportion to it.
LARGEST = 40_000_000
_CLAUSES = re.compile(r"[^\n。；，！？]*[\n。；，！？]|[^\n。；，！？]+")


@dataclass(frozen=True)
class Change:
    """A stretch of text: ``kind`` is same, removed or added."""

    kind: str
    text: str


def compare(old: str, new: str) -> tuple[Change, ...]:
    """The stretches that turn ``old`` into ``new``; joined, same + removed give ``old`` and same + added give ``new``."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    changes = [Change("same", old[:head]), *_middle(middle_old, middle_new), Change("same", old[len(old) - tail :])]
    return _joined(changes)


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _middle(old: str, new: str) -> list[Change]:
    if not old or not new:
        return [Change("removed", old), Change("added", new)]
    if len(old) * len(new) <= LARGEST:
        return _exact(old, new)
    by_clauses: list[Change] = []
    old_clauses, new_clauses = _CLAUSES.findall(old), _CLAUSES.findall(new)
    if len(old_clauses) * len(new_clauses) > LARGEST:
        return [Change("removed", old), Change("added", new)]
    removed = added = ""
    for step in Indel.opcodes(old_clauses, new_clauses):
        if step.tag != "equal":
            removed += "".join(old_clauses[step.src_start : step.src_end])
            added += "".join(new_clauses[step.dest_start : step.dest_end])
            continue
        by_clauses += _within(removed, added)
        by_clauses.append(Change("same", "".join(old_clauses[step.src_start : step.src_end])))
        removed = added = ""
    return [*by_clauses, *_within(removed, added)]


def _within(old: str, new: str) -> list[Change]:
    """A stretch between equal clauses: by character where that costs little, else as a whole."""
    if len(old) * len(new) <= LARGEST:
        return _exact(old, new)
    return [Change("removed", old), Change("added", new)]


def _exact(old: str, new: str) -> list[Change]:
    changes: list[Change] = []
    for step in Indel.opcodes(old, new):
        left, right = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            changes.append(Change("same", left))
        else:
            changes += [Change("removed", left), Change("added", right)]
    return changes


def _joined(changes: list[Change]) -> tuple[Change, ...]:
    """Without empty stretches; neighbours of one kind joined, removals before additions between two equal stretches."""
    result: list[Change] = []
    removed, added = "", ""
    for change in [*changes, Change("same", "\0")]:
        if change.kind == "removed":
            removed += change.text
        elif change.kind == "added":
            added += change.text
        elif change.text:
            result += [Change(kind, text) for kind, text in (("removed", removed), ("added", added)) if text]
            if result and result[-1].kind == "same" and change.text != "\0":
                result[-1] = Change("same", result[-1].text + change.text)
            elif change.text != "\0":
                result.append(change)
            removed = added = ""
    return tuple(result)
