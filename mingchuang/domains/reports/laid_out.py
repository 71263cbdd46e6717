"""A report as it will be released, laid out for the audit: the same value that is read from anybody's file.

Nothing here is guessed, as it must be when a file is read: agency, year, format, parts and cells are known.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mingchuang.law.annual_report import Format, Section, format_by_id, value_at
from mingchuang.law.audit.values import Link, Part, ReadCell, Report, Span
from mingchuang.law.report_grid import Grid, grids
from mingchuang.press.sanitising import links, plain_text


class _Sheet:
    """The running text, and what stands where in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.cells: dict[str, ReadCell] = {}
        self.links: list[Link] = []

    def line(self, text: str = "") -> Span:
        start = self.length
        self.pieces.append(f"{text}\n")
        self.length += len(text) + 1
        return start, start + len(text)

    def prose(self, html: str) -> None:
        """A text of the report, paragraph by paragraph, with its links."""
        begin, text = self.length, plain_text(html)
        for line in text.splitlines():
            self.line(line)
        place = 0
        for address, words in links(html):
            at = text.find(words, place)
            span = (at, at + len(words)) if words and at >= 0 else (place, place)
            place = span[1]
            self.links.append(Link(address, (begin + span[0], begin + span[1])))

    def table(self, grid: Grid, numbers: Mapping[str, Any]) -> None:
        """A table, a box a line and a blank line after each row, as the reader of pages writes it."""
        for row in (*grid.head, *(row for body in grid.bodies for row in body)):
            for box in row:
                if box.cell:
                    raw = "" if numbers[box.cell] is None else str(numbers[box.cell])
                    value = _value(numbers[box.cell])
                    self.cells[box.cell] = ReadCell(box.cell, value, raw, self.line(raw))
                else:
                    self.line(box.zh)
            self.line()


def as_report(content: Mapping[str, Any]) -> Report:
    """The canonical value of a report (`content.canonical_value`) as the audit reads it, with places in its text."""
    fmt, sheet = format_by_id(content["format"]), _Sheet()
    numbers = {cell.id: value_at(content["tables"], cell) for cell in fmt.cells()}
    by_table = {grid.id: grid for grid in grids(fmt)}
    sheet.line(content["title"])
    sheet.prose(content["narratives"].get("preamble", ""))
    headings: list[tuple[Section, Span]] = []
    for section in fmt.sections:
        headings.append((section, sheet.line(f"{section.number}、{section.zh}")))
        if section.table:
            sheet.table(by_table[section.table], numbers)
        else:
            sheet.prose(content["narratives"].get(section.id, ""))
    return Report(
        text="".join(sheet.pieces),
        agency=content["agency"]["name"],
        year=content["year"],
        format=fmt.id,
        cells=sheet.cells,
        parts=_parts(headings, sheet.length),
        links=tuple(sheet.links),
    )


def _parts(headings: list[tuple[Section, Span]], end: int) -> tuple[Part, ...]:
    ends = [span[0] for _, span in headings[1:]] + [end]
    return tuple(
        Part(section.number, section.zh, span, (span[1], stop), section.number)
        for (section, span), stop in zip(headings, ends, strict=True)
    )


def section_at(report: Report, fmt: Format, place: int) -> str:
    """The id of the part that a place of the text lies in; ``preamble`` before the first."""
    number = next((part.standard for part in report.parts if part.heading[0] <= place < part.body[1]), "")
    return next((section.id for section in fmt.sections if section.number == number), "preamble")


def _value(value: Any) -> int | Decimal | None:
    """A number as canonical values hold it: whole, a decimal as its text, or none."""
    if value is None or isinstance(value, int):
        return value
    return Decimal(value) if re.fullmatch(r"-?\d+(?:\.\d+)?", str(value)) else None
