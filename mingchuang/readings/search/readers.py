"""What readers ask: released documents, a number that is meant exactly first, then titles, then texts, each the newest first.

The work is bounded whatever is asked: at most so many steps along the rarest pair, at most so many documents looked at. The
index only proposes; what a document is, and every word that is shown, is read from its current release at that moment.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from mingchuang.domains.documents.queries import found as documents
from mingchuang.domains.documents.queries.found import Standing
from mingchuang.domains.documents.queries.lists import ListRow

from .ask import Pieces, excerpt, pieces
from .grams import pairs, pattern, plain, words
from .models import Progress, Released, ReleasedGram
from .released import IN_TITLE, KEY_BITS, bare, key_of, mark

MOST = 500
"""Documents of an answer; who gets more narrows."""
STEPS = 10_000
MEASURED = 12
"""Pairs of a question among which the rarest is looked for, and how many of its documents make a pair common."""
COMMON = 500


@dataclass(frozen=True)
class Choice:
    """What an answer is narrowed to; "" and None narrow nothing."""

    agency: str = ""
    kind: str = ""
    year: int | None = None


@dataclass(frozen=True)
class ReaderHit:
    """A document found: its row in a list, its title and the place where the words stand, in pieces."""

    row: ListRow
    title: Pieces
    excerpt: Pieces


@dataclass(frozen=True)
class ReaderAnswer:
    """A page of an answer. ``more``: only the first of many are listed, and the choices are not counted.

    The choices lead to something beside the other two; ``short``: what was asked is too short to be looked for.
    """

    hits: tuple[ReaderHit, ...] = ()
    page: int = 1
    pages: int = 1
    total: int = 0
    more: bool = False
    short: bool = False
    agencies: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)


ALL = Choice()


def ask(query: str, *, on: date, choice: Choice = ALL, page: int = 1, size: int = 20) -> ReaderAnswer:
    """The documents that hold all the words of a question and can be read on a day."""
    wanted = words(query)
    if not any(pairs(word) for word in wanted):
        return ReaderAnswer(short=bool(query.strip()))
    found, more = _found(query, wanted, ALL)
    chosen = [key for key, one in found.items() if _fits(one, choice)]
    if more and choice != ALL:
        narrowed, still = _found(query, wanted, choice)
        chosen = [key for key, one in narrowed.items() if _fits(one, choice)]
    else:
        still = more
    pages = max(1, -(-len(chosen) // size))
    page = min(max(1, page), pages)
    hits = _hits(chosen[(page - 1) * size : page * size], wanted, on)
    choices = _choices(found.values(), choice)
    if more:
        # The first of many may all be of this year: the others are offered as well.
        choices["years"] = dict.fromkeys(_years(), 0)
    return ReaderAnswer(hits, page, pages, len(chosen), still, False, **choices)


def _found(query: str, wanted: list[str], choice: Choice) -> tuple[dict[int, Standing], bool]:
    """What can be read of what holds the words, in order; and whether there is more."""
    grams = sorted({pair for word in wanted for pair in pairs(word)})
    marks = [mark(name, value) for name, value in (("agency", choice.agency), ("kind", choice.kind)) if value]
    rarest = _rarest([*marks, *grams])
    heads, _more = _walk(
        [*marks, *(pair | IN_TITLE for pair in grams)], rarest if rarest in marks else rarest | IN_TITLE, choice.year
    )
    texts, more = _walk([*marks, *grams], rarest, choice.year)
    number = bare(query)
    exact = list(Released.objects.filter(Q(document_number=number) | Q(index_number=number)).order_by("-pk")[:20])
    known = {one.pk: (one.document, one.version) for one in exact}
    titled = _holding(heads, wanted, "folded_title")
    known |= titled | {key: one for key, one in _holding(texts, wanted, "folded").items() if key not in titled}
    now = documents.standing([document for document, _version in known.values()])
    # What the index knows of a release that is no longer the one read stays away until it has been read anew.
    fresh = {
        document: now[document] for document, version in known.values()
        if document in now and now[document].version == version
    }  # fmt: skip
    return dict(list(fresh.items())[:MOST]), more or len(fresh) > MOST


def _years() -> list[int]:
    """The years in which anything was released, from the first to the last, the latest first."""
    ends = Released.objects.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = (date.fromordinal(max(1, (ends[name] or 0) >> KEY_BITS)).year for name in ("first", "last"))
    return list(range(last, first - 1, -1))


def _rarest(grams: list[int]) -> int:
    """Of the first pairs the one whose common many lie farthest back, or that has not so many at all: in one query."""
    measured = grams[:MEASURED]
    backs = {f"p{number}": _back(pair, COMMON) for number, pair in enumerate(measured)}
    row = Progress.objects.annotate(**backs).values_list(*backs).first()
    return min(zip(row, measured, strict=True))[1] if row else measured[0]


def _back(pair: int, steps: int) -> Coalesce:
    rows = ReleasedGram.objects.filter(pair=pair).order_by("-found").values("found")
    return Coalesce(Subquery(rows[steps : steps + 1]), Value(0))


def _walk(grams: Iterable[int], first: int, year: int | None) -> tuple[list[int], bool]:
    """Keys of what holds all pairs, the newest first, and whether there may be more: a walk has its length."""
    rows = ReleasedGram.objects.filter(pair=first)
    if year:
        first_day, next_year = date(year, 1, 1), date(year + 1, 1, 1)
        rows = rows.filter(found__gte=key_of(first_day.toordinal()), found__lt=key_of(next_year.toordinal()))
    end = list(rows.order_by("-found").values_list("found", flat=True)[STEPS : STEPS + 1])
    if end:
        rows = rows.filter(found__gt=end[0])
    for pair in grams:
        if pair != first:
            rows = rows.filter(Exists(ReleasedGram.objects.filter(pair=pair, found=OuterRef("found"))))
    keys = list(rows.order_by("-found").values_list("found", flat=True)[:MOST])
    return keys, bool(end) or len(keys) == MOST


def _holding(keys: list[int], wanted: list[str], where: str) -> dict[int, tuple[int, int]]:
    """Those that hold the words whole, in the order of the keys: pairs may stand apart. By key the document and version."""
    rows: QuerySet[Released] = Released.objects.filter(pk__in=keys)
    for word in wanted:
        if len(word) == 1:
            rows = rows.filter(folded_title__contains=word)
        elif len(word) > 2 or not word.isalnum():
            rows = rows.filter(**{f"{where}__contains": word})
    found = rows.order_by("-pk").values_list("pk", "document", "version")
    return {key: (document, version) for key, document, version in found}


def _hits(keys: list[int], wanted: list[str], on: date) -> tuple[ReaderHit, ...]:
    texts = {one.key: one for one in documents.readable(keys)}
    marks = pattern(wanted)
    shown = [key for key in keys if key in texts]
    return tuple(
        ReaderHit(row, pieces(plain(row.title), marks), excerpt(plain(texts[key].text), marks))
        for key, row in zip(shown, documents.listed(shown, on), strict=True)
    )


def _fits(one: Standing, choice: Choice) -> bool:
    return (
        choice.agency in ("", one.agency) and choice.kind in ("", one.kind) and choice.year in (None, one.year)
    )  # fmt: skip


def _choices(found: Iterable[Standing], choice: Choice) -> dict[str, Mapping]:
    """Every agency, kind and year of what was found, each counted beside the other two choices; the most common first."""
    agencies: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for one in found:
        agencies[one.agency] += _fits(one, Choice(one.agency, choice.kind, choice.year))
        kinds[one.kind] += _fits(one, Choice(choice.agency, one.kind, choice.year))
        years[one.year] += _fits(one, Choice(choice.agency, choice.kind, one.year))
    return {
        "agencies": dict(agencies.most_common()),
        "kinds": dict(kinds.most_common()),
        "years": dict(sorted(years.items(), reverse=True)),
    }
