"""Five hundred documents due at one moment: the schedule releases them and posts each on two accounts, killed in the middle.

Once a third of the releases is done the process is killed (SIGKILL) and another one goes on; the same with the posts. The figure
holds all four runs. The outlets answer at once and keep what they were sent as files, so the figure is ours alone; what is
released or posted twice, or not at all, stops the bench.
"""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.db import connection, connections
from django.db.models import Count

from benchmarks import bench_acts
from benchmarks.bench_acts import AT
from mingchuang.channels.schedule import posting, visit
from mingchuang.channels.schedule.outlets import Found
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.broadcasts import posts
from mingchuang.domains.documents import actions
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry, Person

DOCUMENTS, BUDGET_S = 500, 60
ACCOUNTS = ("weibo", "wechat")


class Outlet:
    """An outlet that takes everything once and outlives the process that posts to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def post(self, post: Any) -> Found:
        with (self.folder / "asked").open("a") as asked:
            asked.write(f"{post.url}\n")
        (self.folder / f"{self._name(post)}.post").touch()
        return self._found(post)

    def find(self, post: Any) -> Found | None:
        return self._found(post) if (self.folder / f"{self._name(post)}.post").exists() else None

    def count(self) -> int:
        return sum(1 for _ in self.folder.glob("*.post"))

    def asked(self) -> int:
        """How many times anything was posted here."""
        asked = self.folder / "asked"
        return len(asked.read_text().splitlines()) if asked.exists() else 0

    def _name(self, post: Any) -> str:
        return sha256(post.url.encode()).hexdigest()[:16]

    def _found(self, post: Any) -> Found:
        return Found(self._name(post), f"https://outlet.example/{self._name(post)}")


def run() -> dict[str, dict[str, Any]]:
    """Seconds of the releases and of the posts, and the lines the ledger got for each document."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    settings.MAIL_ADDRESS = "https://www.example.gov.cn"
    due = AT + timedelta(hours=2)
    system, hands, section = bench_acts.people()
    openness = _openness(system)
    for outlet in ACCOUNTS:
        posts.open_account(by=openness, agency="bench-acts", outlet=outlet, code="bench", name="测试号", automatic=True)
    for _ in range(DOCUMENTS):
        document = bench_acts.written(hands, section)
        for act, by in zip(bench_acts.ACTS[:3], hands[1:4], strict=True):
            act(by=by, document=document)
        actions.schedule(by=hands[4], document=document, at=due)
    with tempfile.TemporaryDirectory() as folder:
        outlets = {name: Outlet(Path(folder) / name) for name in ACCOUNTS}
        return _out(due, outlets)


def _out(due: Any, outlets: dict[str, Outlet]) -> dict[str, dict[str, Any]]:
    before = _released()

    def publish(at: Any) -> None:
        list(posting.publish(at, lambda outlet, _code: outlets[outlet]))

    def sent() -> int:
        return sum(outlet.asked() for outlet in outlets.values())

    seconds, wanted = SimpleNamespace(), DOCUMENTS * len(ACCOUNTS)
    seconds.releases, left = _killed_and_again(
        lambda: visit.visit(due), lambda: visit.visit(due), lambda: _released() - before, DOCUMENTS // 3
    )
    seconds.posts, unsent = _killed_and_again(
        # What was cut off is looked up after a while.
        lambda: publish(due), lambda: publish(due + timedelta(hours=1)), sent, wanted // 3
    )  # fmt: skip
    released, there = _released() - before, sum(outlet.count() for outlet in outlets.values())
    if (released, sent(), there) != (DOCUMENTS, wanted, wanted):
        raise RuntimeError(
            f"{released} lines of releases, {sent()} times posted, {there} posts for {DOCUMENTS} documents"
        )
    return {
        "releases": {"value": round(seconds.releases, 1), "unit": "s", "documents": DOCUMENTS, "killed_after": left},
        "posts": {"value": round(seconds.posts, 1), "unit": "s", "posts": there, "killed_after": unsent},
        "out_everywhere": {"value": round(seconds.releases + seconds.posts, 1), "unit": "s", "budget": BUDGET_S},
    }


def _openness(system: By) -> By:
    one = agencies.engage(by=system, agency=_agency(), username="bench-openness", name="测试员")
    agencies.give_role(by=system, person=one, agency=_agency(), role=Role.OPENNESS)
    return By(Person.objects.get(username="bench-openness"), AT, "bench")


def _agency() -> Any:
    from mingchuang.domains.agencies.models import Agency

    return Agency.objects.get(code="bench-acts")


def _released() -> int:
    # In one query: another process may be releasing meanwhile.
    rows = Entry.objects.filter(act="documents.release")
    found = rows.aggregate(lines=Count("pk"), documents=Count("subject", distinct=True))
    if found["lines"] != found["documents"]:
        raise RuntimeError("a document was released twice")
    return found["lines"]


def _killed_and_again(
    first: Callable[[], object], again: Callable[[], object], done: Callable[[], int], enough: int
) -> tuple[float, int]:
    """Seconds of a work whose process is killed when enough is done, and of what another does after it; how much was done."""
    _let_go()
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            first()
        finally:
            os._exit(0)
    while done() < enough:
        if os.waitpid(child, os.WNOHANG)[0]:
            raise RuntimeError("the work was over before it could be killed")
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    left = done()
    again()
    return time.perf_counter() - began, left


def _let_go() -> None:
    """No connection is shared with the child."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
