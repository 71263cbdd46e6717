"""Faults to put into a valid report, one a function, with the ids by which the audit should name them.

A fault takes a random source and a copy of a draft, changes the copy and returns true; false when the draft offers no place for
it. ``also`` are findings that follow from the fault itself (a changed cell contradicts the text, too).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.reports.draft import Draft

Change = Callable[[random.Random, Draft], bool]


@dataclass(frozen=True)
class Fault:
    """A way to spoil a report: its class in the issue, what finds it, and in which kinds of file it can exist at all."""

    name: str
    family: str
    finds: tuple[str, ...]
    change: Change
    also: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    beside: str = ""  # "previous", "neighbour" or "body": which other report must be given

    def found(self, id_: str) -> bool:
        return id_.startswith(self.finds)

    def follows(self, id_: str) -> bool:
        return id_.startswith((*self.finds, *self.also))


FAULTS: list[Fault] = []
TABLE = ("T2.", "T3.", "T4.", "X.narr", "text.share", "text.self")


def fault(family: str, *finds: str, also: tuple[str, ...] = (), files: tuple[str, ...] = (), beside: str = "") -> Any:
    """Register a change as a fault."""

    def register(change: Change) -> Change:
        name = change.__name__.replace("_", " ").strip()
        FAULTS.append(Fault(name, family, finds, change, also, files, beside))
        return change

    return register


def add(draft: Draft, cell: str, by: int) -> None:
    draft.cells[cell] = str(int(draft.cells[cell]) + by)
