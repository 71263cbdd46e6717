"""The outbox is emptied into the cache: after the acts were committed, again and again until the cache has answered."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

from mingchuang.ledger import outbox

from . import caches
from .caches import Cache, NotPurged

log = logging.getLogger(__name__)
MOST_PARCELS = 20
"""In one look; what is left goes with the next."""


def deliver(at: datetime | None = None, cache: Cache | None = None) -> Iterator[str]:
    """Send what is due; a line for each parcel. Nothing configured, nothing sent."""
    at = at or datetime.now(UTC)
    for _ in range(MOST_PARCELS if outbox.in_use() else 0):
        parcel = outbox.due(at)
        if not parcel.rows:
            return
        try:
            target = cache or caches.configured()
            if target is not None:
                target.purge(parcel.keys)
        except NotPurged as why:
            log.warning("the cache was not purged: %s", why)
            outbox.failed(parcel, at, str(why))
            yield f"cache not purged, tried again later: {why}"
            return
        outbox.sent(parcel)
        yield f"{len(parcel.keys)} keys purged from the cache"
