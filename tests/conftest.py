"""Fixtures for the whole suite."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation

from mingchuang.ledger import triggers
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a second run, on another database, need not repeat."""
    parser.addoption("--database-only", action="store_true", help="leave out the tests that touch no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that take a minute are begun first; a run for another database leaves out what touches none."""
    if config.getoption("--database-only"):
        left = [item for item in items if not touches_database(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if touches_database(item)]
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def touches_database(item: pytest.Item) -> bool:
    """Whether a test may ask the database anything: pytest-django refuses it to all others."""
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(autouse=True)
def begins_in_chinese() -> None:
    """A page asked for in English leaves its language to the thread, and so to whichever test comes next."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def at() -> datetime:
    """The moment at which tests act: an ordinary Thursday morning."""
    return datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)


@pytest.fixture
def system(db: None, at: datetime) -> By:
    """The set-up hand: a system person, who may do everything."""
    person = Person.objects.filter(username="system").first() or Person.objects.create_user(
        "system", name="系统", is_system=True
    )
    return By(person, at)


@pytest.fixture(autouse=True, scope="session")
def append_only_tables_can_be_flushed() -> Iterator[None]:
    """Django's flush after a transactional test fails on the append-only triggers: drop them, flush, create them again."""
    original = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, statements: list[str]) -> None:
        triggers.drop(using=self.connection)
        original(self, statements)
        triggers.create(using=self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush)
        yield
