"""Whose report, of which year, published when: what the report says of itself, held against itself and the law."""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from mingchuang.law.annual_report import due_day
from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Severity

_PERIOD = re.compile(
    r"(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*(?:起|始)?\s*[至到—\-–－~～]+\s*(?:(20\d{2})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
)
_PERIOD_WORDS = re.compile(r"统计|期限|时限|起止|数据|涵盖|时间段")
_COMPILED = re.compile(r"由(?P<name>[一-鿿（）()]{4,40}?)(?:负责)?(?:汇总)?(?:编制|编写|制作)")
_CONTACT = re.compile(
    r"(?:联系电话|电\s*话|联系方式|咨询电话|[Tt]el)\s*(?:为|[:：])?\s*[\d(（]|\d{3,4}\s*[-—－–]\s*\d{7,8}"
)
_EVERYBODY = re.compile(r"[（）()]|人民政府|办公[厅室]|街道办事处|委员会|管理局")
# 由信访局结合有关统计数据编制: the name ends where it is said how.
_HOW = re.compile(r"(?:结合|根据|依据|依照|按照|综合|会同|牵头|组织|统一|具体|认真|汇总|收集).*")
_DATE = re.compile(r"(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")


class Period(ReportCheck):
    """A stated period other than the calendar year of the report."""

    id = "X.period"
    severity: ClassVar[Severity] = "error"
    source = "各年度报告卷首语; 条例49"

    def find(self, case: Case) -> Iterator[Finding]:
        report, text = case.report, case.report.text
        if report.year is None or report.format is None:
            return
        for match in _PERIOD.finditer(text):
            around = text[max(0, match.start() - 24) : match.start()] + text[match.end() : match.end() + 6]
            if not _PERIOD_WORDS.search(around):
                continue
            first, last = match[1], match[4] or match[1]
            whole = [int(match[i]) for i in (2, 3, 5, 6)] == [1, 1, 12, 31]
            if not whole or int(first) != report.year or int(last) != report.year:
                yield self.said(self.id, (match.span(),), match.group(), quoted=match.group(), year=report.year)


class Late(ReportCheck):
    """Published after the statutory day, or before the year was over."""

    id = "X.late"
    source = "条例49"

    def find(self, case: Case) -> Iterator[Finding]:
        day, year = case.published or case.report.published, case.report.year
        if day is None or year is None or year < 2019:
            return
        due = due_day(year, case.agency_level)
        stated = case.report.metadata.get("published")
        where = (stated[1],) if stated and stated[1] != (0, 0) else ()
        if day > due:
            yield self.said(self.id, where, f"{day} > {due}", day=day, due=due)
        elif day.year <= year:
            yield self.said("X.late.early", where, str(day), day=day)


class OtherName(ReportCheck):
    """The preface says that another body compiled the report."""

    id = "form.agency"
    source = "条例49; 条例50"

    def find(self, case: Case) -> Iterator[Finding]:
        agency = case.report.agency
        if not agency:
            return
        known = set(_EVERYBODY.sub("", agency))
        for match in _COMPILED.finditer(case.report.text[:3000]):
            name = _HOW.sub("", match["name"])
            named = set(_EVERYBODY.sub("", name))
            if named and len(named & known) / len(named) < 0.5 and not re.search(r"^[本我该各]|办公|信息公开", name):
                yield self.said(self.id, (match.span("name"),), name, agency=agency, named=name)


class Contact(ReportCheck):
    """No telephone number to ask about the report."""

    id = "form.contact"
    severity: ClassVar[Severity] = "notice"
    source = "各年度报告卷首语"

    def find(self, case: Case) -> Iterator[Finding]:
        if case.report.text and not _CONTACT.search(case.report.text):
            yield self.said(self.id, (), "")


class Metadata(ReportCheck):
    """Metadata of the page that contradict each other: days, validity, index number."""

    id = "form.metadata"
    source = "政府网站发展指引; GB/T 9704-2012"

    def find(self, case: Case) -> Iterator[Finding]:
        said = case.report.metadata
        published = case.report.published
        if (valid := said.get("validity")) and re.match(r"(?:已)?(?:失效|废止)", valid[0]):
            yield self.said("form.metadata.validity", (valid[1],), valid[0], said=valid[0])
        if published is None:
            return
        if (made := said.get("made")) and (day := _day(made[0])) and day > published:
            evidence = f"{day} > {published}"
            yield self.said("form.metadata.order", (made[1],), evidence, made=day, published=published)
        if (ended := said.get("ends")) and (day := _day(ended[0])) and day < published:
            words = valid[0] if valid else "—"
            yield self.said("form.metadata.outdated", (ended[1],), str(day), said=words, day=day)
        if index := said.get("index"):
            years = {int(year) for year in re.findall(r"(?<!\d)(20[12]\d)(?!\d)", index[0])}
            if years and not years & {published.year, published.year - 1}:
                yield self.said(
                    "form.metadata.index", (index[1],), f"{index[0]} / {published}",
                    index=index[0], year=max(years), published=published,
                )  # fmt: skip


def _day(text: str) -> date | None:
    found = _DATE.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


CHECKS: tuple[ReportCheck, ...] = (Period(), Late(), OtherName(), Contact(), Metadata())
