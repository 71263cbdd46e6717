"""What an act costs with its ledger line: submit, review, approve, release; beside 1,000 documents and beside 100,000.

On the database of MINGCHUANG_HOME or MINGCHUANG_DATABASE_URL with the settings of production (SQLite: synchronous=FULL).
The disk's own price is measured beside it: a transaction that writes one small row.
"""

import itertools
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from statistics import median
from typing import Any

from django.db import transaction

from benchmarks import bulk, lists
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.content import Content
from mingchuang.ledger import chain
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Counter, Person

FEW, MANY, ROUNDS = 1_000, 100_000, 120
AT = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)
BODY = "<p>" + "会议研究了数据共享工作，要求各单位按时完成数据归集，做好安全管理。" * 25 + "</p>"
BUDGET_MS, BUDGET_RATIO = 15.0, 1.3
ACTS: tuple[Callable[..., Any], ...] = (actions.submit, actions.review, actions.approve, actions.release)
_numbers = itertools.count(1)


def run() -> dict[str, dict[str, Any]]:
    """p95 of each act in milliseconds beside many documents, its ratio to few, and the speed of the chain's check."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _, hands, section = people()
    small = section_called("notices")
    bulk.load([_model(hands, small, facts) for facts in lists.MIXED], FEW, 1)
    few = _measure(hands, section)
    models = [_model(hands, section, facts) for facts in lists.MIXED]
    began = time.perf_counter()
    bulk.load(models, MANY, FEW + 1)
    loading = time.perf_counter() - began
    many = _measure(hands, section)
    figures: dict[str, dict[str, Any]] = {}
    for name in many:
        figures[f"{name}_p95"] = {
            "value": round(_p95([clock for clock, _ in many[name]]), 2),
            "unit": "ms",
            "budget": BUDGET_MS,
            "median": round(median(clock for clock, _ in many[name]), 2),
            "median_of_processor_time": round(median(cpu for _, cpu in many[name]), 2),
            "beside_1000": round(_p95([clock for clock, _ in few[name]]), 2),
            "one_row_transaction": round(median(_disk()), 2),
        }
        ratio = median(cpu for _, cpu in many[name]) / median(cpu for _, cpu in few[name])
        figures[f"{name}_100k_to_1k"] = {"value": round(ratio, 2), "unit": "ratio of medians", "budget": BUDGET_RATIO}
    figures["bulk_load"] = {"value": round(MANY / loading), "unit": "documents/s"}
    figures |= _chain() | lists.pages(section, small, AT.date()) | lists.feeds("bench-acts", "news")
    return figures


def people() -> tuple[By, tuple[By, ...], int]:
    """A system hand; drafter, drafter, reviewer, final reviewer, final reviewer as hands; the id of a section."""
    person, _ = Person.objects.get_or_create(
        username="bench-system", defaults={"name": "系统", "public_id": "benchsystem", "is_system": True}
    )
    system = By(person, AT, "bench")
    agency = Agency.objects.filter(code="bench-acts").first() or agencies.found_agency(
        by=system, code="bench-acts", name="测试局", short_name="测试局", level="department", parent=None,
        credit_code="113415000000000017", division="341500",
    )  # fmt: skip
    catalogue.load_template(by=system)
    catalogue.open_sections(by=system, agencies=[agency.code])
    hands = []
    for role in (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER):
        one = agencies.engage(by=system, agency=agency, username=f"bench-{secrets.token_hex(6)}", name="测试员")
        agencies.give_role(by=system, person=one, agency=agency, role=role)
        hands.append(By(one, AT, "bench"))
    return system, (hands[0], hands[0], hands[1], hands[2], hands[2]), section_called("news")


def section_called(slug: str) -> int:
    """The id of a section of the agency that `people` founds."""
    return Section.objects.get(agency__code="bench-acts", category__slug=slug).pk


def written(hands: tuple[By, ...], section: int, body: str = BODY, **facts: Any) -> str:
    """A draft of a news item, unless ``facts`` say otherwise; its public id."""
    values: dict[str, Any] = {"kind": "news", "title": f"数据共享工作推进会召开第{next(_numbers)}次会议"} | facts
    content = Content(**values, body=body, sections=(section,), summary="推进会", keywords=("数据",))
    return actions.create(by=hands[0], publishing_agency="bench-acts", content=content).public_id


def _model(hands: tuple[By, ...], section: int, facts: dict[str, Any]) -> str:
    """A short released document, to be copied many times."""
    document = written(hands, section, BODY[:200] + "</p>", **facts)
    for act, person in zip(ACTS, hands[1:], strict=True):
        act(by=person, document=document)
    return document


def _measure(hands: tuple[By, ...], section: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds, by the clock and of this processor, of each act over many documents; the first few warm up."""
    found: dict[str, list[tuple[float, float]]] = {act.__name__: [] for act in ACTS}
    for number in range(ROUNDS + 5):
        document = written(hands, section)
        for act, by in zip(ACTS, hands[1:], strict=True):
            began, worked = time.perf_counter(), time.process_time()
            act(by=by, document=document)
            if number >= 5:
                taken = time.perf_counter() - began, time.process_time() - worked
                found[act.__name__].append((taken[0] * 1000, taken[1] * 1000))
    return found


def _disk() -> list[float]:
    """Milliseconds of the smallest transaction there is."""
    found = []
    Counter.objects.get_or_create(series="bench")
    for number in range(60):
        began = time.perf_counter()
        with transaction.atomic():
            Counter.objects.filter(series="bench").update(value=number)
        found.append((time.perf_counter() - began) * 1000)
    return found


def _chain() -> dict[str, dict[str, Any]]:
    began = time.perf_counter()
    checked = chain.check()
    seconds = time.perf_counter() - began
    if not checked.whole:
        raise RuntimeError(f"the loaded chain is broken at {checked.broken_at}: {checked.why}")
    return {
        "verify": {"value": round(checked.lines / seconds), "unit": "lines/s", "budget": 50_000, "lines": checked.lines}
    }


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
