"""Injected phrases are found; ordinary official prose is left alone."""

from pathlib import Path

import pytest
import yaml

from mingchuang.law import tampering
from mingchuang.law.screening import screen

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tampering.yaml").read_text("utf-8"))
HARMLESS = [
    "安排体育彩票公益金三百万元用于全民健身路径更新。",
    "严厉打击网络赌博违法犯罪活动,查处赌球案件五起。",
    "开展直播带货助农活动,举办全市职工篮球比赛。",
    "《和州市人民政府办公室关于印发和州市政务公开工作要点的通知》",
    "《江东省人民政府办公厅转发省发展改革委关于做好稳定就业工作的通知》",
    "《和州市人民政府工作规则》和《和州市财政局政务公开制度》",
    "《关于做好年度报告编制发布工作的通知》",
    "认真落实省、市有关政务公开工作的决策部署,按照市政府办公厅有关要求抓好落实。",
    "《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》",
    "公安机关通报一起利用老虎机实施赌博的案件。",
    "全年收缴老虎机12台,捣毁窝点3处。",
    "通过直播间、短视频和在线访谈解读政策,免费提供高清视频点播服务。",
    "国产精品粮油进社区,助力消费帮扶。",
    "引导青少年远离网络赌博,抵制彩金诱惑。",
    "贯彻落实党中央、国务院决策部署和省委、省政府工作安排,依法公开彩票公益金使用情况。",
    "福利彩票销售网点设置许可事项已纳入清单,体育彩票发行中心按季公开数据。",
    "《和州市人民政府办公室关于进一步规范网上留言办理工作的通知》《和州市财政局关于印发〈预算公开操作规程〉的通知》",
    "组织观看NBA退役球员公益篮球训练营,举办足球比赛直播活动。",
]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:12] for case in CASES])
def test_case(case):
    assert [[f.kind, f.text] for f in tampering.find(case["text"])] == case["found"]


@pytest.mark.parametrize("text", HARMLESS, ids=[text[:12] for text in HARMLESS])
def test_official_prose_is_left_alone(text):
    assert tampering.find(text) == []


def shared_seed() -> str:
    for folder in Path(__file__).resolve().parents:
        path = folder / "shared" / "seed" / "luan-2020-annual-report.txt"
        if path.exists():
            return path.read_text("utf-8")
    pytest.skip("the seed report is not beside this checkout")


def test_the_six_phrases_of_the_seed_report_are_found_and_guanyu_is_proposed():
    found = tampering.find(shared_seed())
    assert len(found) == 6
    assert {(f.kind, f.text, f.suggestion) for f in found} == {("tampering.phrase", "比分直播,篮球比分直播", "关于")}


@pytest.mark.parametrize(
    "text",
    [
        "对历年文件开展清理,动态调整公开属性,百家乐技巧大全做到底数清。",
        "国产精品久久久免费视频一区二区三区 屺亭街道 政府信息公开指南",
        "必威体育app官网:教育局2023年政府信息公开工作年度报告",
        "分类Betway必威体育:部门 发布机构",
        "办事群众可通过足球外围投注平台注册送彩金查询办事指南。",
    ],
    ids=lambda text: text[:12],
)
def test_what_stands_on_tampered_pages_is_found(text):
    assert [f.kind for f in tampering.find(text) if f.kind.startswith("tampering.")]


def test_screening_holds_these_checks_too():
    found = screen("办公室虎扑nba印发通知,身份证号11010519491231002X。")
    assert {f.kind.split(".")[0] for f in found} == {"privacy", "tampering"}
