"""附件: the list below the text, its numbers and what the text says of it (GB/T 9704-2012, 7.3.4, 7.3.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .values import STANDARD, Remark, Written, lines_of, remark

SOURCE = f"{STANDARD} 7.3.4"
_FIRST = re.compile(r"^[ \t\u3000]*附[ \u3000]?件[ ]?(?P<colon>[：:])[ \u3000]*(?P<rest>\S.*)$")
_ITEM = re.compile(r"^[ \t\u3000]*(?P<number>[0-9０-９]{1,2})(?P<dot>[.．、])[ \u3000]*(?P<name>[^0-9\s].*)$")
_HEAD = re.compile(r"^[ \t\u3000]*附[ \u3000]?件[ ]?(?P<number>[0-9０-９]{0,2})[：:]?[ \t\u3000]*$")
_SPOKEN = re.compile(
    r"(?:详?见|按照?|填写|填报|参照|依照|报送|《)[^。；\n附]{0,4}附件[ ]?(?P<number>[0-9]{0,2})(?![：:0-9])"
)
# The annexes of another paper: 其附件, 原附件, 上述文件附件, 通知附件2.
_ELSEWHERE = re.compile(
    r"(?:其|原|该|文件|通知|办法|合同|协议|》|号)[)）]?[^。；，\n]{0,2}附件$|邮件|电子|作为附件|附件(?:形式|材料|下载)"
)
_END = re.compile(r"[。；，、;,.]+$")
WHY = {
    "order": ("附件顺序号应当从1起依次编排。", "Annexes are numbered from 1 in order."),
    "single": (
        "只有一个附件时不编顺序号。",
        "A single annex has no number.",
    ),
    "end": ("附件名称后不加标点符号。", "No punctuation stands after the name of an annex."),
    "unnumbered": (
        "有多个附件时，用阿拉伯数字标注附件顺序号，如“附件：1.××××”。",
        "Where there are several annexes each has a number: 附件：1.××××.",
    ),
    "unlisted": (
        "正文提到了附件，正文之后没有附件说明，也没有上传附件。",
        "The text speaks of an annex; none is listed below it and none is attached.",
    ),
    "beyond": ("正文提到的附件序号不在附件说明中。", "The text speaks of an annex whose number is not in the list."),
    "absent": (
        "附件说明列有附件，但没有上传附件，正文之后也没有附件内容。",
        "Annexes are listed, but none is attached and none follows the text.",
    ),
}


@dataclass(frozen=True)
class _Item:
    """One line of the list: its number (None without one), where number and name stand."""

    number: int | None
    at: tuple[int, int]
    name: str
    name_at: int


def check(written: Written) -> Iterator[Remark]:
    """The list of annexes in order, and the text, the list and the files in accord."""
    lines = lines_of(written.text)
    items = _listed(lines)
    heads = [at for at, line in lines if _HEAD.match(line)]
    yield from _numbers(written.text, items)
    for item in items:
        if (match := _END.search(item.name)) and len(item.name) > len(match.group()):
            begin = item.name_at + match.start() - 1
            span = (begin, item.name_at + match.end())
            yield _remark("end", written.text, span, written.text[begin])
    yield from _accord(written, items, heads)


def _listed(lines: list[tuple[int, str]]) -> list[_Item]:
    """The list: the line that begins with 附件： and the numbered lines right after it."""
    for place, (at, line) in enumerate(lines):
        first = _FIRST.match(line)
        if first is None or _HEAD.match(line):
            continue
        rest = first["rest"].rstrip()
        items = [_item(rest, at + first.start("rest"))]
        for later, text in lines[place + 1 :]:
            if not text.strip():
                continue
            if items[0].number is None or not _ITEM.match(text):
                break
            lead = len(text) - len(text.lstrip(" \t\u3000"))
            items.append(_item(text.strip(" \t\u3000"), later + lead))
        return items
    return []


def _item(text: str, at: int) -> _Item:
    match = _ITEM.match(text)
    if match is None:
        return _Item(None, (at, at + 1), text, at)
    return _Item(
        int(match["number"]), (at + match.start("number"), at + match.end("dot")), match["name"], at + match.start("name")
    )  # fmt: skip


def _numbers(text: str, items: list[_Item]) -> Iterator[Remark]:
    if len(items) == 1 and items[0].number is not None:
        # One sign of the name goes along, for a fix puts something in the place.
        yield _remark("single", text, (items[0].at[0], items[0].name_at + 1), text[items[0].name_at])
        return
    for right, item in enumerate(items, 1):
        if item.number is not None and item.number != right:
            yield _remark("order", text, item.at, f"{right}{text[item.at[1] - 1]}")


def _accord(written: Written, items: list[_Item], heads: list[int]) -> Iterator[Remark]:
    text = written.text
    present = bool(written.files or heads)
    for match in _SPOKEN.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 4]
        before = text[max(0, match.start() - 8) : match.end()].rstrip("0123456789 ")
        if _ELSEWHERE.search(before) or _ELSEWHERE.search(around):
            continue
        at = (text.index("附件", match.start()), match.end())
        number = int(match["number"] or 0)
        if not items and not present:
            yield _remark("unlisted", text, at)
        elif items and number > max(len(items), len(heads), 1):
            yield _remark("beyond", text, at)
    if items and not present:
        yield _remark("absent", text, (items[0].name_at, items[0].name_at + len(items[0].name)))


def _remark(fault: str, text: str, span: tuple[int, int], fix: str = "") -> Remark:
    return remark("annex", text, span, WHY[fault], fix, source=SOURCE)
