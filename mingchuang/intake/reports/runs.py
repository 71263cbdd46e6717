"""The work of a run: bit by bit, so that a page, a later day or the schedule can go on where somebody stopped."""

import hashlib
import json
import logging
import time
from collections.abc import Sequence
from functools import cache
from typing import Any

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.audits import actions, queries, queue
from mingchuang.domains.audits.queue import Job, Sample
from mingchuang.domains.audits.values import FileResult
from mingchuang.domains.reports import queries as reports
from mingchuang.law.audit.check import sentences
from mingchuang.law.audit.checks import CHECKS
from mingchuang.law.audit.values import Report
from mingchuang.ledger import files as store
from mingchuang.ledger.acts import By
from mingchuang.readings.annual_report.files import page_of

from .audit import added, as_json, audit_beside, copies, plain_name
from .batch import why
from .neighbours import alike, signature
from .read import read

log = logging.getLogger(__name__)
CHUNK = 1.5  # seconds: a page that shows its progress that often is alive


def work(run: str, by: By, seconds: float = CHUNK) -> int:
    """Audit files of a run for about so long, and keep what was found; gives how many files were worked on.

    Refused to those who may not audit. What is not finished is found again by the next call, whoever makes it.
    """
    until, results = time.monotonic() + seconds, list[FileResult]()
    while job := queue.take(run, by.at):
        results.append(_done(run, job))
        if time.monotonic() > until:
            break
    if results:
        actions.keep_results(by=by, run=run, results=results)
        return len(results)
    samples = queue.to_compare(run)
    if samples:
        queue.pair(run, pairs(samples))
    return 0


def pairs(samples: Sequence[Sample]) -> dict[str, list[str]]:
    """Which files must be audited again beside which: those that resemble others, or whose last year's report came later."""
    near = alike([frozenset(sample.signature) for sample in samples])
    by_year: dict[tuple[str, int | None], list[str]] = {}
    for sample in samples:
        by_year.setdefault((sample.agency_key, sample.year), []).append(sample.file)
    wanted: dict[str, list[str]] = {}
    for place, sample in enumerate(samples):
        others = [samples[other].file for other in near.get(place, ())]
        before = by_year.get((sample.agency_key, sample.year - 1), []) if sample.agency_key and sample.year else []
        if not set(before) & set(sample.beside):
            others += before[:1]
        if not set(others) <= set(sample.beside):
            wanted[sample.file] = list(dict.fromkeys([*others, *sample.beside]))
    return wanted


def _done(run: str, job: Job) -> FileResult:
    """The audit of a file. One that stops the program is said to have failed; its name and words are not logged."""
    if job.tries > queue.MOST_TRIES:
        return FileResult(job.file, why="audits.failed", failed=True, engine=engine())
    try:
        return _audited(run, job)
    except Exception as error:
        log.error("audit of file %s failed: %s", job.file, type(error).__name__)
        return FileResult(job.file, why="audits.failed", failed=True, engine=engine())


def _audited(run: str, job: Job) -> FileResult:
    report = read(job.name, store.read(job.sha256, sealed=True))
    title, beside, last = _last_year(run, job, report)
    done = audit_beside(report, last)
    found = as_json(job.name, done, why(report))
    others = _others(job, beside)
    found["findings"] += added(found["findings"], copies(report, others))
    key = plain_name(report.agency)
    return FileResult(
        job.file,
        agency_name=report.agency,
        agency_key=key,
        agency=_ours().get(key, ""),
        year=report.year,
        format=report.format or "",
        published=report.published,
        verdict=found["verdict"],
        why=report.why_unassessable,
        why_facts=dict(report.why_facts),
        cells=found["cells"],
        unread=report.unread,
        findings=tuple(found["findings"]),
        body=_body(report),
        signature=tuple(sorted(signature(report))),
        beside=tuple(dict.fromkeys([*job.wanted, *([beside] if beside else [])])),
        compared=tuple(([title] if title else []) + [name for name, _ in others]),
        engine=engine(),
    )


def _last_year(run: str, job: Job, report: Report) -> tuple[str, str, Report | None]:
    """Last year's report of the body: of this run, of an earlier one, or as released here; its name and its public id."""
    key = plain_name(report.agency)
    if report.year is None or not key:
        return "", "", None
    known = queries.earlier(job.agency, key, report.year - 1, run)
    if known is not None:
        file, name, sha256 = known
        return name, file, read(name, store.read(sha256, sealed=True))
    code = _ours().get(key)
    released = reports.released(code, report.year - 1) if code else None
    if released is None:
        return "", "", None
    return released.title, "", read("released.html", page_of(released).encode())


def _others(job: Job, beside: str) -> list[tuple[str, Report]]:
    """Other files of the run that this one is compared with; last year's is compared by the audit itself."""
    found = []
    for file in job.wanted:
        if file != beside:
            name, sha256 = queries.name_and_content(file)
            found.append((name, read(name, store.read(sha256, sealed=True))))
    return found


def _ours() -> dict[str, str]:
    """The codes of this installation's agencies by every name they go by, written plainly."""
    return {plain_name(name): one.code for one in agencies.agencies() for name in (one.short_name, one.name) if name}


def _body(report: Report) -> dict[str, Any]:
    """The text and the places of its cells, as the page of the report draws them."""
    cells = {key: [cell.raw, *cell.span, cell.certain, cell.why] for key, cell in report.cells.items()}
    return {"text": report.text, "cells": cells, "parts": [[part.title, *part.heading] for part in report.parts]}


@cache
def engine() -> str:
    """The version of the checks: another whenever one is added or its words change."""
    said = json.dumps([[check.__class__.__name__ for check in CHECKS], sentences()], ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]
