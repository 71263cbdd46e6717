"""Faults of form."""

import random
import re
from datetime import date, timedelta

from benchmarks.reports.draft import Draft
from benchmarks.reports.make import make

from .base import fault


@fault("form", "form.format", also=("X.narr_norm",))
def the_other_format(_: random.Random, draft: Draft) -> bool:
    other = make(int(draft.published.day) + 77, 2020 if draft.format == "AR2021" else 2023)
    draft.format, draft.cells = other.format, other.cells
    draft.part("一").paragraphs = [f"{draft.year}年，各项公开工作平稳开展。"]
    return True


@fault("form", "form.format", also=("X.narr_norm", "T2."))
def a_clause_of_the_other_format(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021":
        return False
    draft.labels |= {
        "本年制发件数": "本年新制作数量",
        "本年废止件数": "本年新公开数量",
        "现行有效件数": "对外公开总数量",
    }
    return True


@fault("form", "text.citation")
def another_number_of_the_regulation(rng: random.Random, draft: Draft) -> bool:
    wrong = rng.choice((771, 717, 771))
    draft.preface = f"根据《中华人民共和国政府信息公开条例》（国务院令第{wrong}号）编制。" + draft.preface
    return True


@fault("form", "form.parts")
def a_part_missing(rng: random.Random, draft: Draft) -> bool:
    draft.parts.remove(draft.part(rng.choice("五六")))
    return True


@fault("form", "form.parts")
def parts_out_of_order(_: random.Random, draft: Draft) -> bool:
    five = draft.part("五")
    draft.parts.remove(five)
    draft.parts.append(five)
    return True


@fault("form", "form.parts")
def parts_misnumbered(_: random.Random, draft: Draft) -> bool:
    for part, number in zip(draft.parts[1:], "一二三四五", strict=True):
        part.number = number
    return True


@fault("form", "form.empty")
def an_empty_answer(rng: random.Random, draft: Draft) -> bool:
    number = rng.choice("五六")
    draft.part(number).paragraphs = ["无。"] if number == "五" else []
    return True


@fault("form", "form.instructions")
def instructions_left_in(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(
        (
            "（此处填写本单位工作亮点）",
            "全年收到来信XX件。",
            "（如：召开会议几次）",
            "请各单位根据实际情况修改",
            "【待补充】",
            "公开信息___条。",
        )
    )
    draft.part("五").paragraphs.append(words)
    return True


@fault("form", "X.period")
def another_period(rng: random.Random, draft: Draft) -> bool:
    year = draft.year
    wrong = rng.choice(
        (f"{year - 1}年1月1日至{year - 1}年12月31日", f"{year}年1月1日至{year}年11月30日", f"{year}年2月1日至12月31日")
    )
    draft.preface, times = re.subn(r"\d{4}年1月1日(?:至|起至|—)(?:\d{4}年)?12月31日", wrong, draft.preface)
    return times > 0


@fault("form", "form.agency")
def another_body_s_name(rng: random.Random, draft: Draft) -> bool:
    other = rng.choice(("清泉县水利局", "东山区统计局", "白塔县农业农村局"))
    draft.preface = (
        f"本报告由{other}编制，统计期限为{draft.year}年1月1日至{draft.year}年12月31日。联系电话：0555-6100000。"
    )
    return True


@fault("form", "X.late")
def published_late(_: random.Random, draft: Draft) -> bool:
    draft.published = date(draft.year + 1, 4, 20) + timedelta(days=draft.year % 9)
    draft.metadata = [(key, value) for key, value in draft.metadata if key != "索引号"]
    return True


@fault("form", "form.contact")
def no_contact(_: random.Random, draft: Draft) -> bool:
    draft.preface = re.sub(r"(?:联系)?电话[:：][\d—－-]+", "", draft.preface)
    return True


@fault("form", "form.metadata")
def metadata_that_contradict(rng: random.Random, draft: Draft) -> bool:
    key, value = rng.choice(
        (("有效性", "失效"), ("成文日期", f"{draft.year + 1}-09-30"), ("索引号", f"003012999/{draft.year - 4}-00017"))
    )
    draft.metadata = [(k, v) for k, v in draft.metadata if k != key] + [(key, value)]
    return True


@fault("form", "form.table")
def a_table_as_a_picture(rng: random.Random, draft: Draft) -> bool:
    draft.dropped.add(rng.choice(("T2", "T3", "T4")))
    return True
