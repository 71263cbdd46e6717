"""The six parts of a report, by their titles, however they are numbered or worded."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from mingchuang.law.audit.values import Part, Span

_NUMBERED = re.compile(
    r"^[ \t\u3000#*]*(?:第?(?P<number>[一二三四五六七八])(?:部分[ \t]{0,2}[、.．:：]?|[ \t]{0,2}[、.．:：])"
    r"|(?P<arabic>[1-8])[ \t]{0,2}[、.．])[ \t\u3000]*(?P<title>[^\n。;；|\t]{2,44})",
    re.MULTILINE,
)
_BARE = re.compile(r"^[ \t\u3000#*]*(?P<title>[一-鿿、，,及和（）() ]{4,34})[ \t\u3000*:：]*$", re.MULTILINE)
# What a title holds, by the number that the format gives it. The first that fits counts.
_STANDARD = tuple(
    (number, re.compile(pattern))
    for number, pattern in (
        ("三", r"收到和处理|收到及处理|处理政府信息公开申请|依申请公开政府信息(?:办理)?情况$"),
        ("四", r"复议.{0,12}诉讼"),
        ("二", r"主动公开政府(?:政府)?信息(?:的)?(?:工作)?情况|行政机关主动公开"),
        ("五", r"主要问题|存在的?问题|问题(?:及|和|与)改进|改进(?:情况|措施)$"),
        (
            "六",
            r"其[他它](?:需要?|应当?)?(?:报告|汇报|说明)的?(?:其他)?事项|^其[他它]事项$|需要说明的(?:其[他它])?事项",
        ),
        (
            "一",
            r"^(?:政府信息公开)?(?:工作)?的?(?:总体|基本)(?:工作)?(?:情况|概述)|^(?:工作)?(?:总体)?概述$|^概况$|^(?:政府信息公开)?工作(?:开展)?情况$",
        ),
    )
)
# Where a converter lost the ends of lines: the title as the format prints it, in the middle of a line.
_INLINE = re.compile(
    r"(?<=[\s。|])(?P<number>[一二三四五六])、[ \u3000]*(?P<title>总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况"
    r"|(?:因政府信息公开工作被申请|政府信息公开)行政复议、(?:提起)?行政诉讼情况|(?:政府信息公开工作)?存在的主要问题及改进情况|其他需要报告的事项)"
    r"(?=[\s|])"
)
# Rows of table 3 begin with 一、 … 四、 too.
_ROW = re.compile(r"政府信息公开申请数量|本年度办理结果|结转下年度|本列数据")
_SUBHEADING = re.compile(r"[（(][一二三四五六七八九十][）)]")
_TITLES = {
    "一": "总体情况",
    "二": "主动公开政府信息情况",
    "三": "收到和处理政府信息公开申请情况",
    "四": "政府信息公开行政复议、行政诉讼情况",
    "五": "存在的主要问题及改进情况",
    "六": "其他需要报告的事项",
}
CLOSE = 75  # of 100
EMPTY = 6  # characters of body: shorter is a line of a table of contents
_HAN = "一二三四五六七八"


def standard(title: str) -> str:
    """The number that the format gives a part of this title; "" when it is none of the six."""
    plain = re.sub(r"[\s…．.\d]+$", "", re.sub(r"\s", "", title))
    return next((number for number, pattern in _STANDARD if pattern.search(plain)), "")


def groups_of(match: re.Match[str]) -> str:
    """The number that is printed before a title, as a Chinese numeral; "" for none."""
    groups = match.groupdict()
    return groups.get("number") or (_HAN[int(groups["arabic"]) - 1] if groups.get("arabic") else "")


def _nearly(title: str, printed: str) -> str:
    """A misspelt title under the number that the format gives it is still that part's."""
    wanted = _TITLES.get(printed, "")
    return printed if wanted and fuzz.ratio(re.sub(r"\s", "", title), wanted) >= CLOSE else ""


def _headings(text: str) -> Iterator[tuple[str, str, str, Span]]:
    """Number as printed, title, standard number and place of every heading of a part."""
    seen = set[int]()
    for pattern in (_NUMBERED, _BARE, _INLINE):
        for match in pattern.finditer(text):
            if pattern is _INLINE and any(place in seen for place in range(match.start() - 2, match.end())):
                continue
            title = match["title"].strip()
            known = "" if _ROW.search(title) or _SUBHEADING.match(title) else standard(title)
            # A sentence that speaks of a part is no heading.
            if not known and groups_of(match) and not _ROW.search(title) and not _SUBHEADING.match(title):
                known = _nearly(title, groups_of(match))
            if not known or re.search(r"[。；;：:！]|(?:等|共).{0,4}部分|[，,].{12,}", title):
                continue
            printed = groups_of(match)
            # 2、依申请公开情况。2020年，… runs on: a paragraph of part one.
            run_in = match.groupdict().get("arabic") and text[match.end() : match.end() + 1] == "。"
            if run_in and text[match.end() + 1 : match.end() + 2].strip():
                continue
            if pattern is _BARE and not printed and known == "一" and title in ("概况",):
                continue
            seen.add(match.start("title"))
            yield printed, title, known, match.span()


def parts(text: str) -> tuple[Part, ...]:
    """The parts in the order they stand, each up to the next; a table of contents is none of them."""
    found = sorted(_headings(text), key=lambda one: one[3][0])
    numbered = {one[2] for one in found if one[0]}
    # Where the parts are numbered, a line without a number is a sub-heading or a caption.
    found = [one for one in found if one[0] or one[2] not in numbered]
    if not found:
        return ()
    ends = [one[3][0] for one in found[1:]] + [len(text)]
    made = [
        Part(printed, title, span, (span[1], end), known)
        for (printed, title, known, span), end in zip(found, ends, strict=True)
    ]
    kept: list[Part] = []
    for place, part in enumerate(made):
        later = any(other.standard == part.standard for other in made[place + 1 :])
        if later and len(text[slice(*part.body)].strip()) < EMPTY:
            continue
        if any(other.standard == part.standard for other in kept):
            # A second heading of the same title lies within the part: a caption over its table.
            kept[-1] = _longer(kept[-1], part.body[1])
            continue
        kept.append(part)
    return tuple(kept)


def _longer(part: Part, end: int) -> Part:
    return Part(part.number, part.title, part.heading, (part.body[0], end), part.standard)
