"""Lists and feeds of a section: any page, whole and narrowed, beside many documents against the first page beside few."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from django.test import Client

from mingchuang.domains.documents import queries

NARROWED = {
    "": queries.Narrowing(),
    "_of_kind": queries.Narrowing(kind="news"),
    "_of_year": queries.Narrowing(year=2022),
    "_of_both": queries.Narrowing(kind="news", year=2022),
}
ROUNDS, BUDGET_RATIO, BUDGET_FEED_MS = 9, 3.0, 50.0
FEEDS = ("atom", "json")


def first_pages(section: int, on: date) -> dict[str, float]:
    """Milliseconds of the first page of each choice."""
    return {name: _page(section, on, choice) for name, choice in NARROWED.items()}


def pages(section: int, on: date, small: dict[str, float]) -> dict[str, dict[str, Any]]:
    """First, middle and last page of each choice, in milliseconds and as a ratio to ``small``."""
    figures = {}
    for narrowed, choice in NARROWED.items():
        count = queries.section_list(section, on=on, choice=choice).pages
        for place, page in (("first", 1), ("middle", count // 2), ("last", count)):
            taken = _page(section, on, choice, page)
            figures[f"section_{place}_page{narrowed}"] = {"value": round(taken, 1), "unit": "ms", "pages": count}
            figures[f"section_{place}_page{narrowed}_100k_to_first_of_1k"] = {
                "value": round(taken / small[narrowed], 2), "unit": "ratio of medians", "budget": BUDGET_RATIO,
            }  # fmt: skip
    return figures


def feeds(agency: str, section: str) -> dict[str, dict[str, Any]]:
    """The whole answer of a section's feeds, uncached, without the network."""
    figures = {}
    for form in FEEDS:
        address = f"/{agency}/c/{section}/feed.{form}"

        def asked(address: str = address) -> None:
            answer = Client(HTTP_HOST="localhost").get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")

        taken = _milliseconds(asked)
        figures[f"feed_{form}"] = {"value": round(taken, 1), "unit": "ms", "budget": BUDGET_FEED_MS}
    return figures


def _page(section: int, on: date, choice: queries.Narrowing, page: int = 1) -> float:
    return _milliseconds(lambda: queries.section_list(section, on=on, page=page, choice=choice))


def _milliseconds(work: Callable[[], object]) -> float:
    """The median of some rounds; the first, which loads code and templates, does not count."""
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times[1:])
