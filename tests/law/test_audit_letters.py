"""Letters of findings: templates are checked, fields filled once, sources cited, and nothing leaks that must not be repeated."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.audit import letters
from mingchuang.law.audit.basis import cited, han
from mingchuang.law.audit.letters import Facts, Template, check, compose, default, where
from mingchuang.law.audit.values import Finding
from mingchuang.law.audit.veil import veiled
from mingchuang.law.refusal import Refused
from mingchuang.law.screening import screen

FACTS = Facts(
    "和州市财政局", 2024, "AR2021", "和州市人民政府办公室", "0555-1234567", date(2025, 3, 3), date(2025, 3, 17)
)
SUM = Finding(
    "T3.identity", "error", ("T3.R1.natural", "T3.R2.natural", "T3.R3g.natural", "T3.R4.natural"), "5 ≠ 6", "条例49, 50",
    "表三“自然人”列：本年新收与上年结转之和为5，办理结果总计与结转下年度之和为6，两者应当相等。", "…",
)  # fmt: skip
SLIP = Finding("text.repeat", "notice", ((3, 7),), "公开公开", "", "“公开公开”连续重复，疑似笔误。", "…", "公开")


def text(letter: letters.Letter) -> str:
    return "\n".join(words for _, words in letter.lines)


def test_the_shipped_wording_is_a_template_that_may_be_saved() -> None:
    assert check(default()) == default()
    named = set(re.findall(r"\{\{(.*?)\}\}", default().title + default().body))
    assert named <= set(letters.fields())


def test_a_letter_says_who_whom_what_on_which_basis_and_until_when() -> None:
    letter = compose(default(), FACTS, [SLIP, SUM])
    assert letter.title == "关于和州市财政局2024年政府信息公开工作年度报告审核意见的函"
    roles = [role for role, _ in letter.lines]
    assert roles[:3] == ["head", "title", "addressee"]
    assert roles[-2:] == ["seal", "date"]
    said = text(letter)
    for words in (
        "和州市财政局：", "共提出意见2条，其中应当更正的1条，请核对或者说明的0条，建议完善的1条",
        "一、应当更正的问题（1条）", "二、建议完善的问题（1条）", "1．表三“自然人”列",
        "《中华人民共和国政府信息公开条例》第四十九条、第五十条", "可改为“公开”", "2025年3月17日前", "0555-1234567",
    ):  # fmt: skip
        assert words in said, words
    assert said.endswith("和州市人民政府办公室\n2025年3月3日")
    assert "{{" not in said


def test_a_numbered_letter_shows_its_number_below_the_title() -> None:
    numbered = compose(default(), replace(FACTS, number="和府办公审〔2025〕3号"), [SUM])
    assert numbered.lines[2] == ("number", "和府办公审〔2025〕3号")
    named = Template("意见", "文号：{{发文字号}}\n{{问题清单}}", 5)
    assert "文号：和府办公审〔2025〕3号" in text(compose(named, replace(FACTS, number="和府办公审〔2025〕3号"), [SUM]))
    assert "文号" not in text(compose(named, FACTS, [SUM]))


def test_what_only_compares_is_not_quoted_from_the_text() -> None:
    copied = Finding("X.copy", "warning", ((0, 9),), "81% 和州市财政局2023年报告", "", "第一部分有81%的文字相同。", "…")
    said = text(compose(default(), FACTS, [copied]))
    assert "位置：正文。" in said
    assert "正文“81%" not in said


def test_gravest_first_whatever_the_order_given() -> None:
    assert text(compose(default(), FACTS, [SUM, SLIP])) == text(compose(default(), FACTS, [SLIP, SUM]))


def test_without_a_telephone_its_paragraph_falls_away() -> None:
    assert "联系电话" not in text(compose(default(), replace(FACTS, phone=""), [SUM]))


def test_nothing_to_say_is_no_letter() -> None:
    with pytest.raises(Refused) as refused:
        compose(default(), FACTS, [])
    assert refused.value.refusals[0].code == "audits.letter_nothing"


def codes(template: Template) -> set[str]:
    with pytest.raises(Refused) as refused:
        check(template)
    return {one.code for one in refused.value.refusals}


def test_a_template_is_refused_with_every_reason() -> None:
    wrong = Template("给{{谁}}的函", "没有清单 {{问题数", 0)
    assert codes(wrong) == {"audits.letter_field", "audits.letter_braces", "audits.letter_list", "audits.letter_days"}
    assert codes(Template("", "", 5)) == {"audits.letter_empty", "audits.letter_list"}
    long = Template("题" * 121, "{{问题清单}}\n" + "字" * 6000, 5)
    assert codes(long) == {"audits.letter_too_long"}


@pytest.mark.parametrize(
    "body",
    [
        "意见：{{问题清单}}",
        "{{问题清单}}\n{{问题清单}}",
        "{{ 问题清单 }}和{{问题清单}}",
        "{% for x in y %}\n{{问题清单}}",
    ],
)
def test_the_list_stands_once_and_alone_and_no_language_of_templates_is_known(body: str) -> None:
    assert codes(Template("函", body, 5)) & {"audits.letter_list", "audits.letter_braces"}


@pytest.mark.parametrize("name", ["''.__class__", "7*7", "审核机关.__init__", "审核机关|upper", "0", "审核机关!r"])
def test_what_looks_like_code_is_an_unknown_field(name: str) -> None:
    assert "audits.letter_field" in codes(Template("函", "{{" + name + "}}\n{{问题清单}}", 5))


def test_a_value_that_looks_like_a_field_is_not_read_again() -> None:
    hostile = replace(FACTS, addressee="{{联系电话}}{{问题清单}}")
    said = text(compose(default(), hostile, [SUM]))
    assert "{{联系电话}}{{问题清单}}：" in said
    assert said.count("0555-1234567") == 1


@given(st.text(max_size=200))
def test_any_text_is_either_refused_or_printed_as_it_is(words: str) -> None:
    template = Template("函", f"{words}\n{{{{问题清单}}}}", 5)
    try:
        kept = check(template)
    except Refused:
        return
    said = text(compose(kept, FACTS, [SUM]))
    for line in kept.body.splitlines():
        if "{{" not in line:
            assert line in said


def personal(words: str) -> list[Finding]:
    """As the audit says what it screened (``checks.content.Texts``)."""
    return [
        Finding(
            one.kind,
            "error",
            ((one.start, one.end),),
            one.text,
            one.source,
            f"“{one.text}”：{one.why_zh}",
            one.why_en,
            one.suggestion,
        )  # fmt: skip
        for one in screen(words)
    ]


ID, MOBILE = "341522199001011233", "13812345678"


def test_personal_data_is_masked_wherever_it_is_quoted() -> None:
    found = personal(f"申请人身份证号{ID}，手机{MOBILE}，住金安区清水河花园3幢2单元501室。")
    assert {one.id for one in found} >= {"privacy.id_card", "privacy.mobile", "privacy.address"}
    quoted = Finding("text.year", "warning", ((0, 9),), f"2023年{MOBILE}", "条例49", f"“2023年{MOBILE}和{ID}”", "…")
    said = text(compose(default(), FACTS, [*found, quoted]))
    for secret in (ID, MOBILE, "3幢2单元501室", "0101"):
        assert secret not in said, secret
    assert "138****5678" in said


def test_what_no_pattern_knows_alone_is_masked_because_a_check_found_it() -> None:
    name = Finding(
        "privacy.name", "error", ((0, 2),), "张三丰", "个人信息保护法 art. 28", "“张三丰”：姓名。", "…", "张**"
    )
    card = Finding("privacy.bank_card", "error", ((0, 2),), "12345678", "个人信息保护法", "“12345678”：账号。", "…")
    other = Finding("text.year", "warning", ((0, 9),), "张三丰2023年领取", "条例49", "“张三丰2023年领取”", "…")
    mark = Finding("secrecy.mark", "error", ((0, 2),), "机密★5年", "", "“机密★5年”：密级。", "…")
    said = "".join(one.zh + one.evidence + one.suggestion for one in veiled([name, card, other, mark]))
    for secret in ("张三丰", "345678", "机密★5年"):
        assert secret not in said, secret


def test_one_sign_is_masked_whole() -> None:
    (one,) = veiled([Finding("privacy.name", "error", ((0, 1),), "张", "", "“张”。", "…")])
    assert "张" not in one.evidence + one.zh


def test_an_office_telephone_stays() -> None:
    phone = Finding("form.contact", "notice", ((0, 9),), "0564-3380000", "", "联系电话0564-3380000有误。", "…")
    assert "0564-3380000" in veiled([phone])[0].zh


def test_places_in_words() -> None:
    assert where(("T3.R1.natural",), "AR2021").startswith("表三“本年新收政府信息公开申请数量：自然人”")
    assert where(SUM.where, "AR2021").endswith("等4处")
    assert where(((3, 7),), "AR2021", "公开公开") == "正文“公开公开”"
    assert where((), "") == "报告全文"
    assert where(("T9.none",), "AR2021") == "“T9.none”"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("条例49, 50", "《中华人民共和国政府信息公开条例》第四十九条、第五十条"),
        ("个人信息保护法 art. 28; accessibility_privacy.md §3", "《中华人民共和国个人信息保护法》第二十八条"),
        ("保守国家秘密法 art. 20-22", "《中华人民共和国保守国家秘密法》第二十条至第二十二条"),
        ("党政机关公文处理工作条例 art. 9(七)", "《党政机关公文处理工作条例》第九条第（七）项"),
        ("国办公开办函〔2021〕30号（四）", "国办公开办函〔2021〕30号（四）"),
        ("表三“总计”栏", "表三“总计”栏"),
        ("own note", ""),
    ],
)
def test_sources_are_written_out(source: str, words: str) -> None:
    assert cited(source) == words


def test_no_source_of_a_check_leaves_notes_of_ours_in_a_letter() -> None:
    from mingchuang.law import privacy, screening
    from mingchuang.law.annual_report import formats
    from mingchuang.law.audit.checks import CHECKS

    sources = {one.source for one in CHECKS} | {one.source for one in (*screening.CHECKS, *privacy.CHECKS)}
    sources |= {rule.source for fmt in formats().values() for rule in fmt.rules.values()}
    for source in sources:
        words = cited(source)
        assert words, source
        assert not re.search(r"art\.|\.md|§|unverified", words), source


@given(st.integers(1, 999))
def test_numbers_in_words_are_those_of_articles(number: int) -> None:
    digits = {sign: place for place, sign in enumerate("零一二三四五六七八九")}
    value, last = 0, 0
    for sign in han(number):
        if sign in digits:
            last = digits[sign]
        else:
            value += (last or 1) * {"十": 10, "百": 100}[sign]
            last = 0
    assert value + last == number
