"""An audit of the city's annual reports lies half decided on the desk: uploaded, audited and judged as anybody would."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.values import Upload, Verdict
from mingchuang.intake.reports import runs
from mingchuang.law.annual_report import format_for
from mingchuang.ledger.acts import By

from .agenda import Agenda
from .audited_page import page
from .packaged import packaged
from .town import Town
from .values import BUREAU

KINDS = ("natural", "commercial", "legal")
BEFORE = timedelta(hours=1)  # before the moment of loading: the last thing that was begun


def enter(town: Town, agenda: Agenda, now: datetime) -> None:
    """Put the audit of last year's reports on the agenda, with those of the year before for comparing."""
    agenda.add(now - BEFORE, partial(_audit, town.hand("inspector", now - BEFORE), now.year - 1))


def _audit(by: By, year: int) -> None:
    words = packaged("audits")
    dropped = words["dismissed"]
    run = actions.open_run(by=by, agency=BUREAU, name=words["name"].format(year=year), year=year)
    actions.add_files(by=by, run=run, files=list(uploads(year)))
    while not queries.run(run).finished:
        runs.work(run, by)
    for file in queries.files(run):
        for found in file.findings:
            if found.id == words["accepted"]:
                actions.judge(by=by, file=file.public_id, key=found.key, verdict=Verdict.ACCEPTED)
            elif (file.agency_name, found.id) == (dropped["of"], dropped["id"]):
                actions.judge(
                    by=by, file=file.public_id, key=found.key, verdict=Verdict.DISMISSED, reason=dropped["reason"]
                )  # fmt: skip


def uploads(year: int) -> Iterator[Upload]:
    """The reports of a year and the year before: every body's, and the city's as their sum but for one cell."""
    words = packaged("audits")
    for back in (1, 0):
        of = year - back
        bodies = [(row, _cells(row, of, 1 - back)) for row in words["bodies"]]
        for row, cells in bodies:
            yield _upload(row, cells, of, 1 - back)
        city = {key: sum(cells[key] for _, cells in bodies) for key in bodies[0][1]}
        yield _upload(words["city"], city, of, 1 - back)


def _upload(row: Mapping[str, Any], cells: Mapping[str, float], year: int, place: int) -> Upload:
    """A report as a saved page; the faults are put into the later year's."""
    words = packaged("audits")
    shown, late = dict(cells), bool(place)
    numbers = {"n": cells["T3.R1.total"], "h": cells["T3.R3g.total"], "o": cells["T3.R4.total"]}
    if late and row.get("fault") == "total":
        shown["T3.R1.total"] += 2
    if late and "differs" in row:
        shown[row["differs"]] -= 12
    said = {name: f"{value:g}" for name, value in (numbers | {"wrong": numbers["n"] + 4}).items()}
    parts = {"一": row["overview"][place].format(**said), "五": row["problems"][place], "六": words["other"]}
    preface = words["preface"].format(year=year, body=row["name"]).replace("0564-3380000", row["phone"])
    title = f"{row['name']}{year}年政府信息公开工作年度报告"
    made = page(format_for(year), title, date(year + 1, 1, 18), preface, parts, shown)
    return Upload(f"{row['name']}{year}.html", made.encode(), "text/html")


def _cells(row: Mapping[str, Any], year: int, place: int) -> dict[str, float]:
    """The numbers of a body's year: sums, what was carried in from the year before, documents in force."""
    cells: dict[str, float] = {cell.id: 0 for cell in format_for(year).cells()}
    first, now = row["years"][0], row["years"][place]
    carried = now.get("carried") or [first["out"], 0, 0]
    for at, kind in enumerate(KINDS):
        out = now["out"] if not at else 0
        handled = now["new"][at] + carried[at] - out
        given = dict(now["results"]) if not at else {}
        given["R3a"] = handled - sum(given.values())
        lines = {"R1": now["new"][at], "R2": carried[at], "R3g": handled, "R4": out} | given
        cells |= {f"T3.{line}.{kind}": value for line, value in lines.items()}
        for line, value in lines.items():
            cells[f"T3.{line}.total"] += value
    cells |= {f"T4.review.{column}": value for column, value in zip(_OUTCOMES, _with_sum(now["reviews"]), strict=True)}
    made, repealed = now["normative"]
    force = first["force"] if not place else first["force"] + made - repealed
    cells |= {"T2.1.normative.made": made, "T2.1.normative.repealed": repealed, "T2.1.normative.in_force": force}
    cells |= {"T2.5.licence.decisions": now.get("licence", 0), "T2.6.penalty.decisions": now.get("penalty", 0)}
    cells["T2.8.fee.amount_wan"] = float(now.get("fee", 0))
    return cells


_OUTCOMES = ("upheld", "corrected", "other", "pending", "total")


def _with_sum(values: Sequence[int]) -> list[int]:
    return [*values, sum(values)]
