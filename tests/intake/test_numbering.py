"""Automatic numbers of a Word file: what a list of HTML says stays a list, the others stand in the text as Word shows them."""

import io

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from mingchuang.intake.documents.docx import read_docx
from mingchuang.intake.documents.formats import counted, written

OFFICIAL = [
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
]


class Paper:
    """A Word file with lists of its own."""

    def __init__(self, *lists):
        self.file = docx.Document()
        numbering = self.file.part.numbering_part.element
        for known in list(numbering):
            numbering.remove(known)
        for at, levels in enumerate(lists):
            inner = "".join(
                f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                for n, (form, text) in enumerate(levels)
            )
            numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{at}">{inner}</w:abstractNum>'))
        for at in range(len(lists)):
            self.use(at + 1, at)

    def use(self, num, abstract, start=None):
        begins = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        made = f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{begins}</w:num>'
        self.file.part.numbering_part.element.append(parse_xml(made))

    def put(self, text, level=None, num=1, style=None):
        made = self.file.add_paragraph(text, style=style)
        if level is not None:
            listed = OxmlElement("w:numPr")
            for name, value in (("w:ilvl", level), ("w:numId", num)):
                listed.append(OxmlElement(name))
                listed[-1].set(qn("w:val"), str(value))
            made._p.get_or_add_pPr().append(listed)
        return self

    def read(self):
        kept = io.BytesIO()
        self.file.save(kept)
        return read_docx("方案.docx", kept.getvalue())


def counted_out(reading):
    return [one.facts["count"] for one in reading.left if one.code == "intake.left_numbering"]


def test_the_levels_of_an_official_paper_stand_in_the_text():
    paper = Paper(OFFICIAL).put("总体要求", 0, style="Heading 1").put("目标", 1).put("归集", 2).put("开放", 2)
    reading = paper.put("任务", 1).put("目录", 2).put("保障", 0, style="Heading 1").put("机制", 1).read()
    assert reading.body == (
        "<h2>一、总体要求</h2><p>（一）目标</p><p>1. 归集</p><p>2. 开放</p><p>（二）任务</p><p>1. 目录</p>"
        "<h2>二、保障</h2><p>（一）机制</p>"
    )
    assert counted_out(reading) == [8]


def test_articles_are_counted_through_the_chapters():
    paper = Paper([("chineseCountingThousand", "第%1章")], [("chineseCountingThousand", "第%1条")])
    for at in (1, 2):
        paper.put(f"章{at}", 0, num=1)
        for _ in range(6):
            paper.put("内容。", 0, num=2)
    body = paper.read().body
    assert "<p>第一章\u3000章1</p>" in body and "<p>第二章\u3000章2</p>" in body
    assert "<p>第十二条\u3000内容。</p>" in body


def test_a_plain_list_stays_a_list_and_nothing_is_said():
    reading = Paper([("decimal", "%1.")], [("bullet", "·")]).put("甲", 0).put("乙", 0).put("丙", 0, num=2).read()
    assert reading.body == "<ol><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>"
    assert counted_out(reading) == []


def test_a_list_that_goes_on_after_a_paragraph_keeps_its_numbers():
    reading = Paper([("decimal", "%1.")]).put("甲", 0).put("说明。").put("乙", 0).read()
    assert reading.body == "<p>1. 甲</p><p>说明。</p><p>2. 乙</p>"


@pytest.mark.parametrize(
    ("levels", "said"), [([("decimal", "（%1）")], "（1）甲"), ([("decimal", "%1"), ("decimal", "%1.%2")], "1.1 甲")]
)
def test_what_html_lists_cannot_say_is_text(levels, said):
    assert Paper(levels).put("甲", len(levels) - 1).read().body == f"<p>{said}</p>"


def test_a_list_may_begin_elsewhere_and_a_number_is_as_bold_as_its_words():
    paper = Paper(OFFICIAL)
    paper.use(7, 0, start=5)
    paper.put("", 0, num=7)
    paper.file.paragraphs[-1].add_run("任务").bold = True
    assert paper.read().body == "<p><strong>五、任务</strong></p>"


def test_a_style_carries_its_number():
    paper = Paper(OFFICIAL)
    style = paper.file.styles["Heading 2"].element
    style.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    )
    paper.put("目标", style="Heading 2")
    assert paper.read().body == "<h3>（一）目标</h3>"


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
     (1002, "一千零二"), (9999, "九千九百九十九"), (10_000, "10000")],
)  # fmt: skip
def test_numbers_are_said_as_counted(number, said):
    assert counted(number) == said


@pytest.mark.parametrize(
    ("form", "said"),
    [("decimal", "12"), ("ideographDigital", "一二"), ("decimalEnclosedCircle", "⑫"), ("ideographTraditional", "12"),
     ("lowerLetter", "l"), ("upperRoman", "XII"), ("decimalFullWidth", "１２"), ("decimalZero", "12"), ("none", ""),
     ("chineseLegalSimplified", "壹拾贰"), ("hebrew1", "12")],
)  # fmt: skip
def test_each_form_is_written(form, said):
    assert written(12, form) == said


def test_letters_go_on_after_z_as_word_counts():
    assert [written(at, "lowerLetter") for at in (26, 27, 54)] == ["z", "aa", "bbb"]
