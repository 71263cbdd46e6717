"""PDF/A: what goes in comes out, whatever the text; wide tables; no font, no PDF."""

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from mingchuang.law.refusal import Refused
from mingchuang.press import documents, fonts, letters, nodes, reports, typesetting
from mingchuang.press.documents import DocumentValue
from mingchuang.press.extraction import text_of
from mingchuang.press.grid import placed
from mingchuang.press.letters import LetterValue
from mingchuang.press.reports import Cell, ReportValue, Row, Section, Table
from mingchuang.press.sanitising import clean, plain_text, whitespace_free

pytestmark = pytest.mark.skipif(not fonts.available(), reason="no Chinese font on this machine")

BODY = clean(
    "<h2>一、总体要求</h2><p>根据<strong>《条例》</strong>规定,#let x = $y$ *a* _b_ @c \\n &lt;d&gt; // e /* f */ ~ ` \" '</p>"
    "<ul><li>甲<ul><li>乙</li></ul></li></ul><ol start='3'><li>丙</li></ol><blockquote><p>引用</p></blockquote>"
    "<table><thead><tr><th>项目</th><th colspan='2'>数量</th></tr></thead>"
    "<tbody><tr><td>规章</td><td>0</td><td>1</td></tr></tbody></table>"
)
MARKERS = re.compile(r"—\s*\d+\s*—|[•–〓]")


def text_in(pdf: bytes) -> str:
    return whitespace_free(MARKERS.sub("", text_of(pdf, "application/pdf")))


def is_pdf_a(pdf: bytes) -> bool:
    return b"<pdfaid:part>2</pdfaid:part>" in pdf and b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_a_document_is_pdf_a_and_its_text_comes_back():
    pdf = documents.render(DocumentValue("关于印发《办法》的通知", BODY))
    assert is_pdf_a(pdf)
    expected = "关于印发《办法》的通知" + plain_text(BODY)
    assert text_in(pdf) == whitespace_free(expected).replace("丙", "3.丙")


def test_a_cell_over_two_rows_stands_once():
    body = clean(
        "<table><tr><th rowspan='2'>项目</th><th colspan='2'>数量</th></tr><tr><th>今年</th><th>去年</th></tr></table>"
    )
    found = text_in(documents.render(DocumentValue("表", body)))
    assert sorted(found) == sorted("表项目数量今年去年")


def test_the_head_and_the_foot_of_a_document():
    pdf = documents.render(
        DocumentValue(
            title="标题",
            body="<p>正文</p>",
            metadata=(("索引号", "113/2020-1"), ("有效性", "有效")),
            organ_heading="某局文件",
            document_number="某〔2020〕1号",
            issuer="某局",
            dated="2020年1月1日",
            attachments=("表.xlsx",),
            fingerprint="ab" * 32,
            address="https://example.gov.cn/v",
        )  # fmt: skip
    )
    found = text_in(pdf)
    for words in (
        "某局文件",
        "某〔2020〕1号",
        "标题",
        "113/2020-1",
        "有效性",
        "正文",
        "附件：表.xlsx",
        "2020年1月1日",
        "ab" * 32,
    ):
        assert words in found
    assert "https://example.gov.cn/v" in found


def test_the_signature_stands_at_the_right_with_its_date_centred_below():
    """GB/T 9704-2012, 7.3.5: four signs from the edge of the text, which is 26 mm from the edge of A4."""
    value = DocumentValue("标题", "<p>正文。</p>", issuer="某市数据资源管理局", dated="2026年1月1日")
    name, day = edges(documents.render(value), "某市数据资源管理局", "2026年1月1日")
    edge = (210 - 26) / 25.4 * 72 - 4 * 16
    assert abs(name[1] - edge) < 4
    assert abs(sum(name) - sum(day)) < 8


