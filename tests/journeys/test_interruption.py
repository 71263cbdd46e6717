"""A release that is interrupted, by an exception or by kill -9, is everywhere or nowhere."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from mingchuang.domains.documents import actions, fragments
from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.documents.models import Document, Release
from mingchuang.ledger import chain
from mingchuang.ledger.models import Entry
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.verify.everything import check_everything
from tests.factories.documents import Three, approved, hand, three

pytestmark = pytest.mark.long
PROJECT = Path(__file__).resolve().parents[2]


class Interrupted(Exception):
    """Whatever stops a process in the middle."""


@pytest.fixture
def people(system: object) -> Three:
    return three(system)  # type: ignore[arg-type]


def stop(*_: object, **__: object) -> None:
    raise Interrupted


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("mingchuang.domains.documents.actions.releasing", "_write_release"),
        ("mingchuang.domains.documents.actions.releasing", "_publish"),
        ("mingchuang.domains.documents.fragments", "rebuild"),
        ("mingchuang.domains.documents.actions.releasing", "line"),
        ("mingchuang.domains.documents.actions.common", "record"),
    ],
)
def test_an_exception_at_any_point_leaves_nothing(
    people: Three, at: datetime, client: Client, monkeypatch: pytest.MonkeyPatch, where: str, name: str
) -> None:
    made = approved(people, at)
    lines, code = Entry.objects.count(), people.agency.code
    before = collect(code, at.year).figures
    with monkeypatch.context() as patch:
        patch.setattr(f"{where}.{name}", stop)
        with pytest.raises(Interrupted):
            actions.release(by=hand(people.final, at, 4), document=made)
    assert Document.objects.get(public_id=made).public_state == "none"
    assert not Release.objects.exists()
    assert client.get(document_address(code, made, "zh-hans")).status_code == 404
    assert collect(code, at.year).figures == before
    assert Entry.objects.count() == lines
    assert check_everything().sound
    actions.release(by=hand(people.final, at, 5), document=made)
    assert client.get(document_address(code, made, "zh-hans")).status_code == 200
    assert fragments.Fragment.objects.filter(document__public_id=made).count() == 2


PREPARE = """
from datetime import datetime
import django
django.setup()
from django.core.management import call_command
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.people import system_person
from mingchuang.domains.documents import actions
from tests.factories.documents import approved, hand, three
call_command("migrate", verbosity=0)
at = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)
people = three(By(system_person(), at))
whole = approved(people, at, title="完整发布的一件")
actions.release(by=hand(people.final, at, 4), document=whole)
print(whole, approved(people, at, title="发布到一半的一件"), people.final.public_id)
"""

KILL = """
import os, signal, sys
from datetime import datetime
import django
django.setup()
from django.db import connection, transaction
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.actions import releasing
moment, made, person = sys.argv[1:]
def die(*words, **facts):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "before the line":
    releasing.line = die
else:
    original = transaction.Atomic.__exit__
    def leave(self, kind, value, traceback):
        outermost = not connection.savepoint_ids and connection.in_atomic_block
        if outermost and moment == "before the commit":
            die()
        result = original(self, kind, value, traceback)
        if outermost:
            die()
        return result
    transaction.Atomic.__exit__ = leave
by = By(Person.objects.get(public_id=person), datetime(2026, 3, 12, 9, 36, tzinfo=SHANGHAI))
actions.release(by=by, document=made)
"""

CHECK = """
import json, sys
import django
django.setup()
from mingchuang.domains.documents import queries
from mingchuang.domains.documents.models import Document, Fragment, Release
from mingchuang.ledger.models import Entry
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.verify.everything import check_everything
from datetime import date
print(json.dumps([[
    Document.objects.get(public_id=one).public_state,
    Release.objects.filter(document__public_id=one).count(),
    Fragment.objects.filter(document__public_id=one).count(),
    Entry.objects.filter(act="documents.release", subject=f"document:{one}").count(),
    hasattr(queries.page("luan-data", one, "zh-hans", date(2026, 3, 12)), "html"),
] for one in sys.argv[1:]] + [check_everything().sound, int(collect("luan-data", 2026).figures["proactive.total"])]))
"""


def run(home: Path, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A process of its own on the database file in ``home``."""
    environment = {
        **os.environ, "MINGCHUANG_HOME": str(home), "PYTHONPATH": str(PROJECT), "PYTHONWARNINGS": "ignore",
        "DJANGO_SETTINGS_MODULE": "mingchuang.config.settings.dev",
    }  # fmt: skip
    environment.pop("MINGCHUANG_DATABASE_URL", None)
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A database file with one released and one approved document, and their ids with the final reviewer's."""
    home = tmp_path_factory.mktemp("prepared")
    done = run(home, PREPARE)
    assert done.returncode == 0, done.stderr
    return home, done.stdout.split()


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor == "postgresql", reason="it works on a database file of its own: once is enough")
@pytest.mark.parametrize(
    ("moment", "released"), [("before the line", 0), ("before the commit", 0), ("after the commit", 1)]
)
def test_kill_9_in_the_middle_of_a_release(
    prepared: tuple[Path, list[str]], tmp_path: Path, moment: str, released: int
) -> None:
    """Killed without a chance to clean up; what another process then finds is the whole release or none of it."""
    home, (whole, made, person) = tmp_path / "home", prepared[1]
    shutil.copytree(prepared[0], home)
    killed = run(home, KILL, moment, made, person)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    seen = run(home, CHECK, whole, made)
    assert seen.returncode == 0, seen.stderr
    first, second, sound, total = json.loads(seen.stdout)
    assert first == ["shown", 1, 2, 1, True]
    assert second == (["shown", 1, 2, 1, True] if released else ["none", 0, 0, 0, False])
    assert sound
    assert total == 1 + released


@pytest.mark.django_db
def test_a_demo_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from mingchuang.domains.agencies import queries as agencies
    from tests.factories.demo import demo_city

    if connection.vendor != "sqlite":
        pytest.skip("it is one transaction, and takes more than a minute there: once is enough")

    class Open:
        def unblock(self) -> object:
            from contextlib import nullcontext

            return nullcontext()

    monkeypatch.setattr("mingchuang.intake.demo.reporting._submit", stop)
    lines: Callable[[], int] = Entry.objects.count
    before = lines()
    with pytest.raises(Interrupted), demo_city(Open(), scale=0.01):
        pass
    assert not agencies.agencies()
    assert lines() == before
    assert chain.check().whole
