"""A release that is interrupted, by an exception or by kill -9, is everywhere or nowhere."""

import json
import os
import signal
import subprocess
import sys
import textwrap
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


SCRIPT = """
import os, signal, sys
from datetime import datetime, timedelta
import django
django.setup()
from django.core.management import call_command
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.people import system_person
from mingchuang.domains.documents import actions, fragments
from mingchuang.domains.documents.actions import releasing
from tests.factories.documents import approved, hand, three
call_command("migrate", verbosity=0)
at = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)
people = three(By(system_person(), at))
whole = approved(people, at, title="完整发布的一件")
actions.release(by=hand(people.final, at, 4), document=whole)
made = approved(people, at, title="发布到一半的一件")
def die(*words, **facts):
    print(whole, made, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1] == "before the line":
    releasing.line = die
else:
    from django.db import connection, transaction
    original = transaction.Atomic.__exit__
    def leave(self, kind, value, traceback):
        outermost = not connection.savepoint_ids and connection.in_atomic_block
        if outermost and sys.argv[1] == "before the commit":
            die()
        result = original(self, kind, value, traceback)
        if outermost:
            die()
        return result
    transaction.Atomic.__exit__ = leave
actions.release(by=hand(people.final, at, 5), document=made)
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


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor == "postgresql", reason="it works on a database file of its own: once is enough")
@pytest.mark.parametrize(
    ("moment", "released"), [("before the line", 0), ("before the commit", 0), ("after the commit", 1)]
)
def test_kill_9_in_the_middle_of_a_release(tmp_path: Path, moment: str, released: int) -> None:
    """A process of its own on a database file of its own, killed without a chance to clean up."""
    environment = {
        **os.environ, "MINGCHUANG_HOME": str(tmp_path), "PYTHONPATH": str(PROJECT), "PYTHONWARNINGS": "ignore",
        "DJANGO_SETTINGS_MODULE": "mingchuang.config.settings.dev",
    }  # fmt: skip
    environment.pop("MINGCHUANG_DATABASE_URL", None)

    def run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", textwrap.dedent(script), *words]
        return subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)

    killed = run(SCRIPT, moment)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    whole, made = killed.stdout.split()
    seen = run(CHECK, whole, made)
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
