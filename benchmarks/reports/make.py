"""Valid reports from a seed: both formats, bodies of every kind, prose of several styles, tables that reconcile."""

import random
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from mingchuang.law.annual_report import APPLICANT_KINDS, format_for

from .draft import Draft, Part

BODIES = (
    ("和州市财政局", "department", "我局"),
    ("和州市文化和旅游局", "department", "市文旅局"),
    ("和州市卫生健康委员会", "department", "我委"),
    ("和州市公安局城东分局", "department", "分局"),
    ("清河镇人民政府", "government", "我镇"),
    ("和州市城北街道办事处", "government", "街道"),
    ("和县人民政府", "government", "全县"),
    ("和州经济开发区管委会", "government", "管委会"),
    ("和州市数据资源管理局（政务服务管理局）", "department", "本局"),
    ("和州市教育体育局", "department", "本机关"),
    ("江东省交通运输厅", "department", "省厅"),
)
_HAN = "零一二三四五六七八九"
_KINDS = ("R3a", "R3b", "R3c4", "R3c6", "R3d1", "R3d2", "R3e1", "R3e2")
_VARIANTS = {
    "四": (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
    ),
    "五": ("存在的主要问题及改进情况", "存在的问题和改进措施"),
}


# Printed labels as bodies explain or shorten them.
_LABELS: tuple[dict[str, str], ...] = (
    {}, {}, {},
    {"规章": "规章（县级无此项）", "行政许可": "行政许可（含变更、延续）"},
    {"规范性文件": "规范性文件：指有正式文号、反复适用的文件", "行政规范性文件": "行政规范性文件（指有正式文号的）"},
)  # fmt: skip


@cache
def sentences() -> dict[str, Any]:
    """The lists of ``prose.yaml``."""
    return yaml.safe_load(files(__package__).joinpath("prose.yaml").read_text("utf-8"))


def han(number: int) -> str:
    """A number up to 99 in words."""
    if number < 10:
        return _HAN[number] if number != 2 else "两"
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def make(seed: int, year: int | None = None) -> Draft:
    """The report of a seed; the same seed gives the same report."""
    rng = random.Random(seed)
    year = year or rng.choice((2019, 2020, 2020, 2021, 2022, 2023, 2024, 2025))
    fmt = format_for(year)
    agency, level, we = rng.choice(BODIES)
    cells = _cells(rng, fmt)
    facts = _facts(rng, cells, fmt.id) | {
        "year": year, "next": year + 1, "last": year - 1, "paper": fmt.document, "we": we, "agency": agency, "city": "和州市",
        "compiler": rng.choice((agency, f"{agency}办公室") if not agency.endswith("）") else (agency,)),
    }  # fmt: skip
    published = date(year + 1, 1, 8) + timedelta(days=rng.randrange(22))
    sections = [
        Part(s.number, rng.choice(_VARIANTS.get(s.number, (s.zh,))), _paragraphs(rng, s.number, facts, fmt.id), s.table)
        for s in fmt.sections
    ]
    title = rng.choice((f"{agency}{year}年政府信息公开工作年度报告", f"{agency}{year}年度政府信息公开工作年度报告"))
    metadata = [
        ("索引号", f"003012{seed % 900 + 100}/{year + 1}-00{seed % 90 + 10}"),
        ("发布机构", agency),
        ("有效性", "有效"),
    ]
    labels = dict(rng.choice(_LABELS))
    preface = rng.choice(sentences()["preface"]).format(**facts)
    return Draft(agency, level, year, fmt.id, published, title, metadata, preface, sections, cells, labels=labels)


def _size(rng: random.Random) -> int:
    return rng.choice((0, 0, 0, 1, 2, 4, 9, 23, 57, rng.randrange(1, 400), rng.randrange(400, 3000)))


