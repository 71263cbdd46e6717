"""Lists and feeds of a section: any page of a hundred thousand documents, whole and narrowed, against the first of a thousand."""

import itertools
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from django.test import Client

from mingchuang.domains.documents import queries
from mingchuang.law.documents.validity import Validity

# What the documents of the section are, in turn: of two kinds, with and without a validity, of two validities.
_POLICY: dict[str, Any] = {"kind": "policy", "made_on": date(2019, 12, 2), "effective_on": date(2020, 1, 1)}
MIXED: tuple[dict[str, Any], ...] = ({}, {}, {}, _POLICY, _POLICY | {"expires_on": date(2025, 12, 31)})
CHOICES = {"kind": ("news", "policy"), "year": (2022,), "validity": (Validity.VALID, Validity.EXPIRED)}
ROUNDS, PER_PAGE, BUDGET_RATIO, BUDGET_FEED_MS = 15, 20, 3.0, 50.0
FEEDS = ("atom", "json")


def narrowings() -> dict[str, queries.Narrowing]:
    """Every filter and every combination of filters that a section with such documents offers, by a name for its figures."""
    found = {}
    for values in itertools.product(*((None, *offered) for offered in CHOICES.values())):
        chosen = {name: value for name, value in zip(CHOICES, values, strict=True) if value is not None}
        if not (chosen.get("kind") == "news" and "validity" in chosen):
            found["".join(f"_{value}" for value in chosen.values())] = queries.Narrowing(**chosen)
    return found


def pages(section: int, small: int, on: date) -> dict[str, dict[str, Any]]:
    """First, middle and last page of each choice, as a ratio to the first page, narrowed the same way, of a small section."""
    figures = {}
    for name, choice in narrowings().items():
        if len(queries.section_list(small, on=on, choice=choice).rows) < PER_PAGE:
            raise RuntimeError(f"the first page{name} of the smaller section is not full")
        count = queries.section_list(section, on=on, choice=choice).pages
        for place, page in (("first", 1), ("middle", count // 2), ("last", count)):
            ours, peer = in_turn(
                lambda page=page, choice=choice: queries.section_list(section, on=on, page=page, choice=choice),
                lambda choice=choice: queries.section_list(small, on=on, choice=choice),
            )
            figures[f"section_{place}_page{name}_100k_to_first_of_1k"] = {
                "value": round(ours / peer, 2), "unit": "ratio of medians", "budget": BUDGET_RATIO,
                "milliseconds": round(ours, 1), "first_of_1k": round(peer, 1), "pages": count,
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

        taken, _ = in_turn(asked, asked)
        figures[f"feed_{form}"] = {"value": round(taken, 1), "unit": "ms", "budget": BUDGET_FEED_MS}
    return figures


def in_turn(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median milliseconds of each over some rounds, in turn, so that whatever else the machine does falls on all.

    The first round, which loads code and templates, does not count.
    """
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds + 1):
        for mine, work in zip(times, works, strict=True):
            began = time.perf_counter()
            work()
            mine.append((time.perf_counter() - began) * 1000)
    return [median(mine[1:]) for mine in times]
