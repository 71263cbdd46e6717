"""The work of a run: as the command line says it, resumable, beside last year's and beside each other."""

import re
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from benchmarks.reports.draft import Draft
from benchmarks.reports.faults import LONG, previous_of
from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.audits import actions, queries, queue
from mingchuang.domains.audits.values import Upload
from mingchuang.domains.reports import queries as reports
from mingchuang.intake.reports import runs
from mingchuang.intake.reports.audit import plain_name
from mingchuang.intake.reports.batch import audit_batch
from mingchuang.ledger.acts import By
from tests.factories import annual_reports
from tests.factories import audits as make_run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def of(system: By) -> make_run.Office:
    return make_run.office(system)


def add(of: make_run.Office, files: dict[str, bytes]) -> None:
    actions.add_files(by=of.by, run=of.run, files=[Upload(name, data, "text/html") for name, data in files.items()])


def finish(of: make_run.Office, seconds: float = 60) -> int:
    """Work until nothing is left; gives the number of calls."""
    for calls in range(1, 200):
        runs.work(of.run, of.by, seconds)
        if queries.run(of.run).finished:
            return calls
    raise AssertionError("the run never ends")


def neighbours() -> dict[str, bytes]:
    """Four reports; in two of them part five is the same."""
    files = {}
    for place, seed in enumerate((2, 3, 4, 5)):
        draft = make(seed)
        if place in (1, 3):
            draft.part("五").paragraphs = list(LONG)
        files[f"{place}.html"] = html.plain(draft)
    return files


def plain(view) -> dict:
    """What a file's view says, as the JSON of the command line."""
    return {
        "agency": view.agency_name, "year": view.year, "format": view.format, "cells": dict(view.cells),
        "unread": list(view.unread), "verdict": view.verdict,
        "findings": [(f.id, f.severity, list(f.where), f.evidence, f.sentence) for f in view.findings],
    }  # fmt: skip


def test_a_run_finds_what_the_command_line_finds(of: make_run.Office) -> None:
    files = neighbours()
    add(of, files)
    finish(of)
    wanted = [
        {
            **{key: one[key] for key in ("agency", "year", "format", "cells", "unread", "verdict")},
            "findings": [
                (f["id"], f["severity"], [tuple(p) if isinstance(p, list) else p for p in f["where"]], f["evidence"],
                 f["sentence"]) for f in one["findings"]
            ],
        }
        for one in audit_batch(list(files.items()))
    ]  # fmt: skip
    assert [plain(view) for view in queries.files(of.run)] == wanted
    assert [any(mark.id == "X.copy" for mark in row.marks) for row in queries.rows(of.run)] == [
        False,
        True,
        False,
        True,
    ]


def test_a_run_goes_on_where_it_stopped(of: make_run.Office) -> None:
    add(of, neighbours())
    calls = finish(of, seconds=0)
    assert calls > 5
    assert runs.work(of.run, of.by) == 0
    assert queries.run(of.run).finished


def test_the_same_result_whoever_comes_first(of: make_run.Office, system: By) -> None:
    files = list(neighbours().items())
    add(of, dict(files))
    finish(of)
    other = replace(of, run=actions.open_run(by=of.by, agency=of.code, name="倒序"))
    add(other, dict(reversed(files)))
    finish(other, seconds=0)
    first = {view.sha256: sorted(f.id for f in view.findings) for view in queries.files(of.run)}
    assert {view.sha256: sorted(f.id for f in view.findings) for view in queries.files(other.run)} == first


def wrong_carry() -> tuple[bytes, bytes]:
    """Last year's report of a body, and this year's that does not carry on from it."""
    lost = make(7)
    for row in ("R2", "R3a", "R3g"):
        for column in ("natural", "total"):
            lost.cells[f"T3.{row}.{column}"] = str(int(lost.cells[f"T3.{row}.{column}"]) + 2)
    return html.plain(previous_of(make(7), same_text=False)), docx.plain(lost)


@pytest.mark.parametrize("late", [False, True])
def test_last_year_s_report_in_the_same_run_is_used_wherever_it_stands(of: make_run.Office, late: bool) -> None:
    before, now = wrong_carry()
    add(of, {"now.docx": now, "before.html": before} if late else {"before.html": before, "now.docx": now})
    finish(of)
    view = next(view for view in queries.files(of.run) if view.name == "now.docx")
    assert "T3.carry" in {finding.id for finding in view.findings}
    assert view.compared == ("before.html",)


def test_last_year_s_report_of_an_earlier_run_is_used(of: make_run.Office) -> None:
    before, now = wrong_carry()
    add(of, {"before.html": before})
    finish(of)
    second = replace(of, run=actions.open_run(by=of.by, agency=of.code, name="今年"))
    add(second, {"now.docx": now})
    finish(second)
    (view,) = queries.files(second.run)
    assert "T3.carry" in {finding.id for finding in view.findings}


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (("六安市", "六安市政府", "六安市人民政府", "六安市人民 政府"), True),
        (("六安市人民政府办公室", "六安市政府办公室", "六安市政府办", "六安市人民政府办公厅"), True),
        (("六安市国有资产监督管理委员会", "六安市人民政府国有资产监督管理委员会"), True),
        (("六安市人民政府", "六安市人民政府办公室"), False),
        (("六安市政府", "六安市政府办"), False),
        (("和州经济开发区管委会", "和州经济开发区管委会办公室"), False),
        (("市政府", "市政府办公室"), False),
        (("六安市教育局", "六安市体育局"), False),
    ],
)
def test_a_government_and_its_office_are_two_bodies(names: tuple[str, ...], same: bool) -> None:
    assert (len({plain_name(name) for name in names}) == 1) is same


