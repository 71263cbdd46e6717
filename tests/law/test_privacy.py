"""Personal data and secrecy marks: a table of cases, and what must hold for every number."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law import privacy, secrecy
from mingchuang.law.privacy.digits import id_check_sign, luhn
from mingchuang.law.screening import CHECKS, screen

CASES = Path(__file__).parent / "cases"
PRIVACY = yaml.safe_load((CASES / "privacy.yaml").read_text(encoding="utf-8"))
SECRECY = yaml.safe_load((CASES / "secrecy.yaml").read_text(encoding="utf-8"))


def unmarked(text: str) -> tuple[str, list[str]]:
    """A case's text without its brackets, and the passages that stood in them with their places."""
    plain, spans, start = "", [], 0
    for sign in text:
        if sign == "【":
            start = len(plain)
        elif sign == "】":
            spans.append((start, len(plain)))
        else:
            plain += sign
    return plain, spans


@pytest.mark.parametrize("case", PRIVACY["found"], ids=lambda case: case["text"][:30])
def test_personal_data_is_found_where_it_stands(case):
    text, spans = unmarked(case["text"])
    found = privacy.find(text)
    assert [(one.start, one.end) for one in found] == spans
    assert [[one.kind.removeprefix("privacy."), one.action, one.suggestion] for one in found] == case["is"]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("case", PRIVACY["found"], ids=lambda case: case["text"][:30])
def test_a_masked_text_has_no_finding_left(case):
    text, _ = unmarked(case["text"])
    assert privacy.find(privacy.masked(text)) == []


@pytest.mark.parametrize("text", PRIVACY["clean"], ids=lambda text: text[:30])
def test_official_prose_is_no_personal_data(text):
    assert screen(text) == []


@pytest.mark.parametrize("case", SECRECY["found"], ids=lambda case: case["text"][:30])
def test_marks_of_secrecy_are_found(case):
    text, spans = unmarked(case["text"])
    found = secrecy.find(text)
    assert [(one.start, one.end) for one in found] == spans
    assert [[one.kind.removeprefix("secrecy."), one.action] for one in found] == case["is"]


@pytest.mark.parametrize("text", SECRECY["clean"], ids=lambda text: text[:30])
def test_words_of_the_secrecy_law_pass(text):
    assert screen(text) == []


def test_the_clean_texts_stay_clean_together():
    for joint in ("\n", "", " "):
        assert screen(joint.join(PRIVACY["clean"])) == []


def test_each_check_states_itself():
    ids = {(type(check).__name__, check.id) for check in CHECKS}
    assert len(ids) == len(CHECKS)
    for check in CHECKS:
        assert check.id.startswith(("privacy.", "secrecy.", "tampering."))
        assert check.action in {"flag", "review"}
        assert check.why_zh and check.why_en and check.source


divisions = st.sampled_from(["341502", "110105", "440301", "659001", "500103", "341525", "120101"])
days = st.integers(0, 45000).map(lambda day: date(1900, 1, 1) + timedelta(days=day))
prose = st.text(alphabet="关于印发六安市数据资源管理局的通知,。、(): \n", max_size=40)


@st.composite
def id_numbers(draw):
    first = f"{draw(divisions)}{draw(days):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first + id_check_sign(first)


@given(id_numbers(), prose, prose)
def test_a_valid_number_is_found_anywhere(number, before, after):
    text = before + number + after
    found = [one for one in privacy.find(text) if one.kind == "privacy.id_card"]
    assert [(one.start, one.text, one.action) for one in found] == [(len(before), number, "flag")]
    assert privacy.find(privacy.masked(text)) == []


@given(id_numbers(), prose, st.sampled_from([" ", "-", "\n"]), st.sampled_from([(6, 14), (6, 10), (14,), (9,)]))
def test_a_number_is_found_through_blanks_hyphens_and_breaks(number, before, gap, cuts):
    cuts = cuts[:1] if gap == "\n" else cuts
    parts = [number[a:b] for a, b in zip((0, *cuts), (*cuts, 18), strict=True)]
    written = gap.join(parts)
    found = privacy.find(before + written + "。")
    assert [one.text for one in found if one.kind == "privacy.id_card"] == [written]


@given(id_numbers(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_no_number(number, place, by):
    if number[place] == "X":
        return
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert [one for one in privacy.find(f"编码{wrong}。") if one.kind == "privacy.id_card"] == []


@given(st.sampled_from("3456789"), st.integers(0, 10**9 - 1), prose, prose)
def test_mobiles_are_found_and_masked(second, rest, before, after):
    number = f"1{second}{rest:09d}"
    text = f"{before}手机{number}{after}"
    found = privacy.find(text)
    assert number in [one.text for one in found]
    assert privacy.find(privacy.masked(text)) == []


@given(st.integers(16, 19), st.integers(0, 10**15))
def test_cards_are_found_by_their_check_sum(length, seed):
    first = "62" + str(seed).zfill(16)[: length - 3]
    number = next(first + sign for sign in "0123456789" if luhn(first + sign))
    assert [one.text for one in privacy.find(f"卡号:{number}") if one.kind in {"privacy.bank_card", "privacy.id_card"}]
    assert privacy.find(privacy.masked(f"卡号:{number}")) == []


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    for one in screen(text):
        assert text[one.start : one.end] == one.text
        assert one.start < one.end


@given(st.lists(st.sampled_from([case["text"] for case in PRIVACY["found"]] + PRIVACY["clean"]), max_size=8))
def test_findings_never_overlap_and_masking_ends(cases):
    text = "。\n".join(unmarked(case)[0] for case in cases)
    found = screen(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert privacy.find(privacy.masked(text)) == []
