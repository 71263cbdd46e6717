"""What an audit sees and says, as plain values. Positions are code points of `Report.text`, half-open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

Severity = Literal["error", "warning", "notice"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell as it stands in the file.

    ``value`` is None when the cell is blank or holds no number (``raw`` is what it holds); ``certain`` is false when the
    number was read through damage (``why``: footnote, brackets, …).
    """

    id: str
    value: int | Decimal | None
    raw: str
    span: Span
    certain: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of a report as found.

    ``number`` is what is printed ("" for none), ``standard`` what the format gives a part of this title (一 … 六).
    """

    number: str
    title: str
    heading: Span
    body: Span
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An outward link: address and place of its text."""

    address: str
    span: Span


@dataclass(frozen=True)
class Report:
    """A report as read. What could not be read is None or missing, and named in ``unread`` — never assumed zero.

    ``format`` is AR2019 or AR2021 by its headings, whatever the year; ``unread`` holds table ids ("T2") and cell ids.
    """

    text: str
    agency: str = ""
    year: int | None = None
    format: str | None = None
    published: date | None = None
    cells: Mapping[str, ReadCell] = field(default_factory=lambda: MappingProxyType({}))
    parts: tuple[Part, ...] = ()
    unread: tuple[str, ...] = ()
    hidden: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    # Things said of the file itself: {"发布日期": ("2021-01-17", span)}.
    metadata: Mapping[str, tuple[str, Span]] = field(default_factory=lambda: MappingProxyType({}))
    # What a page says of itself outside its text, by the name of the element: title, keywords, description.
    head: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # Why the file could not be assessed: the code of a sentence and its facts.
    why_unassessable: str = ""
    why_facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def notes(self) -> dict[str, Any]:
        """What has been worked out of this report and need not be worked out again."""
        return {}

    def values(self) -> dict[str, int | Decimal]:
        """The numbers of the cells that hold one."""
        return {key: cell.value for key, cell in self.cells.items() if cell.value is not None}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault and what proves it.

    ``where`` lists cell ids and spans; ``evidence`` quotes numbers or words; the sentence can be sent to the bureau.
    """

    id: str
    severity: Severity
    where: tuple[str | Span, ...]
    evidence: str
    source: str
    zh: str
    en: str
    suggestion: str = ""
