"""Reports as public pages and their converters leave them: what they say of themselves, and tables that are not whole."""

import re
from decimal import Decimal

import pytest

from benchmarks.reports.make import make
from benchmarks.reports.writers import WRITERS, html, text
from mingchuang.intake.reports.audit import audit_report
from mingchuang.intake.reports.characters import is_traditional, simplified, traditional
from mingchuang.intake.reports.facts import year_and_agency
from mingchuang.intake.reports.numbers import number
from mingchuang.intake.reports.read import read
from mingchuang.law.annual_report import format_by_id
from mingchuang.law.report_grid import grids


def written(change=lambda t: t, seed=3, year=2023, writer="txt filled bars", prepare=None):
    draft = make(seed, year)
    draft.labels.clear()
    if prepare:
        prepare(draft)
    return read("", change(WRITERS[writer][1](draft).decode()).encode())


def serious(report):
    return [(f.id, f.severity) for f in audit_report(report).findings if f.severity != "notice"]


WHOSE = (
    (
        "根据《和县人民政府办公室关于2021年度政府信息公开工作年度报告编制工作的通知》，现将2021年度政府信息公开工作报告如下",
        "",
        2021,
    ),
    ("和州市气象部门2022年政府信息公开工作年度报告\n按《气象局办公室关于政府信息公开年度报告的通知》编制", "", 2022),
    (
        "本报告结合国家税务总局和州市税务局（以下简称“和州税务局”）政府信息公开工作统计数据撰写。",
        "国家税务总局和州市税务局",
        None,
    ),
    ("如有疑问，请与和州湾开发区管委会办公室联系。2023年度政府信息公开工作报告", "和州湾开发区管委会", 2023),
    ("和州市人民政府关于报送和州市2020年度政府信息公开工作年度报告的函", "和州市", 2020),
    ("按照条例，现向社会公布清河镇2022年度政府信息公开工作年度报告。", "清河镇", 2022),
    ("一、总体情况\n2023年，我局认真贯彻条例。\n（二）依申请公开\n2023年，未收到申请。", "", 2023),
    ("截止2023年12月31日我局发布信息34条。", "", 2023),
    ("自2021年1月1日至2021年12月31日。" + "。" * 300 + "五是发布分局2020年度政府信息公开工作年度报告。", "", 2021),
)


@pytest.mark.parametrize(("head", "agency", "year"), WHOSE)
def test_whose_report_and_of_which_year(head, agency, year):
    found, named, _ = year_and_agency(head)
    assert (named, found) == (agency, year)


def test_what_the_text_does_not_say_the_title_of_the_page_or_the_name_of_the_file_says():
    body = "一、总体情况\n公开工作平稳开展。"
    page = (
        f"<html><head><title>和州市水利局2022年政府信息公开工作年度报告</title></head><body><p>{body}</p></body></html>"
    )
    assert read("x.html", page.encode()).agency == "和州市水利局"
    named = read("和州市水利局2022年政府信息公开工作年度报告.txt", body.encode())
    assert (named.agency, named.year) == ("和州市水利局", 2022)


def test_a_row_filled_up_with_blank_fields_is_read_and_its_blank_cells_too():
    report = written(lambda t: re.sub(r"(上年结转政府信息公开申请数量 \|) \d+ \| \d+", r"\1  | ", t))
    assert report.unread == ()
    blank = report.cells["T3.R2.natural"], report.cells["T3.R2.commercial"]
    assert [cell.raw for cell in blank] == ["", ""]
    assert ("T3.nat", "error") in serious(report)


def test_blank_cells_of_a_whole_table_are_one_finding():
    def blank(draft):
        for cell in draft.cells:
            if cell.startswith("T3.") and not cell.endswith(".total"):
                draft.cells[cell] = ""
            elif cell.startswith("T3."):
                draft.cells[cell] = "0"

    report = written(prepare=blank, seed=11)
    found = [f for f in audit_report(report).findings if f.id == "T3.nat"]
    assert len(found) == 1
    rows = len(format_by_id("AR2021").t3_ids)
    assert len(found[0].where) == rows * 6
    assert f"{rows * 6}格" in found[0].zh


@pytest.mark.parametrize("writer", ["txt filled bars", "txt stacked bars", "txt flattened", "html", "docx", "xlsx"])
def test_labels_that_are_explained(writer):
    draft = make(3, 2023)
    draft.labels |= {
        "规章": "规章：指依照立法程序制定的，名称一般为“规定”“办法”",
        "行政规范性文件": "行政规范性文件（指有正式文号、反复适用的文件）",
        "行政强制": "行政强制(本机关无此项)",
    }
    name, write = WRITERS[writer]
    report = read(name, write(draft))
    assert report.unread == ()
    assert {key: str(value) for key, value in report.values().items() if key.startswith("T2")} == {
        key: value for key, value in draft.cells.items() if key.startswith("T2")
    }


def test_headings_in_the_middle_of_a_line():
    report = written(lambda t: re.sub(r"\n+(一、总体情况)\n+", r" \1 ", t))
    assert [part.standard for part in report.parts] == list("一二三四五六")
    quoted = written(lambda t: t.replace("一、总体情况", "一、总体情况\n报告按“一、总体情况”等六部分编写。", 1))
    assert [part.standard for part in quoted.parts] == list("一二三四五六")


