"""Alerts as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from mingchuang.ledger.models import Person

from .kinds import Kind, Mail
from .models import Alert, Wishes


@dataclass(frozen=True)
class AlertView:
    """An alert as its person sees it; ``waits`` is false once it is cleared."""

    id: int
    kind: Kind
    subject: str
    agency: str
    title: str
    number: str
    act: str
    due: date | None
    since: datetime
    read: bool
    waits: bool


@dataclass(frozen=True)
class WishesView:
    """How somebody wants to be told; the defaults for those who never said."""

    mail: Mail = Mail.OFF
    digest_hour: int = 8
    quiet_from: int = 20
    quiet_until: int = 7
    silent: tuple[Kind, ...] = ()
    rest_days: bool = False


@dataclass(frozen=True)
class AlertPage:
    rows: tuple[AlertView, ...]
    page: int
    pages: int
    total: int


def alert_view(row: Alert) -> AlertView:
    """One row as a value."""
    return AlertView(
        row.pk, Kind(row.kind), row.subject, row.agency, row.title, row.number, row.act, row.due, row.since,
        row.read_at is not None, row.cleared_at is None,
    )  # fmt: skip


def unread(person: Person) -> int:
    """How many alerts of things that still wait a person has not read."""
    return Alert.objects.filter(person=person, cleared_at__isnull=True, read_at__isnull=True).count()


def alerts(person: Person, *, which: str = "waiting", page: int = 1, size: int = 20) -> AlertPage:
    """A person's alerts, the newest first: ``waiting``, ``unread`` or ``all``."""
    rows = Alert.objects.filter(person=person)
    if which in ("waiting", "unread"):
        rows = rows.filter(cleared_at__isnull=True)
    if which == "unread":
        rows = rows.filter(read_at__isnull=True)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = rows.order_by("-made_at", "-id")[(page - 1) * size : page * size]
    return AlertPage(tuple(alert_view(row) for row in found), page, pages, total)


def wishes(person: Person) -> WishesView:
    """How a person wants to be told."""
    row = Wishes.objects.filter(person=person).first()
    return WishesView() if row is None else wishes_view(row)


def wishes_view(row: Wishes) -> WishesView:
    """One row as a value."""
    silent = tuple(Kind(kind) for kind in row.silent.split())
    return WishesView(Mail(row.mail), row.digest_hour, row.quiet_from, row.quiet_until, silent, row.rest_days)
