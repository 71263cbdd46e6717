"""Articles as they are read: the tables of this room note 条例33(2), a screen says 条例第三十三条第二款."""

import re

from mingchuang.law.audit.basis import han

# A law's name, the year of its version where several are in force, and what of it: 条例32、34 · 行政复议法(2023)24(1)(二).
_CITED = re.compile(r"(?P<law>[\u4e00-\u9fff]+)(?:\((?P<year>\d{4})\))?(?P<places>\d.*)")
_PLACE = re.compile(r"(?P<first>\d+)(?:—(?P<last>\d+))?(?P<within>(?:\((?:\d+|[一二三四五六七八九十]+)\))*)")


def in_words(source: str) -> str:
    """The source with its articles, paragraphs (款) and items (项) in words; what is no such note stays as it is."""
    return "；".join(_one(part) for part in source.split("；"))


def _one(part: str) -> str:
    cited = _CITED.fullmatch(part)
    places = [_PLACE.fullmatch(one) for one in cited["places"].split("、")] if cited else []
    if not cited or not all(places):
        return part
    year = f"（{cited['year']}年）" if cited["year"] else ""
    return cited["law"] + year + "、".join(_place(one) for one in places if one)


def _place(found: re.Match[str]) -> str:
    words = f"第{han(int(found['first']))}条"
    if found["last"]:
        words += f"至第{han(int(found['last']))}条"
    for within in re.findall(r"[^()]+", found["within"]):
        words += f"第{han(int(within))}款" if within.isdigit() else f"第（{within}）项"
    return words
