"""Upkeep of what is derived: no act, no ledger line, and doing it twice changes nothing."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from . import fragments, shelving
from .models import Document, Fragment, Placement


def rebuild_stale(on: date, limit: int = 500) -> int:
    """Store anew the fragments that an older template made or whose validity mark is out of date. Returns how many documents."""
    stale = Q(good_until__lt=on) | ~Q(template=fragments.template_version())
    ids = list(
        Fragment.objects.filter(stale).order_by("document_id").values_list("document_id", flat=True)[: limit * 2]
    )
    wanted = list(dict.fromkeys(ids))[:limit]
    with transaction.atomic():
        return fragments.rebuild(fragments.for_rendering().filter(pk__in=wanted).order_by("pk"), on)


def shelve_stale(on: date, limit: int = 500) -> int:
    """Mark placements anew whose validity a date has changed. Returns how many documents."""
    stale = Placement.objects.filter(shown_at__isnull=False, validity_until__lt=on)
    ids = list(stale.order_by("validity_until").values_list("document_id", flat=True)[:limit])
    with transaction.atomic():
        documents = list(Document.objects.filter(pk__in=ids).order_by("pk"))
        for document in documents:
            shelving.shelve(document, on)
    return len(documents)
