"""Links to other sites: gathered from the texts always, asked where the installation wants it, a few at each visit."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from mingchuang.domains.documents import outward
from mingchuang.law.documents.outward import FAILURES, NO_WORD
from mingchuang.ledger.acts import SHANGHAI

from .asking import Said, ask

READING = 5.0
"""Seconds for reading texts in one visit; what is left goes with the next."""
SECONDS = 30.0
"""A visit does not hold up what else is due."""
MOST = 10
"""Addresses asked in one visit."""
LATER = timedelta(hours=1)
Ask = Callable[[str], Said]


def check_links(at: datetime | None = None, ask: Ask = ask) -> Iterator[str]:
    """Gather, then ask what is due and keep the answers. Without ``MINGCHUANG_CHECK_LINKS=1`` nobody is asked.

    The lines it gives hold numbers alone: an address may tell of a person.
    """
    at = at or datetime.now(UTC)
    until = time.monotonic() + READING
    while outward.gather(at, is_own) and time.monotonic() < until:
        continue
    if settings.CHECK_LINKS:
        yield from _asked(at, ask)


def is_own(host: str) -> bool:
    """Whether a host is this site itself, whose links are checked without asking anybody."""
    own = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    return host == urlsplit(settings.MAIL_ADDRESS).hostname or validate_host(host, own)


def _asked(at: datetime, ask: Ask) -> Iterator[str]:
    until, day = time.monotonic() + SECONDS, at.astimezone(SHANGHAI).date()
    asked, failed, heard = 0, 0, False
    unheard: dict[int, Said] = {}
    while asked < MOST and time.monotonic() < until and (link := outward.take(at, outward.period(day))) is not None:
        said, asked = ask(link.url), asked + 1
        if said.answer in NO_WORD:
            unheard[link.id] = said
            continue
        heard = heard or said.status is not None
        failed += said.answer in FAILURES
        _note(link.id, said, at)
    if unheard and not (heard or _line_is_up(at, ask)):
        outward.put_off(unheard, at + LATER)
        yield "no other site answers: links are asked later"
        return
    for link_id, said in unheard.items():
        _note(link_id, said, at)
    if failed + len(unheard):
        yield f"{failed + len(unheard)} of {asked} links to other sites failed"


def _note(link: int, said: Said, at: datetime) -> None:
    outward.note(link, said.answer, said.status, at, outward.period_of(link, at.astimezone(SHANGHAI).date()))


def _line_is_up(at: datetime, ask: Ask) -> bool:
    """Where nobody answers, one that did before is asked: if it is silent too, or none ever did, the fault may be ours."""
    if outward.heard_since(at - LATER):
        return True
    control = outward.known_good()
    if control is None:
        return False
    said = ask(control.url)
    if said.status is not None:
        _note(control.id, said, at)
    return said.status is not None
