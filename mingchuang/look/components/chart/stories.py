"""A chart with its table. On a page that loads the chart's files it is drawn above; here and on paper the table stands alone."""

from mingchuang.look.charts import Chart, Series
from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link

YEARS = ("2019", "2020", "2021", "2022")


def _requests() -> dict:
    missing = say("无报告", "no report")
    series = [
        Series(say("本年新收", "New"), [128, 141, missing, 1203]),
        Series(say("上年结转", "Carried over"), [9, 12, missing, 0]),
    ]
    title, unit = say("收到的申请", "Requests received"), say("件", "requests")
    note = say("没有年度报告的年份留空，不按0计算。", "A year without a report is a gap, not 0.")
    return {"value": Chart(title, "line", say("年度", "Year"), YEARS, series, unit, note, [Link("CSV", "#")])}


def _outcomes() -> dict:
    series = [
        Series(say("予以公开", "Granted"), [80, 91, 60, 700]),
        Series(say("部分公开", "Granted in part"), [10, 11, 7, 120]),
        Series(say("不予公开", "Refused"), [21, 20, 9, 88]),
    ]
    return {"value": Chart(say("办理结果", "Outcomes"), "stack", say("年度", "Year"), YEARS, series)}


def _agencies() -> dict:
    values = [Series(say("受理", "Taken in"), [31, 12, 9, 4])]
    names = [
        say(*one)
        for one in (
            ("教育局", "Education"),
            ("人社局", "Labour"),
            ("城管局", "City works"),
            ("民政局", "Civil affairs"),
        )
    ]
    return {"value": Chart(say("各机关受理的申请", "Requests by agency"), "bar", say("机关", "Agency"), names, values)}


_CHART = "{% load charts %}{% chart value %}"
STORIES = [
    Story("lines, with a gap", _CHART, _requests),
    Story("bars beside each other", _CHART, _agencies),
    Story("bars on each other", _CHART, _outcomes),
]
