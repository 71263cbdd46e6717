"""A folder of reports: beside last year's, beside each other, beside the bodies they sum up."""

import json
from pathlib import Path

from click.testing import CliRunner

from benchmarks.reports.faults import LONG, previous_of
from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html, text
from mingchuang.channels.cli.audit import audit as command
from mingchuang.intake.reports.neighbours import alike


def run(*arguments) -> tuple[int, dict[str, dict]]:
    result = CliRunner().invoke(command, [*map(str, arguments), "--json", "--jobs", "1"])
    return result.exit_code, {Path(one["file"]).name: one for one in json.loads(result.stdout)}


def ids(answer: dict) -> set[str]:
    return {found["id"] for found in answer["findings"]}


def test_last_year_s_carry_over_is_found_in_a_folder(tmp_path):
    (tmp_path / "last").mkdir()
    for seed in (6, 7, 13):
        (tmp_path / "last" / f"{seed}.html").write_bytes(html.plain(previous_of(make(seed), same_text=False)))
    lost = make(7)
    for row in ("R2", "R3a", "R3g"):
        for column in ("natural", "total"):
            lost.cells[f"T3.{row}.{column}"] = str(int(lost.cells[f"T3.{row}.{column}"]) + 2)
    (tmp_path / "a.docx").write_bytes(docx.plain(lost))
    (tmp_path / "b.html").write_bytes(html.plain(make(13)))
    code, answers = run(tmp_path / "a.docx", tmp_path / "b.html", "--previous", tmp_path / "last")
    assert code == 1
    assert "T3.carry" in ids(answers["a.docx"])
    assert "T3.carry" not in ids(answers["b.html"])


def test_neighbours_that_wrote_the_same_are_named_with_the_passages(tmp_path):
    for place, seed in enumerate((2, 3, 4, 5)):
        draft = make(seed)
        if place in (1, 3):
            draft.part("五").paragraphs = list(LONG)
        (tmp_path / f"{place}.html").write_bytes(html.plain(draft))
    _, answers = run(tmp_path)
    copied = {name for name, answer in answers.items() if "X.copy" in ids(answer)}
    assert copied == {"1.html", "3.html"}
    (found,) = [f for f in answers["1.html"]["findings"] if f["id"] == "X.copy"]
    assert all(end > start for start, end in found["where"])


def test_likeness_by_samples():
    same, other = frozenset(range(100)), frozenset(range(1000, 1100))
    assert alike([same, other, same]) == {0: [2], 2: [0]}
    assert alike([frozenset(), frozenset()]) == {}


def test_a_government_is_the_sum_of_its_bodies(tmp_path):
    bodies = [make(seed, 2023) for seed in (1, 2, 3)]
    government = make(9, 2023)
    government.agency, government.title = "和州市人民政府", "和州市人民政府2023年政府信息公开工作年度报告"
    government.part("一").paragraphs = ["2023年，各项公开工作平稳开展。"]
    government.cells = {
        key: str(
            sum(float(body.cells[key]) for body in bodies)
            if "amount" in key
            else sum(int(b.cells[key]) for b in bodies)
        )
        for key in government.cells
    }
    (tmp_path / "below").mkdir()
    for place, body in enumerate(bodies):
        body.agency = f"和州市第{'一二三'[place]}局"
        body.title = f"{body.agency}2023年政府信息公开工作年度报告"
        (tmp_path / "below" / f"{place}.txt").write_bytes(text.rows(body))
    path = tmp_path / "city.html"
    path.write_bytes(html.plain(government))
    _, answers = run(path, "--sum-of", tmp_path / "below")
    assert "AGG" not in ids(answers["city.html"])
    government.cells["T4.review.total"] = str(int(government.cells["T4.review.total"]) + 1)
    path.write_bytes(html.plain(government))
    code, answers = run(path, "--sum-of", tmp_path / "below")
    wrong = [f["where"] for f in answers["city.html"]["findings"] if f["id"] == "AGG"]
    assert (code, wrong) == (1, [["T4.review.total"]])
