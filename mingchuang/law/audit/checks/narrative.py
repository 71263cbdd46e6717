"""Text against table: what the prose says of requests, remedies and normative documents, held against the cells."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.narrative.prose import sentences
from mingchuang.law.audit.narrative.quantities import quantities
from mingchuang.law.audit.narrative.statements import Statement, statements
from mingchuang.law.audit.values import Finding, Report, Severity

_TOPICS = {
    "new": ("收到的申请", "requests received"),
    "handled": ("办理的申请", "requests handled"),
    "results": ("办理结果", "results"),
    "carried_in": ("上年结转", "carried over from last year"),
    "carried_out": ("结转下年度", "carried over to next year"),
    "reviews": ("行政复议", "reviews"),
    "suits": ("行政诉讼", "lawsuits"),
}
_NORMATIVE = re.compile(r"规范性文件")
_IN_FORCE = re.compile(r"(?:继续|现行|保留|仍然?|目前)有效|公开(?!征求)|对外公开|有效")
_MADE = re.compile(r"制定|制发|出台|印发|发布|新制作|新公开|制订")
_NOT_MADE = re.compile(
    r"清理|废止|修改|失效|审查|审核|备案|征求|征集|解读|代.{0,4}(?:草拟|起草)|草拟|起草|评估|同比|上年|去年"
)


def _sum(report: Report, cells: tuple[str, ...]) -> Decimal | None:
    values = [report.cells[cell].value if cell in report.cells else None for cell in cells]
    return None if None in values or not values else Decimal(sum(value for value in values if value is not None))


class Requests(ReportCheck):
    """Numbers of requests and remedies in the text against tables 3 and 4."""

    id = "X.narr_foi"
    source = "条例50; 年度报告格式"

    def find(self, case: Case) -> Iterator[Finding]:
        for said in statements(case.report):
            counted = [(cells, total) for cells in said.readings if (total := _sum(case.report, cells)) is not None]
            if len(counted) < len(said.readings) or any(said.value.may_be(total) for _, total in counted):
                continue
            yield self._said(said, *counted[0])

    def _said(self, said: Statement, cells: tuple[str, ...], total: Decimal) -> Finding:
        zh, en = _TOPICS[said.topic]
        table = "四" if cells[0].startswith("T4") else "三"
        quoted = said.piece.text.strip()[:60]
        return self.finding(
            (said.span, *cells),
            f"{said.value.value} ≠ {total}",
            f"正文说{zh}为{said.value.value}件（“{quoted}”），表{table}为{total}件，请核对。",
            f"The text says {said.value.value} {en} (“{quoted}”), table {'4' if table == '四' else '3'} says {total}.",
        )


class Normative(ReportCheck):
    """Numbers of normative documents in the text against table 2."""

    id = "X.narr_norm"
    source = "条例50; 年度报告格式"

    def find(self, case: Case) -> Iterator[Finding]:
        total, made = ("total_open", "made") if case.report.format == "AR2019" else ("in_force", "made")
        for sentence in sentences(case.report):
            if not _NORMATIVE.search(sentence.text):
                continue
            for number in quantities(sentence.text):
                if number.unit not in ("件", "份", "部", "个"):
                    continue
                before = re.split(r"[，,；;。]", sentence.text[: number.span[0]])[-1]
                around = before + sentence.text[number.span[1] :][:8]
                span = (sentence.start + number.span[0], sentence.start + number.span[1])
                column = ""
                if _IN_FORCE.search(before) and not re.search(r"废止|失效", before):
                    column = total
                elif _NORMATIVE.search(around) and _MADE.search(before) and not _NOT_MADE.search(before + around):
                    column = made
                yield from self._against(case.report, column, number.value, span, sentence.text.strip())

    def _against(
        self, report: Report, column: str, value: Decimal, span: tuple[int, int], sentence: str
    ) -> Iterator[Finding]:
        cell = report.cells.get(f"T2.1.normative.{column}") if column else None
        if cell is None or cell.value is None or cell.value == value:
            return
        yield self.finding(
            (span, cell.id),
            f"{value} ≠ {cell.value}",
            f"正文中规范性文件为{value}件（“{sentence[:50]}”），表二“规范性文件”对应栏填{cell.value}，请核对或说明口径。",
            f"The text counts {value} normative documents, table 2 says {cell.value}; check, or explain the difference.",
        )


class Fees(ReportCheck):
    """Part six states a fee income: then somebody was asked for a fee, and non-payment cannot exceed the requests."""

    id = "X.fee"
    severity: ClassVar[Severity] = "notice"
    source = "国办函〔2020〕109号"

    def find(self, case: Case) -> Iterator[Finding]:
        unpaid = case.report.cells.get("T3.R3f2.total")
        if unpaid is None or not unpaid.value:
            return
        text = "".join(case.report.text[slice(*part.body)] for part in case.report.parts if part.number == "六")
        if re.search(r"(?:未|没有|不)(?:收取|发生|产生)|无收|收费.{0,6}(?:0|零)元", text) and "通知" not in text:
            yield self.finding(
                (unpaid.id,),
                unpaid.raw,
                f"表三（六）2填了{unpaid.value}件逾期未缴费，第六部分却没有提到收费通知，请核对。",
                f"Table 3 counts {unpaid.value} requests closed for non-payment; part six mentions no fee notice.",
            )


CHECKS: tuple[ReportCheck, ...] = (Requests(), Normative(), Fees())
