"""A released text on paper, as PDF/A and as DOCX: the same text, whatever it holds."""

import io
import re
import zipfile
from collections import Counter
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from mingchuang.press import document_docx, documents, fonts
from mingchuang.press.documents import DocumentValue, attachment_lines, endings, metadata_rows
from mingchuang.press.extraction import text_of
from mingchuang.press.files import DOCX
from mingchuang.press.sanitising import clean, plain_text, whitespace_free

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = st.text(st.sampled_from("关于规范公共数据共享工作的通知一二三，。《》（）abcXYZ"), min_size=1, max_size=24)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda words: f"<strong>{words}</strong>"),
    WORDS.map(lambda words: f"<u><em>{words}</em></u>"),
    WORDS.map(lambda words: f'<a href="/luan/d/abcdefgh">{words}</a>'),
    WORDS.map(lambda words: f"甲<sub>{words}</sub>"),
)
PARAGRAPH = st.lists(INLINE, min_size=1, max_size=4).map("".join)


def table(rows: list[list[str]], spanned: bool) -> str:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    if spanned:
        lines[0] = f'<th rowspan="2">始</th><th colspan="{max(2, len(rows[0]))}">终</th>'
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


ROWS = st.lists(st.lists(PARAGRAPH, min_size=2, max_size=3), min_size=2, max_size=4)
BLOCK = st.one_of(
    PARAGRAPH.map(lambda inner: f"<p>{inner}</p>"),
    PARAGRAPH.map(lambda inner: f'<p class="align-right">{inner}</p>'),
    PARAGRAPH.map(lambda inner: f"<h2>{inner}</h2>"),
    PARAGRAPH.map(lambda inner: f"<h4>{inner}</h4>"),
    PARAGRAPH.map(lambda inner: f"<blockquote><p>{inner}</p></blockquote>"),
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(
        lambda items: "<ul>" + "".join(f"<li>{item}<ul><li>{item}</li></ul></li>" for item in items) + "</ul>"
    ),
    st.builds(table, ROWS, st.booleans()),
)
BODY = st.lists(BLOCK, min_size=1, max_size=5).map("".join).map(clean)
MARKS = re.compile(r"—\s*\d+\s*—|[•–]")


def value(body: str) -> DocumentValue:
    return DocumentValue(
        title="关于印发办法的通知",
        body=body,
        metadata=(("索引号", "113/2026-1"), ("内容概述", "规定数据归集、共享和安全，明确各部门职责，适用于本市行政区域内。")),
        document_number="六数资〔2026〕1号",
        issuer="六安市数据资源管理局",
        dated="2026年1月5日",
        attachments=("目录.xlsx", "分工表.docx"),
        fingerprint="ab" * 32,
        address="https://www.example.gov.cn/luan/d/abcdefgh",
        check="https://www.example.gov.cn/verify",
        day=date(2026, 1, 6),
    )  # fmt: skip


def expected(of: DocumentValue) -> str:
    """Number, title, text, what is attached, signature, metadata and how to check: in the order of the paper."""
    parts = [
        of.document_number,
        of.title,
        plain_text(of.body),
        "附件：1. 目录.xlsx 2. 分工表.docx",
        of.issuer,
        of.dated,
        *(words for pair in of.metadata for words in pair),
        f"信息指纹：{of.fingerprint} 网上原文：{of.address} 核验地址：{of.check}",
    ]
    return whitespace_free("".join(parts))


@given(BODY)
@settings(max_examples=60, deadline=None)
def test_the_text_of_a_docx_is_the_released_text(body: str) -> None:
    made = value(body)
    found = text_of(document_docx.render(made), DOCX.media_type)
    assert whitespace_free(MARKS.sub("", found)) == expected(made)


@pytest.mark.skipif(not fonts.available(), reason="no Chinese font on this machine")
@given(BODY)
@settings(max_examples=25, deadline=None)
def test_the_text_of_a_pdf_is_the_released_text(body: str) -> None:
    made = value(body)
    found = whitespace_free(MARKS.sub("", text_of(documents.render(made), "application/pdf")))
    # A cell over several rows is set after those beside it; without one the order is that of the text.
    if "rowspan" in body:
        assert Counter(found) == Counter(expected(made))
    else:
        assert found == expected(made)


@given(BODY)
@settings(max_examples=10, deadline=None)
def test_the_same_value_gives_the_same_docx(body: str) -> None:
    assert document_docx.render(value(body)) == document_docx.render(value(body))


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5a7d").save(out, "PNG")
    return out.getvalue()


def test_lists_links_and_pictures_are_words_own() -> None:
    body = clean(
        "<ol start='3'><li>丙<p>续</p></li></ol><ol><li>甲</li></ol><p><a href='/luan/d/x'>原文</a><a href='#a'>上文</a></p>"
        "<p><img src='/files/abcdef' alt='流程图'><img src='/files/gone00' alt='缺失的图'></p>"
    )
    given = DocumentValue(
        "题", body, address="https://www.example.gov.cn/luan/d/abc", images={"abcdef": picture(80, 900)}
    )
    made = document_docx.render(given)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        main = etree.fromstring(package.read("word/document.xml"))
        relations = package.read("word/_rels/document.xml.rels").decode()
        numbering = etree.fromstring(package.read("word/numbering.xml"))
        assert [name for name in package.namelist() if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert 'Target="https://www.example.gov.cn/luan/d/x"' in relations
    assert "#a" not in relations
    starts = [one.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") for one in numbering.findall(f"{W}num")]
    assert starts == ["3", "1"]
    assert len({one.get(f"{W}val") for one in main.iter(f"{W}numId")}) == 2
    words = text_of(made, DOCX.media_type)
    assert "缺失的图" in words
    assert "流程图" not in words
    (drawn,) = main.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline")
    assert drawn[1].get("descr") == "流程图" or "流程图" in etree.tostring(drawn, encoding="unicode")
    assert int(drawn[0].get("cy")) < 297 * 36000  # fits on the page


def test_the_paper_of_a_library_reads_it() -> None:
    paper = Document(io.BytesIO(document_docx.render(value("<p>正文</p>"))))
    assert paper.core_properties.identifier == "ab" * 32
    assert paper.paragraphs[1].style.name == "Title"
    assert "PAGE" in paper.sections[0].footer._element.xml


def test_a_text_that_signs_itself_is_not_signed_twice() -> None:
    signed = value("<p>正文</p><p>附件：1. 目录</p><p>六安市数据资源管理局</p><p>2026年1月5日</p>")
    assert endings(signed) == ([], [])
    assert text_of(document_docx.render(signed), DOCX.media_type).count("2026年1月5日") == 1
    assert endings(value("<p>六安市数据资源管理局2026年1月5日起草</p>"))[1] == ["六安市数据资源管理局", "2026年1月5日"]


def test_one_attachment_has_no_number_and_a_long_value_its_own_row() -> None:
    assert attachment_lines(("目录.xlsx",)) == ["附件：目录.xlsx"]
    assert attachment_lines(()) == []
    short, long = ("甲", "一"), ("乙", "长" * 40)
    assert metadata_rows([short, long, short, short]) == [[short], [long], [short, short]]


def test_control_signs_and_no_body_do_no_harm() -> None:
    made = document_docx.render(DocumentValue("题\x0b目\ufffe", ""))
    assert text_of(made, DOCX.media_type).startswith("题目")
