"""Slips of the pen that figures alone do not show: another year's sentence, a phrase twice in a row."""

import re
from collections.abc import Iterator
from typing import ClassVar

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.narrative.prose import Piece, paragraphs, sentences_of
from mingchuang.law.audit.values import Finding, Severity

# 2020年，我局共收到…: a year, perhaps the body, and what was done in it.
_DONE = re.compile(
    r"^\s*(?:[（(]?[一二三四五六\d]+[）)、.．]?\s*)?(?:截至|截止)?(?P<year>20\d{2})年(?:度|以来|全年|底|12月31日)?[，,]?\s*"
    r"(?:[我本全][局委办厅院市县区镇乡校单机街处部省州][^，,。；;\d]{0,8}|[^，,。；;\d《]{0,16})?[，,]?"
    r"(?:共|累计|主动|通过|认真|严格|坚持|全面|全年|未|没有|依法|依托|积极|继续)?[^，,。；;\d《]{0,14}(?:收到|受理|公开|发布|办理|答复|开展|落实|贯彻|执行|发生|围绕)"
)
_OTHER_MATTER = re.compile(
    r"决算|预算|年报|年度报告|结转|相比|同比|较20|以来|考核|测评|工作要点|将|计划|下一步|起施行|修订|\d{4}年至|—20"
)
_REPEAT = re.compile(r"(?P<once>[一-鿿]{2,8})(?P=once)")
# Doubled on purpose, or where two words meet.
_MEANT = re.compile(r"^[一逐每常渐仅层点条件项个家户人次年月日度]|研究|讨论|商量|学习|锻炼|放松|交流交流")


class OtherYear(ReportCheck):
    """A sentence that reports on last year's work in this year's report."""

    id = "text.year"
    severity: ClassVar[Severity] = "warning"
    source = "条例49, 50"

    def find(self, case: Case) -> Iterator[Finding]:
        year = case.report.year
        if year is None or case.report.format is None:
            return
        for paragraph in paragraphs(case.report):
            for sentence in sentences_of(paragraph):
                match = _DONE.match(sentence.text)
                if (
                    match
                    and int(match["year"]) in (year - 1, year - 2)
                    and not _OTHER_MATTER.search(sentence.text[:60])
                ):
                    yield self._said(sentence, match, year)

    def _said(self, sentence: Piece, match: re.Match[str], year: int) -> Finding:
        span = (sentence.start + match.start("year"), sentence.start + match.end("year") + 1)
        quoted = sentence.text.strip()[:40]
        return self.said(self.id, (span,), quoted, quoted=quoted, year=match["year"], report=year)


class Repeated(ReportCheck):
    """公开公开: a word written twice."""

    id = "text.repeat"
    severity: ClassVar[Severity] = "notice"
    source = "党政机关公文处理工作条例"

    def find(self, case: Case) -> Iterator[Finding]:
        for paragraph in paragraphs(case.report):
            for match in _REPEAT.finditer(paragraph.text):
                once = match["once"]
                if _MEANT.search(once) or len(set(once)) == 1:
                    continue
                span = (paragraph.start + match.start(), paragraph.start + match.end())
                yield self.said(self.id, (span,), match.group(), quoted=match.group(), once=once)


CHECKS: tuple[ReportCheck, ...] = (OtherYear(), Repeated())
