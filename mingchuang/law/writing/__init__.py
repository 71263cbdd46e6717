"""公文 checks while a text is written: what departs from the form of official papers, each with its place and, where it is
certain, what to put there. They tell; they stop nothing. Privacy, secrecy and tampering are `law.screening`.
"""

from collections.abc import Iterator
from dataclasses import replace

from mingchuang.law.documents.kinds import Kind

from . import annexes, days, headings, serials, signature, signs, structure, wording
from .values import Part, Remark, Written

__all__ = ["Part", "Remark", "Written", "is_official", "remarks"]
LONGEST = 400_000
"""Signs of one text that are looked at; what is longer is an annex rather than a text."""

_OFFICIAL = frozenset({"notice", "personnel", "proposal_reply", "funds", "disclosure_system", "emergency"})


def is_official(kind: Kind) -> bool:
    """Whether documents of the kind have the form of a 公文: heading, signature, day of making."""
    return kind.genre == "policy" or kind.id in _OFFICIAL


def remarks(written: Written) -> tuple[Remark, ...]:
    """Every remark about the text, title first, in order of place; of two that overlap the graver check's stays."""
    kept: list[Remark] = []
    taken: set[tuple[str, int]] = set()
    for one in _all(written):
        if one.finding.kind == "writing.sign" and _in_a_name(written, one):
            continue
        places = {(one.part, at) for at in range(one.finding.start, max(one.finding.end, one.finding.start + 1))}
        if not taken & places:
            taken |= places
            kept.append(one)
    order = {"title": 0, "document_number": 1, "made_on": 2, "summary": 3, "body": 4}
    return tuple(sorted(kept, key=lambda one: (order[one.part], one.finding.start)))


def _all(written: Written) -> Iterator[Remark]:
    """The checks in order of weight."""
    short = replace(written, text=written.text[:LONGEST])
    yield from headings.check(short)
    yield from serials.of_field(short)
    yield from serials.in_text(short.text)
    yield from serials.in_text(short.title, "title")
    yield from days.check(short)
    yield from signature.check(short)
    yield from annexes.check(short)
    yield from structure.check(short)
    for text, part in ((short.title, "title"), (short.text, "body")):
        yield from wording.check(text, part)  # type: ignore[arg-type]
        yield from signs.check(text, part)  # type: ignore[arg-type]


def _in_a_name(written: Written, one: Remark) -> bool:
    """Whether the passage stands in the name of an organ: a name is written as it was registered."""
    text = written.title if one.part == "title" else written.text
    start, end = one.finding.start, one.finding.end
    return any(
        organ and organ in text[max(0, start - len(organ)) : end + len(organ)] and text[start:end] in organ
        for organ in written.organs
    )
