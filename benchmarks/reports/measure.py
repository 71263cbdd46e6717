"""How many faults are found, by kind of fault and of file, and what is said of valid reports that should not be."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from mingchuang.intake.reports.read import read
from mingchuang.law.audit.check import Case
from mingchuang.law.audit.neighbours import shared
from mingchuang.law.audit.values import Finding, Report
from mingchuang.law.audit.verdict import audit

from .draft import Draft
from .faults import FAULTS, Fault, previous_of
from .make import make
from .writers import WRITERS


@dataclass
class Score:
    """Detection by fault and writer; false findings on valid reports by writer; misses with what was said instead."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    stray: Counter[tuple[str, str]] = field(default_factory=Counter)
    valid: Counter[str] = field(default_factory=Counter)
    false: Counter[tuple[str, str]] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    wrong_cells: Counter[str] = field(default_factory=Counter)
    misses: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    examples: dict[str, str] = field(default_factory=dict)


def audited(
    report: Report, previous: Report | None = None, neighbour: Report | None = None, body: Report | None = None
) -> tuple[Finding, ...]:  # fmt: skip
    """The findings of a report beside others; ``body`` is the only body below it."""
    others = [(f"{one.agency}{one.year}", one) for one in (previous, neighbour) if one is not None]
    below = (body,) if body is not None else ()
    return audit(Case(report, previous=previous, shared=shared(report, others), others=below)).findings


def _written(draft: Draft, writer: str) -> Report:
    name, write = WRITERS[writer]
    return read(name, write(draft))


def measure(seeds: Iterable[int], writers: Iterable[str] = tuple(WRITERS), faults: Iterable[Fault] = ()) -> Score:
    """Every fault in every kind of file, for each seed."""
    score = Score()
    for seed in seeds:
        draft = make(seed)
        previous = read("last.txt", WRITERS["txt rows"][1](previous_of(draft, same_text=False)))
        for writer in writers:
            clean = _written(draft, writer)
            _valid(score, draft, clean, writer)
            known = {(f.id, f.evidence) for f in audited(clean, previous)}
            for one in faults or FAULTS:
                _spoiled(score, one, draft, writer, known, seed)
    return score


def _valid(score: Score, draft: Draft, clean: Report, writer: str) -> None:
    score.valid[writer] += 1
    held = clean.cells
    for cell, text in draft.cells.items():
        score.cells[writer] += 1
        value = held[cell].value if cell in held else None
        if value is None or Decimal(value) != Decimal(text):
            score.wrong_cells[writer] += 1
    for finding in audited(clean):
        score.false[(writer, finding.severity)] += 1
        score.examples.setdefault(f"{finding.severity} {finding.id}", f"{writer}: {finding.zh}")


def _spoiled(score: Score, one: Fault, draft: Draft, writer: str, known: set[tuple[str, str]], seed: int) -> None:
    if one.files and not writer.startswith(one.files):
        return
    spoiled = draft.copy()
    if not one.change(random.Random(f"{one.name}{seed}"), spoiled):
        return
    previous = neighbour = body = None
    if one.beside == "body":
        body = read("body.txt", WRITERS["txt rows"][1](draft))
    elif one.beside:
        other = previous_of(draft, same_text=one.finds == ("X.copy",))
        if one.beside == "neighbour":
            other.agency, other.year = "白塔县农业农村局", draft.year
            neighbour = read("other.txt", WRITERS["txt rows"][1](other))
        else:
            previous = read("last.txt", WRITERS["txt rows"][1](other))
    report = _written(spoiled, writer)
    findings = [f for f in audited(report, previous, neighbour, body) if (f.id, f.evidence) not in known]
    key = (one.name, writer)
    score.tried[key] += 1
    if any(one.found(f.id) for f in findings):
        score.found[key] += 1
    else:
        unread = "nothing; its signs speak for both formats, so the report is not assessable"
        said = "、".join(sorted({f.id for f in findings})) or (unread if report.format is None else "nothing")
        score.misses[(one.name, said)].append(f"{writer}, seed {seed}")
    score.stray[key] += sum(not one.follows(f.id) and f.severity != "notice" for f in findings)
