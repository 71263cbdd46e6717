"""The demo is entered: everything or nothing, in order of time, through the acts that staff use."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction

from mingchuang.domains.documents import actions as documents

from . import older, year
from .agenda import Agenda
from .entering import Desk
from .town import found


def load(*, now: datetime, scale: float = 1, progress: Callable[[str], None]) -> None:
    """Enter the demo as of a moment. The calendars and the template of the catalogue must be there, the demo must not.

    One transaction around all acts: a load that was interrupted has left nothing.
    """

    def told(done: int, of: int, at: datetime) -> None:
        progress(f"  {at:%Y-%m} … {done} / {of}")

    with transaction.atomic():
        town = found()
        agenda = Agenda()
        desk = Desk(town, agenda)
        closed_year(desk, scale)
        agenda.work(told)


def closed_year(desk: Desk, scale: float) -> None:
    """Put the bureau's 2020 on the agenda, with what it had from before."""
    for one in (*older.documents(), *year.documents(scale)):
        desk.enter(one)
    for decision in older.clean_ups():
        desk.agenda.add(decision.at, partial(_clean_up, desk, decision))
    for post in []: # year.broadcasts(scale):
        desk.post(post)


def _clean_up(desk: Desk, one: older.PlannedCleanUp) -> None:
    documents.clean_up(
        by=desk.town.hand("openness", one.at), document=desk.ids[one.of], decision=one.decision, basis=one.basis
    )
