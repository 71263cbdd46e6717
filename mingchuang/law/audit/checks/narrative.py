"""Text against table: what the prose says of requests, remedies, documents and fees, held against the cells."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.narrative.prose import Piece, clauses, sentences
from mingchuang.law.audit.narrative.quantities import Quantity, quantities
from mingchuang.law.audit.narrative.statements import Statement, statements
from mingchuang.law.audit.values import Finding, Report, Severity

TOPICS = {
    "new": ("收到的申请", "requests received"),
    "handled": ("办理的申请", "requests handled"),
    "results": ("办理结果", "results"),
    "applicants": ("某类申请人的申请", "requests of one kind of applicant"),
    "carried_in": ("上年结转的申请", "requests carried over from last year"),
    "carried_out": ("结转下年度的申请", "requests carried over to next year"),
    "all_done": ("尚未办结的申请", "requests still open"),
    "review": ("行政复议", "reviews"),
    "suits": ("行政诉讼", "lawsuits"),
    "direct_suit": ("未经复议直接起诉", "direct lawsuits"),
    "post_suit": ("复议后起诉", "lawsuits after review"),
    "both": ("行政复议和行政诉讼", "reviews and lawsuits"),
}
_NORMATIVE = re.compile(r"规范性文件")
_IN_FORCE = re.compile(r"(?:继续|现行|保留|仍然?|目前)有效|有效")
_OPENED = re.compile(r"公开(?!征求)|对外公开")
# 现行有效20件 behind 制发规范性文件3件 goes on speaking of them.
_GOES_ON = re.compile(
    r"^\s*(?:其中|目前|现|共|已|本年|全年|同时|并|年内|累计)*(?:继续|现行|保留)?(?:有效|废止|失效|制发|制定|新增|修订)[^，,；;。]{0,2}$"
)
_OTHER_PAPER = re.compile(r"规章|公文|政策|信息|公告|通知|预案|方案|法规|文件(?<!规范性文件)")
_OFFICE_ONLY = re.compile(r"办公[厅室]|(?:省|市|县|区|州|镇)(?:人民)?政府(?!各?部门)")
_MADE = re.compile(r"制定|制发|出台|印发|发布|新制作|新公开|制订")
_REPEALED = re.compile(r"废止|宣布失效")
_NOT_MADE = re.compile(
    r"清理|废止|修改|失效|审查|审核|备案|征求|征集|解读|代.{0,4}(?:草拟|起草)|草拟|起草|评估|同比|上年|去年|转发|上级|累计|历年"
)
_ADMIN = {"行政许可": "T2.5.licence", "行政处罚": "T2.6.penalty", "行政强制": "T2.6.coercion"}
_DECIDED = re.compile(r"作出|做出|办结|下达|实施")
_FEE = re.compile(r"信息处理费|(?:信息公开|依申请公开|申请).{0,6}收费|收取.{0,10}费")


def total_of(report: Report, cells: tuple[str, ...]) -> Decimal | None:
    """The sum of the cells, of which those with a ``-`` before them are taken off; None when one of them was not read."""
    total = Decimal(0)
    for cell in cells:
        held = report.cells.get(cell.lstrip("-"))
        if held is None or held.value is None:
            return None
        total += -held.value if cell.startswith("-") else held.value
    return total if cells else None


class Requests(ReportCheck):
    """Numbers of requests and remedies in the text against tables 3 and 4."""

    id = "X.narr_foi"
    source = "条例50; 年度报告格式"

    def find(self, case: Case) -> Iterator[Finding]:
        report = case.report
        for said in statements(report, case.agency_level == "government"):
            counted = [(cells, total) for cells in said.readings if (total := total_of(report, cells)) is not None]
            if len(counted) < len(said.readings) or any(said.value.may_be(total) for _, total in counted):
                continue
            yield self._said(report, said, *counted[0])

    def _said(self, report: Report, said: Statement, cells: tuple[str, ...], total: Decimal) -> Finding:
        zh, en = TOPICS[said.topic]
        table = "四" if cells[0].startswith("T4") else "三"
        value = said.value.value
        impossible = False
        if table == "三" and said.topic in ("new", "handled") and said.value.exact:
            most = total_of(report, ("T3.R1.total", "T3.R2.total"))
            impossible = most is not None and value > most
        key = "X.narr_foi.all_done" if said.topic == "all_done" else "X.narr_foi"
        return self.said(
            key,
            (said.span, *(cell.lstrip("-") for cell in cells)),
            f"{value} ≠ {total}",
            "error" if said.value.exact and (said.certain or impossible) else "warning",
            topic=zh, topic_en=en, value=value, total=total, quoted=said.piece.text.strip()[:60], table=table,
            table_en="4" if table == "四" else "3",
        )  # fmt: skip


class Normative(ReportCheck):
    """Numbers of normative documents in the text against table 2."""

    id = "X.narr_norm"
    source = "条例50; 年度报告格式"

    def find(self, case: Case) -> Iterator[Finding]:
        old = case.report.format == "AR2019"
        for sentence in sentences(case.report):
            if not _NORMATIVE.search(sentence.text):
                continue
            if case.agency_level == "government" and _OFFICE_ONLY.search(sentence.text):
                continue
            for number in quantities(sentence.text):
                if number.unit not in ("件", "份", "部", "个"):
                    continue
                columns = _column_meant(sentence.text, number, old)
                span = (sentence.start + number.span[0], sentence.start + number.span[1])
                yield from self._against(case.report, columns, number, span, sentence.text.strip())

    def _against(
        self, report: Report, columns: tuple[str, ...], number: Quantity, span: tuple[int, int], sentence: str
    ) -> Iterator[Finding]:
        cells = [cell for column in columns if (cell := report.cells.get(f"T2.1.normative.{column}"))]
        values = [Decimal(cell.value) for cell in cells if cell.value is not None]
        if len(values) < len(columns) or not values or any(number.may_be(value) for value in values):
            return
        value = values[0]
        yield self.said(
            self.id, (span, cells[0].id), f"{number.value} ≠ {value}", value=number.value, cell=value, quoted=sentence[:50]
        )  # fmt: skip


def _column_meant(sentence: str, number: Quantity, old: bool) -> tuple[str, ...]:
    """The column of table 2 that a number of normative documents speaks of, or the columns it may speak of; none where that
    cannot be told."""
    clauses_before = re.split(r"[，,；;。、]", sentence[: number.span[0]])
    before = clauses_before[-1]
    if (opened := max(before.rfind("（"), before.rfind("("))) > max(before.rfind("）"), before.rfind(")")):
        before = before[:opened]  # 规章13件（新制定5件）: what stands before the bracket is divided within it
    elif _in_brackets(sentence, number.span[0]):
        return ()
    around = before + re.split(r"[，,；;。、（(]", sentence[number.span[1] :])[0][:8]
    if not _NORMATIVE.search(around):
        goes_on = _GOES_ON.match(before) and any(_NORMATIVE.search(one) for one in clauses_before[-3:-1])
        if not goes_on or any(_OTHER_PAPER.search(one) for one in clauses_before[-3:]):
            return ()
    if _IN_FORCE.search(before) and not re.search(r"废止|失效|审查|备案|上级", before):
        return ("total_open",) if old else ("in_force",)
    if old and _OPENED.search(before) and not re.search(r"废止|失效|审查|备案|上级", before):
        return ("total_open", "opened")
    if not old and _REPEALED.search(before) and not re.search(r"建议|拟|清理.{0,4}$", before):
        return ("repealed",)
    if _MADE.search(before) and not _NOT_MADE.search(before + around):
        return ("made", "opened") if old else ("made",)
    return ()


def _in_brackets(sentence: str, place: int) -> bool:
    opened = max(sentence.rfind("（", 0, place), sentence.rfind("(", 0, place))
    return opened > max(sentence.rfind("）", 0, place), sentence.rfind(")", 0, place))


class Administrative(ReportCheck):
    """Decisions on licences, penalties and coercion in the text against table 2."""

    id = "X.narr_t2"
    severity: ClassVar[Severity] = "notice"
    source = "条例50; 年度报告格式"

    def find(self, case: Case) -> Iterator[Finding]:
        for sentence in sentences(case.report):
            if "行政" not in sentence.text or not _DECIDED.search(sentence.text):
                continue
            for clause in clauses(sentence):
                for name, row in _ADMIN.items():
                    cell = case.report.cells.get(f"{row}.decisions")
                    if name in clause.text and _DECIDED.search(clause.text) and cell and cell.value is not None:
                        yield from self._against(clause, name, cell.id, Decimal(cell.value))

    def _against(self, clause: Piece, name: str, cell: str, total: Decimal) -> Iterator[Finding]:
        at = clause.text.index(name)
        if re.search(r"上年|去年|同比|累计|公示|公开|公布|重大|一般|首|简易", clause.text):
            return
        number = next((q for q in quantities(clause.text) if q.span[0] >= at and q.unit in "件起宗个项份"), None)
        if number is None or number.span[0] - at > 14 or number.may_be(total):
            return
        span = (clause.start + number.span[0], clause.start + number.span[1])
        yield self.said(self.id, (span, cell), f"{number.value} ≠ {total}", name=name, value=number.value, cell=total)


class Fees(ReportCheck):
    """What part six says of fees against tables 2 and 3."""

    id = "X.fee"
    source = "国办函〔2020〕109号; 国办公开办函〔2021〕30号"

    def find(self, case: Case) -> Iterator[Finding]:
        report = case.report
        for part in report.parts:
            if part.standard != "六":
                continue
            text = report.text[slice(*part.body)]
            yield from self._unpaid(report, text)
            yield from self._collected(report, text, part.body[0])

    def _unpaid(self, report: Report, text: str) -> Iterator[Finding]:
        """Requests closed for non-payment, and part six says that nobody was asked to pay."""
        unpaid = report.cells.get("T3.R3f2.total")
        none = re.search(r"(?:未|没有|不)(?:收取|发生|产生|发出)|无收|收费.{0,6}(?:0|零)元", text)
        if unpaid and unpaid.value and none and "通知" not in text:
            yield self.said("X.fee.unpaid", (unpaid.id,), unpaid.raw, "notice", value=unpaid.value)

    def _collected(self, report: Report, text: str, start: int) -> Iterator[Finding]:
        """A fee was collected, and there was no request; or the amount is not that of the fee column."""
        for sentence in re.finditer(r"[^。；;\n]+", text):
            fee = _FEE.search(sentence.group())
            paid = [q for q in quantities(sentence.group()) if q.unit in ("元", "万元") and q.value > 0]
            if not fee or not paid:
                continue
            span = (start + sentence.start() + paid[0].span[0], start + sentence.start() + paid[0].span[1])
            requests = total_of(report, ("T3.R1.total", "T3.R2.total"))
            said = report.text[slice(*span)]
            if "行政事业性收费" not in sentence.group() and requests == 0:
                cells = ("T3.R1.total", "T3.R2.total")
                yield self.said("X.fee.no_request", (span, *cells), said, "warning", said=said)
            cell = report.cells.get("T2.8.fee.amount_wan")
            wan = paid[0].value / (10_000 if paid[0].unit == "元" else 1)
            if "行政事业性收费" in sentence.group() and cell and cell.value is not None and cell.value != wan:
                evidence = f"{said} ≠ {cell.raw}万元"
                yield self.said("X.fee.amount", (span, cell.id), evidence, "warning", said=said, cell=cell.raw)


CHECKS: tuple[ReportCheck, ...] = (Requests(), Normative(), Administrative(), Fees())
