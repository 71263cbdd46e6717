"""The question of a reader with a text or a fingerprint in hand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries import Change, Released
from mingchuang.law.refusal import refuse
from mingchuang.ledger.fingerprints import text_hash
from mingchuang.press.sanitising import whitespace_free

from . import index
from .alignment import align

Outcome = Literal["same", "retired", "superseded", "withdrawn", "within", "excerpt", "differs", "none"]
LONGEST = 100_000
SHORTEST = 10
# Below this share of equal signs a candidate is another text.
ALIKE = 0.5
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_INDEX_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{9,18}/[0-9]{4,6}-[0-9]{3,8}(?![0-9])")
_RETIRED = frozenset({"explained", "redirect"})
_QUOTABLE = frozenset({"shown", "explained", "redirect"})


@dataclass(frozen=True)
class Verdict:
    """The answer. ``outcome``:

    - ``same``: this is what is read now; ``retired``: the same, but the document is marked as no longer current or was
      consolidated into another, as its page explains; ``superseded``: an earlier edition, since corrected;
      ``withdrawn``: released once, since withdrawn;
    - ``within``: the released text, whole and unchanged, with other words around it; ``excerpt``: an unchanged part;
    - ``differs``: a released text with changes, in ``parts``; ``none``: no release like it.
    """

    outcome: Outcome
    release: Released | None = None
    parts: tuple[Change, ...] = ()
    changed: int = 0
    around: int = 0

    @property
    def retired(self) -> bool:
        """Whether the document it comes from is marked as no longer current or was consolidated into another."""
        return self.release is not None and self.release.state in _RETIRED

    @property
    def genuine(self) -> bool:
        """Whether nothing speaks against the text."""
        return self.outcome in {"same", "within", "excerpt"}


def ask(question: str, *, index_limit: int = 1_000_000) -> Verdict:
    """Answer for a fingerprint (64 hexadecimal signs, blanks allowed) or a text.

    Raises `Refused`: ``verify.empty``, ``verify.too_short``, ``verify.too_long``. ``index_limit``: how many releases may be
    indexed on the way.
    """
    bare = whitespace_free(question)
    if not bare:
        raise refuse("verify.empty", "text")
    if _FINGERPRINT.fullmatch(bare.lower()):
        return _exact(filter(None, [documents.by_fingerprint(bare.lower())])) or Verdict("none")
    if len(bare) < SHORTEST:
        raise refuse("verify.too_short", "text", least=SHORTEST)
    if len(question) > LONGEST:
        raise refuse("verify.too_long", "text", most=LONGEST)
    return _exact(documents.by_text_hash(text_hash(question))) or _compared(question, bare, index_limit)


def _exact(found: Iterable[Released]) -> Verdict | None:
    """The best of the releases that are this very text: the one read now before an earlier one."""
    verdicts = [Verdict(_standing(release), release) for release in found]
    order = ("same", "retired", "superseded", "withdrawn")
    return min(verdicts, key=lambda one: order.index(one.outcome), default=None)


def _standing(release: Released) -> Outcome:
    if release.state not in _QUOTABLE:
        return "withdrawn"
    if not release.current:
        return "superseded"
    return "retired" if release.state in _RETIRED else "same"


def _compared(question: str, bare: str, index_limit: int) -> Verdict:
    """The most alike of the candidates: by 索引号 or title in the text, then by the clauses it shares.

    A release that the text itself names is compared however little they have in common.
    """
    best = Verdict("none")
    best_likeness = -1.0
    named = _named(question)
    for release in _public([*named, *_sharing(question, index_limit)]):
        whole = whitespace_free(release.text)
        if not whole:
            continue
        if whole in bare:
            return Verdict("within", release, around=len(bare) - len(whole))
        if bare in whole or bare in whitespace_free(release.title) + whole:
            return Verdict("excerpt", release)
        found = align(release.text, question)
        if found.likeness > best_likeness and (found.likeness >= ALIKE or release in named):
            around = found.before + found.after
            best = Verdict("differs", release, found.parts, found.changed, around)
            best_likeness = found.likeness
    return best


def _named(question: str) -> list[Released]:
    """Releases whose 索引号 stands in the text, or whose title is a line of it."""
    numbered = [
        release for number in _INDEX_NUMBER.findall(question)[:5] for release in documents.by_index_number(number)
    ]
    lines = [line.strip() for line in question.splitlines() if line.strip()][:200]
    return [*numbered, *documents.by_titles(lines)]


def _sharing(question: str, index_limit: int) -> list[Released]:
    """Releases that share clauses with the text, the likeliest first."""
    index.catch_up(index_limit)
    return list(filter(None, map(documents.by_number, index.candidates(question))))


def _public(candidates: list[Released]) -> list[Released]:
    """Current, quotable releases only: an earlier edition may hold what a correction took out."""
    unique: dict[str, Released] = {}
    for release in candidates:
        if release.current and release.state in _QUOTABLE:
            unique.setdefault(release.fingerprint, release)
    return list(unique.values())[:8]
