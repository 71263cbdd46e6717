"""Accounts, posts and counts as plain values, for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, Subquery

from mingchuang.law.counted import year_days

from .models import Broadcast
from .outbox import UNSURE
from .posting import NAMES, Account, Posting, State, Tally

__all__ = ["NAMES", "AccountView", "PostingList", "PostingView", "State", "accounts", "by_outlet", "counts", "postings"]


@dataclass(frozen=True)
class AccountView:
    """An account with its counts: ``ours`` posts recorded on it, ``theirs`` as the outlet said on ``counted_on`` (None: never).

    ``apart``: how many more the outlet had on that day than are recorded up to it; a post of the day itself may stand in
    its count or not yet.
    """

    public_id: str
    outlet: str
    code: str
    name: str
    automatic: bool
    section: str
    closed: bool
    ours: int
    waiting: int
    failed: int
    theirs: int | None
    counted_on: date | None
    apart: int


@dataclass(frozen=True)
class PostingView:
    """One post. ``unsure``: it was taken and nobody knows whether it went; ``withdrawn``: it spreads what is no longer shown."""

    public_id: str
    document: str
    title: str
    outlet: str
    account: str
    state: State
    made_at: datetime
    tries: int
    failure: str
    url: str
    unsure: bool
    withdrawn: bool
    next_try: datetime | None


@dataclass(frozen=True)
class GivenUp:
    """A post that was tried as often as it is; ``since`` the last try."""

    public_id: str
    agency: str
    title: str
    account: str
    since: datetime


@dataclass(frozen=True)
class PostingList:
    rows: tuple[PostingView, ...]
    page: int
    pages: int
    total: int


def accounts(agency: str) -> list[AccountView]:
    """The agency's accounts, open ones first."""
    said = Tally.objects.filter(account=OuterRef("pk")).order_by("-on")
    recorded = Broadcast.objects.filter(
        agency=OuterRef("agency"), outlet=OuterRef("outlet"), account=OuterRef("name"), struck_at__isnull=True
    )
    counted = recorded.order_by().values("agency").annotate(n=Count("id")).values("n")
    rows = Account.objects.filter(agency__code=agency).select_related("section__category")
    rows = rows.annotate(theirs=Subquery(said.values("theirs")[:1]), counted_on=Subquery(said.values("on")[:1]))
    rows = rows.annotate(
        ours=Subquery(counted),
        before=Subquery(counted.filter(posted_on__lt=OuterRef("counted_on"))),
        until=Subquery(counted.filter(posted_on__lte=OuterRef("counted_on"))),
        waiting=Count("postings", filter=Q(postings__state__in=[State.WAITING, State.TAKEN])),
        failed=Count("postings", filter=Q(postings__state=State.GIVEN_UP)),
    )
    found = [
        AccountView(
            row.public_id,
            row.outlet,
            row.code,
            row.name,
            row.automatic,
            row.section.category.name if row.section else "",
            row.closed_at is not None,
            row.ours or 0,
            row.waiting,
            row.failed,
            row.theirs,
            row.counted_on,
            _apart(row.theirs, row.before or 0, row.until or 0),
        )
        for row in rows.order_by("outlet", "pk")
    ]
    return sorted(found, key=lambda one: one.closed)


def _apart(theirs: int | None, least: int, most: int) -> int:
    if theirs is None:
        return 0
    return min(theirs - least, 0) or max(theirs - most, 0)


def postings(agency: str, at: datetime, *, state: str = "", page: int = 1, size: int = 20) -> PostingList:
    """The agency's posts, the newest first."""
    rows = Posting.objects.filter(account__agency__code=agency).select_related("account", "document", "broadcast")
    if state:
        rows = rows.filter(state=state)
    found = Paginator(rows.order_by("-pk"), size)
    this = found.get_page(page)
    return PostingList(tuple(_view(row, at) for row in this.object_list), this.number, found.num_pages, found.count)


def given_up(agencies: Sequence[str]) -> list[GivenUp]:
    """Posts of these agencies that the outlet refused until a person has to decide."""
    rows = Posting.objects.filter(account__agency__code__in=agencies, state=State.GIVEN_UP).order_by("pk")
    found = rows.values_list(
        "public_id", "account__agency__code", "document__title", "account__name", "taken_at", "made_at"
    )
    return [
        GivenUp(public_id, agency, title, account, taken or made)
        for public_id, agency, title, account, taken, made in found
    ]


def counts(agency: str) -> dict[State, int]:
    """How many posts there are in each state."""
    rows = Posting.objects.filter(account__agency__code=agency).order_by().values_list("state").annotate(n=Count("id"))
    return {State(state): n for state, n in rows}


def by_outlet(agency: str, year: int) -> dict[str, int]:
    """How many posts of a year are recorded for each outlet, entered by hand or made here."""
    rows = Broadcast.objects.filter(agency__code=agency, posted_on__range=year_days(year), struck_at__isnull=True)
    return dict(rows.order_by().values_list("outlet").annotate(n=Count("id")))


def _view(row: Posting, at: datetime) -> PostingView:
    cut_off = (
        row.state == State.TAKEN and row.taken_at is not None and row.taken_at < at - UNSURE - timedelta(minutes=1)
    )
    return PostingView(
        row.public_id,
        row.document.public_id,
        row.document.title,
        row.account.outlet,
        row.account.name,
        State(row.state),
        row.made_at,
        row.tries,
        row.failure,
        row.broadcast.url if row.broadcast else "",
        cut_off,
        row.document.public_state != "shown",
        row.not_before if row.state == State.WAITING and row.tries else None,
    )
