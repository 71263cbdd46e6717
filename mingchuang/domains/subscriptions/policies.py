"""May it happen now: what a mailbox looks like, and how often one is asked."""

import re
from datetime import datetime, timedelta

from mingchuang.law.refusal import refuse

from .models import NewsMail, Subscription

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_OF_ONE_SOURCE = 10
"""Questions an hour from one network address."""
MOST_TO_ONE_MAILBOX = 3
"""Questions a day to one mailbox: nobody can flood somebody else's."""
LONGEST = 200
# What mail servers accept everywhere; exotic forms are refused rather than guessed at.
_MAILBOX = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,24}")


def mailbox(text: str) -> str:
    """The mailbox in lower case; refused when it is none."""
    found = text.strip().lower()
    if not found:
        raise refuse("subscriptions.mailbox_missing", "mailbox")
    if len(found) > LONGEST or not _MAILBOX.fullmatch(found) or ".." in found:
        raise refuse("subscriptions.mailbox_wrong", "mailbox")
    return found


def check_pace(source: str, at: datetime) -> None:
    """Refuse what comes too fast from one network address."""
    since = at - HOUR
    if source and Subscription.objects.filter(source=source, asked_at__gt=since).count() >= MOST_OF_ONE_SOURCE:
        raise refuse("subscriptions.too_many", most=MOST_OF_ONE_SOURCE)


def may_be_asked(index: str, at: datetime) -> bool:
    """Whether this mailbox was asked seldom enough; if not, nothing is sent and nobody is told."""
    asked = NewsMail.objects.filter(
        subscription__mailbox_index=index, key__startswith="confirm:", made_at__gt=at - DAY
    ).count()
    return asked < MOST_TO_ONE_MAILBOX
