"""Text against text: lists against their total, parts against the whole, percentages, the same thing counted twice."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import ClassVar

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.narrative.nouns import Counted, counted
from mingchuang.law.audit.narrative.prose import Piece, clauses, sentences
from mingchuang.law.audit.narrative.quantities import Quantity, quantities
from mingchuang.law.audit.values import Finding, Severity

SOURCE = "条例50; 国办公开办函〔2021〕30号（四）"
_WHOLE = re.compile(r"(?:共计|总计|合计|累计|总共|共|全年|收到|受理|办理|处理)[^，,；;。\d]{0,24}$")
_PARTS = re.compile(r"^[\s，,；;。:：(（]*(?:其中|包括|分别为?|含)")
_SHARE = re.compile(r"(?:约?占(?:比|总数|全部|申请总量|总量)?(?:的|为|约)?|比例为)\s*$")
_LIST_END = re.compile(r"[。！？!?\n]|同比|较上年|另有|此外")
# One thing may stand in two such parts, so that their sum may exceed the whole without a fault.
_OVERLAPPING = re.compile(r"同时|均|各|人次|转载|同步|重复")


class PartsOfWhole(ReportCheck):
    """累计 N 条，其中 A a 条、B b 条: no part exceeds the whole; a list that names the rest too adds up."""

    id = "text.parts"
    source = SOURCE

    def find(self, case: Case) -> Iterator[Finding]:
        text = case.report.text
        for start, end in _paragraphs(case):
            found = [q for q in quantities(text[start:end]) if q.unit != "%"]
            for place, whole in enumerate(found):
                before = text[start : start + whole.span[0]]
                if not _WHOLE.search(before[-30:]):
                    continue
                parts = self._parts(text[start:end], whole, found[place + 1 :])
                if parts:
                    yield from self._against(text, start, whole, parts)

    @staticmethod
    def _parts(paragraph: str, whole: Quantity, later: list[Quantity]) -> list[Quantity]:
        """The quantities of the same unit that the list after the whole names."""
        following = paragraph[whole.span[1] :]
        # 累计公开信息2254条。其中……: the list may begin with the next sentence.
        if not _PARTS.match(following):
            return []
        opened = re.match(r"^[\s，,；;。:：(（]*", following)
        begin = whole.span[1] + (opened.end() if opened else 0)
        stop = _LIST_END.search(paragraph, begin)
        end = stop.start() if stop else len(paragraph)
        return [q for q in later if q.unit == whole.unit and begin <= q.span[0] < end]

    def _against(self, text: str, start: int, whole: Quantity, parts: list[Quantity]) -> Iterator[Finding]:
        spans = tuple((start + q.span[0], start + q.span[1]) for q in (whole, *parts))
        listed = text[spans[0][0] : spans[-1][1]]
        total = sum((q.value for q in parts), Decimal(0))
        largest = max(parts, key=lambda q: q.value)
        if largest.value > whole.value and whole.exact and largest.exact:
            yield self.finding(
                spans,
                f"{largest.value} > {whole.value}",
                f"“其中”的一项为{largest.value}{whole.unit}，大于总数{whole.value}{whole.unit}：“{listed[:60]}”。",
                f"One part, {largest.value}, exceeds the whole, {whole.value}.",
                severity="error",
            )
        elif len(parts) > 1 and total > whole.value and whole.exact and not _OVERLAPPING.search(listed):
            yield self.finding(
                spans,
                f"{total} > {whole.value}",
                f"所列各项之和为{total}{whole.unit}，大于总数{whole.value}{whole.unit}：“{listed[:60]}”，请核对。",
                f"The parts add up to {total}, more than the whole, {whole.value}.",
            )
        elif len(parts) > 2 and 0 < whole.value - total <= whole.value * Decimal("0.02"):
            yield self.finding(
                spans,
                f"{total} < {whole.value}",
                f"所列各项之和为{total}{whole.unit}，与总数{whole.value}{whole.unit}相差不多，请核对是否有误：“{listed[:60]}”。",
                f"The parts add up to {total}, nearly but not quite the whole, {whole.value}; check.",
                severity="notice",
            )


class Shares(ReportCheck):
    """59件、占45.3%: the share of a whole stated in the same sentence or in table 3, with rounding or cutting off allowed."""

    id = "text.share"
    source = SOURCE

    def find(self, case: Case) -> Iterator[Finding]:
        wholes = [c.value for key in ("R1", "R3g") if (c := case.report.cells.get(f"T3.{key}.total")) and c.value]
        for sentence in sentences(case.report):
            found = quantities(sentence.text)
            for part, share in zip(found, found[1:], strict=False):
                between = sentence.text[part.span[1] : share.span[0]]
                if share.unit != "%" or part.unit == "%" or not _SHARE.search(between) or len(between) > 12:
                    continue
                known = [q.value for q in found if q.unit == part.unit and q.value >= part.value and q is not part]
                candidates = [Decimal(whole) for whole in (*known, *wholes) if whole]
                if "申请" in sentence.text and len(wholes) == 2:
                    candidates.append(Decimal(sum(wholes)))
                if candidates and not any(_fits(part.value, whole, share) for whole in candidates):
                    yield self._said(sentence, part, share, candidates[0])

    def _said(self, sentence: Piece, part: Quantity, share: Quantity, whole: Decimal) -> Finding:
        spans = tuple((sentence.start + q.span[0], sentence.start + q.span[1]) for q in (part, share))
        counted_share = (part.value / whole * 100).quantize(Decimal("0.1"))
        return self.finding(
            spans,
            f"{share.value}% ≠ {counted_share}%",
            f"{part.value}{part.unit}占{whole}{part.unit}的{counted_share}%，正文写的是{share.value}%，请核对。",
            f"{part.value} of {whole} is {counted_share}%; the text says {share.value}%.",
        )


def _fits(part: Decimal, whole: Decimal, share: Quantity) -> bool:
    return abs(part / whole * 100 - share.value) < share.step if whole else False


class SameThing(ReportCheck):
    """The same thing counted in two places with two results."""

    id = "text.self"
    severity: ClassVar[Severity] = "warning"
    source = SOURCE

    def find(self, case: Case) -> Iterator[Finding]:
        seen: list[Counted] = []
        for sentence in sentences(case.report):
            for clause in clauses(sentence):
                for found in quantities(clause.text):
                    if found.unit not in ("%", "元", "万元") and (what := counted(clause, found, sentence.text)):
                        seen.append(what)
        for one, other in combinations(seen, 2):
            if one.thing == other.thing and one.span != other.span and self._contradict(one, other):
                yield self._said(one, other)

    @staticmethod
    def _contradict(one: Counted, other: Counted) -> bool:
        a, b = one.quantity, other.quantity
        if a.value == b.value or not _same_unit(a.unit, b.unit):
            return False
        small, large = sorted((a.value, b.value))
        # Beyond twice the size, two numbers count things of different scope.
        if not small or large > 2 * small:
            return False
        if one.narrowing == other.narrowing:
            return not (a.may_be(b.value) and b.may_be(a.value) and not (a.exact and b.exact))
        whole, part = (one, other) if one.whole and not one.narrowing else (other, one)
        # A total that is smaller than one of its kinds.
        return (
            whole.whole and not whole.narrowing and bool(part.narrowing) and part.quantity.value > whole.quantity.value
        )

    def _said(self, one: Counted, other: Counted) -> Finding:
        return self.finding(
            (one.span, other.span),
            f"{one.words} / {other.words}",
            f"同一事项前后数字不一致：“{one.words}”与“{other.words}”，请核对或说明口径。",
            f"The same thing is counted as {one.quantity.value} and as {other.quantity.value}; check, or explain the difference.",
        )


def _same_unit(one: str, other: str) -> bool:
    loose = {"条", "篇", "件", "份", "个", "项", "期"}
    return one == other or {one, other} <= loose


def _paragraphs(case: Case) -> Iterator[tuple[int, int]]:
    from mingchuang.law.audit.narrative.prose import bodies

    for start, end in bodies(case.report):
        for match in re.finditer(r"[^\n]+", case.report.text[start:end]):
            yield start + match.start(), start + match.end()


CHECKS: tuple[ReportCheck, ...] = (PartsOfWhole(), Shares(), SameThing())
