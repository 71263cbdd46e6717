"""What programs put on the clipboard: kept as the table says, and the same text all the way to the papers."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mingchuang.press import document_docx, documents, fonts
from mingchuang.press.extraction import text_of
from mingchuang.press.files import DOCX
from mingchuang.press.pasting import take_html
from mingchuang.press.sanitising import clean, plain_text, whitespace_free
from tests.press.test_document_papers import MARKS, expected, value

PASTES = yaml.safe_load((Path(__file__).parent / "pastes.yaml").read_text("utf-8"))
WORDS = st.text(st.sampled_from("关于规范公共数据共享工作的通知一二三，。《》（）abcXYZ<&"), min_size=1, max_size=20)


def drawn():
    kept = io.BytesIO()
    Image.new("RGB", (40, 20), "#0b5a7d").save(kept, "PNG")
    return kept.getvalue()


DRAWN = {"abc234def567": drawn()}


def escaped(words):
    return words.replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize("case", PASTES, ids=[case["name"] for case in PASTES])
def test_a_paste_gives_what_the_table_says(case):
    taken = take_html(case["html"])
    assert taken.body.replace("\n", "") == case["body"]
    assert sorted(one.code.partition("left_")[2] for one in taken.left) == sorted(case["left"])
    assert clean(taken.body) == taken.body


LIBREOFFICE = {
    "libreoffice-text": (
        "<h2>一、工作目标</h2><p><b>到年底，</b>公共数据目录完整，接口可用。</p>"
        "<ol><li><p>完成目录编制；</p></li><li><p>完成接口登记。</p></li></ol>"
        "<ul><li><p>市级部门</p></li><li><p>县区部门</p></li></ul>"
        '<p class="align-right">六安市数据资源管理局</p>'
    ),
    "libreoffice-table": (
        "<table><colgroup><col><col><col></colgroup><tbody>"
        '<tr><td colspan="3"><p class="align-left">数据归集情况</p></td></tr>'
        '<tr><td rowspan="2"><p class="align-left">市级</p></td><td><p class="align-left">目录</p></td>'
        '<td><p class="align-left">120</p></td></tr>'
        '<tr><td><p class="align-left">接口</p></td><td><p class="align-left">86</p></td></tr></tbody></table>'
    ),
    "libreoffice-nested": (
        "<h2>二、重点任务</h2><ol><li><p>完善目录体系</p></li></ol><ul><li><p>市级目录</p></li><li><p>县级目录</p></li></ul>"
        '<ol start="2"><li><p>推进接口共享</p></li></ol>'
        "<p><b>限期：</b>9<sup>2</sup>月底前“一网通办”率达到95%以上；温度≤30℃，A&amp;B&lt;C。</p>"
        "<table><colgroup><col><col></colgroup><tbody><tr><td>单位</td><td>任务</td></tr><tr><td>市直</td>"
        "<td><p><br><br></p><table><colgroup><col><col></colgroup><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"
        '<p><br><br></p></td></tr></tbody></table><p class="align-right">2026年3月12日</p>'
    ),
}


@pytest.mark.parametrize(("name", "body"), LIBREOFFICE.items())
def test_what_libreoffice_itself_writes_is_kept(name, body):
    """The files were written by LibreOffice 7.4 (soffice --convert-to "html:HTML (StarWriter)") from texts of our own."""
    made = (Path(__file__).parent / "pastes" / f"{name}.html").read_text("utf-8")
    assert re.sub(r"\s*\n\s*", "", take_html(made).body) == body


@pytest.mark.parametrize("case", [one for one in PASTES if one["body"]], ids=lambda case: case["name"])
def test_its_text_is_the_same_on_paper(case):
    made = replace(value(take_html(case["html"]).body), images=DRAWN)
    found = text_of(document_docx.render(made), DOCX.media_type)
    assert whitespace_free(MARKS.sub("", found)) == expected(made)
    if fonts.available() and "rowspan" not in made.body:
        paper = whitespace_free(MARKS.sub("", text_of(documents.render(made), "application/pdf")))
        # The paper sets the numbers of a list, which the text does not hold.
        assert re.sub(r"\d+\.", "", paper) == re.sub(r"\d+\.", "", expected(made))


def as_word(words):
    return f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋'>{escaped(words)}<o:p></o:p></span></p>"


def as_heading(words):
    return f"<h1 style='mso-outline-level:1'>{escaped(words)}</h1>"


def as_row(words):
    return (
        f"<table class=MsoTableGrid><tr><td><p class=MsoNormal>{escaped(words)}</p></td><td><b>乙</b></td></tr></table>"
    )


def as_item(words):
    return f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>{escaped(words)}</p>"


def as_nested(words):
    """Two levels of Word's list, a number below a bullet."""
    style = "<p class=MsoListParagraph style='mso-list:l1 level{} lfo2'><span style='mso-list:Ignore'>{}</span>{}</p>"
    return style.format(1, "·", f"上{escaped(words)}") + style.format(2, "1.", f"下{escaped(words)}")


