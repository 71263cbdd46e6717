"""What a report says of itself: agency, year, format, day of publication, metadata."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from mingchuang.law.audit.values import Span

from .labels import squash

_KIND = r"(?:政府|政务)?\s{0,4}信息公开\s{0,4}(?:工作)?\s{0,4}(?:情况)?(?:的)?(?:年度)?\s{0,4}(?:报告|年报)"
_TITLE = re.compile(
    rf"(?P<agency>[^\n，,。;；:：、《》|]{{2,60}}?)\s*(?:关于)?\s*(?P<year>20\d{{2}}|二[〇○零]\S{{2}})\s*年?\s*(?:度)?\s*(?:的)?{_KIND}"
)
_YEAR_FIRST = re.compile(rf"(?P<year>20\d{{2}})\s*年\s*(?:度)?\s*(?P<agency>[一-鿿（）()]{{2,40}}?)(?:关于)?{_KIND}")
_NO_YEAR = re.compile(rf"(?P<agency>[一-鿿（）()]{{3,40}}?)(?:关于)?{_KIND}")
_YEAR_ONLY = re.compile(rf"(?P<year>20\d{{2}})\s*年?度?\s*{_KIND}")
_COMPILED = re.compile(
    r"由(?P<agency>[一-鿿（）()]{4,40}?)(?:办公[厅室])?(?:负责)?(?:汇总)?(?:编制|编写)|现公布(?P<of>[一-鿿（）()]{3,40}?)20\d{2}年"
)
_PERIOD = re.compile(
    r"(20\d{2})\s*年\s*1\s*月\s*1\s*日?\s*(?:起|始)?\s*[至到—\-–－~～]+\s*(?:(20\d{2})\s*年)?\s*12\s*月\s*31\s*日?"
)
_DAY = r"(?P<y>20\d{2})\s*[-年./]\s*(?P<m>\d{1,2})\s*[-月./]\s*(?P<d>\d{1,2})(?!\d)"
_PUBLISHED = (
    re.compile(rf"(?:发布|公布|公开|发文|发表|上网)(?:时间|日期|于)\s*[:：|]?\s*{_DAY}"),
    re.compile(
        rf"(?<!统计)(?<!截止)(?<!成文)(?<!生成)(?<!失效)(?<!废止)(?<!生效)(?:更新)?(?:时间|日期)\s*[:：|]?\s*{_DAY}(?!\s*日?\s*[至到起—])"
    ),
    re.compile(rf"(?:成文|生成)(?:时间|日期)\s*[:：|]?\s*{_DAY}"),
)
_METADATA = {
    "made": re.compile(
        r"(?:成文|生成|制发|印发)(?:日期|时间)\s*[:：|]\s*(?P<value>20\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2})"
    ),
    "ends": re.compile(
        r"(?:失效|废止)(?:日期|时间)\s*[:：|]\s*(?P<value>20\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2})"
    ),
    "validity": re.compile(r"(?:有\s*效\s*性|时\s*效\s*性?|效力状态)\s*[:：|]\s*(?P<value>[一-鿿]{2,6})"),
    "index": re.compile(r"索\s*引\s*号\s*[:：|]?\s*(?P<value>[A-Za-z0-9][A-Za-z0-9〔〕\[\]()（）./_\-—]{5,50})"),
    "organ": re.compile(r"(?:发布|公开|发文)(?:机构|机关|单位)\s*[:：|]\s*(?P<value>[一-鿿（）()]{2,40})"),
}
_HAN = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_AGENCY_END = re.compile(
    r"(?:政府|[局委厅办院署社处所站馆队校会中司庭部行园团]|机关|办公[厅室]|委员会|中心|管委会|街道|[镇乡省市县区州旗盟]|集团|大学|公司|系统|[)）])$"
)
_NOT_AGENCY = re.compile(
    r"^(?:.{0,20}关于(?:报送|公布|印发|发布|编制)|现?(?:特)?向社会(?:公布|公开|发布)|现公开|现发布|特公布|现将|现公布|当前位置|您现在所在的位置|首页|标题|名称|关于|根据|按照|编制|年度报告|本|我|向社会公布|发布|公布|[\d.、]+)+|[\s>→]+"
)
_NOBODY = re.compile(
    r"^(?:政府|政务|年度|年度政府|特|本级政府)?$|^.?[局委厅办院署镇乡]$|^(?:年度)?[我本该]|[一二三四五六七八九]是|条例|通知|格式|要求|规定|国务院|网站|栏目|专栏|编制|做好|本级|单位$"
)
# 《…关于政府信息公开工作年度报告有关事项的通知》 names another body, that which asked for the report.
_CITED = re.compile(r"《[^《》\n]{0,120}?(?:通知|办法|格式|意见|方案|规范|规定|条例|函)[^《》\n]{0,12}》")
_ASK = re.compile(
    r"(?:请(?:与|联系|咨询)|联系(?:单位|部门)?[:：])\s*[:：]?(?P<agency>[一-鿿（）()]{4,40}?)(?:党政|政务公开|政府信息公开|综合)?(?:领导小组)?办(?:公室)?(?:联系|[（(,，;；。\s])"
    r"|结合(?P<of>[一-鿿]{4,40}?)[（(]?(?:以下简称[^）)]*[）)])?政府信息公开"
)
_REPORTED = re.compile(r"(?:^|\n|[)）、。])\s*(?:截[至止]\s*)?(20\d{2})年(?:度|12月31日)?[,，]?(?!\d)")
TOP = 300  # characters: further down, a year with the words of a title is often that of an earlier report
HEAD = 6000  # characters: where title and metadata stand


def _candidates(text: str) -> Iterator[tuple[int | None, str, Span]]:
    for pattern in (_TITLE, _YEAR_FIRST):
        for match in pattern.finditer(text):
            agency = _NOT_AGENCY.sub("", match["agency"].rsplit(">", 1)[-1])
            if (year := _year(match["year"])) is not None and not _NOBODY.search(agency):
                yield year, agency, match.span()


def year_and_agency(text: str) -> tuple[int | None, str, Span | None]:
    """Year and agency of the title, and where it stands; by what the preface says where there is no title."""
    head = _CITED.sub(lambda cited: "》" * len(cited.group()), text[:HEAD])
    best: tuple[int | None, str, Span] | None = None
    for found in _candidates(head):
        if best is None or (_AGENCY_END.search(found[1]) and not _AGENCY_END.search(best[1])):
            best = found
    if best and _AGENCY_END.search(best[1]):
        return best
    agency = _said_agency(head)
    if best:
        return best[0], agency, best[2]
    stated = _YEAR_ONLY.search(head[:TOP]) or _PERIOD.search(text) or _YEAR_ONLY.search(head)
    return (int(stated[1]), agency, stated.span()) if stated else (_reported_year(text), agency, None)


def _reported_year(text: str) -> int | None:
    """The year that most sentences begin with, where neither title nor preface is left of a page."""
    years = Counter(int(match[1]) for match in _REPORTED.finditer(text[:HEAD]))
    return max(years, key=lambda year: (years[year], year)) if years else None


def _said_agency(text: str) -> str:
    """The agency that the preface names, or the page's publisher."""
    for match in _COMPILED.finditer(text):
        name = (match["agency"] or match["of"] or "").strip()
        if _AGENCY_END.search(name) and not re.match(r"[本我该]", name):
            return name
    for match in _NO_YEAR.finditer(text):
        name = _NOT_AGENCY.sub("", match["agency"])
        if _AGENCY_END.search(name) and not _NOBODY.search(name) and len(name) > 3:
            return name
    for match in _ASK.finditer(text):
        name = match["agency"] or match["of"]
        if _AGENCY_END.search(name) and not _NOBODY.search(name) and not re.match(r"[本我该]", name):
            return name
    organ = _METADATA["organ"].search(text)
    return organ["value"] if organ and _AGENCY_END.search(organ["value"]) else ""


