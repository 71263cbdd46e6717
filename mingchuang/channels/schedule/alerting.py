"""Alerts follow the work, and their mails go out: looked at where the ledger has grown, and once a day everywhere."""

import logging
import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.core.mail import EmailMessage

from mingchuang.domains.agencies import handles
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.alerts import outbox, upkeep
from mingchuang.domains.calendars.queries import calendar
from mingchuang.ledger import reading
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.readings.waiting import waiting

from .letters import body, subject

log = logging.getLogger(__name__)
MOST_MAILS = 200
"""In one look; what is left goes with the next."""


def alert(at: datetime | None = None) -> Iterator[str]:
    """Follow what waits, make the mails that are due, send them. A line for what was done."""
    at = at or datetime.now(UTC)
    told = _follow(at)
    if told:
        yield f"{told} alerts"
    working_day = calendar().is_working(at.astimezone(SHANGHAI).date())
    outbox.make(at, working_day=working_day)
    sent = _send(at, working_day=working_day)
    if sent:
        yield f"{sent} mails of alerts"


def _follow(at: datetime) -> int:
    day = at.astimezone(SHANGHAI).date()
    every = [one.code for one in agencies.agencies(with_dissolved=True)]
    until, last = upkeep.looked_until(), reading.last_seq()
    moved = reading.agencies_since(until) if last > until else frozenset()
    wanted = sorted({*upkeep.not_looked_on(day, every), *(moved & set(every))})
    people = {
        one.person.public_id for code in wanted for one in agencies.memberships(code, on=day) if one.person.is_active
    }
    told = 0
    for public_id in sorted(people):
        person = handles.person(public_id)
        told += upkeep.follow(person, waiting(person, day), at)
    if wanted:
        upkeep.forget(at)
        upkeep.looked(wanted, last, day)
    return told


def _send(at: datetime, *, working_day: bool) -> int:
    sent = 0
    while sent < MOST_MAILS and (letter := outbox.take(at, working_day=working_day)) is not None:
        mail = EmailMessage(
            subject(letter), body(letter, settings.MAIL_ADDRESS), settings.MAIL_FROM, [letter.to],
            # The same for every attempt: a server that knows it already drops the second.
            headers={"Message-ID": f"<alert-{letter.id}@{settings.MAIL_FROM.rpartition('@')[2].strip('> ') or 'localhost'}>"},
        )  # fmt: skip
        try:
            mail.send()
        except (OSError, smtplib.SMTPException, ValueError) as why:
            # Only the kind of failure: what a server answers names the address.
            log.warning("a mail of alerts was not sent: %s", type(why).__name__)
            outbox.failed(letter.id, at, type(why).__name__)
            break
        outbox.sent(letter.id, at)
        sent += 1
    return sent
