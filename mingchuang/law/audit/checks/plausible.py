"""Figures that a body of this kind, in this column, or after last year, is unlikely to have."""

import re
from collections.abc import Iterator
from typing import ClassVar

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, ReadCell, Severity

# 立法法 art. 91, 93: rules are made by State Council departments, provinces and cities divided into districts.
_NO_RULES = re.compile(
    r"(?:[县旗]人民政府|[^治]区人民政府|[镇乡]人民政府|街道(?:办事处)?|[局委办厅院队处站所校]|委员会|中心)(?:[（(].*[)）])?$"
)
_MAY_MAKE_RULES = re.compile(
    r"国务院|国家[一-鿿]{1,8}[局委]|(?:省|自治区|(?<![区县])市)人民政府|自治州|[省市]人民政府办公[厅室]|司法[局厅]"
)
MOST_FEES_WAN = 500_000  # 5 billion yuan in a year: beyond a bureau, so the amount is probably in yuan
JUMP, LEAST = 10, 50  # a tenfold change of a figure of some size


def _positive(case: Case, *ids: str) -> Iterator[ReadCell]:
    for cell_id in ids:
        cell = case.report.cells.get(cell_id)
        if cell is not None and cell.value is not None and cell.value > 0:
            yield cell


class Powers(ReportCheck):
    """Rules (规章) made or in force at a body that cannot make any."""

    id = "T2.powers"
    source = "立法法91, 93"

    def find(self, case: Case) -> Iterator[Finding]:
        name = case.report.agency
        if not name or not _NO_RULES.search(name) or _MAY_MAKE_RULES.search(name):
            return
        columns = ("made", "opened", "total_open", "repealed", "in_force")
        held = list(_positive(case, *(f"T2.1.regulation.{column}" for column in columns)))
        if held:
            raws = "、".join(cell.raw for cell in held)
            yield self.said(self.id, tuple(cell.id for cell in held), raws, value=raws, name=name)


class Money(ReportCheck):
    """An amount in yuan where the column asks for 万元."""

    id = "T2.unit"
    source = "表二第（八）项栏目单位：万元"

    def find(self, case: Case) -> Iterator[Finding]:
        for cell in _positive(case, "T2.8.fee.amount_wan"):
            if cell.value is not None and cell.value >= MOST_FEES_WAN:
                yield self.said(self.id, (cell.id,), cell.raw, value=cell.raw)


class InForce(ReportCheck):
    """What was issued this year and not repealed is in force: fewer in force than that cannot be."""

    id = "T2.force"
    source = "表二第（一）项各栏目的关系"

    def find(self, case: Case) -> Iterator[Finding]:
        for row, name in (("regulation", "规章"), ("normative", "行政规范性文件")):
            cells = [case.report.cells.get(f"T2.1.{row}.{column}") for column in ("made", "repealed", "in_force")]
            made, repealed, force = (c.value if c else None for c in cells)
            if made is None or repealed is None or force is None or force >= made - repealed:
                continue
            where = tuple(c.id for c in cells if c)
            evidence = f"{force} < {made} - {repealed}"
            yield self.said(self.id, where, evidence, row=name, made=made, repealed=repealed, force=force)


class SignedChange(ReportCheck):
    """A total written where the change since last year belongs."""

    id = "T2.change"
    severity: ClassVar[Severity] = "notice"
    source = "表二“本年增/减”栏"

    def find(self, case: Case) -> Iterator[Finding]:
        for row in ("5.licence", "5.other", "6.penalty", "6.coercion", "8.fee"):
            previous = case.report.cells.get(f"T2.{row}.previous")
            change = case.report.cells.get(f"T2.{row}.change")
            if previous is None or change is None or not previous.value or not change.value:
                continue
            if change.value == previous.value and previous.value >= 5:
                yield self.said(
                    self.id, (previous.id, change.id), f"{previous.raw}, {change.raw}", value=change.raw
                )  # fmt: skip


class Jump(ReportCheck):
    """A figure ten times last year's, or a tenth of it."""

    id = "T3.jump"
    severity: ClassVar[Severity] = "notice"
    source = "两年报告对比"

    def find(self, case: Case) -> Iterator[Finding]:
        if case.previous is None:
            return
        for cell_id in ("T3.R1.total", "T3.R3g.total", "T2.5.licence.decisions", "T2.6.penalty.decisions"):
            now, before = case.report.cells.get(cell_id), case.previous.cells.get(cell_id)
            if now is None or before is None or now.value is None or before.value is None:
                continue
            small, large = sorted((now.value, before.value))
            if large >= LEAST and large >= JUMP * max(small, 1):
                yield self.said(self.id, (cell_id,), f"{before.raw} → {now.raw}", before=before.raw, now=now.raw)


CHECKS: tuple[ReportCheck, ...] = (Powers(), Money(), InForce(), SignedChange(), Jump())
