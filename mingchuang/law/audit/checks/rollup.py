"""A government's report is the sum of its bodies, its own office among them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Report, Severity
from mingchuang.law.report_grid import labels


def differences(government: Report, bodies: Sequence[Report], fmt: Format) -> dict[str, tuple[Decimal, Decimal]]:
    """Cells in which the government's report is not the sum of its bodies: cell id → (stated, summed).

    A cell that one of the reports does not hold is not compared.
    """
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for cell in fmt.cells():
        held = [report.cells.get(cell.id) for report in (government, *bodies)]
        values = [Decimal(one.value) for one in held if one is not None and one.value is not None]
        if len(values) == len(bodies) + 1 and values[0] != sum(values[1:], Decimal(0)):
            found[cell.id] = (values[0], sum(values[1:], Decimal(0)))
    return found


class Sum(ReportCheck):
    """Cell by cell, when every body's report is given (``Case.others``)."""

    id = "AGG"
    severity: ClassVar[Severity] = "error"
    source = "条例49; 国办公开办函〔2021〕30号"

    def find(self, case: Case) -> Iterator[Finding]:
        if not case.others or case.fmt is None:
            return
        names = labels(format_by_id(case.fmt.id))
        others = [report for report in case.others if report.format == case.report.format]
        if len(others) != len(case.others):
            return
        for cell, (left, right) in differences(case.report, others, case.fmt).items():
            zh, en = names.get(cell, (cell, cell))
            evidence = f"{left} ≠ {right}"
            yield self.said(
                self.id, (cell,), evidence, cell=zh, cell_en=en, left=left, right=right, count=len(others)
            )  # fmt: skip


CHECKS: tuple[ReportCheck, ...] = (Sum(),)
