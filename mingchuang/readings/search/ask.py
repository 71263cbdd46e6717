"""Asking: what holds all the words, in the agencies whose things the person may open, titles first and the newest first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from .grams import pairs, pattern, words
from .models import Found, Gram

AROUND = 40
KINDS = ("document", "disclosure", "section", "campaign", "picture", "person", "audit")
Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces; true for those that were looked for."""


@dataclass(frozen=True)
class Hit:
    """One thing found; ``excerpt`` is empty where the words stand in the title or the number alone."""

    kind: str
    ref: str
    agency: str
    title: Pieces
    number: str
    state: str
    excerpt: Pieces
    changed_at: datetime


@dataclass(frozen=True)
class Answer:
    """A page of hits; ``counts`` are those of each kind, whatever kind was asked for."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    page: int
    pages: int
    total: int
    counts: Mapping[str, int]


def ask(query: str, reach: Mapping[str, frozenset[str]], *, kind: str = "", page: int = 1, size: int = 20) -> Answer:
    """Search. ``reach`` is by kind the codes of the agencies whose things the person may open; nothing else is found."""
    wanted = words(query)
    if not wanted:
        return Answer((), (), 1, 1, 0, dict.fromkeys(KINDS, 0))
    rows = _matching(wanted, reach)
    counts = dict.fromkeys(KINDS, 0) | dict(rows.values_list("kind").annotate(n=Count("pk")).order_by())
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    total = counts[kind] if kind in KINDS else sum(counts.values())
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    heads = Q()
    for word in wanted:
        heads &= Q(folded_title__contains=word)
    ranked = rows.annotate(
        head=Case(When(heads, then=Value(0)), default=Value(1), output_field=IntegerField())
    ).order_by("head", "-changed_at", "-pk")
    # Texts are long: all hits at once, for a file, are read a few at a time.
    shown = ranked.defer("folded", "folded_title")[(page - 1) * size : page * size].iterator(chunk_size=100)
    hits = tuple(_hit(row, wanted) for row in shown)
    return Answer(tuple(wanted), hits, page, pages, total, counts)


def _matching(wanted: list[str], reach: Mapping[str, frozenset[str]]) -> QuerySet[Found]:
    places = Q(pk__in=())
    for kind in KINDS:
        if reach.get(kind):
            places |= Q(kind=kind, agency__in=sorted(reach[kind]))
    rows = Found.objects.filter(places)
    grams = {pair for word in wanted for pair in pairs(word)}
    if grams:
        holders = Gram.objects.filter(pair__in=grams).values("found").annotate(n=Count("pk")).filter(n=len(grams))
        rows = rows.filter(pk__in=holders.values("found"))
    for word in wanted:
        # Pairs may stand apart from each other: the whole word decides. One sign alone is looked for in titles only.
        rows = rows.filter(folded__contains=word) if len(word) > 1 else rows.filter(folded_title__contains=word)
    return rows


def _hit(row: Found, wanted: list[str]) -> Hit:
    marks = pattern(wanted)
    return Hit(
        row.kind, row.ref, row.agency, pieces(row.title, marks), row.number, row.state, excerpt(row.text, marks),
        row.changed_at,
    )  # fmt: skip


def pieces(text: str, marks: re.Pattern[str]) -> Pieces:
    """A text in pieces, with what was looked for marked."""
    found: list[tuple[str, bool]] = []
    end = 0
    for match in marks.finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], False))
        found.append((match.group(), True))
        end = match.end()
    if end < len(text):
        found.append((text[end:], False))
    return tuple(found)


def excerpt(text: str, marks: re.Pattern[str]) -> Pieces:
    """The part of a text around the first place where the words stand; nothing where they do not."""
    match = marks.search(text)
    if match is None:
        return ()
    first, last = max(0, match.start() - AROUND), match.end() + AROUND * 2
    cut = f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
    return pieces(cut, marks)
