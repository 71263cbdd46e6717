"""Reading what the platform exports gives back exactly its cells, for every format and every kind of file."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from benchmarks.reports.make import make
from mingchuang.domains.reports.laid_out import as_report
from mingchuang.domains.reports.values import ReleasedReport
from mingchuang.intake.reports.read import read
from mingchuang.law.annual_report import format_by_id, value_at
from mingchuang.law.audit.check import Case
from mingchuang.law.audit.verdict import audit
from mingchuang.press import archives, fonts, report_docx, report_xlsx
from mingchuang.press.reports import Cell, ReportValue, Row, Section, Table
from mingchuang.readings.annual_report.files import file_of, page_of
from tests.factories.exported import released

FORMATS = {"AR2019": (2019, 2020), "AR2021": (2021, 2023, 2025)}
SHAPES = ("html", "docx", "xlsx", "pdf")
# A failing report is shown as it was drawn: making it smaller would set a hundred files.
some = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip


def exported(report: ReleasedReport, shape: str) -> bytes:
    return page_of(report).encode() if shape == "html" else file_of(report, shape)


def stated(report: ReleasedReport) -> dict[str, Decimal | None]:
    """Every cell of the format as the canonical value holds it."""
    found: dict[str, Decimal | None] = {}
    for cell in format_by_id(report.format).cells():
        value: Any = value_at(report.content["tables"], cell)
        found[cell.id] = None if value is None else Decimal(value)
    return found


def check(report: ReleasedReport, shape: str) -> None:
    if shape == "pdf" and not fonts.available():
        pytest.skip("no Chinese font on this machine")
    found = read(f"report.{shape}", exported(report, shape))
    cells = {key: None if cell.value is None else Decimal(cell.value) for key, cell in found.cells.items()}
    assert cells == stated(report)
    assert found.unread == () and found.why_unassessable == ""
    assert (found.year, found.format) == (report.year, report.format)
    assert found.agency.replace("(", "（").replace(")", "）") == report.agency_name
    assert [part.standard for part in found.parts] == list("一二三四五六")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("format_id", FORMATS)
def test_every_export_gives_back_its_cells(format_id: str, shape: str) -> None:
    @some
    @given(report=released(FORMATS[format_id]))
    def holds(report: ReleasedReport) -> None:
        check(report, shape)

    holds()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("format_id", FORMATS)
def test_what_a_draft_has_not_stated_is_read_as_blank_and_never_as_zero(format_id: str, shape: str) -> None:
    @some
    @given(report=released(FORMATS[format_id], blanks=True))
    def holds(report: ReleasedReport) -> None:
        check(report, shape)

    holds()


def said(report: Any) -> list[tuple[str, str, str]]:
    return sorted((one.id, one.severity, one.zh) for one in audit(Case(report)).findings)


@some
@given(report=released(FORMATS["AR2019"] + FORMATS["AR2021"]))
def test_the_audit_says_the_same_of_the_value_and_of_the_page(report: ReleasedReport) -> None:
    """The same checks from the same code: what stops a release is what an auditor would find in the released page."""
    own, page = as_report(report.content), read("report.html", page_of(report).encode())
    assert own.values() == page.values()
    assert [part.standard for part in own.parts] == [part.standard for part in page.parts]
    for cell in own.cells.values():
        assert own.text[slice(*cell.span)] == cell.raw
    assert said(own) == said(page)


@pytest.mark.parametrize("seed", range(1, 13))
def test_a_valid_report_passes_its_own_audit(seed: int) -> None:
    draft = make(seed)
    fmt = format_by_id(draft.format)
    tables: dict[str, Any] = fmt.empty()
    for cell in fmt.cells():
        text = draft.cells[cell.id]
        tables[cell.table][cell.row][cell.position] = text if "." in text else int(text)
    parts = {part.number: "".join(f"<p>{words}</p>" for words in part.paragraphs) for part in draft.parts}
    narratives = {one.id: parts[one.number] for one in fmt.sections if not one.table}
    report = as_report(
        {
            "agency": {"code": "body", "name": draft.agency}, "year": draft.year, "format": draft.format,
            "title": draft.title, "tables": tables, "narratives": narratives | {"preamble": f"<p>{draft.preface}</p>"},
        }
    )  # fmt: skip
    assert [one.zh for one in audit(Case(report)).findings if one.severity != "notice"] == []


def row(*cells: Cell) -> Row:
    return Row(cells)


def head(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(text, columns, rows, header=True)


def number(text: str) -> Cell:
    return Cell(text, numeric=True)


TABLE = Table(
    "",
    (
        row(head("=项目", rows=2), head("数", 3)),
        row(head("甲"), head("乙"), head("丙")),
        row(head("-行"), number("-3"), number("0.000036"), number("")),
        row(head("行"), number("12345678901234.123456"), head("1e3"), number("7")),
    ),
    heads=2,
)
VALUE = ReportValue(
    title="=1+1局2025年报告",
    agency="@某局",
    year=2025,
    dated="2026年1月17日",
    day=date(2026, 1, 17),
    preface="+前言\x07第一段\n-前言第二段",
    fingerprint="ab" * 32,
    sections=(
        Section("一、总体情况", ('=HYPERLINK("http://x")', "@SUM(1)")),
        Section("二、表", (), (TABLE,)),
        Section("三、其他", ("无。",)),
    ),
)


def test_a_workbook_holds_numbers_as_numbers_and_no_formula() -> None:
    book = load_workbook(io.BytesIO(report_xlsx.render(VALUE)))
    assert [sheet.title for sheet in book] == ["卷首语", "二、表", "三、其他"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert len(texts) == 7 and all(cell.quotePrefix for cell in texts)
    sheet = book["二、表"]
    table = {cell.coordinate: cell.value for row in sheet.iter_rows(min_row=3) for cell in row}
    assert (table["B5"], table["C5"], table["D5"]) == (-3, 0.000036, None)
    assert sheet["C5"].number_format == "0.000000" and sheet["B5"].number_format == "0"
    # More digits than a spreadsheet keeps stay a text, every one of them.
    assert table["B6"] == "12345678901234.123456" and table["C6"] == "1e3" and table["D6"] == 7
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A3:A4", "B3:D3"}
    assert sheet.freeze_panes == "B5" and sheet.print_title_rows == "$3:$4"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0


def test_a_paper_repeats_its_heads_and_names_its_author() -> None:
    data = report_docx.render(VALUE)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body, core = (package.read(name).decode() for name in ("word/document.xml", "docProps/core.xml"))
        assert {entry.date_time for entry in package.infolist()} == {(2026, 1, 17, 0, 0, 0)}
        assert "PAGE" in package.read("word/footer1.xml").decode()
    assert body.count("<w:tblHeader/>") == 2 and body.count('w:val="restart"') == 1 and 'w:gridSpan w:val="3"' in body
    assert "=1+1局2025年报告" in core and "@某局" in core and "2026-01-17T00:00:00Z" in core


@pytest.mark.parametrize("render", [report_docx.render, report_xlsx.render])
def test_the_same_value_gives_the_same_bytes_and_nothing_that_runs(render: Any) -> None:
    data = render(VALUE)
    assert data == render(VALUE)
    assert archives.trouble(data, office=True) == ""
