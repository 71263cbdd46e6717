"""A government's report of an audit beside the reports of its bodies: who counts, who is missing, what every cell adds up to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.audits import queries
from mingchuang.domains.audits.values import FileView
from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.audit.check import is_government
from mingchuang.law.rollup import Line, common_suspects, compare

_RANKS = (("省", "自治区"), ("市", "州", "盟", "地区"), ("县", "区", "旗"))


@dataclass(frozen=True)
class Proof:
    """The proof for one government and year. Without ``lines`` nothing could be compared; the lists of files say why.

    ``candidates``: whose report may be the sum. ``unread``: nothing could be read. ``foreign``: of another format.
    ``doubles``: second files of a body that is counted already. ``missing``: names of bodies known here without a file.
    """

    years: tuple[int, ...]
    year: int | None
    candidates: tuple[FileView, ...]
    government: FileView | None
    bodies: tuple[FileView, ...] = ()
    unread: tuple[FileView, ...] = ()
    foreign: tuple[FileView, ...] = ()
    doubles: tuple[FileView, ...] = ()
    missing: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def fmt(self) -> Format | None:
        return format_by_id(self.government.format) if self.government and self.government.format else None

    @property
    def wrong(self) -> tuple[Line, ...]:
        """The cells that are not the sum."""
        return tuple(line for line in self.lines if line.state == "differs")

    @property
    def open(self) -> tuple[Line, ...]:
        """The cells that somebody does not state, so that they are not compared."""
        return tuple(line for line in self.lines if line.state == "open")

    @property
    def compared(self) -> int:
        return len(self.lines) - len(self.open)

    @property
    def whole(self) -> bool:
        """Whether every body's report was there to be counted, as far as is known."""
        return not (self.unread or self.foreign or self.missing)

    @property
    def common(self) -> tuple[FileView, ...]:
        """The bodies whose report alone explains every difference."""
        return tuple(self.bodies[place] for place in common_suspects(self.lines))


def proof(run: str, year: int | None = None, government: str = "") -> Proof:
    """The proof of a run: of a year (else the latest with a government's report) and a government (else the likeliest)."""
    files = [file for file in queries.files(run) if file.state != "waiting"]
    years = tuple(sorted({file.year for file in files if file.year is not None}, reverse=True))
    known = agencies.agencies()
    chosen = year if year in years else _year(files, years, known)
    of_year = [file for file in files if file.year == chosen or (file.year is None and not file.cells)]
    candidates = _candidates(of_year, known)
    found = next((file for file in candidates if file.public_id == government), next(iter(candidates), None))
    if found is None or not found.format:
        return Proof(years, chosen, tuple(candidates), found)
    return _beside(Proof(years, chosen, tuple(candidates), found), found, of_year, known)


def _year(files: Sequence[FileView], years: Sequence[int], known: Sequence[AgencyView]) -> int | None:
    """The latest year in which a government reports, else the latest."""
    named = (year for year in years if _candidates([file for file in files if file.year == year], known))
    return next(named, next(iter(years), None))


def _candidates(files: Sequence[FileView], known: Sequence[AgencyView]) -> list[FileView]:
    """The reports that may be a government's, the likeliest first."""
    governments = {one.code: one for one in known if one.level == "government"}
    read = [file for file in files if file.cells and is_government(file.agency_name)]

    def likelihood(file: FileView) -> tuple[bool, bool, bool, int, float]:
        ours = governments.get(file.agency)
        plain = squashed(file.agency_name)
        named = ours is not None and squashed(ours.name) == plain
        received = float(file.cells.get("T3.R1.total", 0))
        return named and not ours.parent if ours else False, named, plain.endswith("人民政府"), _rank(plain), received

    return sorted(read, key=lambda file: (*likelihood(file), -file.number), reverse=True)


def _rank(name: str) -> int:
    """How high a government stands, by its name: province 3, city 2, county 1; below that 0."""
    area = name.removesuffix("人民政府")
    return next((3 - place for place, ends in enumerate(_RANKS) if area.endswith(ends)), 0)


def _beside(known_so_far: Proof, government: FileView, files: Sequence[FileView], known: Sequence[AgencyView]) -> Proof:
    bodies, unread, foreign, doubles = list[FileView](), list[FileView](), list[FileView](), list[FileView]()
    seen = {squashed(government.agency_name)}
    for file in files:
        name = squashed(file.agency_name)
        if file.public_id == government.public_id:
            continue
        if not file.cells:
            unread.append(file)
        elif name and name in seen:
            doubles.append(file)
        elif file.format != government.format:
            foreign.append(file)
        else:
            bodies.append(file)
        if file.cells and name:
            seen.add(name)
    lines = compare(government.cells, [body.cells for body in bodies], format_by_id(government.format))
    present = {file.agency for file in (*bodies, *unread, *foreign)} | {government.agency}
    return Proof(
        known_so_far.years, known_so_far.year, known_so_far.candidates, government, tuple(bodies), tuple(unread),
        tuple(foreign), tuple(doubles), _missing(government, known, present),
        lines if bodies and not foreign else (),
    )  # fmt: skip


def _missing(government: FileView, known: Sequence[AgencyView], present: set[str]) -> tuple[str, ...]:
    """The bodies directly below the government, where this installation knows them, that have no file of the year."""
    by_code = {one.code: one for one in known}
    own = by_code.get(government.agency)
    if own is None:
        return ()
    return tuple(one.name for one in known if one.parent == own.code and one.code not in present)


def squashed(name: str) -> str:
    """An agency's name without blanks and with narrow brackets made wide: the office of a government stays another body."""
    return re.sub(r"\s", "", name).replace("(", "（").replace(")", "）")
