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
    first: dict[str, FileRow] = {}
    for row in rows:
        if row.agency_key:
            first.setdefault(row.agency_key, row)
    names = {one.code: one.name for one in agencies.agencies()}
    held: dict[str, dict[int, Yearly]] = {key: {} for key in first}
    ours = {row.agency: key for key, row in first.items() if row.agency}
    for one in _released(first.values()):
        held[ours[one.agency]][one.year] = Yearly(one.format, cells_of(one), "released")
    for found in audited_years(queries.run(run).agency, set(first)):
        if found.format:
            held[found.agency_key][found.year] = Yearly(found.format, found.cells, "audited", found.file)
    return [
        Body(row.public_id, names.get(row.agency, row.agency_name), dict(sorted(held[key].items())))
        for key, row in first.items()
    ]


def _released(rows: Collection[FileRow]) -> list[ReleasedReport]:
    return reports.released_among({row.agency for row in rows if row.agency})


def cells_of(report: ReleasedReport) -> dict[str, Number]:
    """The numbers of a released report by cell id; a cell that it does not state is missing."""
    fmt = format_by_id(report.format)
    values = {cell.id: value_at(report.content["tables"], cell) for cell in fmt.cells()}
    return {key: _number(value) for key, value in values.items() if value not in (None, "")}


def _number(value: object) -> Number:
    return value if isinstance(value, int) else Decimal(str(value))
