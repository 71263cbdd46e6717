"""From files to audits: read, put beside last year's and the bodies below, run the checks, say it in JSON."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingchuang.law.audit.check import Case
from mingchuang.law.audit.checks.content import Copied
from mingchuang.law.audit.values import Finding, Report
from mingchuang.law.audit.verdict import Audit, audit

from .neighbours import shared
from .read import read

SUFFIXES = frozenset([".txt", ".html", ".htm", ".docx", ".pdf", ".xlsx"])
_SIGNS = re.compile(r"[\s（）()]|人民政府|办公[厅室]")


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
    """Where the reports of earlier years are, by agency and year; only the one that is needed is read again."""

    paths: Mapping[tuple[str, int], Path] = field(default_factory=dict)

    def of(self, report: Report) -> Report | None:
        """Last year's report of the same agency; the only one given when an agency cannot be told."""
        if report.year is None:
            return None
        wanted = report.year - 1
        exact = self.paths.get((plain_name(report.agency), wanted))
        if exact is not None:
            return read_file(exact)
        nameless = [
            path for (agency, year), path in self.paths.items() if year == wanted and (not agency or not report.agency)
        ]
        return read_file(nameless[0]) if len(nameless) == 1 else None


def plain_name(agency: str) -> str:
    """An agency's name without what is written now one way and now another."""
    return _SIGNS.sub("", agency)


def previous(paths: Iterable[Path]) -> Previous:
    """An index of the files (or the files of folders) given as last year's."""
    found: dict[tuple[str, int], Path] = {}
    for file in files_of(paths):
        report = read_file(file)
        if report.year is not None:
            found[(plain_name(report.agency), report.year)] = file
    return Previous(found)


def audit_report(report: Report, before: Previous | None = None, bodies: tuple[Report, ...] = ()) -> Audit:
    """Audit a report beside last year's and, for a government, its bodies'."""
    last = before.of(report) if before else None
    others = [(f"{last.agency or '上年'}{last.year}年报告", last)] if last else []
    return audit(Case(report, previous=last, shared=shared(report, others), others=bodies))


def audit_file(path: Path, before: Previous | None = None, bodies: tuple[Report, ...] = ()) -> Audit:
    """Audit one file beside last year's report, if that is known."""
    return audit_report(read_file(path), before, bodies)


def copied(path: Path, others: Iterable[Path]) -> list[Finding]:
    """What a report has in common with others of the same run (内容雷同)."""
    report = read_file(path)
    beside = [(_title(other, file), other) for file in others if not _same(report, other := read_file(file))]
    return list(Copied().find(Case(report, shared=shared(report, beside))))


def _title(report: Report, path: Path) -> str:
    return f"{report.agency}{report.year}年报告" if report.agency and report.year else path.name


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
