"""The title of a paper whose writer centred it instead of giving it the style of a title, as most do."""

import re

from mingchuang.law.documents import numbers

_CENTRED = re.compile(r"\s*<p class=\"align-center\">(.*?)</p>", re.DOTALL)
_TITLE = re.compile(
    r"^(?=.{5,120}$)[^。；！？]*(?:通知|通报|通告|公告|公报|决定|决议|命令|批复|请示|报告|意见|议案|函|纪要|办法|规定|细则|规则|条例|制度|规程"
    r"|规范|方案|预案|规划|计划|要点|总结|清单|目录|标准|解读|说明|指南|章程)(?:[（(][^（）()]{1,12}[）)])?$"
)
MOST = 6
"""Centred lines at the head of a paper that are looked at: a red heading, a number, a title of up to three lines."""


def taken_out(body: str) -> tuple[str, str]:
    """The title and the body without it; "" and the whole body where no centred line at its head reads as one."""
    at, lines = 0, list[tuple[str, int, int]]()
    while len(lines) < MOST and (found := _CENTRED.match(body, at)):
        lines.append((re.sub(r"<[^>]+>|\s+", "", found[1]), found.start(), found.end()))
        at = found.end()
    for first, (text, start, _end) in enumerate(lines):
        if not text or numbers.parse(text) or text.endswith("文件"):
            continue
        joined = ""
        for further, _start, end in lines[first : first + 3]:
            joined += further
            if _TITLE.match(joined):
                return joined, body[:start] + body[end:]
    return "", body
