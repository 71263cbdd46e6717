"""What a report says of itself: agency, year, format, day of publication, parts."""

import re
from datetime import date

from mingchuang.law.audit.values import Part, Span

from .labels import squash

_TITLE = re.compile(
    r"(?P<agency>[^\n，,。;；:：、《》|]{2,60}?)\s*(?:关于)?\s*(?P<year>20\d{2}|二[〇○零]\S{2})\s*年?\s*(?:度)?\s*"
    r"(?:的)?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报)"
)
_YEAR_ONLY = re.compile(r"(20\d{2})\s*年?度?\s*(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报|报告)")
_PERIOD = re.compile(
    r"(20\d{2})\s*年\s*1\s*月\s*1\s*日?\s*(?:起)?\s*[至到—\-–~～]+\s*(?:(20\d{2})\s*年)?\s*12\s*月\s*31\s*日?"
)
_PUBLISHED = re.compile(
    r"(?:发布|发文|公布|生成|成文|更新|信息)?(?:时间|日期)\s*[:：]?\s*(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})"
)
_HEADING = re.compile(
    r"^[ \t\u3000]*(?P<number>[一二三四五六七八])\s*[、.．][ \t\u3000]*(?P<title>[^\n。;；|\t]{2,40})", re.MULTILINE
)
_HAN = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_AGENCY_END = re.compile(
    r"(?:政府|[局委厅办院]|办公[厅室]|委员会|中心|管委会|街道|街道办事处|[镇乡]|集团|学校|大学|总队|支队|公司|[)）])$"
)
_KNOWN = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip


def year_and_agency(text: str) -> tuple[int | None, str, Span | None]:
    """Year and agency of the title, and where the title stands; the period stated in the preface when there is no title."""
    best: tuple[int, str, Span] | None = None
    for match in _TITLE.finditer(text[:6000]):
        year = _year(match["year"])
        agency = re.sub(r"^(?:现将|当前位置|首页|标题|名称)+|[\s>]+", "", match["agency"].rsplit(">", 1)[-1])
        if year is None:
            continue
        if best is None or (_AGENCY_END.search(agency) and not _AGENCY_END.search(best[1])):
            best = (year, agency, match.span())
    if best:
        return best[0], best[1] if _AGENCY_END.search(best[1]) else "", best[2]
    stated = _YEAR_ONLY.search(text[:6000]) or _PERIOD.search(text)
    return (int(stated[1]), "", stated.span()) if stated else (None, "", None)


def _year(text: str) -> int | None:
    digits = "".join(_HAN.get(c, c) for c in text)
    return int(digits) if digits.isdigit() and len(digits) == 4 else None


def periods(text: str) -> list[tuple[int, int, Span]]:
    """Every stated period from 1 January to 31 December: first year, last year, place."""
    return [(int(m[1]), int(m[2] or m[1]), m.span()) for m in _PERIOD.finditer(text)]


def published(text: str) -> tuple[date, Span] | None:
    """The first stated day of publication, usually in the page's head."""
    for match in _PUBLISHED.finditer(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3])), match.span()
        except ValueError:
            continue
    return None


def format_of(text: str) -> str | None:
    """The format by its column headings and rows, whatever the year; None when neither is there."""
    squeezed = squash(text)
    new = sum(sign in squeezed for sign in ("本年制发件数", "现行有效件数", "行政规范性文件", "本年收费金额"))
    old = sum(sign in squeezed for sign in ("本年新制作数量", "对外公开总数量", "上一年项目数量", "政府集中采购"))
    if new == old:
        return None
    return "AR2021" if new > old else "AR2019"


def parts(text: str) -> tuple[Part, ...]:
    """The numbered parts in the order they stand, each up to the next; headings inside sentences are no parts."""
    found: list[tuple[str, str, Span]] = []
    for match in _HEADING.finditer(text):
        title = match["title"].strip()
        known = next(
            (key for key in _KNOWN if key in squash(title) or squash(title) in key and len(squash(title)) > 4), None
        )
        row_of_table_3 = "政府信息公开申请数量" in title or "本年度办理结果" in title or "结转下年度" in title
        if known is None or row_of_table_3:
            continue
        found.append((match["number"], title, match.span()))
    ends = [span[0] for _, _, span in found[1:]] + [len(text)]
    return tuple(
        Part(number, title, span, (span[1], end)) for (number, title, span), end in zip(found, ends, strict=True)
    )
