"""Upkeep: a mailbox that never confirmed is erased. No act, and doing it twice changes nothing."""

from datetime import datetime

from .models import Subscription
from .states import State
from .tokens import KEPT


def forget(at: datetime) -> int:
    """End what was asked for and not confirmed while its link was good. Returns how many."""
    late = Subscription.objects.filter(state=State.ASKED, asked_at__lt=at - KEPT)
    done = 0
    for row in late.order_by("pk")[:500]:
        row.state, row.ended_at, row.mailbox, row.mailbox_index, row.source = State.ENDED, at, "", "", ""
        row.save(update_fields=["state", "ended_at", "mailbox", "mailbox_index", "source"])
        done += 1
    return done
