"""Five hundred documents due at one moment: one visit of the schedule releases them and posts each on two accounts.

The outlets answer at once and keep what they were sent, so the figure is ours alone; posting twice stops the bench.
"""

import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

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
    """An outlet that takes everything once."""

    def __init__(self) -> None:
        self.posted: dict[str, Found] = {}

    def post(self, post: Any) -> Found:
        if post.url in self.posted:
            raise RuntimeError(f"{post.url} was posted twice")
        return self.posted.setdefault(
            post.url, Found(f"n{len(self.posted)}", f"https://outlet.example/{len(self.posted)}")
        )

    def find(self, post: Any) -> Found | None:
        return self.posted.get(post.url)

    def count(self) -> int:
        return len(self.posted)


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
    outlets = {name: Outlet() for name in ACCOUNTS}
    seconds = SimpleNamespace(releases=_timed(lambda: visit.visit(due)))
    seconds.posts = _timed(lambda: list(posting.publish(due, lambda outlet, _code: outlets[outlet])))
    released = Entry.objects.filter(act="documents.release").count()
    sent = sum(outlet.count() for outlet in outlets.values())
    if (released, sent) != (DOCUMENTS, DOCUMENTS * len(ACCOUNTS)):
        raise RuntimeError(f"{released} lines of releases and {sent} posts for {DOCUMENTS} documents")
    return {
        "releases": {"value": round(seconds.releases, 1), "unit": "s", "documents": DOCUMENTS},
        "posts": {"value": round(seconds.posts, 1), "unit": "s", "posts": sent},
        "out_everywhere": {"value": round(seconds.releases + seconds.posts, 1), "unit": "s", "budget": BUDGET_S},
    }


def _openness(system: By) -> By:
    one = agencies.engage(by=system, agency=_agency(), username="bench-openness", name="测试员")
    agencies.give_role(by=system, person=one, agency=_agency(), role=Role.OPENNESS)
    return By(Person.objects.get(username="bench-openness"), AT, "bench")


def _agency() -> Any:
    from mingchuang.domains.agencies.models import Agency

    return Agency.objects.get(code="bench-acts")


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
