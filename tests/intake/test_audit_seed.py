"""The audit of the seed report: everything read, nothing cried, everything that is wrong named."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mingchuang.channels.cli.audit import audit as command
from mingchuang.intake.reports.audit import audit_file


def shared(name: str) -> Path:
    for folder in Path(__file__).resolve().parents:
        path = folder / "shared" / "seed" / name
        if path.exists():
            return path
    pytest.skip("the seed report is not beside this checkout")


@pytest.fixture(scope="module")
def done():
    return audit_file(shared("luan-2020-annual-report.txt"))


def test_the_report_is_recognised_and_every_cell_is_read(done):
    report = done.case.report
    assert (report.agency, report.year, report.format) == ("六安市数据资源管理局(政务服务管理局)", 2020, "AR2019")
    assert report.published.isoformat() == "2021-01-17"
    assert len(report.cells) == 23 * 7 + 22 + 15
    assert report.unread == ()


def test_cells_hold_what_the_facts_say(done):
    facts = json.loads(shared("luan-2020-facts.json").read_text("utf-8"))["table_3"]
    values = done.case.report.values()
    kinds = facts["applicants"]
    assert [values[f"T3.R1.{kind}"] for kind in kinds] == facts["new"]
    assert [values[f"T3.R3a.{kind}"] for kind in kinds] == facts["granted"]
    assert values["T3.R3g.total"] == sum(facts["total_handled"])


def test_the_tables_reconcile(done):
    assert done.verdict == "reconciles"
    assert not [f for f in done.findings if f.id.startswith(("T2.", "T3.", "T4."))]


def test_the_injected_phrases_are_errors_and_their_place_is_exact(done):
    found = [f for f in done.findings if f.severity == "error"]
    assert {f.id for f in found} == {"tampering.phrase"}
    assert len(found) == 6
    text = done.case.report.text
    assert {text[slice(*f.where[0])] for f in found} == {"比分直播,篮球比分直播"}


def test_the_contradictions_are_warnings_and_the_true_sum_is_not_one(done):
    warnings = [f for f in done.findings if f.severity == "warning"]
    said = " ".join(f.evidence for f in warnings)
    assert [f.id for f in warnings].count("text.self") == 3
    for words in (
        "政策解读15条",
        "政策解读共计11篇",
        "视频解读2条",
        "视频解读1篇",
        "16.5万个服务事项",
        "16万个政务服务事项",
    ):
        assert words in said
    assert {f.where[-1] for f in warnings if f.id == "X.narr_norm"} == {"T2.1.normative.total_open"}
    assert "2254" not in said


def test_the_command_says_it_in_json_and_by_its_exit_code(tmp_path):
    path = shared("luan-2020-annual-report.txt")
    result = CliRunner().invoke(command, [str(path), "--json"])
    assert result.exit_code == 1
    (answer,) = json.loads(result.stdout)
    assert {"file", "agency", "year", "format", "published", "cells", "findings", "verdict"} <= set(answer)
    assert {"id", "severity", "where", "evidence", "source", "sentence", "suggestion"} <= set(answer["findings"][0])
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 nothing")
    result = CliRunner().invoke(command, [str(scan), "--json"])
    assert result.exit_code == 2
    assert json.loads(result.stdout)[0]["verdict"] == "not_assessable"
