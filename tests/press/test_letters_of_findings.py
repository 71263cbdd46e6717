"""A letter of findings as PDF and DOCX: the same words in the same order; sheets hold numbers and no formula."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from mingchuang.press import fonts, letter_docx, letters
from mingchuang.press.extraction import text_of
from mingchuang.press.letters import LetterValue
from mingchuang.press.sanitising import whitespace_free
from mingchuang.press.sheets import Sheet, as_csv, as_xlsx
from tests.press.test_typesetting import MARKERS, is_pdf_a

LINES = (
    ("head", "和州市人民政府办公室"), ("title", "关于报告审核意见的函"), ("addressee", "市财政局："),
    ("body", "共提出意见2条。"), ("heading", "一、应当更正的问题（1条）"), ("body", "1．总计不符。位置：表三。"),
    ("seal", "和州市人民政府办公室"), ("date", "2025年3月3日"),
)  # fmt: skip
LETTER = LetterValue("关于报告审核意见的函", "和州市人民政府办公室", LINES)
DAY = date(2025, 3, 3)


def paragraphs(docx: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(docx)).paragraphs]


@pytest.mark.skipif(not fonts.available(), reason="no Chinese font on this machine")
def test_pdf_and_docx_hold_the_same_text_in_the_same_order() -> None:
    pdf, docx = letters.render(LETTER), letter_docx.render(LETTER, DAY)
    assert is_pdf_a(pdf)
    said = "".join(words for _, words in LINES)
    assert whitespace_free(MARKERS.sub("", text_of(pdf, "application/pdf"))) == whitespace_free(said)
    assert paragraphs(docx) == [words for _, words in LINES]


def test_the_docx_is_a4_with_the_margins_of_an_official_paper_and_page_numbers() -> None:
    section = Document(io.BytesIO(letter_docx.render(LETTER, DAY))).sections[0]
    sides = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
    sides += [section.left_margin, section.right_margin]
    wanted = [Mm(210), Mm(297), Mm(37), Mm(35), Mm(28), Mm(26)]
    assert all(side is not None and abs(side - mm) < Mm(0.2) for side, mm in zip(sides, wanted, strict=True))
    assert "PAGE" in section.footer._element.xml


def test_every_role_has_a_style_of_its_paper() -> None:
    letter = LetterValue("函", "机关", tuple((role, role) for role in letters.ROLES))
    used = [one.style.name for one in Document(io.BytesIO(letter_docx.render(letter))).paragraphs]
    assert set(letter_docx.STYLES) == set(letters.ROLES)
    assert [one.lower() for one in used] == [letter_docx.STYLES[role].lower() for role in letters.ROLES]


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_docx.render(LETTER, DAY) == letter_docx.render(LETTER, DAY)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="roles"):
        letter_docx.render(LetterValue("函", "机关", (("script", "x"),)))


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_makes_a_docx_that_opens_and_nothing_in_it_is_a_command(words: str) -> None:
    docx = letter_docx.render(LetterValue("函", "机关", (("body", words + "{{ 7*7 }}{% x %}"),)))
    assert "".join(paragraphs(docx)).endswith("{{ 7*7 }}{% x %}")
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower() or "embed" in name.lower()]


SHEET = Sheet(
    "汇总:核对", ("数据", "差额"), (("=1+1", Decimal("0.10")), ("甲", 3), ("-", None)), ("说明",), frozenset({1})
)


def test_a_sheet_as_csv_opens_in_chinese_and_holds_no_formula() -> None:
    made = as_csv(SHEET)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows == [["数据", "差额"], ["'=1+1", "0.10"], ["甲", "3"], ["'-", ""]]


def test_a_sheet_as_xlsx_keeps_numbers_as_numbers_and_texts_as_texts() -> None:
    book = load_workbook(io.BytesIO(as_xlsx([SHEET, SHEET], "题")))
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]][0] == "说明"
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=2)] == [
        ["数据", "差额"], ["=1+1", 0.1], ["甲", 3], ["-", None],
    ]  # fmt: skip
    assert page["A3"].data_type == "s"
    assert page["A3"].quotePrefix
    assert page["B4"].fill.fgColor.rgb == "00FFF6E0"
    assert page.freeze_panes == "B3"
    assert as_xlsx([SHEET], "题") == as_xlsx([SHEET], "题")
