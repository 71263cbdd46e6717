"""`mingchuang screen`: the contract's JSON, positions and exit codes."""

import json

import pytest
from click.testing import CliRunner

from mingchuang.channels.cli.screen import screen

CARD = "341502199001011239"


@pytest.fixture
def call():
    def run(*args, stdin=""):
        done = CliRunner().invoke(screen, list(args), input=stdin)
        return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    return run


def test_one_object_a_line(call):
    code, lines, _ = call("-", stdin=f"负责人:张明\n身份证 {CARD}\n\n机密★10年\n")
    assert code == 1
    assert [line["line"] for line in lines] == [1, 2, 3, 4]
    assert [[one["kind"] for one in line["findings"]] for line in lines] == [
        [],
        ["privacy.id_card"],
        [],
        ["secrecy.mark"],
    ]
    found = lines[1]["findings"][0]
    assert (found["start"], found["end"], found["text"]) == (4, 22, CARD)
    assert found["action"] == "flag" and found["suggestion"] == "34*************239" and found["why"]


def test_the_whole_text_is_one_object_and_lines_are_joined(call):
    broken = f"号码{CARD[:9]}\n{CARD[9:]}。"
    assert call("-", stdin=broken)[0] == 0
    code, lines, _ = call("-", "--whole", stdin=broken)
    assert code == 1
    assert len(lines) == 1 and lines[0]["line"] == 1
    assert lines[0]["findings"][0]["text"] == f"{CARD[:9]}\n{CARD[9:]}"


def test_a_clean_text_and_no_text(call):
    assert call("-", stdin="公开咨询电话:0564-12345\n")[0] == 0
    assert call("-", stdin="") == (0, [], "")


def test_a_file_in_the_old_encoding(call, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(f"身份证号:{CARD}".encode("gb18030"))
    assert call(str(path))[0] == 1


def test_what_cannot_be_read_is_said(call, tmp_path):
    assert call(str(tmp_path / "none.txt"))[0] == 2
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    code, lines, words = call(str(path))
    assert (code, lines) == (2, []) and words


def test_injected_phrases_hidden_signs_and_foreign_words(call):
    said = (
        "《六安市人民政府办公室皇冠体育印发2020年政务公开要点的通知》",
        "按照部署推进，公开咨询电话0564-12345",
        "打击网络赌博，体育彩票公益金用于健身设施",
    )
    text = "\n".join(said)
    code, lines, _ = call("-", stdin=text)
    assert code == 1
    kinds = [[one["kind"] for one in line["findings"]] for line in lines]
    assert kinds[0]
    assert all(kind.startswith("tampering.") for kind in kinds[0])
    assert kinds[1:] == [[], []]
    phrase = next(one for one in lines[0]["findings"] if one["suggestion"] == "关于")
    assert text[phrase["start"] : phrase["end"]] == phrase["text"] == "皇冠体育"
