"""The shape of a check of a report: one class, one id, its severity, source and sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

from mingchuang.law.annual_report import Format, format_by_id, format_for, formats

from .values import Finding, Report, Severity, Span


@dataclass(frozen=True)
class Neighbour:
    """A passage that this report shares with another one; found above (comparing texts needs a library) and passed in."""

    whose: str
    span: Span
    length: int


@dataclass(frozen=True)
class Case:
    """A report with what is known beside it: last year's, passages shared with others, domains that are the agency's own."""

    report: Report
    previous: Report | None = None
    shared: tuple[Neighbour, ...] = ()
    level: str | None = None  # department | government; None: told from the agency's name
    published: date | None = None
    own_domains: tuple[str, ...] = (".gov.cn", ".12345.gov.cn", ".cac.gov.cn")
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def fmt(self) -> Format | None:
        """The format the file is written in: by its headings, else by its year."""
        if self.report.format:
            return format_by_id(self.report.format)
        first = min(f.first_year for f in formats().values())
        return format_for(self.report.year) if self.report.year and self.report.year >= first else None

    @cached_property
    def agency_level(self) -> str:
        """Government or department, by what the agency is called."""
        name = self.report.agency.rstrip("）)").split("（")[0].split("(")[0]
        return self.level or ("government" if name.endswith(("人民政府", "政府", "管委会")) else "department")

    def row(self, table: str, row: str, columns: tuple[str, ...]) -> list[object]:
        """The values of a row by column, None where nothing was read."""
        prefix = row if row.startswith("T2.") else f"{table}.{row}"
        cells = (self.report.cells.get(f"{prefix}.{column}") for column in columns)
        return [cell.value if cell else None for cell in cells]


class ReportCheck:
    """Subclasses state ``id``, ``severity``, ``source`` and yield findings of a case."""

    id: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    source: ClassVar[str]

    def find(self, case: Case) -> Iterator[Finding]:
        """Every finding of this check, in any order."""
        raise TypeError(f"{type(self).__name__} does not say what it finds in {case}")

    def finding(
        self,
        where: tuple[str | Span, ...],
        evidence: str,
        zh: str,
        en: str,
        suggestion: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        return Finding(self.id, severity or self.severity, where, evidence, self.source, zh, en, suggestion)
