"""Rows of a section list."""

from datetime import date

from mingchuang.look.stories import Story, say
from mingchuang.look.values import ListItem, Status


def items() -> dict:
    return {
        "items": [
            ListItem(
                date(2026, 12, 18),
                say("关于公共数据开放的通知", "Notice on opening public data"),
                "#",
                "六数资〔2026〕18号",
                Status(say("有效", "In force"), "done"),
            ),
            ListItem(date(2026, 12, 1), say("《公共数据开放办法》解读", "The open data measures explained"), "#"),
        ]
    }


STORIES = [
    Story("two rows", "{% rows items %}", items),
    Story(
        "empty", "{% rows items empty %}", lambda: {"items": [], "empty": say("本栏目暂无信息。", "Nothing here yet.")}
    ),
]
