"""The annual report counted: every cell and figure from the records, signed entries where no record gives a number."""

from decimal import Decimal

from mingchuang.domains.agencies.queries import agency as agency_of
from mingchuang.domains.broadcasts import figures as broadcasts
from mingchuang.domains.disclosure import figures as disclosure
from mingchuang.domains.documents import figures as documents
from mingchuang.domains.reports import queries as reports
from mingchuang.domains.reports.values import Counted, ReportView
from mingchuang.law.annual_report import Format, format_for

from .definitions import DEFINITIONS, names


def collect(agency: str, year: int) -> Counted:
    """Count the report of an agency and year. Refused for an unknown agency and a year before the first format.

    Cells of table 2 that nobody has signed are None. Last year's tables come along when its report is released.
    """
    fmt = format_for(year)
    agency_of(agency)
    report = reports.find(agency, year)
    before = reports.released(agency, year - 1)
    tables = fmt.empty()
    tables["T2"] |= documents.table_2(fmt, agency, year)
    tables["T3"] = disclosure.table_3(fmt, agency, year)
    tables["T4"] = disclosure.table_4(fmt, agency, year)
    figures = _figures(agency, year)
    named = _enter(fmt, report, tables, figures) if report is not None else {}
    previous = before.content["tables"] if before and before.format == fmt.id else _requests_only(before)
    return Counted(fmt.id, agency, year, tables, figures, previous, {**names(fmt), **named})


def _requests_only(before: reports.ReleasedReport | None) -> dict | None:
    """Of a report in another format only table 3 can be compared: the carry-over does not change with the format."""
    return {"T3": before.content["tables"]["T3"]} if before else None


def _figures(agency: str, year: int) -> dict[str, int | Decimal]:
    counted = documents.released(agency, year) | documents.normative(agency, year) | broadcasts.posted(agency, year)
    counted["disclosure.fees_yuan"] = disclosure.fees_yuan(agency, year)
    for path, definition in DEFINITIONS.items():
        if definition.sum:
            counted[path] = sum(counted[part] for part in definition.sum)
    return {path: counted[path] for path in DEFINITIONS}


def _enter(fmt: Format, report: ReportView, tables: dict, figures: dict[str, int | Decimal]) -> dict[str, str]:
    """Bring the signed entries to their cells; a named figure stands among the figures. Gives the keys of those by name."""
    cells = {cell.id: cell for cell in fmt.cells()}
    named = {}
    for key, entry in report.entries.items():
        cell = cells.get(key)
        if cell is None:
            figures[key], named[entry.label] = entry.value, key
        else:
            tables[cell.table][cell.row][cell.position] = entry.value
    return named
