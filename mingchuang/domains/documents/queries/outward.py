"""The links to other sites in an agency's texts, as plain values for the desk."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from mingchuang.domains.documents.models import OutwardLink, OutwardPlace
from mingchuang.domains.documents.outward import LIVE
from mingchuang.law.documents.outward import DEAD, FAILURES, Answer
from mingchuang.law.worded import Worded

_FAILED = sorted(answer.value for answer in FAILURES)


class Standing(Worded):
    """How a link stands by what is recorded of it."""

    DEAD = "dead", "失效", "dead"
    FAILING = "failing", "访问失败一次，待复查", "failed once, to be asked again"
    UNSURE = "unsure", "需要人工核对", "to be opened by a person"
    UNASKED = "unasked", "尚未访问", "not asked yet"
    OPENS = "opens", "正常", "opens"


@dataclass(frozen=True)
class Holder:
    """A document whose text holds the link; ``released`` where readers meet it, else it is being written."""

    public_id: str
    title: str
    released: bool


@dataclass(frozen=True)
class OutwardRow:
    """One address. ``since`` is the first day of its failures in a row."""

    id: int
    url: str
    standing: Standing
    answer: Answer | None
    status: int | None
    failures: int
    since: date | None
    asked_at: datetime | None
    first_seen_at: datetime
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class OutwardList:
    rows: tuple[OutwardRow, ...]
    counts: dict[Standing, int]
    page: int
    pages: int
    total: int
    last_asked: datetime | None


_IS: dict[Standing, Q] = {
    Standing.DEAD: Q(failures__gte=DEAD),
    Standing.FAILING: Q(failures__gte=1, failures__lt=DEAD),
    Standing.UNASKED: Q(asked_at__isnull=True),
    Standing.OPENS: Q(answer=Answer.FOUND.value),
    Standing.UNSURE: Q(asked_at__isnull=False) & ~Q(answer__in=[Answer.FOUND.value, *_FAILED]),
}


def outward_list(agency: str, *, standing: str = "", words: str = "", page: int = 1, size: int = 20) -> OutwardList:
    """Links in the agency's released and open texts, those that fail longest first; ``words`` are part of the address.

    ``standing`` narrows the rows and not the counts; "" stands for all.
    """
    places, every = _of(agency)
    if words:
        every = every.filter(url__icontains=words)
    sums: dict[str, Any] = {one.value: Count("pk", filter=condition) for one, condition in _IS.items()}
    found = every.aggregate(last=Max("asked_at"), **sums)
    rows = every.filter(_IS[Standing(standing)]) if standing else every
    shown = Paginator(_ordered(rows), size)
    this = shown.get_page(page)
    links = list(this.object_list)
    held = _held(places, [link.pk for link in links])
    counts = {one: int(found[one.value]) for one in Standing}
    return OutwardList(
        tuple(_row(link, held[link.pk]) for link in links),
        counts,
        this.number,
        shown.num_pages,
        shown.count,
        found["last"],
    )


def outward_link(agency: str, link: int) -> OutwardRow | None:
    """One link of the agency's texts, or None."""
    places, every = _of(agency)
    row = every.filter(pk=link).first()
    return _row(row, _held(places, [row.pk])[row.pk]) if row else None


def _of(agency: str) -> tuple[QuerySet[OutwardPlace], QuerySet[OutwardLink]]:
    places = OutwardPlace.objects.filter(edition__state__in=LIVE, edition__document__publishing_agency__code=agency)
    return places, OutwardLink.objects.filter(Exists(places.filter(link=OuterRef("pk"))))


def _held(places: QuerySet[OutwardPlace], links: list[int]) -> dict[int, tuple[Holder, ...]]:
    """The documents of each link by their titles; one that is corrected holds it in two editions, and counts as released."""
    named = ("link_id", "edition__document__public_id", "edition__document__title", "edition__state")
    found: dict[int, dict[str, Holder]] = defaultdict(dict)
    for link, public_id, title, state in places.filter(link__in=links).order_by().values_list(*named):
        released = state == "released" or (public_id in found[link] and found[link][public_id].released)
        found[link][public_id] = Holder(public_id, title, released)
    by_title = {link: sorted(ones.values(), key=lambda one: (one.title, one.public_id)) for link, ones in found.items()}
    return defaultdict(tuple, {link: tuple(ones) for link, ones in by_title.items()})


def _ordered(rows: QuerySet[OutwardLink]) -> QuerySet[OutwardLink]:
    return rows.order_by("-failures", "failing_since", "host", "url")


def _row(row: OutwardLink, holders: tuple[Holder, ...]) -> OutwardRow:
    answer = Answer(row.answer) if row.answer else None
    return OutwardRow(
        id=row.pk, url=row.url, standing=_standing(row, answer), answer=answer, status=row.status, failures=row.failures,
        since=row.failing_since, asked_at=row.asked_at, first_seen_at=row.first_seen_at, holders=holders,
    )  # fmt: skip


def _standing(row: OutwardLink, answer: Answer | None) -> Standing:
    if answer is None:
        return Standing.UNASKED
    if row.failures:
        return Standing.DEAD if row.failures >= DEAD else Standing.FAILING
    return Standing.OPENS if answer is Answer.FOUND else Standing.UNSURE
