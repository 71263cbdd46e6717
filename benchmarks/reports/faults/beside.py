"""Against the past and the neighbours."""

import random
from datetime import date

from benchmarks.reports.draft import Draft, Part
from mingchuang.law.annual_report import APPLICANT_KINDS

from .base import TABLE, add, fault


@fault("past", "T3.carry", also=TABLE, beside="previous")
def last_year_s_carry_over_lost(_: random.Random, draft: Draft) -> bool:
    for row in ("R2", "R3a", "R3g"):
        for column in ("natural", "total"):
            add(draft, f"T3.{row}.{column}", 2)
    return True


@fault("past", "X.copy", also=("text.year",), beside="previous")
def last_year_s_text(_: random.Random, draft: Draft) -> bool:
    draft.part("五").paragraphs = list(LONG)
    return True


@fault("past", "X.copy", beside="neighbour")
def a_neighbour_s_text(_: random.Random, draft: Draft) -> bool:
    draft.part("五").paragraphs = list(LONG)
    return True


@fault("past", "T2.valid", also=TABLE, beside="previous")
def documents_that_do_not_roll_forward(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021" or draft.year == 2021:
        return False
    add(draft, "T2.1.normative.in_force", 7)
    return True


@fault("past", "T3.jump", also=TABLE, beside="previous")
def a_tenfold_jump(_: random.Random, draft: Draft) -> bool:
    before = int(draft.cells["T2.5.licence.decisions"])
    draft.cells["T2.5.licence.decisions"] = str(max(before, 6) * 12)
    return True


@fault("past", "T2.prev", also=TABLE, beside="previous")
def items_that_do_not_roll_forward(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019" or draft.year == 2019:
        return False
    add(draft, "T2.5.licence.previous", 9)
    return True


@fault("past", "T2.abolish", also=TABLE, beside="previous")
def more_repealed_than_were_in_force(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021" or draft.year == 2021:
        return False
    in_force = sum(int(draft.cells[f"T2.1.normative.{column}"]) for column in ("repealed", "in_force"))
    add(draft, "T2.1.normative.repealed", in_force + 5)
    return True


@fault("past", "AGG", also=TABLE, beside="body")
def a_government_that_is_not_its_bodies_sum(rng: random.Random, draft: Draft) -> bool:
    add(draft, rng.choice(("T3.R3b.natural", "T4.review.upheld", "T3.R1.total")), 3)
    return True


LONG = (
    "对照群众期盼，公开工作还有三点短板：一是个别科室主动公开的意识不强，信息报送有时滞后；二是解读多为文字转述，图表和问答不多，群众看不懂的情况仍然存在；三是专职人员更换频繁，业务熟悉程度参差不齐。",
    "针对上述短板，将把信息报送纳入科室月度考核，逐月通报；对涉及民生的文件一律配发图解和问答；建立新老人员交接清单，每季度开展一次实务培训，确保队伍稳定、业务熟练。",
)


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
