"""What is handed in and out of the reports noun: plain frozen values, and numbers as they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from mingchuang.law.worded import Worded

Tables = Mapping[str, Mapping[str, list[Any]]]


@dataclass(frozen=True)
class Counted:
    """A report as counted from records and signed entries: tables, figures by dotted path, last year's tables if released.

    ``names`` gives the key of each number by the name that staff may write in a text.
    """

    format: str
    agency: str
    year: int
    tables: Tables
    figures: Mapping[str, int | Decimal]
    previous: Tables | None = None
    names: Mapping[str, str] = field(default_factory=dict)


class State(Worded):
    """Where a report stands. All but the first are states of its document."""

    DRAFTING = "drafting", "编写中", "Being written"
    SUBMITTED = "submitted", "待审核", "To be reviewed"
    REVIEWED = "reviewed", "待复审", "To be approved"
    APPROVED = "approved", "待发布", "To be released"
    RELEASED = "released", "已发布", "Released"


@dataclass(frozen=True)
class EntryView:
    """A signed entry. ``second_by`` is "" until the second person has signed."""

    key: str
    label: str
    value: int | Decimal
    source: str
    first_by: str
    first_at: datetime
    second_by: str = ""
    second_at: datetime | None = None
    first_id: str = ""

    @property
    def complete(self) -> bool:
        return self.second_at is not None


@dataclass(frozen=True)
class NarrativeView:
    """A narrative part as it is being written."""

    section: str
    body: str
    lock_version: int
    saved_by: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True)
class ReportView:
    """A report as staff see it. ``document`` is the public id of its document, or ""."""

    public_id: str
    agency: str
    agency_name: str
    level: str
    year: int
    format: str
    state: State
    document: str
    lock_version: int
    narratives: Mapping[str, NarrativeView] = field(default_factory=dict)
    entries: Mapping[str, EntryView] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return title_of(self.agency_name, self.year)

    @property
    def editable(self) -> bool:
        return self.state is State.DRAFTING


@dataclass(frozen=True)
class Finding:
    """A broken rule: ``severity`` hard (blocks), soft (needs ``reason``) or notice; both sides where numbers differ."""

    id: str
    severity: str
    zh: str
    en: str
    source: str = ""
    left: Any = None
    right: Any = None
    reason: str = ""
    where_zh: str = ""
    where_en: str = ""
    suggestion: str = ""

    @property
    def rule(self) -> str:
        return self.id.partition("@")[0]

    @property
    def where(self) -> str:
        return self.id.partition("@")[2]

    @property
    def blocks(self) -> bool:
        """Whether it stops the report: a hard rule, or a soft one that nobody has explained."""
        return self.severity == "hard" or (self.severity == "soft" and not self.reason)


@dataclass(frozen=True)
class ReleasedReport:
    """A report as released: ``content`` is the canonical value whose fingerprint stands beside it."""

    agency: str
    agency_name: str
    year: int
    format: str
    title: str
    content: Mapping[str, Any]
    fingerprint: str
    document: str
    document_fingerprint: str
    released_at: datetime


def title_of(agency_name: str, year: int) -> str:
    """The official title of a report."""
    return f"{agency_name}{year}年政府信息公开工作年度报告"


def number(value: Decimal | int | str) -> int | Decimal:
    """A kept number as a whole one where it is whole, without trailing zeros otherwise."""
    amount = Decimal(value)
    return int(amount) if amount == amount.to_integral_value() else amount.normalize()


def plain(value: Any) -> Any:
    """A number as it stands in the canonical value: fractions become text, since two machines print floats differently."""
    return format(value, "f") if isinstance(value, Decimal) else value
