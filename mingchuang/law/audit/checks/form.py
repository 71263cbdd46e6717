"""Form: the right format, its parts, its period and day, nobody's instructions left in, one name throughout."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from mingchuang.law.annual_report import due_day, format_for, formats
from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Severity

FORMATS = "国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号"
_NUMBERS = "一二三四五六"
_PERIOD = re.compile(
    r"(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*(?:起)?\s*[至到—\-–~～]+\s*(?:(20\d{2})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
)
_PERIOD_WORDS = re.compile(r"统计|期限|时限|起止|数据")
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])[XxＸｘ×]{2,}(?![A-Za-z])(?:[市县区局委办年月日条件次个篇]|人民政府)?|_{3,}|\.{6,}(?=[件条次])|…{2,}(?=[件条次])"
)
_INSTRUCTION = re.compile(
    r"[(（【\[]?(?:此处|本部分|本栏|以下)(?:请|应|需)?(?:填写|填报|填入|说明|描述|概述)[^。\n)）】\]]{0,40}[)）】\]]?"
    r"|请(?:各单位|各部门|根据实际|结合实际)[^。\n]{0,20}(?:填写|填报|修改|补充)|填(?:写|报)说明[:：]|(?:参考|示例)(?:模板|文本|格式)|模板仅供参考"
    r"|(?:^|\n)\s*[(（](?:如|例如|示例)[:：][^)）\n]{2,60}[)）]"
)
_COMPILED = re.compile(r"由(?P<name>[一-鿿（）()]{4,40}?)(?:负责)?(?:汇总)?(?:编制|编写)")
_CONTACT = re.compile(r"(?:联系电话|电\s*话|联系方式|咨询电话)\s*[:：]?\s*[\d(（]|\d{3,4}[-—－]\d{7,8}")


class WrongFormat(ReportCheck):
    """The old format used for a new year, or the new one for an old year."""

    id = "form.format"
    severity: ClassVar[Severity] = "error"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        report = case.report
        first = min(f.first_year for f in formats().values())
        if report.year is None or report.format is None or report.year < first:
            return
        wanted = format_for(report.year)
        if wanted.id != report.format:
            yield self.finding(
                (),
                f"{report.format} ≠ {wanted.id}",
                f"{report.year}年度报告应使用{wanted.document}的格式，本报告的表格用的是另一版格式。",
                f"The report for {report.year} must use the format of {wanted.document}; its tables are of the other one.",
                f"按{wanted.document}的格式重新填报表二、表三。",
            )


class Parts(ReportCheck):
    """Missing or reordered parts, and parts with nothing in them."""

    id = "form.parts"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        fmt, parts = case.fmt, case.report.parts
        if fmt is None or not parts:
            return
        seen = [part.number for part in parts if part.number in _NUMBERS]
        for section in fmt.sections:
            if section.number not in seen:
                yield self.finding(
                    (),
                    "、".join(seen),
                    f"没有找到第{section.number}部分“{section.zh}”。",
                    f"Part {section.number} ({section.en}) was not found.",
                    f"补上“{section.number}、{section.zh}”，没有内容的写“无”。",
                )
        for before, after in pairwise(p for p in parts if p.number in _NUMBERS):
            if _NUMBERS.index(after.number) < _NUMBERS.index(before.number):
                yield self.finding(
                    (before.heading, after.heading),
                    f"{before.number} → {after.number}",
                    f"第{after.number}部分排在第{before.number}部分之后，请按格式规定的顺序排列。",
                    f"Part {after.number} stands after part {before.number}; keep the order of the format.",
                )


class Empty(ReportCheck):
    """A narrative part without text."""

    id = "form.empty"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        fmt, text = case.fmt, case.report.text
        tables = {s.number for s in fmt.sections if s.table} if fmt else set()
        for part in case.report.parts:
            words = re.sub(r"[\W_]", "", text[slice(*part.body)])
            if part.number not in tables and not words:
                yield self.finding(
                    (part.heading,),
                    part.title,
                    f"第{part.number}部分“{part.title}”没有内容，请补充；确实没有的写“无”。",
                    f"Part {part.number} ({part.title}) is empty; write 无 if there is nothing to report.",
                )


class Instructions(ReportCheck):
    """Placeholders and a draft's instructions left in."""

    id = "form.instructions"
    source = "条例50"

    def find(self, case: Case) -> Iterator[Finding]:
        for pattern, severity in ((_PLACEHOLDER, "error"), (_INSTRUCTION, "warning")):
            for match in pattern.finditer(case.report.text):
                yield self.finding(
                    (match.span(),),
                    match.group().strip(),
                    f"“{match.group().strip()}”像是模板中的占位或填写说明，请换成本机关的内容。",
                    f"“{match.group().strip()}” looks like a template's placeholder or instruction; replace it.",
                    severity=severity,  # type: ignore[arg-type]
                )


