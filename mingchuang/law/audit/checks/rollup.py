"""A government's report is the sum of its bodies, its own office among them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Report, Severity
from mingchuang.law.report_grid import labels
from mingchuang.law.rollup import compare


def differences(government: Report, bodies: Sequence[Report], fmt: Format) -> dict[str, tuple[Decimal, Decimal]]:
    """Cells in which the government's report is not the sum of its bodies: cell id → (stated, summed).

    A cell that one of the reports does not hold is not compared.
    """
    lines = compare(government.values(), [body.values() for body in bodies], fmt)
    return {
        line.cell: (line.stated, line.summed)
        for line in lines
        if line.stated is not None and line.summed is not None and line.state == "differs"
    }


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
