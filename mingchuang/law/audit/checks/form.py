"""Form: the right format, its parts in order, tables that can be read, nothing empty, nobody's instructions left in."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from mingchuang.law.annual_report import Format, format_for, formats
from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Part, Severity
from mingchuang.law.report_grid import labels

FORMATS = "国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号"
NUMBERS = "一二三四五六"
_PERIOD = re.compile(r"(20\d{2})\s*年\s*1\s*月\s*1\s*日.{1,12}12\s*月\s*31\s*日")
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])[XxＸｘ×]{2,}(?![A-Za-z])(?:[市县区局委办年月日条件次个篇]|人民政府)?|_{3,}|\.{6,}(?=[件条次])|…{2,}(?=[件条次])"
    r"|(?<=[共收到为])[ \u3000]{2,}(?=[件条])|[（(]\s*(?:单位|机关|部门)(?:名称|全称)\s*[）)]|〔?20[Xx×]{2}〕?年"
)
_INSTRUCTION = re.compile(
    r"[(（【\[]?(?:此处|本部分|本栏|此栏|以下)(?:请|应|需)?(?:填写|填报|填入|说明|描述|概述)[^。\n)）】\]]{0,40}[)）】\]]?"
    r"|请(?:各单位|各部门|根据实际|结合实际|据实)[^。\n]{0,20}(?:填写|填报|修改|补充|如实)|填(?:写|报)说明[:：]|(?:参考|示例)(?:模板|文本|格式)|模板仅供参考"
    r"|(?:^|\n)\s*[(（](?:如|例如|示例)[:：][^)）\n]{2,60}[)）]|[（(【](?:待补充|待核实|待定|待填|需核实|请补充|请核实|删除本行)[^）)】\n]{0,20}[）)】]"
)
_OLD_HEADINGS = ("对外公开总数量", "上一年项目数量", "本年新制作数量")
_FOOT = re.compile(
    r"主办[：:]|主办单位|承办单位|版权所有|网站标识码|ICP备|公安备案|文件下载|相关附件|扫一扫|【?打印|关闭窗口"
)
# Sub-headings of part one that now and then carry the numbers of parts.
_BELOW_ONE = re.compile(
    r"^[ \t\u3000]*(?P<number>[一二三四五六七])、[ \u3000]*"
    r"(?P<title>(?:政府)?信息(?:公开)?管理情况|(?:政府信息公开)?平台建设(?:情况)?|监督保障(?:情况)?|"
    r"依申请公开(?:工作)?情况|主动公开(?:工作)?情况)[ \t\u3000]*$",
    re.MULTILINE,
)


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
        if wanted.id == report.format == "AR2021":
            yield from self._mixed(case)
        # Where the stated period fits the tables, it is the title's year that is wrong (X.period says so).
        stated = {int(match[1]) for match in _PERIOD.finditer(report.text)}
        if wanted.id != report.format and not any(y >= first and format_for(y).id == report.format for y in stated):
            where = tuple(span for part in report.parts if part.standard == "二" for span in (part.heading,))
            evidence = f"{report.format} ≠ {wanted.id}"
            yield self.said(self.id, where, evidence, year=report.year, document=wanted.document)

    def _mixed(self, case: Case) -> Iterator[Finding]:
        """One clause of table 2 kept from the other edition."""
        for part in case.report.parts:
            body = re.sub(r"\s", "", case.report.text[slice(*part.body)]) if part.standard == "二" else ""
            kept = next((words for words in _OLD_HEADINGS if words in body), "")
            if kept and "现行有效" not in body:
                yield self.said("form.format.mixed", (part.heading,), kept, "warning", quoted=kept)


class Parts(ReportCheck):
    """Missing, reordered or misnumbered parts, and sub-headings numbered like parts."""

    id = "form.parts"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        fmt, parts = case.fmt, case.report.parts
        if fmt is None or not parts:
            return
        yield from self._missing(fmt, [part.standard for part in parts])
        # What stands out of place is the part behind which an earlier one follows.
        for before, after in pairwise(parts):
            if NUMBERS.index(after.standard) < NUMBERS.index(before.standard):
                evidence = f"{before.standard} → {after.standard}"
                where = (before.heading, after.heading)
                yield self.said("form.parts.order", where, evidence, before=before.title, after=after.title)
        for part in parts:
            if part.number and part.number != part.standard:
                yield self.said(
                    "form.parts.number", (part.heading,), f"{part.number} ≠ {part.standard}",
                    title=part.title, right=part.standard, number=part.number,
                )  # fmt: skip
        yield from self._levels(case, parts)

    def _missing(self, fmt: Format, seen: list[str]) -> Iterator[Finding]:
        for section in fmt.sections:
            if section.number not in seen:
                yield self.said(
                    "form.parts.missing", (), "、".join(seen), number=section.number, name=section.zh, name_en=section.en
                )  # fmt: skip

    def _levels(self, case: Case, parts: tuple[Part, ...]) -> Iterator[Finding]:
        for part in parts:
            if part.standard != "一":
                continue
            for match in _BELOW_ONE.finditer(case.report.text, *part.body):
                yield self.said("form.parts.level", (match.span(),), match.group().strip(), title=match["title"])


class NoTable(ReportCheck):
    """A part whose table could not be read at all."""

    id = "form.table"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        fmt = case.fmt
        for section in fmt.sections if fmt else ():
            if not section.table or section.table not in case.report.unread:
                continue
            for part in case.report.parts:
                if part.standard == section.number:
                    yield self.said(self.id, (part.heading,), part.title, number=section.number)


class ShortRows(ReportCheck):
    """A row of a table that was read, of which some cells are missing: not assessable, and said."""

    id = "form.cells"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        fmt = case.fmt
        if fmt is None:
            return
        rows: dict[str, list[str]] = {}
        for missing in case.report.unread:
            if missing.count(".") > 1:
                rows.setdefault(missing.rsplit(".", 1)[0], []).append(missing)
        named = labels(fmt)
        for row, cells in rows.items():
            zh, en = (name.split("：")[0].split(": ")[0] for name in named.get(cells[0], (row, row)))
            table = "二三四"[int(row[1]) - 2]
            yield self.said(self.id, tuple(cells), row, table=table, table_en=row[1], row=zh, row_en=en)


class Empty(ReportCheck):
    """A narrative part without text, or part five with next to none."""

    id = "form.empty"
    source = FORMATS

    def find(self, case: Case) -> Iterator[Finding]:
        fmt, text = case.fmt, case.report.text
        tables = {s.number for s in fmt.sections if s.table} if fmt else set()
        for part in case.report.parts:
            # Behind the last part a saved page goes on with its foot.
            body = _FOOT.split(text[slice(*part.body)], maxsplit=1)[0].strip()
            words = re.sub(r"[\W_]", "", body)
            if part.standard in tables:
                continue
            if not words:
                yield self.said(self.id, (part.heading,), part.title, number=part.standard, title=part.title)
            elif part.standard == "五" and len(words) < 10:
                yield self.said("form.empty.problems", (part.heading, part.body), body, quoted=body)


class Instructions(ReportCheck):
    """Placeholders and a draft's instructions left in."""

    id = "form.instructions"
    source = "条例50"

    def find(self, case: Case) -> Iterator[Finding]:
        kinds: tuple[tuple[re.Pattern[str], Severity], ...] = ((_PLACEHOLDER, "error"), (_INSTRUCTION, "warning"))
        for pattern, severity in kinds:
            for match in pattern.finditer(case.report.text):
                quoted = match.group().strip() or "　　"
                yield self.said(self.id, (match.span(),), quoted, severity, quoted=quoted)


CHECKS: tuple[ReportCheck, ...] = (WrongFormat(), Parts(), NoTable(), ShortRows(), Empty(), Instructions())
