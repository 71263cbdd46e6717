"""One file in, one report as read out. What is not certain is said; what is not there is not assumed."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from types import MappingProxyType

from mingchuang.law.annual_report import Format, format_by_id, format_for, formats
from mingchuang.law.audit.values import ReadCell, Report

from . import facts, flat, grids, visual
from .characters import readable
from .extract import Extract, Token, Unreadable
from .flat import FlatRow
from .numbers import number
from .parts import parts
from .sources import docx, html, pdf, text, xlsx

HEAD = ("title", "keywords", "description")


def extract(name: str, data: bytes) -> Extract:
    """The file as text, its kind told by content first and by name second."""
    head = data[:2048].lstrip()
    if data[:1024].find(b"%PDF") >= 0:
        return pdf.extract(data)
    if head.startswith(b"PK\x03\x04"):
        return _package(name, data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("reports.old_office")
    lowered = head.lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<table" in data.lower() or b"<body" in lowered:
        return html.extract(data)
    return text.extract(data)


def _package(name: str, data: bytes) -> Extract:
    from .sources import packages

    members = set(packages.opened(data).namelist())
    if "word/document.xml" in members:
        return docx.extract(data)
    if "xl/workbook.xml" in members:
        return xlsx.extract(data)
    raise Unreadable("reports.kind_unknown", name=PurePath(name).name)


def read(name: str, data: bytes) -> Report:
    """The report in a file. A file that cannot be assessed gives a report that says why and holds no cells."""
    try:
        found = extract(name, data)
    except Unreadable as error:
        return Report(text="", why_unassessable=error.code, why_facts=MappingProxyType(error.facts))
    return recognise(found, PurePath(name).stem)


def recognise(found: Extract, name: str = "") -> Report:
    """Agency, year, format, publication, parts and cells of an extracted text; ``name`` is the file's, without its ending."""
    found = readable(found)
    year, agency = _whose(found, name)
    format_id = facts.format_of(found.text)
    published = facts.published(found.text)
    fmt = _format(format_id, year)
    cells, unread = _cells(found, fmt) if fmt else ({}, ["T2", "T3", "T4"])
    return Report(
        text=found.text,
        agency=agency,
        year=year,
        format=format_id,
        published=published[0] if published else None,
        cells=MappingProxyType(cells),
        parts=parts(found.text),
        unread=tuple(unread),
        hidden=found.hidden,
        links=found.links,
        metadata=MappingProxyType(facts.metadata(found.text)),
        head=MappingProxyType({name: found.metadata[name] for name in HEAD if found.metadata.get(name)}),
    )


def _whose(found: Extract, name: str) -> tuple[int | None, str]:
    """Year and agency by the text; what it does not say, by the page's title or the file's name."""
    year, agency, _ = facts.year_and_agency(found.text)
    for hint in (found.metadata.get("title", ""), name):
        if year is None or not agency:
            other, named, _ = facts.year_and_agency(hint)
            agency = agency or (named if other is not None and year in (None, other) else "")
            year = year if year is not None else other
    return year, agency


def _format(format_id: str | None, year: int | None) -> Format | None:
    """The format whose labels are looked for: the one the headings show, else the one of the year."""
    if format_id:
        return format_by_id(format_id)
    if year is not None and year >= min(f.first_year for f in formats().values()):
        return format_for(year)
    return None


def _cells(found: Extract, fmt: Format) -> tuple[dict[str, ReadCell], list[str]]:
    """The cells of the three tables, and what of them could not be read."""
    cells: dict[str, ReadCell] = {}
    unread: list[str] = []
    t2 = _best(grids.read_t2(found.grids, fmt), flat.read_t2(found.text, fmt))
    widths = {row.id: [c.id for c in block.columns] for block in fmt.t2 for row in block.rows}
    if fmt.id == "AR2021" and facts.mixed(found.text):
        # Numbers under the headings of the other format are not those of this one.
        widths = {row: columns for row, columns in widths.items() if not row.startswith("T2.1.")}
    unread += _take(t2, {row: (row, columns) for row, columns in widths.items()}, "T2", cells)
    t3 = grids.read_t3(found.grids, fmt)
    if not t3:
        t3 = _best(visual.read_t3(found, fmt) if found.lines else [], flat.read_t3(found.text, fmt))
    columns = [column.id for column in fmt.t3_columns]
    unread += _take(t3, {row: (f"T3.{row}", columns) for row in fmt.t3_ids}, "T3", cells)
    t4 = grids.read_t4(found.grids, fmt) or flat.read_t4(found.text, fmt)
    outcomes = [column.id for column in fmt.t4_columns]
    rows = [FlatRow(g.id, tuple(t4[i * 5 : i * 5 + 5])) for i, g in enumerate(fmt.t4_groups)] if len(t4) == 15 else []
    unread += _take(rows, {g.id: (f"T4.{g.id}", outcomes) for g in fmt.t4_groups}, "T4", cells)
    return cells, unread


def _best(first: list[FlatRow], second: list[FlatRow]) -> list[FlatRow]:
    return first if len(first) >= len(second) else second


def _take(
    rows: Iterable[FlatRow], wanted: dict[str, tuple[str, Sequence[str]]], table: str, cells: dict[str, ReadCell]
) -> list[str]:
    """Put the rows that are as wide as they should be among the cells; returns what is missing, a whole table as one."""
    read = {row.row: row.cells for row in rows}
    missing: list[str] = []
    for row, (prefix, columns) in wanted.items():
        tokens = read.get(row, ())
        if len(tokens) != len(columns):
            missing += [f"{prefix}.{column}" for column in columns]
            continue
        for column, token in zip(columns, tokens, strict=True):
            cells[f"{prefix}.{column}"] = _cell(f"{prefix}.{column}", token)
    return [table] if len(missing) == sum(len(columns) for _, columns in wanted.values()) else missing


def _cell(cell_id: str, token: Token) -> ReadCell:
    found = number(token.text)
    return ReadCell(cell_id, found.value, token.text, token.span, not found.why, found.why)