class Period(ReportCheck):
    """A stated period other than the calendar year of the report."""

    id = "X.period"
    severity: ClassVar[Severity] = "error"
    source = "各年度报告卷首语; 条例49"

    def find(self, case: Case) -> Iterator[Finding]:
        report, text = case.report, case.report.text
        if report.year is None:
            return
        for match in _PERIOD.finditer(text):
            before = text[max(0, match.start() - 24) : match.start()] + text[match.end() : match.end() + 6]
            if not _PERIOD_WORDS.search(before):
                continue
            first, last = match[1], match[4] or match[1]
            whole = (match[2], match[3], match[5], match[6]) == ("1", "1", "12", "31")
            if not whole or int(first) != report.year or int(last) != report.year:
                yield self.finding(
                    (match.span(),),
                    match.group(),
                    f"统计期限写的是“{match.group()}”，应为{report.year}年1月1日至12月31日。",
                    f"The stated period is “{match.group()}”; it must be 1 January to 31 December {report.year}.",
                    f"{report.year}年1月1日至{report.year}年12月31日",
                )


class Late(ReportCheck):
    """Published after the statutory day, or before the year was over."""

    id = "X.late"
    source = "条例49"

    def find(self, case: Case) -> Iterator[Finding]:
        day, year = case.published or case.report.published, case.report.year
        if day is None or year is None or year < 2019:
            return
        due = due_day(year, case.agency_level)
        if day > due:
            yield self.finding(
                (),
                f"{day} > {due}",
                f"报告于{day:%Y-%m-%d}公布，晚于法定期限{due:%Y-%m-%d}。",
                f"Published on {day}, after the statutory {due}.",
            )
        elif day.year <= year:
            yield self.finding(
                (),
                str(day),
                f"发布日期{day:%Y-%m-%d}早于统计期限届满，请核对发布日期或年度。",
                f"The day of publication, {day}, lies before the end of the period; check day or year.",
            )


class OtherName(ReportCheck):
    """The preface says that another body compiled the report."""

    id = "form.agency"
    source = "条例49; 条例50"

    def find(self, case: Case) -> Iterator[Finding]:
        agency = case.report.agency
        if not agency:
            return
        known = set(re.sub(r"[（）()]|人民政府|办公[厅室]", "", agency))
        for match in _COMPILED.finditer(case.report.text[:3000]):
            named = set(re.sub(r"[（）()]|人民政府|办公[厅室]", "", match["name"]))
            if named and len(named & known) / len(named) < 0.4 and not re.search(r"^本|我[局办委]|办公", match["name"]):
                yield self.finding(
                    (match.span("name"),),
                    match["name"],
                    f"标题中的机关是“{agency}”，正文却说由“{match['name']}”编制，请核对。",
                    f"The title names {agency}, the text says {match['name']} compiled it.",
                )


class Contact(ReportCheck):
    """No telephone number to ask about the report."""

    id = "form.contact"
    severity: ClassVar[Severity] = "notice"
    source = "各年度报告卷首语"

    def find(self, case: Case) -> Iterator[Finding]:
        if case.report.text and not _CONTACT.search(case.report.text):
            yield self.finding(
                (),
                "",
                "没有找到联系电话，卷首语应写明联系方式。",
                "No telephone number was found; the preface should say how to ask.",
            )


CHECKS: tuple[ReportCheck, ...] = (
    WrongFormat(), Parts(), Empty(), Instructions(), Period(), Late(), OtherName(), Contact()
)  # fmt: skip