def named(draft: Draft, agency: str) -> bytes:
    """The same report of another body."""
    draft = draft.copy()
    was, draft.agency = draft.agency, agency
    draft.title, draft.preface = draft.title.replace(was, agency), draft.preface.replace(was, agency)
    draft.metadata = [(label, value.replace(was, agency)) for label, value in draft.metadata]
    return html.plain(draft)


@pytest.mark.parametrize("first", ["政府", "政府办公室"])
def test_last_year_s_report_of_the_office_is_not_the_government_s(of: make_run.Office, first: str) -> None:
    before = previous_of(make(7), same_text=False)
    other = previous_of(make(8), same_text=False)
    other.year, other.published = before.year, before.published
    other.title = re.sub(r"20\d\d", str(before.year), other.title)
    other.preface = re.sub(r"20\d\d", str(before.year), other.preface)
    files = {
        "政府.html": named(before, "和州市人民政府"),
        "政府办公室.html": named(other, "和州市政府办公室"),
        "今年.html": named(make(7), "和州市政府"),
    }
    add(of, dict(sorted(files.items(), key=lambda pair: pair[0] != f"{first}.html")))
    finish(of)
    views = {view.name: view for view in queries.files(of.run)}
    assert views["今年.html"].compared == ("政府.html",)
    assert views["政府办公室.html"].agency_key != views["政府.html"].agency_key


def test_last_year_s_report_as_released_here_is_used(of: make_run.Office, system: By) -> None:
    body = annual_reports.released(system)
    agency = agencies.agency(body.code)
    draft = make(7, 2026)
    for row in ("R2", "R3a", "R3g"):
        for column in ("natural", "total"):
            draft.cells[f"T3.{row}.{column}"] = str(int(draft.cells[f"T3.{row}.{column}"]) + 2)
    add(of, {"今年.html": named(draft, agency.name)})
    finish(of)
    (view,) = queries.files(of.run)
    assert (view.agency, view.year) == (body.code, 2026)
    assert view.compared == (reports.released(body.code, 2025).title,)
    assert "T3.carry" in {finding.id for finding in view.findings}


def test_files_of_offices_get_their_own_key_when_the_program_is_renewed(of: make_run.Office) -> None:
    office, government = (
        make_run.audited(of, number=n, agency_name=name, agency_key="和州市", agency=of.code)
        for n, name in enumerate(("和州市人民政府办公室", "和州市人民政府"), start=1)
    )
    import_module("mingchuang.domains.audits.migrations.0004_offices_have_keys_of_their_own").forwards(apps, None)
    found = {row.public_id: row for row in queries.rows(of.run)}
    assert (found[office].agency_key, found[office].agency) == (plain_name("和州市人民政府办公室"), "")
    assert (found[government].agency_key, found[government].agency) == (plain_name("和州市人民政府"), of.code)


def test_a_file_that_cannot_be_read_says_why_and_stops_nothing(of: make_run.Office) -> None:
    add(of, {"坏.docx": b"PK\x03\x04broken", "好.html": html.plain(make(3))})
    finish(of)
    broken, good = queries.files(of.run)
    assert (broken.verdict, broken.why) == ("not_assessable", "reports.broken")
    assert good.cells


def test_what_stops_the_program_is_said_to_have_failed(of: make_run.Office, monkeypatch, caplog) -> None:
    def stop(name: str, data: bytes) -> None:
        raise ZeroDivisionError(data)

    add(of, {"王小明.html": "<html>王小明</html>".encode()})
    monkeypatch.setattr(runs, "read", stop)
    finish(of)
    (view,) = queries.files(of.run)
    assert (view.state, view.why) == ("failed", "audits.failed")
    assert "ZeroDivisionError" in caplog.text
    assert "王小明" not in caplog.text


def test_after_a_kill_the_rest_goes_on_at_once_and_the_file_in_hand_two_minutes_later(of: make_run.Office) -> None:
    add(of, neighbours())
    held = queue.take(of.run, of.by.at)  # the process ends here: nothing was kept, nothing given back
    assert held is not None
    for _ in range(8):
        runs.work(of.run, of.by, 60)
    assert queries.run(of.run).states == {"waiting": 1, "read": 3}
    assert queue.unfinished(of.by.at) == []
    later = By(of.person, of.by.at + queue.FREE_AFTER + timedelta(seconds=1))
    assert queue.unfinished(later.at) == [of.run]
    while not queries.run(of.run).finished:
        runs.work(of.run, later, 60)
    assert queries.run(of.run).states == {"done": 4}
    views = {view.name: view for view in queries.files(of.run)}
    assert {name for name, view in views.items() if any(f.id == "X.copy" for f in view.findings)} == {
        "1.html",
        "3.html",
    }


def test_what_ends_the_whole_process_is_not_tried_for_ever(of: make_run.Office) -> None:
    add(of, {"坏.html": html.plain(make(3))})
    at = of.by.at
    for _ in range(queue.MOST_TRIES):
        assert queue.take(of.run, at) is not None
        at += timedelta(minutes=3)
    runs.work(of.run, By(of.person, at))
    assert queries.files(of.run)[0].state == "failed"


def test_the_version_of_the_checks_is_kept(of: make_run.Office) -> None:
    add(of, {"好.html": html.plain(make(3))})
    finish(of)
    assert queries.files(of.run)[0].engine == runs.engine()
    assert len(runs.engine()) == 12