def test_a_clause_that_keeps_the_headings_of_the_other_format():
    def old(draft):
        draft.labels |= {
            "本年制发件数": "本年新制作数量",
            "本年废止件数": "本年新公开数量",
            "现行有效件数": "对外公开总数量",
        }

    report = written(prepare=old)
    assert report.format == "AR2021"
    assert not [cell for cell in report.cells if cell.startswith("T2.1.")]
    assert serious(report) == [("form.format", "warning")]


def test_a_report_in_traditional_characters():
    report = written(traditional)
    assert (report.year, report.format, report.unread) == (2023, "AR2021", ())
    assert serious(report) == []
    assert "總體" not in report.text
    wrong = written(lambda t: traditional(t.replace("12月31日", "11月30日")))
    assert ("X.period", "error") in serious(wrong)


def test_characters_keep_their_places_and_a_quotation_is_no_traditional_report():
    line = "根據條例規定，現將年度報告公佈如下：資訊公開"
    assert len(simplified(line)) == len(line)
    assert simplified(line) == "根据条例规定，现将年度报告公布如下：信息公开"
    assert not is_traditional("本报告公布如下，题为“開卷有益”的活动。")
    assert simplified(traditional("总体情况与依申请公开")) == "总体情况与依申请公开"


@pytest.mark.parametrize(
    ("held", "value"), [("增10", 10), ("减3", -3), ("增加2项", 2), ("-11", -11), ("＋5", 5), ("1276.55万元", "1276.55")]
)
def test_numbers_as_bodies_write_changes(held, value):
    assert str(number(held).value) == str(value)


def test_a_report_of_a_university_is_not_held_against_the_format_of_governments():
    school = (
        "和州学院2021-2022学年信息公开年度报告\n依据《高等学校信息公开办法》编制，统计期限自2021年9月1日起至2022年8月31日止。\n"
        "一、概述\n学校持续推进信息公开。\n二、主动公开情况\n发布信息3609条。\n三、依申请公开情况\n收到申请2件。\n"
    )
    assert serious(read("x.txt", school.encode())) == []


def test_every_row_of_the_tables_has_a_width():
    """The filled writer fills rows up to the width of the whole table."""
    draft = make(3, 2023)
    lines = text.filled(draft).decode().splitlines()
    width = {line.count("|") for line in lines if "申请数量 |" in line or "予以公开 |" in line}
    assert len(width) == 1
    assert grids(draft.fmt)


def numbered(rows):
    """Every row of the tables with its number in a column of its own."""
    count = iter(range(1, 1000))
    return re.sub(r"<tr>", lambda _: f"<tr><td>{next(count)}</td>", rows)


@pytest.mark.parametrize("seed", [3, 6, 9])
def test_a_column_that_numbers_the_rows(seed):
    draft = make(seed, 2023)
    report = read("x.html", numbered(html.plain(draft).decode()).encode())
    assert {key: Decimal(value) for key, value in report.values().items()} == {
        key: Decimal(value) for key, value in draft.cells.items()
    }
    flat = text.flattened(draft).decode()
    count = iter(range(1, 1000))
    labels = "|".join(re.escape(f"{row.number}{row.zh}") for row in draft.fmt.t3_rows)
    flat = re.sub(rf"\n({labels})\n", lambda label: f"\n{next(count)}\n\n{label[1]}\n", flat)
    assert read("x.txt", flat.encode()).unread == ()


def test_a_raised_footnote_number_is_not_part_of_the_number():
    draft = make(6, 2023)
    page = html.plain(draft).decode().replace("</td>", "<sup>1</sup></td>")
    report = read("x.html", page.encode())
    assert {key: str(value) for key, value in report.values().items()} == draft.cells
    assert {cell.why for cell in report.cells.values()} == {"footnote"}


def test_all_tables_in_one_with_the_headings_in_rows():
    draft = make(6, 2023)
    page = re.sub(
        r"</table>\s*<h3>([^<]*)</h3>\s*(?:<p>[^<]*</p>\s*)*<table border=1>",
        r"<tr><td colspan=10>\1</td></tr>",
        html.plain(draft).decode(),
    )
    report = read("x.html", page.encode())
    assert report.unread == ()
    assert [part.standard for part in report.parts] == list("一二三四五六")
    assert serious(report) == []


def test_numbered_paragraphs_of_part_one_are_no_parts():
    run_in = "2、依申请公开政府信息情况。未收到申请。\n5、政府信息公开行政复议、行政诉讼情况。未发生。\n"
    report = written(lambda t: t.replace("一、总体情况\n", "一、工作开展情况\n" + run_in, 1))
    assert [part.standard for part in report.parts] == list("一二三四五六")


@pytest.mark.parametrize("writer", WRITERS)
def test_prose_in_the_words_of_a_row_is_no_row(writer):
    """A sheet holds the prose above its tables; "…件结转下年度继续办理" there is a sentence and not the last row."""
    draft = make(3, 2023)
    left = draft.number("T3.R4.total")
    draft.part("一").paragraphs.append(f"年末尚有政府信息公开申请{left}件结转下年度继续办理。")
    ending, write = WRITERS[writer]
    report = read(f"x.{ending}", write(draft))
    assert serious(report) == []
    assert report.cells["T3.R4.total"].value == left