def as_spans(words):
    return (
        "<table class=MsoTableGrid><tr><td rowspan=2><p class=MsoNormal>类</p></td><td colspan=2 align=center><p>"
        f"{escaped(words)}</p></td></tr><tr><td><p>今年</p></td><td><ul><li>{escaped(words)}</li></ul></td></tr></table>"
    )


def as_link(words):
    return f'<p class=MsoNormal>见<a href="https://www.example.gov.cn/a?b=1&amp;c=2"><span>{escaped(words)}</span></a>。</p>'


def as_picture(words):
    """A picture of the text that is moved by cutting and pasting: whoever does not see it has its words."""
    return f'<p class=MsoNormal><img src="/files/abc234def567" alt="{escaped(words)}"></p>'


SAID = {as_row: "{}乙", as_nested: "上{0}下{0}", as_spans: "类{0}今年{0}", as_link: "见{}。"}
FORMS = [as_word, as_heading, as_row, as_item, *SAID, as_picture]
PIECES = st.lists(st.tuples(st.sampled_from(FORMS), WORDS), min_size=1, max_size=6)


def pasted(pieces):
    html = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
    html += "".join(form(words) for form, words in pieces) + "<!--EndFragment--></body></html>"
    return take_html(html).body


def said(pieces, with_pictures):
    """The words of the pieces in order; those of pictures stand on paper where the file is missing, and in no text."""
    kept = [one for one in pieces if with_pictures or one[0] is not as_picture]
    return "".join(SAID.get(form, "{}").format(words) for form, words in kept)


def on_paper(made, pieces):
    return expected(made).replace(
        whitespace_free(plain_text(made.body)), whitespace_free(said(pieces, with_pictures=True)), 1
    )


@given(PIECES)
@settings(max_examples=80, deadline=None)
def test_no_word_is_lost_between_the_clipboard_and_the_docx(pieces):
    body = pasted(pieces)
    assert whitespace_free(plain_text(body)) == whitespace_free(said(pieces, with_pictures=False))
    made = value(f"<p>始。</p>{body}")
    docx = document_docx.render(made)
    begun = [(as_word, "始。"), *pieces]
    assert whitespace_free(MARKS.sub("", text_of(docx, DOCX.media_type))) == on_paper(made, begun)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    linked = any(form is as_link for form, _ in pieces)
    assert ("https://www.example.gov.cn/a?b=1&amp;c=2" in relations) == linked


@pytest.mark.skipif(not fonts.available(), reason="no Chinese font on this machine")
@given(PIECES)
@settings(max_examples=25, deadline=None)
def test_no_word_is_lost_between_the_clipboard_and_the_pdf(pieces):
    made = value(f"<p>始。</p>{pasted(pieces)}")
    paper = re.sub(r"\d+\.", "", whitespace_free(MARKS.sub("", text_of(documents.render(made), "application/pdf"))))
    wanted = re.sub(r"\d+\.", "", on_paper(made, [(as_word, "始。"), *pieces]))
    # A cell over several rows is set after those beside it.
    if any(form is as_spans for form, _ in pieces):
        assert Counter(paper) == Counter(wanted)
    else:
        assert paper == wanted


def test_a_picture_that_is_there_takes_its_words_along_unseen():
    """Beside the picture, for who hears the paper; the text is the same without them."""
    body = pasted([(as_word, "图示如下。"), (as_picture, "办理流程")])
    made = replace(value(body), images=DRAWN)
    docx = document_docx.render(made)
    assert whitespace_free(MARKS.sub("", text_of(docx, DOCX.media_type))) == expected(made)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert 'descr="办理流程"' in package.read("word/document.xml").decode()
    if fonts.available():
        assert whitespace_free(MARKS.sub("", text_of(documents.render(made), "application/pdf"))) == expected(made)
