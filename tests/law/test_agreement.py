"""Metadata, text and download: what differs is found, what is merely quoted is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.documents.agreement import OfferedFile, Stated, day_of, day_signed, disagreements, number_said

STATED = Stated(
    title="公共数据管理办法",
    document_number="六数〔2026〕3号",
    made_on=date(2026, 3, 10),
    issued_on=date(2026, 3, 11),
    effective_on=date(2026, 4, 1),
    expires_on=date(2031, 3, 31),
)
TEXT = """六数〔2026〕3号
各县区人民政府：
根据《安徽省数据条例》（皖政〔2020〕88号），现将办法印发给你们，请认真贯彻执行。
第一条 公共数据应当依法归集、有序共享，确保安全可控。
第二条 本办法自2026年4月1日起施行，有效期5年。2020年1月1日印发的旧办法同时废止。
六安市数据资源管理局
2026年3月10日
（此件公开发布）"""


def codes(*given_):
    return [(one.code, one.field) for one in disagreements(*given_)]


def test_a_document_that_agrees_is_left_alone():
    assert (
        codes(STATED, TEXT, [OfferedFile("公共数据管理办法.pdf", TEXT), OfferedFile("附表.docx", "2019年1月1日")]) == []
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("六数〔2026〕3号", "六数〔2026〕13号", "documents.number_differs", "document_number"),
        ("六数〔2026〕3号", "六数[2026]第13号", "documents.number_differs", "document_number"),
        ("2026年3月10日", "2026年3月12日", "documents.day_differs", "made_on"),
        ("2026年3月10日", "二〇二六年三月十二日", "documents.day_differs", "made_on"),
        ("自2026年4月1日起施行", "自2026年5月1日起施行", "documents.day_differs", "effective_on"),
        ("有效期5年", "有效期三年", "documents.day_differs", "expires_on"),
        ("有效期5年", "有效期至2030年12月31日", "documents.day_differs", "expires_on"),
    ],
)
def test_what_differs_is_found_in_the_text_and_in_the_file(old, new, code, field):
    wrong = TEXT.replace(old, new)
    assert (code, field) in codes(STATED, wrong)
    found = disagreements(STATED, TEXT, [OfferedFile("公共数据管理办法.docx", wrong)])
    assert (code, field) in [(one.code, one.field) for one in found]
    assert all("docx" in str(one.facts) for one in found)


def test_the_same_in_other_signs_is_no_difference():
    other = TEXT.replace("六数〔2026〕3号", "六数［２０２６］３号").replace("2026年3月10日", "二〇二六年三月十日")
    assert codes(STATED, other.replace("有效期5年", "有效期为五年")) == []


def test_an_end_that_only_the_text_states_is_asked_for():
    from dataclasses import replace

    assert codes(replace(STATED, expires_on=None), TEXT) == [("documents.end_not_stated", "expires_on")]


def test_a_download_that_lacks_clauses_says_how_many():
    short = "\n".join(line for line in TEXT.splitlines() if "第一条" not in line and "第二条" not in line)
    (found,) = disagreements(STATED, TEXT, [OfferedFile("公共数据管理办法.pdf", short)])
    assert found.code == "documents.file_lacks" and found.facts["count"] == 3
    assert found.facts["first"].startswith("第一条")


def test_an_annex_and_an_unread_file_are_not_compared():
    files = [OfferedFile("实施细则.pdf", "六数〔1999〕1号\n" * 3), OfferedFile("公共数据管理办法.pdf", "  ")]
    assert codes(STATED, TEXT, files) == []


def test_what_the_metadata_do_not_state_differs_from_nothing():
    assert codes(Stated(title="公共数据管理办法"), TEXT.replace("，有效期5年", "")) == []


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("2026", "3", "10"), date(2026, 3, 10)),
        (("二〇二六", "十二", "三十一"), date(2026, 12, 31)),
        (("二○二○", "二", "二十九"), date(2020, 2, 29)),
        (("二零二六", "十", "二十"), date(2026, 10, 20)),
        (("2026", "2", "30"), None),
        (("〇〇〇〇", "一", "一"), None),
        (("2026", "十十", "一"), None),
    ],
)
def test_days_in_either_writing(parts, day):
    assert day_of(*parts) == day


@given(st.text(alphabet="六数〔2026〕3号年月日自起施行有效期至为一二十〇 \n（），。", max_size=200))
def test_any_text_is_read_without_a_fault(text):
    disagreements(STATED, text, [OfferedFile("公共数据管理办法.pdf", text)])
    lines = text.splitlines()
    number_said(lines)
    day_signed(lines)
