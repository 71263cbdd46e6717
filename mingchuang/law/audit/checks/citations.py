"""Citations of the law of openness by number: the 条例 and the papers that give the format (``citations.yaml``)."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

import yaml

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Severity

_REGULATION = re.compile(
    r"《中华人民共和国政府信息公开条例》[^，。；;\n]{0,4}[（(]\s*(?P<cited>国务院令第?\s*(?P<number>\d{2,4})\s*号)(?P<rest>[^）)\n]{0,60})"
)
# 国办公开办函〔2021〕30号 however its brackets are written, and with a sign lost.
_FORMAT_PAPER = re.compile(
    r"国办公开办?函\s*[〔\[［【(（]\s*(?P<year>20\d{2})\s*[〕\]］】)）]\s*(?P<number>\d{1,3})\s*号"
)


@cache
def _known() -> dict[str, Any]:
    return yaml.safe_load(files(__package__).joinpath("citations.yaml").read_text("utf-8"))


class Citations(ReportCheck):
    """A number under which no such paper was issued, or one that was in force in other years."""

    id = "text.citation"
    severity: ClassVar[Severity] = "warning"
    source = "国务院令第711号; 国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号"

    def find(self, case: Case) -> Iterator[Finding]:
        year, text = case.report.year, case.report.text
        if case.report.format is None or year is None:
            return
        for match in _REGULATION.finditer(text):
            number = int(match["number"])
            current = _known()["regulation"]["current"]
            if number != current and f"{current}号" not in match["rest"]:
                severity: Severity = "notice" if number in _known()["regulation"]["former"] else "warning"
                yield self.said(
                    self.id, (match.span("cited"),), match["cited"], severity,
                    quoted=match["cited"], right=f"国务院令第{current}号",
                )  # fmt: skip
        yield from self._papers(year, text)

    def _papers(self, year: int, text: str) -> Iterator[Finding]:
        """Of the two papers that give the format, the other year's where the right one is not cited at all."""
        cited = {(int(match["year"]), int(match["number"])): match for match in _FORMAT_PAPER.finditer(text)}
        wanted = next((paper for paper in _known()["formats"] if paper["from"] <= year <= paper["until"]), None)
        if wanted is None:
            return
        for key, match in cited.items():
            known = key in [(paper["year"], paper["number"]) for paper in _known()["formats"]]
            right = f"国办公开办函〔{wanted['year']}〕{wanted['number']}号"
            plain = match.group().startswith("国办公开办函")
            if known and plain and (key == (wanted["year"], wanted["number"]) or len(cited) > 1):
                continue
            severity: Severity = "warning" if not known else "notice"
            yield self.said(self.id, (match.span(),), match.group(), severity, quoted=match.group(), right=right)


CHECKS: tuple[ReportCheck, ...] = (Citations(),)
