"""The demo is entered: everything or nothing, in order of time, through the acts that staff use."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction

from mingchuang.domains.calendars import queries as calendars
from mingchuang.domains.documents import actions as documents
from mingchuang.ledger import statistics

from . import (
    audits,
    desk_today,
    life,
    live,
    older,
    outlets,
    readers,
    reporting,
    requests,
    sections,
    staff,
    topics,
    year,
)
from .agenda import Agenda
from .counter import Counter
from .entering import Desk
from .packaged import packaged
from .signals import loaded
from .town import found


def load(*, now: datetime, scale: float = 1, progress: Callable[[str], None]) -> None:
    """Enter the demo as of a moment. The calendars and the template of the catalogue must be there, the demo must not.

    One transaction around all acts: a load that was interrupted has left nothing.
    """

    def told(done: int, of: int, at: datetime) -> None:
        progress(f"  {at:%Y-%m}  {done} / {of}")
        statistics.refresh()

    with transaction.atomic():
        town, agenda = found(), Agenda()
        desk, counter = Desk(town, agenda), Counter(town, agenda)
        _closed_year(desk, counter, scale)
        reporting.enter(town, agenda)
        _today(desk, counter, now)
        audits.enter(town, agenda, now)
        agenda.work(told)
        staff.tell(now)
        loaded.send(sender=None, now=now, filters=packaged("desk")["filters"])


def _closed_year(desk: Desk, counter: Counter, scale: float) -> None:
    """The bureau's 2020, with what it had from before."""
    for one in (*older.documents(), *year.documents(scale)):
        desk.enter(one)
    for decision in (*older.clean_ups(), *older.prolonged()):
        desk.agenda.add(decision.at, partial(_clean_up, desk, decision))
    for post in year.broadcasts(scale):
        desk.post(post)
    for request in requests.closed():
        counter.enter(request)


def _today(desk: Desk, counter: Counter, now: datetime) -> None:
    """What lies on the desks on the day of loading."""
    lying = live.documents(now)
    for one in lying:
        desk_today.enter(desk, one)
    life.enter(desk, now, lying)
    sections.enter(desk, now)
    topics.enter(desk, now, {one.document.key: one.document.title for one in lying})
    outlets.enter(desk, now)
    readers.enter(desk, now)
    staff.enter(desk.town, desk.agenda, now)
    for request in requests.live(now.date(), calendars.calendar()):
        counter.enter(request)


def _clean_up(desk: Desk, one: older.PlannedCleanUp) -> None:
    by = desk.town.hand("openness", one.at)
    documents.clean_up(
        by=by, document=desk.ids[one.of], decision=one.decision, basis=one.basis, kept_until=one.kept_until
    )
