"""What comes of an audit at the desk: letters without leaks, the roll-up's one wrong cell, years across formats."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from docx import Document
from openpyxl import load_workbook

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions
from mingchuang.domains.audits.values import Verdict
from mingchuang.domains.audits.wording import wording
from mingchuang.law.annual_report import format_by_id
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import audits as make
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db
ID = "341522199001011233"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def of(system, client):
    office = make.office(system)
    client.force_login(settled(office.person))
    return office


def cells(format_id="AR2021", **given):
    found = dict.fromkeys((cell.id for cell in format_by_id(format_id).cells()), 0)
    return found | {key.replace("__", "."): value for key, value in given.items()}


def report(of, number, name, numbers, **more):
    given = {"agency_name": name, "agency_key": name.removesuffix("人民政府"), "year": 2024, "cells": numbers}
    return make.audited(of, *more.pop("findings", ()), number=number, **{**given, **more})


def a_city(of, stated=12):
    government = report(of, 1, "和州市人民政府", cells(T3__R1__total=stated, T3__R1__natural=12))
    for number, value in ((2, 5), (3, 7)):
        report(of, number, f"和州市第{number}局", cells(T3__R1__total=value, T3__R1__natural=value))
    return government


def address(of, rest):
    return f"/desk/audits/r/{of.run}/{rest}"


def test_a_sum_that_agrees_is_said_with_its_numbers(client, of):
    a_city(of)
    page = text(client.get(address(of, "rollup/")))
    assert "2 个单位、200 个数据逐项相加，与政府报告一致" in page
    assert 'class="bad"' not in page


def test_one_number_off_is_exactly_that_cell_and_leads_to_the_bodies(client, of):
    a_city(of, stated=7)
    page = text(client.get(address(of, "rollup/")))
    assert page.count('class="bad"') == 1
    assert 'data-cell="T3.R1.total" class="bad"' in page
    assert "有 1 个与政府报告不一致" in page
    cell = text(client.get(address(of, "rollup/T3.R1.total/")))
    assert "恰好等于差额" in cell
    assert cell.index("第2局") < cell.index("第3局")
    assert client.get(address(of, "rollup/T9.none/")).status_code == 404


def test_the_highest_government_is_proved_first_however_much_the_others_received(client, of):
    a_city(of)
    report(of, 4, "清河镇人民政府", cells(T3__R1__total=900, T3__R1__natural=900))
    report(of, 5, "和县人民政府", cells(T3__R1__total=800, T3__R1__natural=800))
    page = text(client.get(address(of, "rollup/")))
    assert page.index("selected>和州市人民政府") > 0
    assert page.index(">和州市人民政府<") < page.index(">和县人民政府<") < page.index(">清河镇人民政府<")


def test_a_body_is_chosen_by_whichever_of_its_files_leads_to_it(client, of):
    report(of, 1, "和州市财政局", cells(), year=2023)
    later = report(of, 2, "和州市财政局", cells())
    assert "selected>和州市财政局" in text(client.get(address(of, f"trends/{later}/")))


def test_the_sheet_holds_values_and_a_difference(client, of):
    a_city(of, stated=7)
    book = load_workbook(io.BytesIO(client.get(address(of, "rollup.xlsx")).content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    (row,) = [one for one in rows if one[4] not in (None, 0, "差额")]
    assert row[2:5] == (7, 12, -5)
    assert not [cell for page in book for line in page.iter_rows() for cell in line if cell.data_type == "f"]


def test_other_formats_are_refused_and_unread_second_and_missing_reports_named(client, of, system):
    from mingchuang.domains.agencies.models import Agency

    agency = Agency.objects.get(code=of.code)
    other = bureau(system)
    a_city(of)
    report(of, 4, "和州市第2局", cells(T3__R1__total=99))
    report(of, 5, "和州市第5局", {}, why="reports.unreadable_file", verdict="not_assessable", format="")
    page = text(client.get(address(of, "rollup/")))
    assert "重复上传，只计第一份：和州市第2局" in page
    assert "无法读取，没有计入：和州市第5局" in page
    report(of, 6, agency.name, cells(T3__R1__total=99), agency=of.code, year=2023)
    assert f"没有报告：{other.name}" in text(client.get(address(of, "rollup/?year=2023")))
    report(of, 7, "和州市第7局", cells("AR2019"), format="AR2019")
    assert "报告格式不同，无法逐项相加：和州市第7局" in text(client.get(address(of, "rollup/?year=2024")))


def test_without_a_government_the_page_says_so(client, of):
    report(of, 1, "和州市财政局", cells())
    assert "没有政府的报告" in text(client.get(address(of, "rollup/?year=x&government=%00")))
    assert client.get(address(of, "rollup.xlsx")).status_code == 404


def test_years_join_where_rows_mean_the_same_and_stay_empty_elsewhere(client, of):
    file = report(
        of,
        1,
        "和州市财政局",
        cells("AR2019", T3__R1__total=3, T2__1__normative__total_open=50),
        format="AR2019",
        year=2020,
    )
    report(of, 2, "和州市财政局", cells(T3__R1__total=9, T2__1__normative__in_force=8), year=2022)
    page = text(client.get(address(of, f"trends/{file}/")))
    assert page.count('figure class="chart"') == 8
    assert "echarts" in page
    made = client.get(address(of, f"trends/{file}/received.csv"))
    assert list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))[1:] == [
        ["2020", "3", "0", "0"], ["2021", "无报告", "无报告", "无报告"], ["2022", "9", "0", "0"],
    ]  # fmt: skip
    rows = list(
        csv.reader(io.StringIO(client.get(address(of, f"trends/{file}/normative.csv")).content.decode("utf-8-sig")))
    )
    assert rows[1] == ["2020", "0", "无此栏", "无此栏"]
    assert rows[3] == ["2022", "0", "0", "8"]
    everybody = text(client.get(address(of, "trends/?series=new&sort=-2022")))
    assert "和州市财政局" in everybody
    assert "echarts" not in everybody
    assert client.get(address(of, f"trends/?body={file}")).status_code == 302
    assert client.get(address(of, "trends.xlsx?series=new")).status_code == 200


def found(check, severity, evidence, **more):
    return make.finding(check, severity, evidence, **more)


def test_letters_leave_out_what_was_dismissed_and_leak_nothing(client, of):
    private = found(
        "privacy.id_card",
        "error",
        ID,
        sentence=f"“{ID}”：这是居民身份证号码。",
        where=[[3, 21]],
        source="个人信息保护法 art. 28",
    )
    slip = found("text.repeat", "notice", "公开公开", sentence="“公开公开”连续重复。", where=[[1, 5]])
    wrong = found(sentence="两者应当相等。", check="T3.identity", severity="error", evidence="3 ≠ 4")
    file = report(of, 1, "和州市财政局", cells(), findings=(private, slip, wrong))
    from mingchuang.domains.audits import queries

    key = next(one.key for one in queries.file(file).findings if one.id == "text.repeat")
    actions.judge(by=of.by, file=file, key=key, verdict=Verdict.DISMISSED, reason="不属实")
    page = text(client.get(address(of, f"letters/f/{file}/?reply_by=2099-01-01")))
    docx = client.get(address(of, f"letters/f/{file}.docx"))
    said = "".join(one.text for one in Document(io.BytesIO(docx.content)).paragraphs)
    for shown in (page, said):
        assert "两者应当相等" in shown
        assert "公开公开" not in shown
        assert ID not in shown
        assert "19900101" not in shown
    assert ID not in str(docx.headers)
    archive = client.get(address(of, "letters.docx.zip"))
    with zipfile.ZipFile(io.BytesIO(b"".join(archive.streaming_content))) as held:
        assert held.namelist() == ["001-和州市财政局-2024年度报告审核意见.docx"]
        assert ID.encode() not in held.read(held.namelist()[0])


def test_the_list_of_letters_and_a_day_that_is_over(client, of):
    report(of, 1, "和州市财政局", cells(), findings=(found("T3.identity", "error", "3 ≠ 4"),))
    report(of, 2, "和州市教育局", cells())
    page = text(client.get(address(of, "letters/")))
    assert "没有需要函告的问题" in page
    assert "还有 1 个问题尚未认定" in page
    assert "两年以内" in text(client.get(address(of, "letters/?reply_by=2001-01-01")))


def test_letters_are_numbered_together_and_one_by_one(client, of):
    first = report(of, 1, "和州市财政局", cells(), findings=(found("T3.identity", "error", "3 ≠ 4"),))
    report(of, 2, "和州市教育局", cells())
    other = report(of, 3, "和州市民政局", cells(), findings=(found("T3.identity", "error", "3 ≠ 4"),))
    listed = address(of, "letters/")
    page = client.get(listed)
    today = page.context["numbering"].initial["written"]
    assert "为2份函编号" in text(page)
    client.post(f"{listed}number/", {"written": today.isoformat()})
    page = text(client.get(listed))
    assert [f"公审〔{today.year}〕{n}号" in page for n in (1, 2, 3)] == [True, True, False]
    assert "letters/number/" not in page
    letter = f"{listed}f/{other}/"
    assert f"公审〔{today.year}〕2号" in text(client.get(letter))
    wrong = client.post(f"{letter}number/", {"number": "随便写", "written": today.isoformat()})
    assert wrong.status_code == 422
    assert "不是发文字号" in text(wrong)
    assert 'value="随便写"' in text(wrong)
    taken = {"number": text(client.get(f"{listed}f/{first}/")).split('name="number" value="')[1].split('"')[0]}
    assert "已用于另一份函" in text(client.post(f"{letter}number/", taken | {"written": today.isoformat()}))
    day = today - timedelta(days=1)
    given = {"number": f"六数函[{day.year}]12", "written": day.isoformat()}
    assert client.post(f"{letter}number/", given).status_code == 302
    docx = client.get(address(of, f"letters/f/{other}.docx"))
    said = [one.text for one in Document(io.BytesIO(docx.content)).paragraphs]
    assert f"六数函〔{day.year}〕12号" in said
    assert said[-1] == f"{day.year}年{day.month}月{day.day}日"
    assert "日期" in text(client.post(f"{listed}number/", {"written": "x"}, follow=True))


def test_the_wording_is_looked_at_saved_and_restored(client, of):
    at = address(of, "letters/template/")
    given = {"title": "意见", "body": "{{收文机关}}：\n{{问题清单}}\n多谢。", "reply_days": 3, "lock_version": 0}
    assert "多谢。" in text(client.post(at, given | {"step": "look"}))
    assert wording(of.code).number == 0
    wrong = client.post(at, given | {"body": "{{谁}}", "step": "save"})
    assert wrong.status_code == 422
    assert "不能识别" in text(wrong)
    assert client.post(at, given | {"step": "save"}).status_code == 302
    assert wording(of.code).number == 1
    stale = client.post(at, given | {"title": "另", "step": "save"})
    assert stale.status_code == 422
    assert "刚刚保存过" in text(stale)
    assert client.post(f"{at}restore/", {"lock_version": 1}).status_code == 302
    assert wording(of.code).number == 2


@pytest.mark.parametrize(
    "rest", ["rollup/", "rollup.xlsx", "trends/", "letters/", "letters/template/", "letters.docx.zip"]
)
def test_others_find_no_run(client, of, system, rest):
    a_city(of)
    at_desk(client, system, bureau(system), Role.OPENNESS)
    assert client.get(address(of, rest)).status_code == 404
