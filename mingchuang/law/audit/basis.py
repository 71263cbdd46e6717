"""The source of a check as a letter cites it: full names of laws, articles in words (条例49 → 《…条例》第四十九条)."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_HAN = "零一二三四五六七八九"
_ARTICLES = re.compile(
    r"^(?P<law>[^\d\s]+?)\s*(?:art\.\s*)?(?P<numbers>\d[\d\s,、–—-]*)(?P<item>[（(][一二三四五六七八九十]+[)）])?$"
)
_OURS = re.compile(r"\.md\b|unverified")


@cache
def table() -> Mapping[str, Any]:
    """``letter.yaml``: fields, the shipped wording, groups, full names."""
    return yaml.safe_load(files(__package__).joinpath("letter.yaml").read_text("utf-8"))


def cited(source: str) -> str:
    """The source in the words of a letter; "" when it names nothing that a letter could cite."""
    found = [_one(part.strip()) for part in re.split(r"[;；]", _without_notes(source))]
    return "，".join(dict.fromkeys(part for part in found if part))


def _without_notes(source: str) -> str:
    return re.sub(r"\s*\((?:[a-z ]*unverified|[^()]*排查)\)", "", source)


def _one(part: str) -> str:
    """One source; "" for a note of our own or one without a Chinese word or a standard's number."""
    if not part or _OURS.search(part):
        return ""
    laws = table()["laws"]
    match = _ARTICLES.match(part)
    if match and match["law"] in laws:
        return laws[match["law"]] + "、".join(_articles(match["numbers"], match["item"] or ""))
    if part in laws:
        return laws[part]
    return part if re.search(r"[一-鿿]|^GB", part) else ""


def _articles(numbers: str, item: str) -> list[str]:
    """第四十九条, 第十四条至第十六条; an item belongs to the last of them."""
    found = []
    for one in re.split(r"[,、]", numbers.strip(" ,、")):
        ends = [han(int(end)) for end in re.findall(r"\d+", one)]
        found.append("至".join(f"第{end}条" for end in ends))
    if item:
        found[-1] += f"第{item.replace('(', '（').replace(')', '）')}项"
    return found


def han(number: int) -> str:
    """A number from 0 to 999 in words, as articles are numbered: 四十九, 一百零二."""
    if number >= 100:
        rest = number % 100
        between = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return _HAN[number // 100] + "百" + between + (han(rest) if rest else "")
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
