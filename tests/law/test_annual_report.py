"""The formats as cells, against the facts of the regulation and the lawyer's tables in ``cases/``."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mingchuang.law.annual_report import due_day, format_by_id, format_for, formats
from mingchuang.law.refusal import Refused

SHARED = next((up / "shared" for up in Path(__file__).parents if (up / "shared" / "regulation").is_dir()), None)


def regulation(year: int) -> dict[str, Any]:
    if SHARED is None:
        pytest.skip("the folder of shared facts is not beside the repository")
    return yaml.safe_load((SHARED / "regulation" / f"annual_report_{year}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("year", "expected"), [(2019, "AR2019"), (2020, "AR2019"), (2021, "AR2021"), (2035, "AR2021")])
def test_each_year_has_its_format(year: int, expected: str) -> None:
    assert format_for(year).id == expected


def test_a_year_before_the_first_format_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        format_for(2018)
    assert caught.value.refusals[0].code == "annual_report.year_too_early"


@pytest.mark.parametrize(("year", "t2", "t3"), [(2019, 22, 161), (2021, 10, 175)])
def test_the_number_of_cells_is_that_of_the_official_form(year: int, t2: int, t3: int) -> None:
    cells = list(format_for(year).cells())
    count = {table: sum(cell.table == table for cell in cells) for table in ("T2", "T3", "T4")}
    assert count == {"T2": t2, "T3": t3, "T4": 15}
    assert len({cell.id for cell in cells}) == len(cells)


@pytest.mark.parametrize("year", [2019, 2021])
def test_rows_columns_and_labels_are_those_of_the_regulation(year: int) -> None:
    facts, fmt = regulation(year), format_for(year)
    t2 = {row["id"]: block["column_ids"][1:] for block in facts["T2"]["blocks"] for row in block["rows"]}
    assert {row.id: [c.id for c in block.columns] for block in fmt.t2 for row in block.rows} == t2
    labels = {row["id"]: row["label"] for block in facts["T2"]["blocks"] for row in block["rows"]}
    assert {row.id: row.zh for block in fmt.t2 for row in block.rows} == labels
    rows = {row["id"]: row["label"] for row in facts["T3"]["rows"] if not row.get("heading")}
    assert list(fmt.t3_ids) == list(rows)
    for row in fmt.t3_rows:
        assert rows[row.id].endswith(row.zh)
    assert [group.id for group in fmt.t4_groups] == [group["id"] for group in facts["T4"]["groups"]]
    assert [column.id for column in fmt.t4_columns] == facts["T4"]["column_ids"]
    assert [section.zh for section in fmt.sections] == [section["title"] for section in facts["sections"]]


@pytest.mark.parametrize("year", [2019, 2021])
def test_every_rule_of_the_regulation_is_known_with_its_severity(year: int) -> None:
    """Left out: one instruction to the people who count (T3.partial) and one remark (X.nonpub)."""
    known = {rule.id: rule for rule in format_for(year).rules.values()}
    for rule in regulation(year)["rules"]:
        if rule["severity"] in ("process", "info"):
            continue
        assert known[rule["id"]].severity[:4] == rule["severity"][:4], rule["id"]
        assert known[rule["id"]].source and known[rule["id"]].zh and known[rule["id"]].en


def test_cell_ids_name_table_row_and_column() -> None:
    fmt = format_by_id("AR2019")
    assert fmt.cell("T2.1.normative.made").row == "T2.1.normative"
    assert fmt.cell("T3.R3a.natural").position == 0
    assert fmt.cell("T4.review.total").computed
    with pytest.raises(Refused):
        fmt.cell("T3.R3f1.natural")


def test_deadlines_are_those_of_article_49() -> None:
    assert due_day(2020) == date(2021, 1, 31)
    assert due_day(2020, "government") == date(2021, 3, 31)


def test_formats_do_not_overlap() -> None:
    spans = [(fmt.first_year, fmt.last_year or 9999) for fmt in formats().values()]
    assert all(earlier[1] < later[0] for earlier, later in zip(spans, spans[1:], strict=False))
