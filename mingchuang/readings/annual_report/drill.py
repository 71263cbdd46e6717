"""From a figure to its records, a page at a time."""

from mingchuang.domains.broadcasts import figures as broadcasts
from mingchuang.domains.disclosure import figures as disclosure
from mingchuang.domains.documents import figures as documents
from mingchuang.law.annual_report import format_for
from mingchuang.law.counted import RecordPage
from mingchuang.law.refusal import refuse

from .definitions import DEFINITIONS


def has_records(key: str) -> bool:
    """Whether records stand behind this figure or cell: not for signed entries and money."""
    return documents.holds(key) or key == broadcasts.PATH or key.startswith(("T3.", "T4."))


def parts_of(key: str) -> tuple[str, ...]:
    """The figures that this one adds up, each with records of its own; none for a figure that counts records itself."""
    return tuple(DEFINITIONS[key].sum) if key in DEFINITIONS else ()


def records(agency: str, year: int, key: str, page: int = 1, size: int = 50) -> RecordPage:
    """The records behind a figure or a cell. Refused for one that is not of the report or has no records."""
    fmt = format_for(year)
    if documents.holds(key):
        return documents.records(agency, year, key, page, size)
    if key == broadcasts.PATH:
        return broadcasts.records(agency, year, page, size)
    if key.startswith("T3."):
        cell = fmt.cell(key)
        return disclosure.request_records(fmt, agency, year, cell.row, cell.column, page, size)
    if key.startswith("T4."):
        cell = fmt.cell(key)
        return disclosure.remedy_records(agency, year, cell.row, cell.column, page, size)
    raise refuse("annual_report.no_records", "cell", cell=key)
