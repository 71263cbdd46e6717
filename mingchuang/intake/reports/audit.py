"""From files to audits: read, put beside last year's and the neighbours', run the checks, say it in JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingchuang.law.audit.check import Case
from mingchuang.law.audit.values import Report
from mingchuang.law.audit.verdict import Audit, audit

from .neighbours import shared
from .read import read

SUFFIXES = frozenset([".txt", ".html", ".htm", ".docx", ".pdf", ".xlsx"])


@dataclass(frozen=True)
class Previous:
    """Reports of earlier years, by agency and year."""

    reports: Mapping[tuple[str, int], Report]

    def of(self, report: Report) -> Report | None:
        """Last year's report of the same agency; the only one given when its agency cannot be told."""
        if report.year is None:
            return None
        exact = self.reports.get((report.agency, report.year - 1))
        if exact is not None:
            return exact
        last = [
            r
            for (agency, year), r in self.reports.items()
            if year == report.year - 1 and (not agency or not report.agency)
        ]
        return last[0] if len(last) == 1 else None


def previous(paths: Iterable[Path]) -> Previous:
    """Read the files (or the files of folders) given as last year's."""
    found: dict[tuple[str, int], Report] = {}
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
        for file in files:
            report = read(file.name, file.read_bytes())
            if report.year is not None:
                found[(report.agency, report.year)] = report
    return Previous(found)


def audit_file(path: Path, before: Previous | None = None) -> Audit:
    """Audit one file beside last year's report, if that is known."""
    report = read(path.name, path.read_bytes())
    last = before.of(report) if before else None
    others = [(f"{last.agency or '上年'}{last.year}年报告", last)] if last else []
    return audit(Case(report, previous=last, shared=shared(report, others)))


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
        "findings": [
            {
                "id": found.id,
                "severity": found.severity,
                "where": [list(item) if isinstance(item, tuple) else item for item in found.where],
                "evidence": found.evidence,
                "source": found.source,
                "sentence": found.zh,
                "sentence_en": found.en,
                "suggestion": found.suggestion,
            }
            for found in done.findings
        ],
        "verdict": done.verdict,
        "why": sentence or None,
    }


def _plain(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)
