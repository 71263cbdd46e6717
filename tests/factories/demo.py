"""The demo city for tests: loaded inside a transaction that is rolled back when the module is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from mingchuang.domains.calendars import actions as calendars
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.intake.demo.load import load
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.people import system_person

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=SHANGHAI)


@contextmanager
def demo_city(blocker: Any, *, scale: float, now: datetime = NOW) -> Iterator[list[str]]:
    """Load the demo as of ``now``; gives the lines of progress. ``blocker`` is pytest-django's ``django_db_blocker``."""
    told: list[str] = []
    with blocker.unblock(), transaction.atomic():
        by = By(system_person(), now)
        calendars.load_shipped(by=by)
        catalogue.load_template(by=by)
        load(now=now, scale=scale, progress=told.append)
        yield told
        transaction.set_rollback(True)
