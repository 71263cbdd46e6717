"""Mistakes as plain values, for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count

from .models import Mistake
from .states import NAMES, State, moves

__all__ = [
    "NAMES", "MistakeList", "MistakeView", "Open", "State", "counts", "mistake", "mistakes", "moves", "open_ones",
]  # fmt: skip


@dataclass(frozen=True)
class MistakeView:
    """One report, opened. ``owner`` is the unit that keeps the section, or ""."""

    public_id: str
    agency: str
    document: str
    title: str
    section: str
    owner: str
    version: int
    current_version: int
    passage: str
    remark: str
    contact: str
    quoted: bool
    reported_at: datetime
    state: State
    answer: str
    righted_version: int | None
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class MistakeList:
    rows: tuple[MistakeView, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class Open:
    """A report that somebody has to go on with: ``owner`` is the id of the unit that keeps the section, or None."""

    public_id: str
    agency: str
    title: str
    owner: int | None
    state: State
    since: datetime


_WITH = ("agency", "document__current_release", "section__category", "section__owner", "decided_by")


def mistakes(agency: str, *, state: str = "", page: int = 1, size: int = 20) -> MistakeList:
    """What readers found in an agency's documents, the oldest undecided first."""
    rows = Mistake.objects.filter(agency__code=agency).select_related(*_WITH)
    if state:
        rows = rows.filter(state=state)
    rows = rows.order_by("reported_at", "id") if state == State.OPEN else rows.order_by("-reported_at", "-id")
    found = Paginator(rows, size)
    this = found.get_page(page)
    return MistakeList(tuple(_view(row) for row in this.object_list), this.number, found.num_pages, found.count)


def open_ones(agencies: Sequence[str]) -> list[Open]:
    """What nobody has answered yet in these agencies: told of, or accepted and still to be put right."""
    rows = Mistake.objects.filter(agency__code__in=agencies, state__in=[State.OPEN, State.ACCEPTED])
    found = rows.order_by("reported_at", "id").values_list(
        "public_id", "agency__code", "document__title", "section__owner", "state", "reported_at", "decided_at"
    )
    return [
        Open(public_id, agency, title, owner, State(state), decided or told)
        for public_id, agency, title, owner, state, told, decided in found
    ]


def counts(agency: str) -> dict[State, int]:
    """How many there are in each state."""
    rows = Mistake.objects.filter(agency__code=agency).values_list("state").annotate(n=Count("id")).order_by()
    return {State(state): number for state, number in rows}


def mistake(public_id: str) -> MistakeView | None:
    """One report, or None."""
    row = Mistake.objects.select_related(*_WITH).filter(public_id=public_id).first()
    return _view(row) if row else None


def _view(row: Mistake) -> MistakeView:
    current = row.document.current_release
    return MistakeView(
        public_id=row.public_id,
        agency=row.agency.code,
        document=row.document.public_id,
        title=row.document.title,
        section=row.section.category.name if row.section else "",
        owner=row.section.owner.name if row.section and row.section.owner else "",
        version=row.version,
        current_version=current.version if current else 0,
        passage=row.passage,
        remark=row.remark,
        contact=row.contact,
        quoted=row.quoted,
        reported_at=row.reported_at,
        state=State(row.state),
        answer=row.answer,
        righted_version=row.righted_version,
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
    )
