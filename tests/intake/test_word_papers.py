"""Word files as offices write them: titles that are only centred, notes at the foot, boxes to tick."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from mingchuang.intake.documents.docx import read_docx

NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paper(centred, *lines):
    made = docx.Document()
    for text in centred:
        made.add_paragraph().add_run(text).bold = True
        made.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in lines:
        made.add_paragraph(text)
    return made


def read(made):
    kept = io.BytesIO()
    made.save(kept)
    return read_docx("通知.docx", kept.getvalue())


@pytest.mark.parametrize(
    ("centred", "title", "left"),
    [
        (["关于做好防汛工作的通知"], "关于做好防汛工作的通知", []),
        (["六安市数据资源管理局", "关于做好防汛工作的通知"], "六安市数据资源管理局关于做好防汛工作的通知", []),
        (["六安市数据资源管理局文件", "六数资〔2026〕8号", "关于做好防汛工作的通知"], "关于做好防汛工作的通知",
         ["六安市数据资源管理局文件", "六数资〔2026〕8号"]),
        (["六安市公共数据管理办法（试行）", "第一章 总则"], "六安市公共数据管理办法（试行）", ["第一章 总则"]),
        (["会议现场"], "", ["会议现场"]),
        (["请各单位于月底前报送报告。"], "", ["请各单位于月底前报送报告。"]),
        ([], "", []),
    ],
)  # fmt: skip
def test_a_centred_line_at_the_head_is_the_title_when_it_reads_as_one(centred, title, left):
    reading = read(paper(centred, "各有关单位：", "请遵照执行。"))
    assert reading.title == title
    kept = "".join(f'<p class="align-center"><strong>{one}</strong></p>' for one in left)
    assert reading.body == f"{kept}<p>各有关单位：</p><p>请遵照执行。</p>"


def test_a_title_by_its_style_comes_first():
    made = docx.Document()
    made.add_heading("归集工作通知", 0)
    made.add_paragraph("关于开展工作的通知").alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert read(made).title == "归集工作通知"


def test_boxes_are_signs_that_every_font_has():
    made = paper([], "")
    for sign in ("F0FE", "F0A8"):
        run = parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="{sign}"/></w:r>')
        made.paragraphs[-1]._p.append(run)
    assert read(made).body == "<p>☑□</p>"


def test_a_note_at_the_foot_comes_along_without_the_way_back():
    made = paper([], "依据规定")
    made.paragraphs[-1]._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    kept, out = io.BytesIO(), io.BytesIO()
    made.save(kept)
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>见附则。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    with zipfile.ZipFile(kept) as given, zipfile.ZipFile(out, "w") as package:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/_rels/document.xml.rels":
                more = f'<Relationship Id="rNotes" Type="{NOTES}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", more.encode())
            package.writestr(name, content)
        package.writestr("word/footnotes.xml", note)
    reading = read_docx("通知.docx", out.getvalue())
    assert reading.body == "<p>依据规定<sup>[1]</sup></p><ol><li><p>见附则。</p></li></ol>"
