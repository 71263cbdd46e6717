"""What comes from elsewhere into a text: pasted HTML and DOCX files, whole, in part, or refused with the reason."""

import io
import zipfile

import docx
import pytest

from mingchuang.intake.documents.docx import read_docx, with_addresses
from mingchuang.law.refusal import Refused
from mingchuang.press.pasting import take_html
from mingchuang.press.sanitising import clean

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<h1 style='text-align:center'><span style='font-family:黑体'>总则<o:p></o:p></span></h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>1.</span><![endif]>甲</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>·</span><![endif]>乙</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>2.</span><![endif]>丙</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>一、</span>要求</p>
<p>文<span style='display:none'>秘</span><del>旧</del><ins>新</ins></p><script>alert(1)</script>
<![if !vml]><img src="file:///C:/a.png"><![endif]><!--EndFragment--></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>
<table><!--StartFragment--><tr><td colspan=2>合计</td></tr>
<tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr>
<tr style='display:none'><td>隐</td><td>藏</td></tr><!--EndFragment--></table>"""


def codes(taken):
    return {one.code.partition("left_")[2] for one in taken.left}


def test_word_keeps_headings_and_lists_and_says_what_it_left():
    taken = take_html(WORD)
    assert '<h2 class="align-center">总则</h2>' in taken.body
    assert "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>" in taken.body.replace("\n", "")
    assert "<p>一、要求</p>" in taken.body
    assert "<p>文新</p>" in taken.body
    assert codes(taken) == {"style", "hidden", "deleted", "script", "picture"}
    assert clean(taken.body) == taken.body


def test_excel_keeps_spans_and_not_the_hidden_row():
    taken = take_html(EXCEL)
    assert '<td colspan="2">合计</td>' in taken.body
    assert '<td rowspan="2">甲</td>' in taken.body
    assert "隐" not in taken.body
    assert codes(taken) == {"hidden"}


@pytest.mark.parametrize(("html", "code"), [("a" * 3_000_001, "too_long"), ("<div>" * 50_000, "too_deep")])
def test_what_is_endless_is_refused(html, code):
    with pytest.raises(Refused, match=code):
        take_html(html)


def word_file(**extra):
    made = docx.Document()
    made.add_heading("归集工作通知", 0)
    made.add_heading("总则", 1)
    made.add_paragraph("甲项", style="List Bullet")
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    kept = io.BytesIO()
    made.save(kept)
    with zipfile.ZipFile(kept, "a") as package:
        for name, content in extra.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return kept.getvalue()


def test_a_word_file_gives_its_title_text_and_table():
    reading = read_docx("通知.docx", word_file(word__embeddings__a_dot_bin=b"x"))
    assert reading.title == "归集工作通知"
    assert "<h2>总则</h2><ul><li>甲项</li></ul>" in reading.body
    assert 'colspan="2"' in reading.body
    assert [one.facts["names"] for one in reading.left if one.code == "intake.left_objects"] == [("a.bin",)]
    assert with_addresses(reading, {}) == reading.body


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"%PDF-1.4 x", "file_kind"),
        ("a.docm", b"PK", "archive_macro"),
        ("a.docx", word_file(word__vbaProject_dot_bin=b"x"), "archive_macro"),
        ("a.docx", word_file(word__x_dot_xml=b"<!DOCTYPE a><a/>"), "docx_unreadable"),
    ],
)
def test_other_files_are_refused_with_the_reason(name, content, code):
    with pytest.raises(Refused, match=code):
        read_docx(name, content)
