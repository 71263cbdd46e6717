"""Reading what is written gives back exactly its cells, in every kind of file and layout; damage is read or named."""

from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.reports.make import make
from benchmarks.reports.writers import WRITERS, html, text
from mingchuang.intake.reports.audit import audit_report
from mingchuang.intake.reports.read import read

QUICK = [name for name in WRITERS if not name.startswith("pdf")]


def same(draft, writer):
    name, write = WRITERS[writer]
    report = read(name, write(draft))
    assert {key: Decimal(value) for key, value in report.values().items()} == {
        key: Decimal(value) for key, value in draft.cells.items()
    }
    assert report.unread == ()
    assert (report.year, report.format, report.published) == (draft.year, draft.format, draft.published)
    assert report.agency.replace("(", "（").replace(")", "）") == draft.agency
    assert [part.standard for part in report.parts] == list("一二三四五六")
    return report


@pytest.mark.parametrize("writer", QUICK)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 100_000))
def test_every_kind_of_file_gives_back_its_cells(writer, seed):
    report = same(make(seed), writer)
    done = audit_report(report)
    assert [f for f in done.findings if f.severity != "notice"] == []
    assert done.verdict == "reconciles"


@pytest.mark.parametrize("writer", [name for name in WRITERS if name.startswith("pdf")])
@pytest.mark.parametrize("seed", [1, 6, 13])
def test_pdf_gives_back_its_cells(writer, seed):
    same(make(seed), writer)


def test_every_cell_stands_where_the_report_says():
    draft = make(6)
    for writer in QUICK:
        name, write = WRITERS[writer]
        report = read(name, write(draft))
        for cell in report.cells.values():
            assert report.text[slice(*cell.span)].strip() == cell.raw.strip()


def damaged(change):
    """A flattened report after a converter's damage."""
    return read("report.txt", change(text.flattened(make(6)).decode()).encode())


def test_full_width_digits_and_lost_brackets():
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    report = damaged(
        lambda t: "\n".join(line.translate(wide) if line.strip().isdigit() else line for line in t.split("\n"))
    )
    assert report.unread == ()
    report = damaged(lambda t: t.replace("（", "").replace("）", "").replace("“", "").replace("”", ""))
    assert [missing for missing in report.unread if missing.startswith("T3")] == []


def test_a_footnote_sign_is_read_past_and_said():
    draft = make(6)
    value = draft.cells["T3.R1.total"]
    draft.cells["T3.R1.total"] = value + "①"
    report = read("report.html", html.plain(draft))
    cell = report.cells["T3.R1.total"]
    assert (str(cell.value), cell.certain, cell.why) == (value, False, "footnote")


def test_a_footnote_digit_glued_to_a_number_is_named_and_not_believed():
    draft = make(6)
    draft.cells["T3.R1.total"] += "1"
    found = {f.id for f in audit_report(read("report.html", html.plain(draft))).findings}
    assert "T3.rowsum" in found


@pytest.mark.parametrize("writer", ["txt rows", "html", "docx", "xlsx"])
def test_a_blank_cell_stays_where_it_is_and_is_no_zero(writer):
    draft = make(6)
    draft.cells["T3.R3b.charity"] = ""
    name, write = WRITERS[writer]
    report = read(name, write(draft))
    assert report.cells["T3.R3b.charity"].value is None
    assert report.cells["T3.R3b.legal"].value == int(draft.cells["T3.R3b.legal"])
    done = audit_report(report)
    assert ("T3.nat", ("T3.R3b.charity",)) in {(f.id, f.where) for f in done.findings}


def test_a_row_with_a_cell_missing_is_not_assessable():
    draft = make(6)
    draft.cells["T3.R3b.charity"] = ""
    done = audit_report(read("report.txt", text.flattened(draft)))
    assert {missing.rsplit(".", 1)[0] for missing in done.case.report.unread} == {"T3.R3b"}
    assert done.verdict == "not_assessable"
    assert "form.cells" in {f.id for f in done.findings}


def test_labels_in_variants():
    draft = make(6)
    draft.labels = dict(
        MappingProxyType(
            {
                "6.属于四类过程性信息": "6.属于四类过程性性信息",
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
                "本年制发件数": "本年（2023）制发件数",
                "现行有效件数": "现行有效件数（历史累计）",
                "规范性文件": "行政规范性文件",
            }
        )
    )
    for writer in ("html", "txt rows", "docx"):
        name, write = WRITERS[writer]
        assert read(name, write(draft)).unread == ()
