"""Broadcasts as plain values."""

from dataclasses import dataclass
from datetime import date

from .models import OUTLETS, Broadcast

OUTLET_NAMES = {"weibo": ("微博", "Weibo"), "wechat": ("微信", "WeChat")}
assert set(OUTLET_NAMES) == set(OUTLETS)


@dataclass(frozen=True)
class BroadcastView:
    """One post. ``document`` is the public id of what it spreads, or ""; ``struck_reason`` is "" while it counts."""

    public_id: str
    agency: str
    outlet: str
    account: str
    title: str
    url: str
    posted_on: date
    document: str
    entered_by: str
    struck_reason: str


@dataclass(frozen=True)
class BroadcastList:
    rows: tuple[BroadcastView, ...]
    page: int
    pages: int
    total: int


def broadcasts(
    agency: str,
    *,
    page: int = 1,
    size: int = 20,
    outlet: str = "",
    first: date | None = None,
    last: date | None = None,
    with_struck: bool = True,
) -> BroadcastList:
    """An agency's posts, newest first, between two days (both included) if given."""
    rows = Broadcast.objects.filter(agency__code=agency)
    if outlet:
        rows = rows.filter(outlet=outlet)
    if first is not None:
        rows = rows.filter(posted_on__gte=first)
    if last is not None:
        rows = rows.filter(posted_on__lte=last)
    if not with_struck:
        rows = rows.filter(struck_at__isnull=True)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = rows.select_related("agency", "document", "entered_by").order_by("-posted_on", "-id")
    return BroadcastList(tuple(_view(row) for row in found[(page - 1) * size : page * size]), page, pages, total)


def of_document(public_id: str) -> list[BroadcastView]:
    """The posts that spread a document, oldest first."""
    rows = Broadcast.objects.filter(document__public_id=public_id, struck_at__isnull=True)
    return [_view(row) for row in rows.select_related("agency", "document", "entered_by").order_by("posted_on", "id")]


def _view(row: Broadcast) -> BroadcastView:
    return BroadcastView(
        public_id=row.public_id,
        agency=row.agency.code,
        outlet=row.outlet,
        account=row.account,
        title=row.title,
        url=row.url,
        posted_on=row.posted_on,
        document=row.document.public_id if row.document else "",
        entered_by=row.entered_by.name,
        struck_reason=row.struck_reason,
    )
