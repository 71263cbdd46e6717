"""`mingchuang audit`: what it prints in each shape, its flags, and by which code it ends."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from benchmarks.reports.draft import Draft
from benchmarks.reports.faults import previous_of
from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html, text
from mingchuang.channels.cli import audit as module


def run(*arguments: object) -> Result:
    return CliRunner().invoke(module.audit, [str(one) for one in arguments])


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, draft: Draft, *changes: tuple[str, int]) -> Path:
        spoiled = draft.copy()
        for cell, by in changes:
            spoiled.cells[cell] = str(int(spoiled.cells[cell]) + by)
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes({".docx": docx.plain, ".html": html.plain, ".txt": text.rows}[path.suffix](spoiled))
        return path

    return write


def test_a_clean_report_ends_with_0_and_says_so(written: Callable[..., Path]) -> None:
    result = run(written("好.html", make(3)))
    assert (result.exit_code, "没有发现问题" in result.stdout) == (0, True)
    assert "勾稽一致" in result.stdout


def test_the_table_is_drawn_and_the_faulty_cells_are_marked(written: Callable[..., Path]) -> None:
    draft = make(7)
    wrong = int(draft.cells["T3.R1.total"]) + 5
    result = run(written("错.docx", draft, ("T3.R1.total", 5)))
    assert result.exit_code == 1
    assert "自然人" in result.stdout
    assert any(
        f"⟨{wrong}⟩" in line or f"<{wrong}>" in line or f"〈{wrong}〉" in line for line in result.stdout.splitlines()
    )
    assert "[T3.rowsum]" in result.stdout
    assert "勾稽不符" in result.stdout


def test_a_notice_alone_is_no_fault_and_a_file_that_cannot_be_read_goes_before(
    written: Callable[..., Path], tmp_path: Path
) -> None:
    quiet = make(3)
    quiet.part("五").paragraphs.append("今后将逐步完善公开公开目录。")
    result = run(written("提示.html", quiet), "--json")
    assert result.exit_code == 0
    assert [found["severity"] for found in json.loads(result.stdout)[0]["findings"]] == ["notice"]
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04broken")
    result = run(written("错.docx", make(7), ("T3.R1.total", 5)), broken, "--json")
    assert result.exit_code == 2
    wrong, unread = json.loads(result.stdout)
    assert (wrong["verdict"], unread["verdict"], bool(unread["why"])) == ("violated", "not_assessable", True)
    assert not unread["cells"]


@pytest.mark.parametrize("as_folder", [False, True])
def test_last_year_is_a_file_or_a_folder(written: Callable[..., Path], as_folder: bool) -> None:
    before = written("去年/报告.txt", previous_of(make(7), same_text=False))
    lost = [(f"T3.{row}.{column}", 2) for row in ("R2", "R3a", "R3g") for column in ("natural", "total")]
    now = written("今年.docx", make(7), *lost)
    result = run(now, "--previous", before.parent if as_folder else before, "--format", "json")
    (answer,) = json.loads(result.stdout)
    assert "T3.carry" in {found["id"] for found in answer["findings"]}
    assert "T3.carry" not in run(now).stdout


def test_a_government_is_held_against_its_bodies(written: Callable[..., Path]) -> None:
    body = written("各单位/甲.html", make(7))
    draft = make(7)
    draft.agency, draft.title = "和州市人民政府", draft.title.replace(draft.agency, "和州市人民政府")
    draft.preface = draft.preface.replace(make(7).agency, "和州市人民政府")
    government = written("政府.html", draft, ("T4.review.upheld", 1), ("T4.review.total", 1))
    result = run(government, "--sum-of", body.parent, "--json")
    found = [one["where"] for one in json.loads(result.stdout)[0]["findings"] if one["id"] == "AGG"]
    assert found == [["T4.review.upheld"], ["T4.review.total"]]


def test_every_shape_to_a_file_or_to_standard_output(written: Callable[..., Path], tmp_path: Path) -> None:
    path = written("错.docx", make(7), ("T3.R1.total", 5))
    page = tmp_path / "结果.html"
    assert run(path, "--format", "html", "--out", page).exit_code == 1
    assert "T3.rowsum" in page.read_text("utf-8")
    assert "<script" not in page.read_text("utf-8")
    book = tmp_path / "结果.xlsx"
    assert run(path, "--format", "xlsx", "--out", book).exit_code == 1
    assert load_workbook(book).sheetnames
    assert load_workbook(io.BytesIO(run(path, "--format", "xlsx").stdout_bytes)).sheetnames
    assert run(path, "--json").stdout == run(path, "--format", "json").stdout


def test_many_files_show_progress_apart_from_the_answer_and_processes_change_nothing(
    written: Callable[..., Path],
) -> None:
    folder = [written(f"多/{seed}.html", make(seed)) for seed in range(module.MANY + 1)][0].parent
    alone, together = run(folder, "--json", "--jobs", 1), run(folder, "--json", "--jobs", 2)
    assert json.loads(alone.stdout) == json.loads(together.stdout)
    assert [Path(one["file"]).name for one in json.loads(alone.stdout)] == sorted(
        f"{n}.html" for n in range(module.MANY + 1)
    )


def test_folders_without_reports_and_odd_flags_end_with_an_error(tmp_path: Path) -> None:
    empty = run(tmp_path)
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert "没有报告文件" in empty.stderr
    assert run(tmp_path / "nothing").exit_code == 2
    assert run(tmp_path, "--format", "pdf").exit_code == 2
    assert run().exit_code == 2
