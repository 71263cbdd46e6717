"""The official formats of the annual report as cells (国办公开办函〔2019〕60号, 〔2021〕30号), from ``data/``.

A cell id names table, row without the table's prefix, and column: ``T2.1.normative.made``, ``T3.R3a.natural``,
``T4.review.upheld``. Tables travel as ``{"T2": {row id: [...]}, "T3": {row id: [7]}, "T4": {group id: [5]}}``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from mingchuang.law.refusal import refuse

APPLICANT_KINDS = ("natural", "commercial", "research", "charity", "legal", "other_org")
OUTCOMES = ("upheld", "corrected", "other", "pending")
_FILES = ("annual_report_2019.yaml", "annual_report_2021.yaml")


@dataclass(frozen=True)
class Column:
    """A column: its id, the kind of number it holds (nat | int | money | decimal), its labels and, for T3, its parent."""

    id: str
    kind: str
    zh: str
    en: str
    unit: str = ""
    parent: str = ""
    computed: bool = False


@dataclass(frozen=True)
class Row:
    """A numeric row: its id, number (一、（一）1.), labels, heading above it, article, and labels accepted on import."""

    id: str
    number: str
    zh: str
    en: str
    parent: str = ""
    article: str = ""
    computed: bool = False
    alias: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """One part of table 2: a clause of 条例 art.20 with its own columns."""

    clause: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Heading:
    """A label over several rows or columns that holds no numbers of its own."""

    id: str
    number: str
    zh: str
    en: str
    parent: str = ""


@dataclass(frozen=True)
class Section:
    """One of the six parts: a table, or a narrative with the topics it must cover."""

    id: str
    number: str
    zh: str
    en: str
    table: str = ""
    covers: tuple[str, ...] = ()
    government_covers: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Rule:
    """A check: hard blocks a release, soft asks for a reason, hard_unless_corrected yields to a cited correction."""

    id: str
    severity: str
    per: str
    source: str
    zh: str
    en: str
    needs: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: id, table, row and column ids, the position of the column, the kind of number, and whether it is a sum."""

    id: str
    table: str
    row: str
    column: str
    position: int
    kind: str
    computed: bool


@dataclass(frozen=True)
class Format:
    """A whole format with the years it applies to (``last_year`` None: still in force)."""

    id: str
    document: str
    title: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    t2: tuple[Block, ...]
    t3_columns: tuple[Column, ...]
    t3_rows: tuple[Row, ...]
    t3_headings: Mapping[str, Heading]
    t3_note: Mapping[str, str]
    t4_columns: tuple[Column, ...]
    t4_groups: tuple[Row, ...]
    t4_headings: Mapping[str, Heading]
    rules: Mapping[str, Rule]
    deadlines: Mapping[str, Mapping[str, Any]]

    @property
    def t3_ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.t3_rows)

    @property
    def result_ids(self) -> tuple[str, ...]:
        """The leaf rows of part three, whose sum is R3g."""
        return tuple(row.id for row in self.t3_rows if row.id.startswith("R3") and not row.computed)

    def cells(self) -> Iterator[Cell]:
        """Every numeric cell, in the order of the printed tables."""
        for block in self.t2:
            for row in block.rows:
                yield from _cells("T2", row.id, row.id, block.columns, False)
        for row in self.t3_rows:
            yield from _cells("T3", f"T3.{row.id}", row.id, self.t3_columns, row.computed)
        for row in self.t4_groups:
            yield from _cells("T4", f"T4.{row.id}", row.id, self.t4_columns, False)

    def cell(self, cell_id: str) -> Cell:
        """The cell of this id; refuses an id that the format does not have."""
        found = _by_id(self.id).get(cell_id)
        if found is None:
            raise refuse("annual_report.cell_unknown", "cell", cell=cell_id, format=self.id)
        return found

    def empty(self) -> dict[str, dict[str, list[Any]]]:
        """Tables with nothing in them: None in table 2 (to be stated), 0 in tables 3 and 4 (counted)."""
        return {
            "T2": {row.id: [None] * len(block.columns) for block in self.t2 for row in block.rows},
            "T3": {row.id: [0] * len(self.t3_columns) for row in self.t3_rows},
            "T4": {row.id: [0] * len(self.t4_columns) for row in self.t4_groups},
        }


