"""Reading the chain back, and comparing a pasted text of 4,000 characters that was tampered with."""

import hashlib
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from mingchuang.ledger import chain
from mingchuang.ledger.fingerprints import canonical
from mingchuang.ledger.models import Entry
from mingchuang.ledger.record import GENESIS, line_hash
from mingchuang.readings.verify.alignment import align
from mingchuang.readings.verify.clauses import sketch

LINES = 100_000
BUDGET_LINES = 50_000
START = datetime(2024, 1, 1, tzinfo=UTC)


def run() -> dict[str, dict[str, Any]]:
    """Lines of the ledger checked a second (the hashing alone beside it), milliseconds for a comparison and an indexing."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _fill(max(0, LINES - Entry.objects.count()))
    rate = max(_rate() for _ in range(3))
    text, tampered = _texts()
    return {
        "lines_per_s": {
            "value": round(rate),
            "unit": "lines/s",
            "budget": BUDGET_LINES,
            "calibration": {"sha256_of_a_line_per_s": round(_hashing())},
        },
        "comparison_of_4000_characters": _milliseconds(lambda: align(text, tampered), 200),
        "indexing_of_4000_characters": _milliseconds(lambda: sketch(text), 20),
    }


def _fill(count: int) -> None:
    """Lines such as a release writes, in a valid chain after what is there."""
    seq, previous = Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, GENESIS)
    rows = []
    for number in range(seq + 1, seq + count + 1):
        facts = canonical(
            {"edition": 1, "fingerprint": "0f" * 32, "index_number": "BENCH/1", "kind": "news", "version": 1}
        )
        line = (
            number,
            START + timedelta(seconds=number),
            "bench.line",
            None,
            "bench",
            f"thing:{number}",
            facts,
            "bench",
        )
        digest = line_hash(*line, previous)
        fields = ("seq", "at", "act", "person_id", "agency", "subject", "facts", "origin")
        rows.append(Entry(**dict(zip(fields, line, strict=True)), previous=previous, hash=digest))
        previous = digest
    Entry.objects.bulk_create(rows, batch_size=5_000)


def _rate() -> float:
    began = time.perf_counter()
    found = chain.check()
    if not found.whole:
        raise RuntimeError(f"the chain is broken at {found.broken_at}")
    return found.lines / (time.perf_counter() - began)


def _hashing() -> float:
    line, began = b"x" * 400, time.perf_counter()
    for _ in range(200_000):
        hashlib.sha256(line).hexdigest()
    return 200_000 / (time.perf_counter() - began)


def _milliseconds(work: Callable[[], object], budget: float) -> dict[str, Any]:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return {"value": round(min(times) * 1000, 2), "unit": "ms", "budget": budget}


def _texts() -> tuple[str, str]:
    chance = random.Random(2020)
    clauses = [
        "".join(chance.choices("关于政务公开工作的通知数据资源管理规定办法事项清单", k=chance.randint(6, 24)))
        for _ in range(260)
    ]
    text = "，".join(clauses)[:4000]
    return text, text.replace("关于", "比分直播，篮球比分直播")
