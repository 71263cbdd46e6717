"""错别字 and doubled words: an own list of what is certainly wrong in official text (``words.yaml``)."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .templates import BLANKS
from .values import Part, Remark, remark

SOURCE = "通用规范汉字表 (2013); 现代汉语词典"
_BLANK = re.compile("|".join(map(re.escape, BLANKS)))
_AGAIN = re.compile(r"(?P<word>[一-鿿]{3,8})(?P=word)")
# 截止 ends a period, 截至 stops counting at a day: 截至2026年3月底 stands at the beginning of a clause.
_UNTIL = re.compile(
    r"(?:^|(?<=[。，；、：]))截止(?=(?:[0-9]{4}年|[0-9]{1,2}月)[0-9]{0,2}月?[0-9]{0,2}[日底末]?[，、])", re.MULTILINE
)
_ABOUT = re.compile(
    r"(?P<first>大?约|大概)(?P<rest>[为有]?[0-9][0-9.]*[万亿多余]*[^0-9\s，。；]{0,3}?)(?P<second>左右|上下)"
)
WHY = {
    "typo": ("“{wrong}”应为“{right}”。", "{wrong} should be {right}."),
    "blank": ("模板中的这一处还没有填写。", "This blank of the template is not filled in yet."),
    "again": ("字词重复。", "The words stand twice."),
    "until": (
        "表示统计到某一时间用“截至”，“截止”表示到期停止。",
        "截至 counts until a day; 截止 means that something ends.",
    ),
    "about": ("“约”与“左右”“上下”重复。", "约 and 左右 say the same."),
}


@cache
def words() -> dict[str, tuple[str, str, str]]:
    """What is wrong → what is right, and the signs that make it right when they stand before or after it."""
    rows: list[dict[str, Any]] = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))["words"]
    return {row["wrong"]: (row["right"], row.get("not_before", ""), row.get("not_after", "")) for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words(), key=len, reverse=True))))


def check(text: str, part: Part = "body") -> Iterator[Remark]:
    """Every wrong or doubled word."""
    for match in _pattern().finditer(text):
        wrong = match.group()
        right, before, after = words()[wrong]
        if text[match.start() - 1 : match.start()] in tuple(before) or text[match.end() : match.end() + 1] in tuple(
            after
        ):
            continue
        why = (WHY["typo"][0].format(wrong=wrong, right=right), WHY["typo"][1].format(wrong=wrong, right=right))
        yield remark("typo", text, match.span(), why, right, part=part, source=SOURCE)
    for match in _BLANK.finditer(text):
        yield remark("blank", text, match.span(), WHY["blank"], part=part, source=SOURCE)
    for match in _AGAIN.finditer(text):
        if len(set(match["word"])) > 1:
            yield remark("again", text, match.span(), WHY["again"], match["word"], part=part, source=SOURCE)
    for match in _UNTIL.finditer(text):
        yield remark("until", text, match.span(), WHY["until"], "截至", part=part, source=SOURCE)
    for match in _ABOUT.finditer(text):
        yield remark(
            "about", text, match.span(), WHY["about"], match["first"] + match["rest"], part=part, source=SOURCE
        )
