"""Faults to put into a valid report, one a function, with the ids by which the audit should name them.

A fault takes a random source and a copy of a draft, changes the copy and returns true; false when the draft offers no place for
it. ``also`` are findings that follow from the fault itself (a changed cell contradicts the text, too).
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mingchuang.law.annual_report import APPLICANT_KINDS

from .draft import Draft, Part
from .make import make

Change = Callable[[random.Random, Draft], bool]


@dataclass(frozen=True)
class Fault:
    """A way to spoil a report: its class in the issue, what finds it, and in which kinds of file it can exist at all."""

    name: str
    family: str
    finds: tuple[str, ...]
    change: Change
    also: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    beside: str = ""  # "previous" or "neighbour": which other report must be given

    def found(self, id_: str) -> bool:
        return id_.startswith(self.finds)

    def follows(self, id_: str) -> bool:
        return id_.startswith((*self.finds, *self.also))


FAULTS: list[Fault] = []
_TABLE = ("T2.", "T3.", "T4.", "X.narr", "text.share", "text.self")


def fault(family: str, *finds: str, also: tuple[str, ...] = (), files: tuple[str, ...] = (), beside: str = "") -> Any:
    """Register a change as a fault."""

    def register(change: Change) -> Change:
        name = change.__name__.replace("_", " ").strip()
        FAULTS.append(Fault(name, family, finds, change, also, files, beside))
        return change

    return register


def _add(draft: Draft, cell: str, by: int) -> None:
    draft.cells[cell] = str(int(draft.cells[cell]) + by)


def _row(rng: random.Random, draft: Draft, rows: tuple[str, ...] = ()) -> str:
    return rng.choice(rows or draft.fmt.t3_ids)


# --- tables ---------------------------------------------------------------------------------------------------------------


@fault("tables", "T3.identity", also=_TABLE)
def one_request_too_many(rng: random.Random, draft: Draft) -> bool:
    kind = rng.choice(APPLICANT_KINDS)
    _add(draft, f"T3.R1.{kind}", 1)
    _add(draft, "T3.R1.total", 1)
    return True


@fault("tables", "T3.rowsum", also=_TABLE)
def wrong_total_of_a_row(rng: random.Random, draft: Draft) -> bool:
    _add(draft, f"T3.{_row(rng, draft)}.total", rng.choice((1, 2, 10)))
    return True


@fault("tables", "T3.result", also=_TABLE)
def a_result_too_many(rng: random.Random, draft: Draft) -> bool:
    row, kind = _row(rng, draft, draft.fmt.result_ids), rng.choice(APPLICANT_KINDS)
    _add(draft, f"T3.{row}.{kind}", 1)
    _add(draft, f"T3.{row}.total", 1)
    return True


@fault("tables", "T3.rowsum", "T3.result", "T3.identity", also=_TABLE)
def columns_read_one_off(_: random.Random, draft: Draft) -> bool:
    columns = [c.id for c in draft.fmt.t3_columns]
    values = [draft.cells[f"T3.R1.{column}"] for column in columns]
    if len(set(values)) == 1:
        return False
    for column, value in zip(columns, values[1:] + values[:1], strict=True):
        draft.cells[f"T3.R1.{column}"] = value
    return True


@fault("tables", "T4.sum", also=_TABLE)
def wrong_total_of_remedies(rng: random.Random, draft: Draft) -> bool:
    _add(draft, f"T4.{rng.choice(('review', 'direct_suit', 'post_suit'))}.total", 1)
    return True


@fault("tables", "T3.nat", "T4.nat", also=_TABLE)
def a_negative_count(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.{rng.choice(APPLICANT_KINDS)}"] = "-1"
    return True


@fault("tables", "T3.nat", also=_TABLE)
def a_fraction(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.{rng.choice(APPLICANT_KINDS)}"] = "1.5"
    return True


# Where one cell stands a line, a blank leaves no trace but a row that is too short: form.cells.
@fault("tables", "T3.nat", "T4.nat", "form.cells", also=_TABLE)
def a_blank_total(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.total"] = ""
    return True


@fault("tables", "T3.nat", also=_TABLE)
def a_cell_that_says_none(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.{rng.choice(APPLICANT_KINDS)}"] = rng.choice(("无", "/", "—"))
    return True


@fault("tables", "T2.type", also=_TABLE)
def text_in_table_two(rng: random.Random, draft: Draft) -> bool:
    draft.cells[rng.choice([c.id for c in draft.fmt.cells() if c.table == "T2"])] = rng.choice(("无", "/", "-"))
    return True


@fault("tables", "T2.fee_sign", also=_TABLE)
def a_change_below_nothing(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019":
        return False
    draft.cells |= {"T2.5.licence.previous": "12", "T2.5.licence.change": "-20"}
    return True


@fault("tables", "T2.change", also=_TABLE)
def the_total_in_the_column_of_changes(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019":
        return False
    draft.cells |= {"T2.6.penalty.previous": "86", "T2.6.penalty.change": "86"}
    return True


@fault("tables", "T2.pub", also=_TABLE)
def more_opened_than_open(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019":
        return False
    draft.cells |= {"T2.1.normative.opened": "9", "T2.1.normative.total_open": "3"}
    return True


@fault("tables", "T2.force", also=_TABLE)
def fewer_in_force_than_issued(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021":
        return False
    draft.cells |= {"T2.1.normative.made": "9", "T2.1.normative.repealed": "1", "T2.1.normative.in_force": "3"}
    return True


@fault("tables", "T2.unit", also=_TABLE)
def fees_in_yuan(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021":
        return False
    draft.cells["T2.8.fee.amount_wan"] = "32560000"
    return True


@fault("tables", "T2.powers", also=_TABLE)
def rules_of_a_body_without_that_power(_: random.Random, draft: Draft) -> bool:
    if draft.agency.endswith(("管委会", "江东省交通运输厅")):
        return False
    column = "total_open" if draft.format == "AR2019" else "in_force"
    draft.cells[f"T2.1.regulation.{column}"] = "3"
    return True


# --- text against table, text against text --------------------------------------------------------------------------------


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
    return _replace(draft, r"(结转下年度)(\d+)(件)", _more(1))


@fault("text and table", "X.narr_foi")
def other_applicants_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"(自然人)(\d+)(件)", _more(4))


@fault("text and table", "X.narr_foi", also=("text.parts",))
def another_number_of_reviews_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"(行政复议)(\d+)(件)", _more(1))


@fault("text and table", "X.narr_foi", also=_TABLE)
def none_in_the_text_some_in_the_table(_: random.Random, draft: Draft) -> bool:
    if draft.number("T3.R1.total"):
        return False
    for row in ("R1", "R3a", "R3g"):
        for column in ("natural", "total"):
            _add(draft, f"T3.{row}.{column}", 2)
    return True


@fault("text and table", "X.narr_norm", also=_TABLE)
def other_normative_documents_in_the_text(_: random.Random, draft: Draft) -> bool:
    return _replace(draft, r"((?:制发|制定|有效)(?:的)?(?:行政)?规范性文件)(\d+)(件)", _more(5))


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


@fault("text and text", "text.year")
def last_year_s_sentence(rng: random.Random, draft: Draft) -> bool:
    body = rng.choice(("我局", "我镇", "本机关"))
    line = f"{draft.year - 1}年，{body}主动公开各类政府信息，认真落实各项部署。"
    draft.part("一").paragraphs.append(line)
    return True


# --- form -----------------------------------------------------------------------------------------------------------------


@fault("form", "form.format", also=("X.narr_norm",))
def the_other_format(_: random.Random, draft: Draft) -> bool:
    other = make(int(draft.published.day) + 77, 2020 if draft.format == "AR2021" else 2023)
    draft.format, draft.cells = other.format, other.cells
    draft.part("一").paragraphs = [f"{draft.year}年，各项公开工作平稳开展。"]
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


# --- the past and the neighbours -------------------------------------------------------------------------------------------


@fault("past", "T3.carry", also=_TABLE, beside="previous")
def last_year_s_carry_over_lost(_: random.Random, draft: Draft) -> bool:
    for row in ("R2", "R3a", "R3g"):
        for column in ("natural", "total"):
            _add(draft, f"T3.{row}.{column}", 2)
    return True


@fault("past", "X.copy", also=("text.year",), beside="previous")
def last_year_s_text(_: random.Random, draft: Draft) -> bool:
    draft.part("五").paragraphs = list(LONG)
    return True


@fault("past", "X.copy", beside="neighbour")
def a_neighbour_s_text(_: random.Random, draft: Draft) -> bool:
    draft.part("五").paragraphs = list(LONG)
    return True


@fault("past", "T2.valid", also=_TABLE, beside="previous")
def documents_that_do_not_roll_forward(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021" or draft.year == 2021:
        return False
    _add(draft, "T2.1.normative.in_force", 7)
    return True


LONG = (
    "对照群众期盼，公开工作还有三点短板：一是个别科室主动公开的意识不强，信息报送有时滞后；二是解读多为文字转述，图表和问答不多，群众看不懂的情况仍然存在；三是专职人员更换频繁，业务熟悉程度参差不齐。",
    "针对上述短板，将把信息报送纳入科室月度考核，逐月通报；对涉及民生的文件一律配发图解和问答；建立新老人员交接清单，每季度开展一次实务培训，确保队伍稳定、业务熟练。",
)


# --- content ----------------------------------------------------------------------------------------------------------------


def _swap_about(draft: Draft, brand: str) -> bool:
    """Put a phrase in place of 关于, as injectors do; a sentence with such a title is added when there is none."""
    first = f"《和州市人民政府办公室{brand}印发和州市政务公开工作实施方案的通知》"
    second = f"《和州市人民政府办公室{brand}进一步规范网上留言办理工作的通知》"
    draft.part("一").paragraphs.append(f"落实{first}{second}要求。")
    return True


@fault("tampering", "tampering.")
def a_known_brand_for_about(rng: random.Random, draft: Draft) -> bool:
    return _swap_about(draft, rng.choice(("比分直播", "虎扑nba", "九游会", "必威体育app官网", "Betway必威体育")))


@fault("tampering", "tampering.")
def an_unknown_brand_for_about(rng: random.Random, draft: Draft) -> bool:
    return _swap_about(draft, rng.choice(("云顶乐园", "星河互娱", "飞鹰体坛", "qz777", "万象城在线")))


@fault("tampering", "tampering.")
def an_unknown_brand_for_about_once(rng: random.Random, draft: Draft) -> bool:
    brand = rng.choice(("云顶乐园", "星河互娱", "飞鹰体坛", "qz777", "万象城在线"))
    draft.part("一").paragraphs.append(f"认真落实《和州市人民政府办公室{brand}印发政务公开工作要点的通知》要求。")
    return True


@fault("tampering", "tampering.")
def a_brand_for_the_place(rng: random.Random, draft: Draft) -> bool:
    brand = rng.choice(("必威体育app官网", "开云体育", "乐鱼体育官网", "365bet体育"))
    draft.part("一").paragraphs.append(f"{brand}:各科室认真贯彻落实上级部署。")
    return True


@fault("tampering", "tampering.")
def words_foreign_to_the_genre(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(
        (
            "国产精品久久久免费视频一区二区三区",
            "真人荷官在线发牌",
            "足球外围投注平台注册送彩金",
            "成人视频免费观看",
            "百家乐技巧大全",
        )
    )
    return _into(rng, draft, words)


def _into(rng: random.Random, draft: Draft, words: str) -> bool:
    lines = draft.part("一").paragraphs
    place = rng.randrange(len(lines))
    middle = lines[place].rfind("，") + 1
    lines[place] = lines[place][:middle] + words + lines[place][middle:]
    return True


@fault("tampering", "tampering.")
def a_brand_spelled_with_signs(rng: random.Random, draft: Draft) -> bool:
    return _into(rng, draft, rng.choice(("比-分-直-播", "九 游 会 官 网", "必.威.体.育")))


@fault("tampering", "tampering.", files=("html", "docx", "txt"))
def invisible_signs(rng: random.Random, draft: Draft) -> bool:
    return _into(rng, draft, rng.choice(("政\u200b府\u200b信\u200b息", "公(gong)开(kai)工(gong)作(zuo)")))


@fault("tampering", "tampering.hidden", files=("html", "docx"), also=("tampering.",))
def hidden_text(_: random.Random, draft: Draft) -> bool:
    draft.hidden.append("开云体育官网下载，足球比分直播平台大全")
    return True


@fault("tampering", "tampering.link", files=("html", "docx"))
def a_foreign_link(_: random.Random, draft: Draft) -> bool:
    draft.links.append(("政策咨询请点击这里", "http://www.kx8-lucky.com/in?c=1"))
    return True


@fault("privacy", "privacy.")
def personal_data(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(
        (
            "申请人李明（身份证号340503198203074618）要求公开征收补偿信息。",
            "申请人住城东街道花园小区3幢2单元501室，电话13855500126。",
            "申请人王小红，手机号码13905550188，已书面答复。",
        )
    )
    draft.part("五").paragraphs.append(words)
    return True


@fault("secrecy", "secrecy.")
def a_mark_of_secrecy(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(("机密★5年", "内部资料 注意保存", "仅供领导参阅", "此件不予公开"))
    draft.part("一").paragraphs.insert(0, words)
    return True


def previous_of(draft: Draft, same_text: bool) -> Draft:
    """Last year's report of the same body, which this year's continues."""
    before = draft.copy()
    before.year -= 1
    before.title = before.title.replace(str(draft.year), str(before.year))
    before.preface = before.preface.replace(str(draft.year), str(before.year))
    before.published = date(before.year + 1, 1, 20)
    kinds = (*APPLICANT_KINDS, "total")
    for kind in kinds:
        # What was carried out then is what is carried in now; it had been received.
        extra = int(draft.cells[f"T3.R2.{kind}"]) - int(draft.cells[f"T3.R4.{kind}"])
        before.cells[f"T3.R4.{kind}"] = draft.cells[f"T3.R2.{kind}"]
        before.cells[f"T3.R1.{kind}"] = str(int(draft.cells[f"T3.R1.{kind}"]) + max(extra, 0))
    if draft.format == "AR2021":
        made, repealed = draft.cells["T2.1.normative.made"], draft.cells["T2.1.normative.repealed"]
        before.cells["T2.1.normative.in_force"] = str(
            int(draft.cells["T2.1.normative.in_force"]) - int(made) + int(repealed)
        )
    texts = list(LONG) if same_text else ["工作中的不足主要是力量薄弱。", "今后将充实人员，改进作风，提高本领。"]
    before.parts = [
        Part(p.number, p.title, texts if p.number == "五" else list(p.paragraphs), p.table) for p in before.parts
    ]
    before.part("一").paragraphs = [f"{before.year}年，各科室分工负责，依规办事，公开渠道保持畅通。"]
    return before
