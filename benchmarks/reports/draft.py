"""A made-up report before it is written to a file."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from mingchuang.law.annual_report import Format, format_by_id


@dataclass
class Part:
    """One of the six parts: heading and paragraphs; a part with a table has it after its paragraphs."""

    number: str
    title: str
    paragraphs: list[str]
    table: str = ""

    @property
    def heading(self) -> str:
        return f"{self.number}、{self.title}" if self.number else self.title


@dataclass
class Draft:
    """Everything that a report says. ``cells`` holds what is printed in each cell, as text."""

    agency: str
    level: str
    year: int
    format: str
    published: date
    title: str
    metadata: list[tuple[str, str]]
    preface: str
    parts: list[Part]
    cells: dict[str, str]
    hidden: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)  # printed labels other than the format's
    dropped: set[str] = field(default_factory=set)  # tables that are not printed

    @property
    def fmt(self) -> Format:
        return format_by_id(self.format)

    def copy(self) -> "Draft":
        """A report of its own, to put a fault into."""
        return deepcopy(self)

    def part(self, number: str) -> Part:
        """The part that the format gives this number."""
        return next(part for part in self.parts if part.number == number)

    @property
    def text(self) -> str:
        """All prose."""
        return "\n".join([self.preface, *(line for part in self.parts for line in part.paragraphs)])

    def number(self, cell: str) -> int:
        """What a cell of tables 3 and 4 counts."""
        return int(self.cells[cell])
