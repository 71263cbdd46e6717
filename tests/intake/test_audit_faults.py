"""Every check has a fault that it must find, and finds it; what is left out says why."""

import pytest
import yaml

from benchmarks.reports.faults import FAULTS
from benchmarks.reports.measure import measure
from mingchuang.law.audit import families

# Checks without a fault of their own in the generator, and what proves them instead.
ELSEWHERE = {
    "T3.register": "the platform's own reports only: tests/readings/test_annual_report.py",
    "form.cells": "rows that cannot be read: tests/intake/test_audit_reading.py",
}


def checks() -> list[str]:
    """Every check that has a name."""
    with families.files("mingchuang.law.audit").joinpath("families.yaml").open(encoding="utf-8") as file:
        return list(yaml.safe_load(file)["checks"])


@pytest.mark.parametrize("check", checks())
def test_every_check_has_a_fault(check: str) -> None:
    named = any(check.startswith(one) or one.startswith(check) for fault in FAULTS for one in fault.finds)
    assert named or check in ELSEWHERE, check


def test_every_fault_can_be_made_and_is_found() -> None:
    score = measure(range(9), ("html",))
    assert {fault.name for fault in FAULTS} == {name for name, _ in score.tried}
    assert dict(score.misses) == {}
    assert sum(score.stray.values()) == 0
    assert sum(score.wrong_cells.values()) == 0
    assert sum(number for (_, severity), number in score.false.items() if severity != "notice") == 0
