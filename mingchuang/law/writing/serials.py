"""文号 in a running text and in its own field: brackets, year, running number (GB/T 9704-2012, 7.2.5)."""

import re
from collections.abc import Iterator
from datetime import date

from mingchuang.law.documents import numbers

from .values import STANDARD, Remark, Written, page_of, remark

SOURCE = f"{STANDARD} 7.2.5"
_NUMBER = re.compile(
    r"(?<=[㐀-鿿])(?P<open>[〔\[({【［﹝])[ ]?(?P<year>(?:19|20)?[0-9]{2})[ ]?(?P<close>[〕\])}】］﹞])"
    r"[ ]?(?P<ordinal>第?)[ ]?(?P<serial>[0-9]{1,5})[ ]?号"
)
# Orders and announcements are counted with 第, and courts and standards write their years otherwise.
_COUNTED = re.compile(r"(?:令|公告|通告|案|法|合同|标准|编号)$")
WHY = {
    "brackets": (
        "发文字号的年份应当用六角括号〔〕括入。",
        "The year of a document number stands in the brackets 〔〕.",
    ),
    "ordinal": ("发文字号的顺序号前不加“第”字。", "The running number of a document number has no 第 before it."),
    "zeros": (
        "发文字号的顺序号不编虚位（1不编为01）。",
        "The running number of a document number has no leading zeros.",
    ),
    "year": ("发文字号的年份应当标全称。", "The year of a document number is written in full."),
    "signs": (
        "发文字号中的数字应当用半角阿拉伯数字，中间不留空格。",
        "A document number has plain Arabic digits and no blanks.",
    ),
    "form": (
        "文号应当由发文机关代字、用〔〕括入的年份和顺序号组成，如“六数资〔2026〕8号”。",
        "A document number is the organ's code, the year in 〔〕 and the running number, as in 六数资〔2026〕8号.",
    ),
    "field_year": (
        "文号的年份与成文日期的年份不一致，请核对。",
        "The year of the document number is not that of the day of making.",
    ),
}


def in_text(text: str, part: str = "body") -> Iterator[Remark]:
    """Every 文号 in a text that is not in its official form."""
    page = page_of(text)
    for match in _NUMBER.finditer(page.folded):
        if _COUNTED.search(page.folded[max(0, match.start() - 4) : match.start()]):
            continue
        span = match.span()
        written = text[span[0] : span[1]]
        year, serial = match["year"], int(match["serial"])
        if not serial:
            continue
        right = f"〔{year}〕{serial}号"
        if written == right and len(year) == 4:
            continue
        fix = right if len(year) == 4 else ""
        yield remark("number", text, span, WHY[_fault(match, year)], fix, part=part, source=SOURCE)  # type: ignore[arg-type]


def _fault(match: re.Match[str], year: str) -> str:
    if len(year) == 2:
        return "year"
    if (match["open"], match["close"]) != ("〔", "〕"):
        return "brackets"
    if match["ordinal"]:
        return "ordinal"
    if match["serial"].startswith("0"):
        return "zeros"
    return "signs"


def of_field(written: Written) -> Iterator[Remark]:
    """The field of the 文号: its form, and its year against the day of making."""
    typed = written.document_number.strip()
    if not typed:
        return
    found = numbers.parse(typed)
    whole = (0, len(typed))
    if found is None or (found.form == "letter" and not typed.endswith("号")):
        fix = str(found) if found else ""
        yield remark("number", typed, whole, WHY["form"], fix, part="document_number", source=SOURCE)
    elif found.year is not None and found.year < 1000:
        yield remark("number", typed, whole, WHY["year"], part="document_number", source=SOURCE)
    elif str(found) != typed:
        faults = list(in_text(typed, "document_number"))
        why = (faults[0].finding.why_zh, faults[0].finding.why_en) if faults else WHY["form"]
        yield remark("number", typed, whole, why, str(found), part="document_number", source=SOURCE)
    elif _other_year(found.year, written.made_on):
        yield remark("number_year", typed, whole, WHY["field_year"], part="document_number", source=SOURCE)


def _other_year(year: int | None, made_on: date | None) -> bool:
    return bool(year and made_on and year != made_on.year)
