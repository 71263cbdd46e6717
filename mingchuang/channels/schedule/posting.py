"""What was released goes out to new media: posts are made, what was cut off is looked up, what waits is sent, counts compared."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from mingchuang.domains.broadcasts import outbox, posts
from mingchuang.ledger.acts import By
from mingchuang.ledger.people import system_person

from . import outlets
from .outlets import NotPosted, Outlet, Unsure

log = logging.getLogger(__name__)
SECONDS = 45.0
"""A look does not hold up what else is due; what is left goes with the next."""
# An answer of a form that nobody expected: for a post that was sent it says as little as no answer.
ODD = (AttributeError, LookupError, TypeError, ValueError)
Choose = Callable[[str, str], Outlet | None]


def publish(at: datetime | None = None, choose: Choose = outlets.configured) -> Iterator[str]:
    """Fill, look up, send, count. A line for what was done; an account without credentials fails and says so."""
    by = By(system_person(), at or datetime.now(UTC))
    made = outbox.fill(by.at)
    if made:
        yield f"{made} posts made"
    kept: dict[tuple[str, str], Outlet | None] = {}

    def outlet(name: str, code: str) -> Outlet:
        if (name, code) not in kept:
            kept[name, code] = choose(name, code)
        found = kept[name, code]
        if found is None:
            raise NotPosted("no credentials in the environment")
        return found

    _look_up(by, outlet)
    sent = _send(by, outlet)
    if sent:
        yield f"{sent} posts sent"
    _count(by, outlet)


Known = Callable[[str, str], Outlet]


def _look_up(by: By, outlet: Known) -> None:
    for post in outbox.cut_off(by.at):
        try:
            found = outlet(post.outlet, post.code).find(post)
        except (NotPosted, *ODD) as why:
            log.warning("a post could not be looked up: %s (%s)", post.key, why)
            continue
        if found is None:
            outbox.not_found(post.key)
        else:
            posts.arrived(by=by, posting=post.key, remote=found.remote, url=found.url)


def _send(by: By, outlet: Known) -> int:
    until, sent = time.monotonic() + SECONDS, 0
    while time.monotonic() < until and (post := outbox.take(by.at)) is not None:
        try:
            found = outlet(post.outlet, post.code).post(post)
        except NotPosted as why:
            log.warning("not posted: %s (%s)", post.key, why)
            outbox.failed(post.key, by.at, str(why))
            continue
        except (Unsure, *ODD) as why:
            # It stays taken and is looked up on the outlet before anything is sent again.
            log.warning("posted or not, to be looked up: %s (%s)", post.key, why)
            continue
        posts.arrived(by=by, posting=post.key, remote=found.remote, url=found.url)
        sent += 1
    return sent


def _count(by: By, outlet: Known) -> None:
    for account in outbox.to_count(by.day):
        try:
            outbox.counted(account.public_id, by.day, outlet(account.outlet, account.code).count())
        except (NotPosted, *ODD) as why:
            log.info("not counted: %s (%s)", account.public_id, why)
