"""The reports of bodies by year, audited ones and those released here, as the numbers that charts follow."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.audits import queries
from mingchuang.domains.audits.values import FileRow
from mingchuang.domains.audits.years import years as audited_years
from mingchuang.domains.reports import queries as reports
from mingchuang.domains.reports.values import ReleasedReport
from mingchuang.law.annual_report import format_by_id, value_at
from mingchuang.law.audit.check import is_office
from mingchuang.law.report_series import Gap, Number, Series, followed, years_of


@dataclass(frozen=True)
class Yearly:
    """The numbers of one report. ``source``: audited or released; ``file``: the public id of an audited file, or ""."""

    format: str
    cells: Mapping[str, Number]
    source: str
    file: str = ""


@dataclass(frozen=True)
class Body:
    """A body with its reports by year. ``file``: its report in the run, by which it is addressed."""

    file: str
    name: str
    reports: Mapping[int, Yearly]

    @property
    def years(self) -> range:
        return years_of(set(self.reports))

    def follow(self, series: Series, years: range | None = None) -> list[Number | Gap]:
        """A series over its own years, or over those given."""
        held = {year: (one.format, one.cells) for year, one in self.reports.items()}
        return followed(series, held, self.years if years is None else years)


def bodies(run: str) -> list[Body]:
    """Every body of a run that could be told, in order of its first file.

    Of an audited report and a released one of the same year the audited one counts: it is what the run is about.
    """
    return _bodies(run, queries.rows(run))


def body(run: str, file: str) -> Body | None:
    """The body whose report this file of the run is; None when the file does not say whose it is."""
    return next(iter(_bodies(run, [row for row in queries.rows(run) if row.public_id == file])), None)


def _bodies(run: str, rows: Collection[FileRow]) -> list[Body]:
    first: dict[tuple[str, bool], FileRow] = {}
    for row in rows:
        if row.agency_key:
            first.setdefault((row.agency_key, is_office(row.agency_name)), row)
    names = {one.code: one.name for one in agencies.agencies()}
    held: dict[tuple[str, bool], dict[int, Yearly]] = {key: {} for key in first}
    # A government's office goes by the government's code here, but its reports are others.
    ours = {row.agency: key for key, row in first.items() if key[1] == is_office(names.get(row.agency, ""))}
    for one in _released(first.values()):
        if one.agency in ours:
            held[ours[one.agency]][one.year] = Yearly(one.format, cells_of(one), "released")
    for found in audited_years(queries.run(run).agency, {key for key, _ in first}):
        if found.format and (found.agency_key, found.office) in held:
            yearly = Yearly(found.format, found.cells, "audited", found.file)
            held[found.agency_key, found.office][found.year] = yearly
    return [
        Body(row.public_id, _name(row, key, ours, names), dict(sorted(held[key].items()))) for key, row in first.items()
    ]


def _name(row: FileRow, key: tuple[str, bool], ours: Mapping[str, tuple[str, bool]], names: Mapping[str, str]) -> str:
    return names.get(row.agency, row.agency_name) if ours.get(row.agency) == key else row.agency_name


def _released(rows: Collection[FileRow]) -> list[ReleasedReport]:
    return reports.released_among({row.agency for row in rows if row.agency})


def cells_of(report: ReleasedReport) -> dict[str, Number]:
    """The numbers of a released report by cell id; a cell that it does not state is missing."""
    fmt = format_by_id(report.format)
    values = {cell.id: value_at(report.content["tables"], cell) for cell in fmt.cells()}
    return {key: _number(value) for key, value in values.items() if value not in (None, "")}


def _number(value: object) -> Number:
    return value if isinstance(value, int) else Decimal(str(value))