def edges(pdf: bytes, *words: str) -> list[tuple[float, float]]:
    """Where words stand on the first page: their left and their right edge, in points."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    text = page.get_text_range()
    found = []
    for one in words:
        boxes = [page.get_charbox(text.index(one) + at) for at in range(len(one))]
        found.append((min(box[0] for box in boxes), max(box[2] for box in boxes)))
    return found


def test_an_ideographic_space_is_a_sign_of_the_text_but_no_indent():
    body = clean(
        "<p>　　第一条　总则  。</p><p><strong>　第二条　</strong>附则</p><table><tr><td>　其中：</td></tr></table>"
    )
    first, second, table = nodes.body(body)
    assert first["c"] == [{"t": "s", "v": "第一条　总则 。"}]
    assert second["c"][0]["c"] == [{"t": "s", "v": "第二条　"}]
    assert table["cells"][0]["c"][0]["c"] == [{"t": "s", "v": "　其中："}]
    pdf = documents.render(DocumentValue("标题", clean("<p>第一条　总则</p>")))
    assert is_pdf_a(pdf)
    before, after = edges(pdf, "第一条", "总则")
    assert after[0] - before[1] > 14


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_is_a_command(text):
    """Fuzz: any text can be a title, a paragraph, a cell; it comes out as text, never as an error."""
    pdf = letters.render(LetterValue("函", "局", (("title", "函"), ("body", "始" + text + "终"))))
    printed = re.sub("〓", "", whitespace_free(typesetting.shown(text)))
    if printed.isascii():
        assert printed in text_in(pdf).replace("\u00ad", "")
    assert is_pdf_a(pdf)


def test_joining_signs_without_a_font_are_printed_as_the_geta_and_nothing_else_is():
    """typst names them by their number: the figures and letters of that name stay what they are."""
    pdf = letters.render(LetterValue("函", "局", (("body", "{f}甲\u0f71乙17u"),)))
    assert is_pdf_a(pdf)
    assert whitespace_free(text_of(pdf, "application/pdf")).startswith("{f}甲〓乙17u")


TYPST = [
    "#",
    "$",
    "*",
    "_",
    "`",
    "<a>",
    "@b",
    "\\",
    "//",
    "/*",
    "*/",
    "~",
    "---",
    "...",
    "=",
    "+",
    "'",
    '"',
    "#{",
    "]",
    "[",
    "关",
    " ",
]


@given(st.lists(st.sampled_from(TYPST), max_size=20))
@settings(max_examples=40, deadline=None)
def test_signs_of_typst_come_back_as_they_are(parts):
    text = "".join(parts)
    pdf = letters.render(LetterValue("函", "局", (("body", f"始{text}终"),)))
    assert text_in(pdf) == whitespace_free(f"始{text}终")


def test_signs_without_a_font_are_printed_as_the_geta():
    pdf = letters.render(LetterValue("函", "局", (("body", "前\U0001f600\ue000\U000e0041后\u202e"),)))
    assert is_pdf_a(pdf)
    assert "前〓〓后" in whitespace_free(text_of(pdf, "application/pdf"))


def test_a_letter_holds_its_lines_in_order():
    lines = (
        ("head", "某局"),
        ("title", "答复书"),
        ("number", "某〔2026〕3号"),
        ("addressee", "张某："),
        ("body", "经查。\n另告。"),
        ("remedy", "可以申请行政复议。"),
        ("seal", "某局（印章）"),
        ("date", "2026年3月12日"),
    )
    assert text_in(letters.render(LetterValue("答复书", "某局", lines))) == whitespace_free(
        "".join(text for _, text in lines)
    )
    with pytest.raises(ValueError, match="unknown roles"):
        letters.render(LetterValue("x", "y", (("footer", "z"),)))


def test_a_report_with_a_wide_table_keeps_every_figure():
    head = Row((Cell("项目", rowspan=2, header=True), Cell("数量", colspan=15, header=True)))
    names = Row(tuple(Cell(f"列{i}", header=True) for i in range(15)))
    lines = tuple(
        Row((Cell(f"行{n}", header=True), *(Cell(str(1000 * n + i), numeric=True) for i in range(15))))
        for n in range(80)
    )
    table = Table("大表", (head, names, *lines), heads=2)
    pdf = reports.render(
        ReportValue(
            "年度报告", "某局", 2020, "2021年1月17日", "前言", (Section("一、情况", ("段落",), (table,)),), "ab" * 32
        )
    )
    found = text_of(pdf, "application/pdf").split()
    assert is_pdf_a(pdf)
    assert all(str(1000 * n + i) in found for n in range(80) for i in range(15))
    assert sum(word == "列14" for word in found) == len(pypdfium2.PdfDocument(pdf))


@given(st.lists(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5)), max_size=5), max_size=6))
def test_cells_never_overlap_nor_leave_the_table(rows):
    grid = placed([[{"columns": columns, "lines": lines} for columns, lines in row] for row in rows])
    seen = set()
    for cell in grid.cells:
        own = {(cell["x"] + i, cell["y"] + j) for i in range(cell["columns"]) for j in range(cell["lines"])}
        assert not own & seen
        seen |= own
        assert cell["x"] + cell["columns"] <= grid.columns and cell["y"] + cell["lines"] <= grid.rows
    assert len(grid.cells) == sum(len(row) for row in rows)


SPANS = [
    "<table>",
    "<tr>",
    '<td rowspan="3">a',
    '<td colspan="4">b',
    "<th>c",
    "<td>d",
    "</table>",
    "<thead>",
    "<tbody>",
    "<ul><li>e",
    "</ul>",
]


@given(st.lists(st.sampled_from(SPANS), max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_can_be_set(parts):
    html = clean("<table>" + "".join(parts) + "</table>")
    assert is_pdf_a(documents.render(DocumentValue("表", html)))
    assert "".join(sorted(plain_text(html).split())) is not None and isinstance(nodes.body(html), list)


def test_a_table_wider_than_the_page_gets_a_page_of_its_own_turned():
    html = "<table><tr>" + "".join(f"<td>列{i}</td>" for i in range(16)) + "</tr></table>"
    document = pypdfium2.PdfDocument(documents.render(DocumentValue("表", clean(f"<p>前</p>{html}<p>后</p>"))))
    sizes = [page.get_size() for page in document]
    assert [width > height for width, height in sizes] == [False, True, False]


def test_pictures_are_set_by_their_id_and_unknown_ones_by_their_words(tmp_path):
    Image.new("RGB", (40, 20), "red").save(tmp_path / "a.png")
    body = clean('<p><img src="/files/abc234def567" alt="红"></p><p><img src="/files/zzz234def567" alt="缺图"></p>')
    pdf = documents.render(DocumentValue("图", body, images={"abc234def567": (tmp_path / "a.png").read_bytes()}))
    assert b"/Subtype/Image" in pdf.replace(b" ", b"")
    assert "缺图" in text_in(pdf) and "红" not in text_in(pdf)


def test_without_a_chinese_font_nothing_is_set(monkeypatch, tmp_path):
    monkeypatch.setattr(
        fonts.typst, "Fonts", lambda **_: type("None_", (), {"families": lambda self: ["DejaVu Sans"]})()
    )
    monkeypatch.setattr(fonts, "PACKAGES", tmp_path / "none")
    assert not fonts.available()
    with pytest.raises(Refused, match=r"press\.no_fonts"):
        letters.render(LetterValue("函", "局", (("body", "字"),)))


def test_fonts_of_the_package_folder_serve_where_the_system_has_none(monkeypatch, tmp_path):
    real = fonts.typst.Fonts
    own = next((info.path for info in fonts.chosen().collection.fonts() if info.family in fonts.SERIF), None)
    if own is None:
        pytest.skip("the system has no Song type")
    folder = tmp_path / "node_modules"
    folder.mkdir()
    shutil.copy(own, folder / Path(own).name)
    monkeypatch.setattr(fonts.typst, "Fonts", lambda font_paths: real(False, True, font_paths))
    monkeypatch.setattr(fonts, "PACKAGES", folder)
    assert is_pdf_a(letters.render(LetterValue("函", "局", (("body", "字"),))))