def _cells(rng: random.Random, fmt: Any) -> dict[str, str]:
    cells = {cell.id: 0 for cell in fmt.cells()}
    size = _size(rng)
    kinds = dict.fromkeys(APPLICANT_KINDS, 0)
    for _ in range(min(size, 40)):
        kinds[rng.choices(APPLICANT_KINDS, (80, 8, 1, 2, 3, 6))[0]] += max(1, size // 40)
    rows = list(_KINDS) + (["R3f1", "R3f3"] if fmt.id == "AR2021" else ["R3f"])
    for kind, number in kinds.items():
        carried_in = rng.randrange(0, number // 10 + 1)
        carried_out = rng.randrange(0, number // 8 + 1)
        cells[f"T3.R1.{kind}"], cells[f"T3.R2.{kind}"], cells[f"T3.R4.{kind}"] = number, carried_in, carried_out
        handled = number + carried_in - carried_out
        cells[f"T3.R3g.{kind}"] = handled
        left = handled
        for row in rows[:-1]:
            share = rng.randrange(0, left + 1) if left else 0
            cells[f"T3.{row}.{kind}"] = share
            left -= share
        cells[f"T3.{rows[-1]}.{kind}"] += left
    for row in fmt.t3_ids:
        cells[f"T3.{row}.total"] = sum(cells[f"T3.{row}.{kind}"] for kind in APPLICANT_KINDS)
    for group in fmt.t4_groups:
        outcomes = [rng.randrange(0, 4) if size > 20 else 0 for _ in range(4)]
        for column, value in zip(fmt.t4_columns, [*outcomes, sum(outcomes)], strict=True):
            cells[f"T4.{group.id}.{column.id}"] = value
    made = rng.choice((0, 0, 1, 3, 12))
    if fmt.id == "AR2019":
        cells |= {
            "T2.1.normative.made": made,
            "T2.1.normative.opened": made,
            "T2.1.normative.total_open": made + rng.randrange(40),
        }
        cells |= {
            "T2.5.licence.previous": 12,
            "T2.5.licence.change": rng.choice((-2, 0, 3)),
            "T2.5.licence.decisions": size * 3,
        }
        cells |= {"T2.9.procurement.projects": rng.randrange(5)}
        cells["T2.9.procurement.amount"] = 120_000 * cells["T2.9.procurement.projects"]
    else:
        cells |= {"T2.1.normative.made": made, "T2.1.normative.repealed": rng.randrange(made + 1)}
        cells["T2.1.normative.in_force"] = made + rng.randrange(60)
        cells |= {"T2.5.licence.decisions": size * 7, "T2.6.penalty.decisions": rng.randrange(900)}
    shown = {key: str(value) for key, value in cells.items()}
    if fmt.id == "AR2021" and rng.random() < 0.4:
        shown["T2.8.fee.amount_wan"] = f"{rng.randrange(1, 90_000) / 100:.2f}"
    return shown


def _facts(rng: random.Random, cells: dict[str, str], fmt: str) -> dict[str, Any]:
    a, b, c = rng.randrange(40, 2000), rng.randrange(30, 900), rng.randrange(20, 700)
    p, q = rng.randrange(3, 30), rng.randrange(2, 9)
    number = {row: int(cells[f"T3.{row}.total"]) for row in ("R1", "R2", "R3a", "R3b", "R3g", "R4", "R3d1")}
    groups = {
        group: sum(
            int(value) for key, value in cells.items() if key.startswith(f"T3.{group}") and key.endswith(".total")
        )
        for group in ("R3c", "R3d", "R3e", "R3f")
    }
    net = rng.randrange(number["R1"] + 1)
    organisations = sum(int(cells[f"T3.R1.{kind}"]) for kind in APPLICANT_KINDS[1:])
    total = a + b + c
    return {
        **number,
        **groups,
        "R1han": han(number["R1"]) if number["R1"] < 100 else number["R1"],
        "net": net,
        "post": number["R1"] - net,
        "natural": cells["T3.R1.natural"],
        "organisations": organisations,
        "R3ashare": round(number["R3a"] / number["R3g"] * 100, 1) if number["R3g"] else 0,
        "review": cells["T4.review.total"],
        "upheld": cells["T4.review.upheld"],
        "corrected": cells["T4.review.corrected"],
        "suits": int(cells["T4.direct_suit.total"]) + int(cells["T4.post_suit.total"]),
        "made": cells["T2.1.normative.made"],
        "repealed": cells.get("T2.1.normative.repealed", 0),
        "in_force": cells["T2.1.normative.total_open" if fmt == "AR2019" else "T2.1.normative.in_force"],
        "n": total,
        "a": a,
        "b": b,
        "c": c,
        "round": total // 100 * 100,
        "up": (total // 100 + 1) * 100,
        "share": rng.randrange(20, 97),
        **{f"{name}share": round(number / total * 100, 2) for name, number in (("a", a), ("b", b), ("c", c))},
        "p": p,
        "q": q,
        "k": p + q,
    }


def _paragraphs(rng: random.Random, number: str, facts: dict[str, Any], fmt: str) -> list[str]:
    if number == "一":
        return _overview(rng, facts, fmt)
    if number == "五":
        return [_pick(rng, "problems", facts), _pick(rng, "improve", facts)]
    if number == "六":
        return [_pick(rng, "nothing", facts)]
    return []


def _pick(rng: random.Random, topic: str, facts: dict[str, Any], among: Any = None) -> str:
    return rng.choice(among or sentences()[topic]).format(**facts)


def _overview(rng: random.Random, facts: dict[str, Any], fmt: str) -> list[str]:
    first = [_pick(rng, "disclosed", facts), _pick(rng, "interpreted", facts)]
    first.append(_pick(rng, "normative", facts, sentences()["normative"][fmt]))
    requests = [_pick(rng, "new" if facts["R1"] else "none", facts)]
    if facts["R3g"]:
        requests.append(_pick(rng, "results", facts))
        requests.append(_pick(rng, "applicants", facts))
    remedied = int(facts["review"]) or facts["suits"]
    requests.append(_pick(rng, "remedies" if remedied else "no_remedies", facts))
    topics = [
        ("主动公开情况", "".join(first)), ("依申请公开情况", "".join(requests)),
        ("政府信息管理情况", _pick(rng, "management", facts)), ("平台建设情况", _pick(rng, "platform", facts)),
        ("监督保障情况", _pick(rng, "supervision", facts) + _pick(rng, "harmless", facts)),
    ]  # fmt: skip
    style = rng.randrange(4)
    lines = [_pick(rng, "opening", facts)]
    for place, (name, words) in enumerate(topics):
        if style == 0:
            lines += [f"（{_HAN[place + 1]}）{name}", words]
        elif style == 1:
            lines.append(f"（{_HAN[place + 1]}）{name}。{words}")
        elif style == 2:
            lines.append(f"{place + 1}.{name}：{words}")
        else:
            lines.append(words)
    return lines
