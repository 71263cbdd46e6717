"""The text against the tables, the text against itself."""

import random
import re
from collections.abc import Callable

from benchmarks.reports.draft import Draft

from .base import TABLE, add, fault


def _replace(draft: Draft, pattern: str, by: Callable[[re.Match[str]], str]) -> bool:
    """Change the first passage of the prose that fits."""
    for part in draft.parts:
        for place, line in enumerate(part.paragraphs):
            changed, times = re.subn(pattern, by, line, count=1)
            if times and changed != line:
                part.paragraphs[place] = changed
                return True
    return False


def _more(by: int) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match[1]}{int(match[2]) + by}{match[3]}"


@fault("text and table", "X.narr_foi", also=("text.share", "text.parts", "text.self"))
def another_total_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(
        draft,
        r"((?:收到|受理|新收)(?:依申请公开|政府信息公开申请|依申请公开申请|群众提交的信息公开申请))(\d+)([件份])",
        _more(3),
    )


@fault("text and table", "X.narr_foi", also=("text.share", "text.parts", "text.self"))
def another_result_in_the_text(rng: random.Random, draft: Draft) -> bool:
    word = rng.choice(("予以公开", "部分公开", "不予公开", "无法提供", "不予处理"))
    return _replace(draft, rf"({word})(\d+)(件)", _more(2))


@fault("text and table", "X.narr_foi", also=("text.share",))
def another_carry_over_in_the_text(_: random.Random, draft: Draft) -> bool:
    if not _replace(draft, r"(结转下年度)(\d+)(件)", _more(1)):
        left = draft.number("T3.R4.total") + 1
        draft.part("一").paragraphs.append(f"年末尚有政府信息公开申请{left}件结转下年度继续办理。")
    return True


@fault("text and table", "X.narr_foi")
def other_applicants_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"(自然人)(\d+)(件)", _more(4))


@fault("text and table", "X.narr_foi", also=("text.parts",))
def another_number_of_reviews_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"(行政复议)(\d+)(件)", _more(1))


@fault("text and table", "X.narr_foi", also=TABLE)
def none_in_the_text_some_in_the_table(_: random.Random, draft: Draft) -> bool:
    if draft.number("T3.R1.total"):
        return False
    for row in ("R1", "R3a", "R3g"):
        for column in ("natural", "total"):
            add(draft, f"T3.{row}.{column}", 2)
    return True


@fault("text and table", "X.narr_norm", also=TABLE)
def other_normative_documents_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"((?:制发|制定|有效)(?:的)?(?:行政)?规范性文件)(\d+)(件)", _more(5))


@fault("text and table", "X.narr_t2")
def other_decisions_in_the_text(_: random.Random, draft: Draft) -> bool:
    decided = int(draft.cells["T2.5.licence.decisions"]) + 6
    draft.part("一").paragraphs.append(f"依法履行职责，全年作出行政许可决定{decided}件。")
    return True


@fault("text and table", "X.fee")
def a_fee_without_a_request(_: random.Random, draft: Draft) -> bool:
    if draft.number("T3.R1.total") or draft.number("T3.R2.total"):
        return False
    draft.part("六").paragraphs = ["本年度共收取信息处理费1200元。"]
    return True


@fault("text and text", "text.parts")
def parts_that_exceed_their_total(_: random.Random, draft: Draft) -> bool:
    return _replace(
        draft,
        r"((?:累计公开政府信息|共发布各类信息|主动公开信息))(\d+)(条[。，]?(?:其中|，其中|，分别|分别))",
        _more(-7),
    )


@fault("text and text", "text.parts")
def parts_that_fall_short(_: random.Random, draft: Draft) -> bool:
    return _replace(
        draft,
        r"((?:累计公开政府信息|共发布各类信息|主动公开信息))(\d+)(条[。，]?(?:其中|，其中|，分别|分别))",
        _more(5),
    )


@fault("text and text", "text.parts")
def a_part_larger_than_the_whole(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"(政策解读材料\d+篇，其中图文解读)(\d+)(篇)", _more(60))


@fault("text and text", "text.share", also=("X.narr_foi",))
def a_wrong_share(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"(予以公开\d+件、占)(\d+)(\.\d+%)", _more(9))


@fault("text and text", "text.self")
def the_same_thing_counted_twice(_: random.Random, draft: Draft) -> bool:
    found = re.search(r"(?:政策解读材料|全年解读)(\d+)篇", draft.text)
    if found is None or "政策解读材料" not in found.group():
        return False
    draft.part("五").paragraphs.insert(0, f"全年发布政策解读材料{int(found[1]) + 4}篇，解读质量有待提高。")
    return True


@fault("text and text", "text.repeat")
def a_word_written_twice(_: random.Random, draft: Draft) -> bool:
    draft.part("五").paragraphs.append("今后将逐步完善公开公开目录。")
    return True


@fault("text and text", "text.year")
def last_year_s_sentence(rng: random.Random, draft: Draft) -> bool:
    body = rng.choice(("我局", "我镇", "本机关"))
    line = f"{draft.year - 1}年，{body}主动公开各类政府信息，认真落实各项部署。"
    draft.part("一").paragraphs.append(line)
    return True
