"""Injected phrases are found; ordinary official prose is left alone."""

from pathlib import Path

import pytest
import yaml

from mingchuang.law import tampering

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
