"""Alerts: a moment, work that is told, what a person wishes."""

from datetime import datetime, timedelta

from mingchuang.domains.alerts import actions, queries
from mingchuang.domains.alerts.kinds import Mail
from mingchuang.domains.documents import actions as documents
from mingchuang.ledger.acts import SHANGHAI, By

from . import documents as factory

MORNING = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)
MINUTE = timedelta(minutes=1)


def wish(person, kind=Mail.AT_ONCE, *, address="a@luan.example", silent=(), digest=8, quiet=(20, 7), rest_days=False):
    """How a person wants to be told."""
    actions.choose(
        by=By(person, MORNING), mail=kind, address=address, digest_hour=digest, quiet_from=quiet[0], quiet_until=quiet[1],
        silent=silent, rest_days=rest_days,
    )  # fmt: skip


def submitted(people, at=MORNING, **changes):
    """A text of theirs that waits for its review, by public id."""
    made = factory.draft(people, at, **changes)
    documents.submit(by=factory.hand(people.drafter, at, 1), document=made)
    return made


def told(person, which="waiting"):
    """Kind and title of each alert of a person."""
    return [(one.kind, one.title) for one in queries.alerts(person, which=which).rows]
