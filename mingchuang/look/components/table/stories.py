"""Data tables."""

from dataclasses import replace
from datetime import UTC, date, datetime

from mingchuang.look.components.chips.stories import links as chips
from mingchuang.look.dates import long_day, moment, plain_day
from mingchuang.look.stories import Story, say
from mingchuang.look.values import Cell, Column, DueChip, Link, Status, Table


def full() -> dict:
    columns = [
        Column(say("编号", "Number"), sort="number"),
        Column(say("申请内容", "Matter")),
        Column(say("状态", "State")),
        Column(say("到期", "Due"), sort="due"),
        Column(say("份数", "Copies"), numeric=True),
        Column(say("下一步", "Next")),
    ]
    rows = [
        [
            Link("2026-0012", "#"),
            Cell(say("公共数据目录", "Catalogue of public data"), note=say("网上申请", "by web")),
            Status(say("办理中", "In progress"), "active"),
            DueChip(date(2026, 12, 18), 3),
            2,
            Cell(acts=[Link(say("拟答复", "Decide"), "#", current=True), Link(say("延期", "Extend"), "#")]),
        ],
        [Link("2026-0011", "#"), say("采购合同", "Contract"), Status(say("已答复", "Answered"), "done"), "", 1, ""],
    ]
    exports = [Link("CSV", "#")]
    return {"table": Table(say("申请登记簿", "Register of requests"), columns, rows, exports=exports)}


def ordered(by: str) -> dict:
    return {"table": replace(full()["table"], ordered_by=by)}


def narrowed() -> dict:
    return chips() | full()


def empty() -> dict:
    columns = [Column(say("编号", "Number")), Column(say("状态", "State"))]
    return {
        "table": Table(say("待办", "To do"), columns, [], empty=say("没有待办事项。", "Nothing is waiting for you."))
    }


def days() -> dict:
    names = [(say("栏目", "Section"), False), (say("最近发布", "Last"), False), (say("最迟更新", "Latest"), False)]
    columns = [Column(name, numeric) for name, numeric in [*names, (say("说明", "Note"), False)]]
    note = say("请假期间由代理人办理", "while the deputy acts")
    rows = [
        [
            say("行政许可和服务事项", "Permits"),
            moment(datetime(2026, 11, 24, 2, 41, tzinfo=UTC)),
            long_day(date(2026, 12, 18)),
            Cell(f"{plain_day(date(2026, 12, 14))} — {plain_day(date(2026, 12, 20))}", note=note),
        ]
    ]
    return {"table": Table(say("更新情况", "Freshness"), columns, rows)}


STORIES = [
    Story("rows of every kind", "{% table table %}", full),
    Story("sorted, the smallest first", "{% table table %}", lambda: ordered("number")),
    Story("sorted, the latest first", "{% table table %}", lambda: ordered("-due")),
    Story("with filter chips above it", "{% chips links label %}{% table table %}", narrowed),
    Story("days, which no line breaks", "{% table table %}", days),
    Story("empty", "{% table table %}", empty),
]
