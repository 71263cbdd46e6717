"""From files to audits: read, put beside last year's and the bodies below, run the checks, say it in JSON."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from mingchuang.law.audit.check import Case
from mingchuang.law.audit.checks.content import Copied
from mingchuang.law.audit.neighbours import shared
from mingchuang.law.audit.values import Finding, Report
from mingchuang.law.audit.verdict import Audit, audit

from .read import read

SUFFIXES = frozenset([".txt", ".html", ".htm", ".docx", ".pdf", ".xlsx"])
_SIGNS = re.compile(r"[\s（）()]")
_OFFICE = re.compile(r"(?:人民)?政府办(?:公[厅室])?$")
_GOVERNMENT = re.compile(r"人民政府|(?<=[一-鿿]{3})政府$")


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files, and the reports in the folders, in order of name."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
        found += [file for file in inside if not file.name.startswith(("~$", "."))]
    return found


def read_file(path: Path) -> Report:
    """The report in a file; one that cannot be opened is not assessable."""
    try:
        return read(path.name, path.read_bytes())
    except OSError:
        return Report(text="", why_unassessable="reports.unreadable_file")


@dataclass(frozen=True)
class Previous:
    """How the reports of earlier years are read, by agency and year; only the one that is needed is read again."""

    sources: Mapping[tuple[str, int], Callable[[], Report]] = field(default_factory=dict)

    def of(self, report: Report) -> Report | None:
        """Last year's report of the same agency; the only one given when an agency cannot be told."""
        if report.year is None:
            return None
        wanted = report.year - 1
        exact = self.sources.get((plain_name(report.agency), wanted))
        if exact is not None:
            return exact()
        nameless = [
            source
            for (agency, year), source in self.sources.items()
            if year == wanted and (not agency or not report.agency)
        ]
        return nameless[0]() if len(nameless) == 1 else None


def plain_name(agency: str) -> str:
    """An agency's name without what is written now one way and now another.

    六安市, 六安市政府 and 六安市人民政府 are one body; its office is another, which reports for itself.
    """
    name = _SIGNS.sub("", agency)
    if office := _OFFICE.search(name):
        return f"{name[: office.start()]}政府办公室"
    return _GOVERNMENT.sub("", name)


def previous(paths: Iterable[Path]) -> Previous:
    """An index of the files (or the files of folders) given as last year's."""
    return _index(partial(read_file, file) for file in files_of(paths))


def previous_of(files: Iterable[tuple[str, bytes]]) -> Previous:
    """The same of files at hand, by name and content."""
    return _index(partial(read, name, data) for name, data in files)


def _index(sources: Iterable[Callable[[], Report]]) -> Previous:
    found: dict[tuple[str, int], Callable[[], Report]] = {}
    for source in sources:
        report = source()
        if report.year is not None:
            found[(plain_name(report.agency), report.year)] = source
    return Previous(found)


def audit_report(report: Report, before: Previous | None = None, bodies: tuple[Report, ...] = ()) -> Audit:
    """Audit a report beside last year's and, for a government, its bodies'."""
    return audit_beside(report, before.of(report) if before else None, bodies)


def audit_beside(report: Report, last: Report | None, bodies: tuple[Report, ...] = ()) -> Audit:
    """The same with last year's report at hand."""
    others = [(f"{last.agency or '上年'}{last.year}年报告", last)] if last else []
    return audit(Case(report, previous=last, shared=shared(report, others), others=bodies))


def audit_file(path: Path, before: Previous | None = None, bodies: tuple[Report, ...] = ()) -> Audit:
    """Audit one file beside last year's report, if that is known."""
    return audit_report(read_file(path), before, bodies)


def copied(path: Path, others: Iterable[Path]) -> list[Finding]:
    """What a report has in common with others of the same run (内容雷同)."""
    return copies(read_file(path), ((other.name, read_file(other)) for other in others))


def copies(report: Report, others: Iterable[tuple[str, Report]]) -> list[Finding]:
    """The same of reports at hand, each with the name of its file."""
    beside = [(_title(other, name), other) for name, other in others if not _same(report, other)]
    return list(Copied().find(Case(report, shared=shared(report, beside))))


def added(held: Iterable[dict[str, Any]], found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Those of the findings, as the JSON says them, that are not among those held already."""
    known = {(one["id"], one["sentence"]) for one in held}
    return [one for one in map(finding_json, found) if (one["id"], one["sentence"]) not in known]


def _title(report: Report, name: str) -> str:
    return f"{report.agency}{report.year}年报告" if report.agency and report.year else name


def _same(one: Report, other: Report) -> bool:
    """The same report in another file, or an earlier one that was copied from: neither is a copy of a neighbour."""
    same_body = bool(one.agency) and plain_name(one.agency) == plain_name(other.agency)
    return same_body and (one.year or 0) <= (other.year or 0)


def as_json(name: str, done: Audit, sentence: str = "") -> dict[str, Any]:
    """One object of the audit's JSON (contracts.md): numbers as numbers, places as ids or half-open spans."""
    report = done.case.report
    return {
        "file": name,
        "agency": report.agency or None,
        "year": report.year,
        "format": report.format,
        "published": report.published.isoformat() if report.published else None,
        "cells": {key: _plain(value) for key, value in report.values().items()},
        "unread": list(report.unread),
        "findings": [finding_json(found) for found in done.findings],
        "verdict": done.verdict,
        "why": sentence or None,
    }


def finding_json(found: Finding) -> dict[str, Any]:
    """A finding as the JSON says it."""
    return {
        "id": found.id,
        "severity": found.severity,
        "where": [list(item) if isinstance(item, tuple) else item for item in found.where],
        "evidence": found.evidence,
        "source": found.source,
        "sentence": found.zh,
        "sentence_en": found.en,
        "suggestion": found.suggestion,
    }


def _plain(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)
