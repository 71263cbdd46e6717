"""The power fails in the middle of a release: afterwards it is released everywhere or nowhere."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.long]

COMMON = """
import os, signal, sys
import django
django.setup()
from datetime import datetime
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Entry, Person
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.actions import common
from mingchuang.domains.documents.models import Document, Edition, Fragment, Placement, Release
at = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)
"""
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories.documents import approved, three
system = By(Person.objects.create_user("system", name="系统", is_system=True), at)
people = three(system)
print(approved(people, at), people.final.username)
"""
KILL = """
document, username, moment = sys.argv[1:]
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "before_fragments":
    from mingchuang.domains.documents import fragments
    fragments.rebuild = die
elif moment == "before_ledger":
    common.record = die
by = By(Person.objects.get(username=username), at)
actions.release(by=by, document=document)
if moment == "after":
    die()
"""
LOOK = """
document = sys.argv[1]
page = queries.page("luan-data", document, "zh-hans", at.date())
public = [
    hasattr(page, "html"),
    Release.objects.exists(),
    Fragment.objects.count() == 2,
    Document.objects.get().public_state == "shown",
    Edition.objects.get().state == "released",
    Placement.objects.filter(shown_at__isnull=False).exists(),
    Entry.objects.filter(act="documents.release").exists(),
]
print("everywhere" if all(public) else "nowhere" if not any(public) else f"torn {public}")
"""


def run(home, script, *words, settings="mingchuang.config.settings.dev"):
    environment = {
        **{name: value for name, value in os.environ.items() if name != "MINGCHUANG_DATABASE_URL"},
        "MINGCHUANG_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(ROOT),
    }
    source = textwrap.dedent(COMMON + script)
    return subprocess.run(
        [sys.executable, "-c", source, *words], env=environment, capture_output=True, text=True, timeout=240, cwd=ROOT
    )


def test_a_killed_release_is_everywhere_or_nowhere(tmp_path):
    prepared = run(tmp_path, PREPARE)
    assert prepared.returncode == 0, prepared.stderr[-2000:]
    document, username = prepared.stdout.split()
    for moment, expected in (("before_fragments", "nowhere"), ("before_ledger", "nowhere"), ("after", "everywhere")):
        killed = run(tmp_path, KILL, document, username, moment)
        assert killed.returncode == -9, killed.stderr[-2000:]
        assert run(tmp_path, LOOK, document).stdout.strip() == expected, moment
