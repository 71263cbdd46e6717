"""Two texts compared."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import DiffPart


def changed() -> dict:
    return {
        "parts": [
            DiffPart("same", say("现就", "Now ")),
            DiffPart("removed", say("某某直播", "a gambling phrase ")),
            DiffPart("added", say("关于", "on ")),
            DiffPart("same", say("数据开放工作通知如下。", "the opening of data, as follows.")),
        ]
    }


STORIES = [
    Story("changed", "{% diff parts %}", changed),
    Story("the same", "{% diff parts %}", lambda: {"parts": [DiffPart("same", "…")]}),
]
