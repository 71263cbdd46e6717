"""Upkeep: what is known of the reader is dropped when it is no longer needed. No act, and doing it twice changes nothing."""

from datetime import datetime, timedelta

from .models import Mistake
from .states import State

KEPT = timedelta(days=30)
"""How long after the answer a contact is kept, so that the reader can be told."""


def forget(at: datetime) -> int:
    """Erase the contacts of mistakes that were answered a month ago. Returns how many."""
    answered = Mistake.objects.filter(
        state__in=[State.RIGHTED, State.DISMISSED], decided_at__lt=at - KEPT, forgotten=False
    )
    done = 0
    for row in answered.order_by("pk")[:500]:
        row.contact, row.forgotten = "", True
        row.save(update_fields=["contact", "forgotten"])
        done += 1
    return done
