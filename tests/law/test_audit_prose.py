"""What the checks hear in a sentence: every style that reports are written in, beside the cells it speaks of."""

from pathlib import Path
from types import MappingProxyType

import pytest
import yaml

from mingchuang.law.annual_report import format_by_id
from mingchuang.law.audit.check import Case
from mingchuang.law.audit.checks import itself, wording
from mingchuang.law.audit.checks.narrative import Normative, Requests
from mingchuang.law.audit.values import Part, ReadCell, Report

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "audit_prose.yaml").read_text("utf-8"))


def report(text: str, cells: dict, agency: str = "和州市财政局", fmt: str = "AR2021", year: int = 2023) -> Report:
    """A report whose part one is this text and whose cells are these, 0 elsewhere."""
    values = {cell.id: 0 for cell in format_by_id(fmt).cells()}
    for key, value in cells.items():
        table = (
            "T2" if key[0].isdigit() else "T4" if key.split(".")[0] in ("review", "direct_suit", "post_suit") else "T3"
        )
        values[f"{table}.{key}" if "." in key else f"{table}.{key}.total"] = value
    read = {key: ReadCell(key, value, str(value), (len(text), len(text))) for key, value in values.items()}
    part = Part("一", "总体情况", (0, 0), (0, len(text)), "一")
    return Report(text=text, agency=agency, year=year, format=fmt, cells=MappingProxyType(read), parts=(part,))


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['text'][:24]}" for n, c in enumerate(CASES)])
def test_sentence(case):
    read = report(case["text"], case["cells"], case.get("agency", "和州市财政局"))
    found = [f"{f.id} {f.severity}" for f in Requests().find(Case(read))]
    assert found == case["found"]


TEXTS = yaml.safe_load((Path(__file__).parent / "cases" / "audit_text.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", TEXTS, ids=[f"{n}-{c['text'][:24]}" for n, c in enumerate(TEXTS)])
def test_text_against_text(case):
    read = Case(report(case["text"], {}))
    found = [f"{f.id} {f.severity}" for check in (*itself.CHECKS, *wording.CHECKS) for f in check.find(read)]
    assert found == case["found"]


NORMATIVE = yaml.safe_load((Path(__file__).parent / "cases" / "audit_normative.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", NORMATIVE, ids=[f"{n}-{c['text'][:24]}" for n, c in enumerate(NORMATIVE)])
def test_normative_documents(case):
    fmt = case.get("format", "AR2021")
    cells = {f"1.normative.{column}": value for column, value in case["cells"].items()}
    read = report(case["text"], cells, case.get("agency", "和州市财政局"), fmt, 2020 if fmt == "AR2019" else 2023)
    found = [str(f.where[-1]).rsplit(".", 1)[1] for f in Normative().find(Case(read))]
    assert found == case["found"]
