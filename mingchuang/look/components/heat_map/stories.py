"""Agencies against checks."""

from mingchuang.look.heat import HeatCell, HeatColumn, HeatMap, HeatRow
from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link


def _columns(open_: bool) -> list[HeatColumn]:
    if open_:
        return [
            HeatColumn(say("收起表格数据", "Close tables"), "#", open=True),
            HeatColumn(say("行合计", "Row totals")),
            HeatColumn(say("结转", "Carried over")),
        ]
    return [
        HeatColumn(say(*words), "#")
        for words in (("表格数据", "Tables"), ("文字与数据", "Text"), ("内容安全", "Content"))
    ]


def _map(open_: bool = False) -> dict:
    clear, url = HeatCell(say("未发现", "none")), "#"
    bad = HeatCell(say("错误 2", "error 2"), "error", url, more="+1")
    ask = HeatCell(say("核对 1", "to check 1"), "warning", url)
    told = HeatCell(say("提示 1", "notice 1"), "notice", url)
    settled = HeatCell(say("不采纳 1", "dismissed 1"), "settled", url)
    unknown = HeatCell(say("无法审核", "not assessed"), "unknown")
    rows = [
        HeatRow(
            say("和州市财政局", "Finance bureau"),
            [bad, clear, told],
            url,
            say("2025年 · 勾稽不符", "2025 · does not reconcile"),
        ),
        HeatRow(say("和州市教育体育局", "Education bureau"), [ask, settled, clear], url, "2025"),
        HeatRow(say("扫描件.pdf", "scan.pdf"), [unknown] * 3, url),
    ]
    exports = [Link("XLSX", "#")]
    return {
        "value": HeatMap(say("各机关的问题", "Findings"), say("机关", "Agency"), _columns(open_), rows, exports=exports)
    }


def _empty() -> dict:
    return {
        "value": HeatMap(
            say("各机关的问题", "Findings"),
            say("机关", "Agency"),
            [],
            [],
            say("没有符合条件的报告。", "No report matches."),
        )
    }


_MAP = "{% load heat %}{% heat_map value %}"
STORIES = [
    Story("groups of checks", _MAP, _map),
    Story("one group open", _MAP, lambda: _map(open_=True)),
    Story("empty", _MAP, _empty),
]
