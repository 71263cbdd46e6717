"""The shape of a check of a report: one class, one id, its severity, source and sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any, ClassVar

import yaml

from mingchuang.law.annual_report import Format, format_by_id, format_for, formats

from .values import Finding, Report, Severity, Span

_GOVERNMENT = re.compile(r"(?:政府|管委会|管理委员会|[省市县区州旗盟镇乡]|街道|街道办事处|人民政府办公[厅室])$")


def is_government(agency: str) -> bool:
    """Whether a body is a government (or what governs a zone or a street), by what it is called."""
    return _GOVERNMENT.search(_bare(agency)) is not None


def is_office(agency: str) -> bool:
    """Whether a body is an office (of a government, say), by what it is called: another body than the one it serves."""
    return _bare(agency).endswith(("办公室", "办公厅"))


def _bare(agency: str) -> str:
    return agency.strip().rstrip("）)").split("（")[0].split("(")[0]


@cache
def sentences() -> Mapping[str, dict[str, Any]]:
    """What the checks say, by id (``sentences.yaml``)."""
    return yaml.safe_load(files(__package__).joinpath("sentences.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Neighbour:
    """A passage that this report shares with another one; ``neighbours.shared`` finds them, and the case is given them."""

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
    others: tuple[Report, ...] = ()  # the reports of the bodies below a government, when all of them are given
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
        return self.level or ("government" if is_government(self.report.agency) else "department")

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

    def said(
        self, key: str, where: tuple[str | Span, ...], evidence: str, severity: Severity | None = None, **facts: object
    ) -> Finding:
        """A finding in the words of ``sentences.yaml``: ``key`` is the check's id, or the id with what narrows it."""
        entry = sentences()[key]
        words = {name: entry.get(name, "").format(**facts) for name in ("zh", "en", "suggestion")}
        return Finding(
            self.id,
            severity or self.severity,
            where,
            evidence,
            self.source,
            words["zh"],
            words["en"],
            words["suggestion"],
        )
