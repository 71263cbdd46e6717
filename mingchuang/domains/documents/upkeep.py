"""Upkeep of what is derived: no act, no ledger line, and doing it twice changes nothing."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from . import fragments
from .models import Fragment


def rebuild_stale(on: date, limit: int = 500) -> int:
    """Store anew the fragments that an older template made or whose validity mark is out of date. Returns how many documents."""
    stale = Q(good_until__lt=on) | ~Q(template=fragments.template_version())
    ids = list(
        Fragment.objects.filter(stale).order_by("document_id").values_list("document_id", flat=True)[: limit * 2]
    )
    wanted = list(dict.fromkeys(ids))[:limit]
    with transaction.atomic():
        return fragments.rebuild(fragments.for_rendering().filter(pk__in=wanted).order_by("pk"), on)
