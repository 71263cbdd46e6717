"""浏览次数: adding up how often documents were read. No act and no ledger line: it is a number about nobody."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import F

from .models import Document, ViewCount

READABLE = ("shown", "explained")


def views_of(agency: str, public_id: str) -> int | None:
    """How often a document was read so far; None where there is nothing to be read."""
    found = (
        Document.objects.filter(
            public_id=public_id,
            publishing_agency__code=agency,
            public_state__in=READABLE,
            current_release__isnull=False,
        )
        .values_list("pk", "view_count__views")
        .first()
    )
    return None if found is None else found[1] or 0


@transaction.atomic
def add_views(counts: Mapping[str, int], on: date) -> None:
    """Add what was read, by public ids, in one transaction; a document met for the first time is counted from that day."""
    ids = dict(Document.objects.filter(public_id__in=counts).values_list("public_id", "pk"))
    fresh = [ViewCount(document_id=pk, since=on) for pk in ids.values()]
    ViewCount.objects.bulk_create(fresh, ignore_conflicts=True)
    # In one order, so that two processes never wait for each other.
    for public_id, pk in sorted(ids.items(), key=lambda pair: pair[1]):
        ViewCount.objects.filter(document_id=pk).update(views=F("views") + counts[public_id])
