"""What readers ask costs beside 100,000 released documents: the worst of many questions, against a scan and against fewer.

The peer of the same run is what a database does without the index: the texts searched for the words one after the other, the
newest first. The same questions are asked of `FEWER` documents first: from there on the work is bounded, whatever is asked.
The documents are of two sorts that share no word but those of their titles, so that words that are common and never meet,
the dearest thing to ask, are among the questions.
"""

import itertools
import time
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

from django.db.models import Max

from benchmarks import bulk
from benchmarks.bench_acts import ACTS, AT, people, section_called, written
from benchmarks.lists import in_turn
from mingchuang.domains.documents.queries import found
from mingchuang.readings.search import released
from mingchuang.readings.search.models import Released
from mingchuang.readings.search.readers import ALL, Choice, ask

FEWER, MANY, ROUNDS, CHUNK = 20_000, 100_000, 7, 500
# The worst question may never be dearer than the scan, the middle one stays well below it.
BUDGET_TO_SCAN, BUDGET_OF_THE_MIDDLE, BUDGET_TO_FEWER = 1.0, 0.3, 1.5
SORTS = (
    "<p>水利工程建设管理规定施行，防汛抗旱指挥机构按职责分工落实巡查值守，汛前完成隐患排查。</p>",
    "<p>学前教育资源布局规划公布，普惠幼儿园收费标准由发展改革部门会同教育部门核定后执行。</p>",
)
NEVER_TOGETHER = "水利工程 学前教育"
QUESTIONS: dict[str, tuple[str, Choice]] = {
    "in_every_title": ("数据共享", ALL),
    "in_every_second_text": ("隐患排查", ALL),
    "of_a_year": ("隐患排查", Choice(year=2021)),
    "of_a_kind_that_has_none": ("隐患排查", Choice(kind="policy")),
    "never_together": (NEVER_TOGETHER, ALL),
    "never_together_in_a_year": (NEVER_TOGETHER, Choice(year=2020)),
    "pairs_without_the_word": ("工程隐患 排查水利", ALL),
    "nothing_there": ("航天发射", ALL),
    "one_document": ("推进会第99999次会议", ALL),
    "as_long_as_may_be": (
        "防汛抗旱指挥机构按职责分工落实巡查值守汛前完成隐患排查水利工程建设管理规定施行数据共享工作推进会议",
        ALL,
    ),
}


def run() -> dict[str, dict[str, Any]]:
    """The worst median of the questions as ratios to a scan and to fewer documents, each question, and how fast is indexed."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _, hands, _ = people()
    models = [_released(hands, section_called("news"), body) for body in SORTS]
    bulk.load(models, FEWER, 1)
    _index()
    few = {name: in_turn(lambda asked=asked: _asked(*asked), rounds=ROUNDS)[0] for name, asked in QUESTIONS.items()}
    bulk.load(models, MANY - FEWER, FEWER + 1)
    began = time.perf_counter()
    indexing = _index() / (time.perf_counter() - began)
    many, scans = {}, []
    for name, asked in QUESTIONS.items():
        many[name], scan = in_turn(lambda asked=asked: _asked(*asked), _scan, rounds=ROUNDS)
        scans.append(scan)
    worst = max(many, key=lambda name: many[name])
    facts = {"question": worst, "milliseconds": round(many[worst], 1)}
    figures: dict[str, dict[str, Any]] = {
        "worst_to_scan": {
            "value": round(many[worst] / median(scans), 3), "unit": "ratio of medians", "budget": BUDGET_TO_SCAN,
            "scan": round(median(scans), 1), **facts,
        },
        "middle_to_scan": {
            "value": round(median(many.values()) / median(scans), 3), "unit": "ratio of medians",
            "budget": BUDGET_OF_THE_MIDDLE, "milliseconds": round(median(many.values()), 1),
        },
        "worst_100k_to_20k": {
            "value": round(many[worst] / max(few.values()), 2), "unit": "ratio of medians", "budget": BUDGET_TO_FEWER,
            "of_20k": round(max(few.values()), 1), **facts,
        },
        "indexing": {"value": round(indexing), "unit": "documents/s"},
    }  # fmt: skip
    for name, taken in many.items():
        figures[name] = {"value": round(taken, 1), "unit": "ms", "of_20k": round(few[name], 1)}
    return figures


def _released(hands: tuple[Any, ...], section: int, body: str) -> str:
    document = written(hands, section, body)
    for act, person in zip(ACTS, hands[1:], strict=True):
        act(by=person, document=document)
    return document


def _index() -> int:
    """Index what can be read and is not found yet, as the schedule does; returns how many documents that were."""
    last = Released.objects.aggregate(last=Max("document"))["last"] or 0
    return sum(released.put(keys) for keys in _chunks(key for key in found.every_readable() if key > last))


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    keys = iter(keys)
    while part := list(itertools.islice(keys, CHUNK)):
        yield part


def _asked(query: str, choice: Choice) -> None:
    answer = ask(query, on=AT.date(), choice=choice)
    if query == NEVER_TOGETHER and answer.hits:
        raise RuntimeError("two sorts of documents were found as one")


def _scan() -> None:
    """Two words that never meet, looked for in every text: what the worst question costs without an index."""
    rows = Released.objects.all()
    for word in NEVER_TOGETHER.split():
        rows = rows.filter(folded__contains=word)
    list(rows.order_by("-pk").values_list("pk", flat=True)[:20])