def _cells(table: str, prefix: str, row: str, columns: tuple[Column, ...], computed: bool) -> Iterator[Cell]:
    for position, column in enumerate(columns):
        yield Cell(
            id=f"{prefix}.{column.id}",
            table=table,
            row=row,
            column=column.id,
            position=position,
            kind=column.kind,
            computed=computed or column.computed,
        )


def value_at(tables: Mapping[str, Mapping[str, list[Any]]], cell: Cell) -> Any:
    """What the tables hold in this cell; None when it is missing."""
    row = tables.get(cell.table, {}).get(cell.row)
    return row[cell.position] if row is not None and cell.position < len(row) else None


def _columns(rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(Column(**{"kind": "nat", **row}) for row in rows)


def _rows(rows: list[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(Row(**{"number": "", **row, "alias": tuple(row.get("alias", ()))}) for row in rows)


def _headings(headings: dict[str, dict[str, Any]]) -> Mapping[str, Heading]:
    return MappingProxyType({key: Heading(**{"id": key, "number": "", **value}) for key, value in headings.items()})


def _section(data: dict[str, Any]) -> Section:
    lists = {key: tuple(data.get(key, ())) for key in ("covers", "government_covers")}
    return Section(**{**data, **lists})


def _format(data: dict[str, Any]) -> Format:
    t3, t4 = data["T3"], data["T4"]
    return Format(
        id=data["id"],
        document=data["document"],
        title=data["title"],
        first_year=data["first_year"],
        last_year=data["last_year"],
        sections=tuple(_section(section) for section in data["sections"]),
        t2=tuple(Block(block["clause"], _columns(block["columns"]), _rows(block["rows"])) for block in data["T2"]),
        t3_columns=_columns(t3["columns"]),
        t3_rows=_rows(t3["rows"]),
        t3_headings=_headings(t3["headings"]),
        t3_note=MappingProxyType(t3["note"]),
        t4_columns=_columns(t4["columns"]),
        t4_groups=_rows(t4["groups"]),
        t4_headings=_headings(t4["headings"]),
        rules=MappingProxyType({rule["id"]: Rule(**rule) for rule in data["rules"]}),
        deadlines=MappingProxyType(data["deadlines"]),
    )


@cache
def formats() -> Mapping[str, Format]:
    """Every format by id, oldest first."""
    folder = Path(__file__).with_name("data")
    read = [_format(yaml.safe_load((folder / name).read_text(encoding="utf-8"))) for name in _FILES]
    return MappingProxyType({one.id: one for one in read})


@cache
def _by_id(format_id: str) -> Mapping[str, Cell]:
    return MappingProxyType({cell.id: cell for cell in formats()[format_id].cells()})


def format_by_id(format_id: str) -> Format:
    """The format ``AR2019`` or ``AR2021``; refuses another id."""
    found = formats().get(format_id)
    if found is None:
        raise refuse("annual_report.format_unknown", "format", format=format_id, known="、".join(formats()))
    return found


def format_for(year: int) -> Format:
    """The format of a report year; refuses a year before the first format (2019)."""
    for one in formats().values():
        if one.first_year <= year and (one.last_year is None or year <= one.last_year):
            return one
    raise refuse("annual_report.year_too_early", "year", year=year, first=min(f.first_year for f in formats().values()))


def due_day(year: int, level: str = "department") -> date:
    """The last day on which the report of a year is published in time (条例 art.49): department or government."""
    rule = format_for(year).deadlines[level]
    return date(year + 1, rule["month"], rule["day"])
