"""The Lu'an bureau's 2020: entered through the acts of staff, its annual report comes out by counting."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mingchuang.channels.cli.report import report
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.reports import queries as reports
from mingchuang.law.annual_report import format_for
from mingchuang.ledger import chain
from mingchuang.ledger.models import Entry
from mingchuang.readings.annual_report.definitions import contradictions
from mingchuang.readings.annual_report.drill import records
from tests.factories.demo import demo_city

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.django_db]
AGENCY, YEAR = "luan-data", 2020
# Their nouns come with later issues.
LATER = ("responses", "npc_suggestions", "cppcc_proposals", "all_answered_satisfactorily")
ROWS = {
    "rules": "T2.1.regulation", "normative_documents": "T2.1.normative", "licences": "T2.5.licence",
    "other_services": "T2.5.other", "penalties": "T2.6.penalty", "coercion": "T2.6.coercion", "fees": "T2.8.fee",
    "procurement": "T2.9.procurement",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def city(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole demo, loaded once for this module."""
    with demo_city(django_db_blocker, scale=1):
        yield


@pytest.fixture(scope="module")
def counted(city: None) -> dict[str, Any]:
    """What `mingchuang report 2020 --agency luan-data --json` prints."""
    result = CliRunner().invoke(report, [str(YEAR), "--agency", AGENCY, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    """The figures of the original report, from the shared folder beside the project."""
    for folder in Path(__file__).resolve().parents:
        found = folder / "shared" / "seed" / "luan-2020-facts.json"
        if found.exists():
            return json.loads(found.read_text("utf-8"))
    pytest.skip("the shared folder with the report's figures is not beside the project")


def dotted(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every number below a value with its dotted path."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in LATER:
                yield from dotted(part, f"{path}.{name}")
    else:
        yield path, value


def test_every_figure_is_the_originals(counted: dict[str, Any], facts: dict[str, Any]) -> None:
    stated = dict(dotted(facts["proactive"], "proactive"))
    stated |= dict(dotted(facts["normative_documents"], "normative_documents"))
    assert len(stated) == 18
    assert {path: counted["figures"].get(path) for path in stated} == stated


def test_table_2_is_the_originals(counted: dict[str, Any], facts: dict[str, Any]) -> None:
    stated = {ROWS[name]: list(row.values()) for name, row in facts["table_2"].items()}
    assert counted["tables"]["T2"] == stated


def test_table_3_is_the_originals(counted: dict[str, Any], facts: dict[str, Any]) -> None:
    stated, table = facts["table_3"], counted["tables"]["T3"]
    named = {"R1": "new", "R2": "carried_in", "R3a": "granted", "R3g": "total_handled", "R4": "carried_out"}
    for row, cells in table.items():
        wanted = stated[named.get(row, "every_other_row")]
        assert cells == [*wanted, sum(wanted)], row


def test_table_4_is_the_originals(counted: dict[str, Any], facts: dict[str, Any]) -> None:
    assert counted["tables"]["T4"] == facts["table_4"]


def test_the_numbers_without_the_shared_folder(counted: dict[str, Any]) -> None:
    figures, tables = counted["figures"], counted["tables"]
    assert counted["format"] == "AR2019"
    assert figures["proactive.total"] == 2254
    assert [figures[f"proactive.by_outlet.{name}"] for name in ("portal", "disclosure_site", "new_media")] == [
        976,
        549,
        729,
    ]
    assert [figures[f"normative_documents.{name}"] for name in ("cleaned", "still_in_force", "open")] == [6, 9, 9]
    assert tables["T3"]["R1"] == tables["T3"]["R3a"] == tables["T3"]["R3g"] == [4, 0, 0, 0, 0, 0, 4]
    assert sum(sum(row) for row in tables["T2"].values()) == 0
    assert sum(sum(row) for row in tables["T4"].values()) == 0


def test_no_hard_rule_is_broken_and_the_figures_agree_with_their_records(counted: dict[str, Any]) -> None:
    assert not [check for check in counted["checks"] if check["severity"] == "hard"]
    for path, number in counted["figures"].items():
        if path.startswith(("proactive.", "normative_documents.")) and path != "proactive.total":
            assert records(AGENCY, YEAR, path, 1).total == number, path
    assert records(AGENCY, YEAR, "T3.R3a.natural", 1).total == 4


def test_what_seems_to_contradict_itself_is_shown_with_both_definitions() -> None:
    from mingchuang.readings.annual_report.collect import collect

    pairs = {(pair.left.key, pair.right.key) for pair in contradictions(collect(AGENCY, YEAR))}
    assert len(pairs) >= 3
    assert all(pair.left.counts_zh != pair.right.counts_zh for pair in contradictions(collect(AGENCY, YEAR)))


def test_table_2_is_signed_by_two_people() -> None:
    seen = reports.report(AGENCY, YEAR)
    signed = [entry for entry in seen.entries.values() if entry.complete and entry.first_by != entry.second_by]
    cells = [cell for cell in format_for(YEAR).cells() if cell.table == "T2" and not cell.row.startswith("T2.1.")]
    assert sorted(entry.key for entry in signed) == sorted(cell.id for cell in cells)


def test_the_report_is_released_as_counted(counted: dict[str, Any]) -> None:
    found = reports.released(AGENCY, YEAR)
    assert found is not None
    assert found.released_at.isoformat() == "2021-01-17T10:02:00+08:00" or found.released_at.day == 17
    assert found.content["tables"] == counted["tables"]
    assert {path: found.content["figures"][path] for path in counted["figures"]} == counted["figures"]
    assert reports.released(AGENCY, YEAR - 1) is not None
    body = found.content["narratives"]["overview"]
    assert "2254" in body
    assert "figure:" not in body


def test_the_ledger_and_every_release_verify() -> None:
    assert chain.check().whole
    assert not list(documents.broken())
    assert documents.count() > 1540
    # Every document five lines, every post one, and all of it marked as the demo's.
    assert Entry.objects.filter(origin="demo").count() > 8600
    assert Entry.objects.filter(act="documents.release", agency=AGENCY, at__year=YEAR).count() >= 1525