def _year(text: str) -> int | None:
    digits = "".join(_HAN.get(c, c) for c in text)
    return int(digits) if digits.isdigit() and len(digits) == 4 else None


def published(text: str) -> tuple[date, Span] | None:
    """The stated day of publication, usually in the page's head: 发布 before any other day."""
    for pattern in _PUBLISHED:
        for match in pattern.finditer(text):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"])), match.span()
            except ValueError:
                continue
    return None


def metadata(text: str) -> dict[str, tuple[str, Span]]:
    """What the page's head says of the paper: published, made, ends, validity, index, organ — value and place."""
    found: dict[str, tuple[str, Span]] = {}
    for key, pattern in _METADATA.items():
        if match := pattern.search(text[:HEAD]):
            found[key] = (match["value"], match.span("value"))
    if day := published(text):
        found["published"] = (day[0].isoformat(), day[1])
    return found


def mixed(text: str) -> bool:
    """Does the first clause of table 2 have the headings of 2019 where the rest has those of 2021?"""
    squeezed = squash(text)
    return (
        "对外公开总数量" in squeezed and not re.search("现行有效件?数", squeezed) and "上一年项目数量" not in squeezed
    )


def format_of(text: str) -> str | None:
    """The format by its column headings and rows, whatever the year; None when neither is there."""
    squeezed = squash(text)
    new = sum(
        sign in squeezed
        for sign in (
            "制发件数",
            "废止件数",
            "现行有效件数",
            "本年处理决定数量",
            "本年收费金额",
            "逾期不补正行政机关不再处理",
        )
    )
    old = sum(sign in squeezed for sign in ("制作数量", "对外公开总数量", "上一年项目数量", "本年增减", "政府集中采购"))
    if new == old:
        return None
    return "AR2021" if new > old else "AR2019"
