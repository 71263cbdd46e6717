"""The audit of made-up reports: what is found, what is cried for nothing, how fast, in how much memory.

Writes ``docs/generated/audit.md``. Rates are CPU seconds of one process, so that a shared machine does not count.
"""

import gc
import json
import time
from pathlib import Path
from typing import Any

from mingchuang.intake.reports.audit import audit_report
from mingchuang.intake.reports.read import read

from .reports.faults import FAULTS
from .reports.make import make
from .reports.measure import Score, measure
from .reports.writers import WRITERS

SEEDS, PDF_SEEDS, SPEED, MANY = 12, 3, 24, 1_000
TARGET = Path(__file__).parents[1] / "docs" / "generated" / "audit.md"
PDF = tuple(name for name in WRITERS if name.startswith("pdf"))
OTHERS = tuple(name for name in WRITERS if not name.startswith("pdf"))


def rate(writers: tuple[str, ...], reports: int = SPEED) -> float:
    """Reports read and audited in a CPU second."""
    files = [(WRITERS[name][0], WRITERS[name][1](make(seed))) for seed in range(reports) for name in writers]
    audit_report(read(*files[0]))
    began = time.process_time()
    for name, data in files:
        audit_report(read(name, data))
    return len(files) / (time.process_time() - began)


def resident() -> float:
    """Megabytes of this process just now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


def memory(reports: int = MANY) -> tuple[float, float]:
    """Megabytes after the first hundred reports and after all of them."""
    files = [(WRITERS[name][0], WRITERS[name][1](make(seed))) for seed in range(4) for name in OTHERS]
    early = 0.0
    for place in range(reports):
        audit_report(read(*files[place % len(files)]))
        if place == reports // 10:
            early = resident()
    return early, resident()


def _rate_of(score: Score, fault: str, writers: tuple[str, ...]) -> str:
    tried = sum(score.tried[(fault, name)] for name in writers)
    found = sum(score.found[(fault, name)] for name in writers)
    return f"{found}/{tried}" if tried else "–"


def _table(score: Score) -> list[str]:
    kinds = {
        kind: tuple(name for name in WRITERS if name.startswith(kind))
        for kind in ("txt", "html", "docx", "xlsx", "pdf")
    }
    lines = ["| class | fault | found by | " + " | ".join(kinds) + " | stray |", "|---|---|---|" + "---|" * 6]
    for fault in sorted(FAULTS, key=lambda one: one.family):
        cells = " | ".join(_rate_of(score, fault.name, writers) for writers in kinds.values())
        stray = sum(score.stray[(fault.name, name)] for name in WRITERS)
        finds = ", ".join(f"`{one}`" for one in fault.finds)
        lines.append(f"| {fault.family} | {fault.name} | {finds} | {cells} | {stray} |")
    return lines


def _valid(score: Score) -> list[str]:
    lines = ["| file | reports | cells read wrongly | errors | warnings | notices |", "|---|---|---|---|---|---|"]
    for name in WRITERS:
        counts = " | ".join(str(score.false[(name, severity)]) for severity in ("error", "warning", "notice"))
        lines.append(f"| {name} | {score.valid[name]} | {score.wrong_cells[name]} of {score.cells[name]} | {counts} |")
    return lines


def _misses(score: Score) -> list[str]:
    if not score.misses:
        return ["None in this run."]
    return [
        f"- **{fault}** — said instead: {said}. {len(where)} times, first: {where[0]}."
        for (fault, said), where in sorted(score.misses.items())
    ]


def write(score: Score, figures: dict[str, dict[str, Any]]) -> None:
    """Keep the figures as a page."""
    lines = [
        "# What the audit of annual reports finds",
        "",
        "Made by `python -m benchmarks audit`. Reports are made up (`benchmarks/reports`): both formats, bodies of many kinds,",
        f"several styles of prose, {len(WRITERS)} layouts of files. A fault counts as found when a new finding has one of",
        "its ids; *stray* are errors and warnings that neither name the fault nor follow from it.",
        "",
        "## Valid reports",
        *_valid(score),
        "",
        *(f"- {key}: {text}" for key, text in sorted(score.examples.items())),
        "",
        "## Faults",
        *_table(score),
        "",
        "## Misses",
        *_misses(score),
        "",
        "## Speed and memory",
        *(f"- {name}: {json.dumps(figure)}" for name, figure in figures.items()),
        "",
    ]
    TARGET.write_text("\n".join(lines), "utf-8")


def run(seeds: int = SEEDS, pdf_seeds: int = PDF_SEEDS) -> dict[str, dict[str, Any]]:
    """Shares found and cried for nothing, reports a second, megabytes."""
    score = measure(range(seeds), OTHERS)
    other = measure(range(pdf_seeds), PDF)
    for name in ("tried", "found", "stray", "valid", "false", "cells", "wrong_cells"):
        getattr(score, name).update(getattr(other, name))
    for key, where in other.misses.items():
        score.misses[key] += where
    score.examples.update(other.examples)
    early, late = memory()
    cried = sum(n for (_, severity), n in score.false.items() if severity != "notice")
    figures = {
        "found": {"value": round(sum(score.found.values()) / sum(score.tried.values()), 4), "unit": "share", "budget": 0.98},
        "false_findings": {"value": round(cried / sum(score.valid.values()), 3), "unit": "a report", "budget": 0.05},
        "cells_read_wrongly": {"value": sum(score.wrong_cells.values()), "unit": f"of {sum(score.cells.values())}", "budget": 0},
        "text_and_html": {
            "value": round(rate(tuple(n for n in OTHERS if n.startswith(("txt", "html"))))),
            "unit": "reports/CPU s", "budget": 40,
        },
        "office": {"value": round(rate(tuple(n for n in OTHERS if n.startswith(("docx", "xlsx"))), 8)), "unit": "reports/CPU s"},
        "pdf": {"value": round(rate(PDF, 6), 1), "unit": "reports/CPU s", "budget": 10},
        "memory_growth_over_1000": {"value": round(late - early, 1), "unit": "MB", "budget": 20},
    }  # fmt: skip
    write(score, figures)
    return figures
