"""Text against text: lists against their total, parts against the whole, percentages, the same thing counted twice."""

import re
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import ClassVar

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.narrative.lists import Whole, wholes
from mingchuang.law.audit.narrative.nouns import Counted, counted
from mingchuang.law.audit.narrative.prose import Piece, clauses, paragraphs, sentences_of
from mingchuang.law.audit.narrative.quantities import Quantity, quantities
from mingchuang.law.audit.narrative.statements import Statement, statements
from mingchuang.law.audit.values import Finding, Severity

SOURCE = "条例50; 国办公开办函〔2021〕30号（四）"
_SHARE = re.compile(r"(?:约?占(?:比|总数|全部|申请总量|总量)?(?:的|为|约)?|比例为)\s*$")
BACK = 6  # paragraphs in which a whole is looked for
NEARLY = Decimal("0.02")  # of the whole: a list of three or more that misses it by so little was meant to be whole


class PartsOfWhole(ReportCheck):
    """累计 N 条，其中 A a 条、B b 条: no part exceeds the whole; a list that names the rest too adds up."""

    id = "text.parts"
    source = SOURCE

    def find(self, case: Case) -> Iterator[Finding]:
        for paragraph in paragraphs(case.report):
            for whole in wholes(paragraph.text):
                yield from self._against(paragraph, whole)

    def _against(self, paragraph: Piece, whole: Whole) -> Iterator[Finding]:
        total = sum((q.value for q in whole.parts), Decimal(0))
        largest = max(whole.parts, key=lambda q: q.value)
        value, listed = whole.quantity.value, len(whole.parts)
        exact = whole.quantity.exact and all(q.exact for q in whole.parts)
        if largest.value > value and whole.quantity.exact and largest.exact:
            if not whole.sure and largest.value <= whole.most:
                return
            severity: Severity = "error" if whole.sure else "warning"
            yield self._one(paragraph, whole, "text.parts.larger", largest.value, severity)
        elif not exact or not whole.adds_up or total == value:
            return
        elif listed > 1 and total > value:
            yield self._one(paragraph, whole, "text.parts.more", total, "error" if whole.sure else "warning")
        elif whole.closed:
            yield self._one(paragraph, whole, "text.parts.less", total, "error" if whole.sure else "warning")
        elif listed > 1 and value - total <= value * (NEARLY if listed > 2 else NEARLY / 4):
            yield self._one(paragraph, whole, "text.parts.nearly", total, "warning" if listed > 2 else "notice")

    def _one(self, paragraph: Piece, whole: Whole, key: str, sum_: Decimal, severity: Severity) -> Finding:
        found = (whole.quantity, *whole.parts)
        spans = tuple((paragraph.start + q.span[0], paragraph.start + q.span[1]) for q in found)
        quoted = paragraph.text[found[0].span[0] : found[-1].span[1]][:60]
        value, unit = whole.quantity.value, whole.quantity.unit
        sign = ">" if sum_ > value else "<"
        return self.said(
            key, spans, f"{sum_} {sign} {value}", severity, sum=sum_, whole=value, unit=unit, quoted=quoted
        )


class Shares(ReportCheck):
    """59件、占45.3%: the share of a whole stated nearby or in table 3, with rounding or cutting off allowed."""

    id = "text.share"
    source = SOURCE

    def find(self, case: Case) -> Iterator[Finding]:
        cells = case.report.cells
        known = [Decimal(c.value) for key in ("R1", "R2", "R3g") if (c := cells.get(f"T3.{key}.total")) and c.value]
        known += [sum(known[:2], Decimal(0))] if len(known) > 1 else []
        earlier = deque[tuple[Quantity, ...]](maxlen=BACK)
        for paragraph in paragraphs(case.report):
            # A whole may stand some paragraphs above its shares.
            above = [q for row in earlier for q in row]
            for sentence in sentences_of(paragraph):
                if "%" in sentence.text or "％" in sentence.text:
                    yield from self._of(paragraph, sentence, known, above)
            earlier.append(quantities(paragraph.text))

    def _of(self, paragraph: Piece, sentence: Piece, known: list[Decimal], above: list[Quantity]) -> Iterator[Finding]:
        found = quantities(sentence.text)
        near = [q for q in quantities(paragraph.text) if q.span[0] < sentence.span[1] - paragraph.start]
        for part, share in zip(found, found[1:], strict=False):
            between = sentence.text[part.span[1] : share.span[0]]
            if share.unit != "%" or part.unit == "%" or not _SHARE.search(between):
                continue
            if len(between) > 12 or "分别" in between:
                continue
            before = [q.value for q in near if q.unit == part.unit and q.value >= part.value]
            if len(before) < 2 and not (known and "申请" in sentence.text):
                continue
            candidates = [*before, *(known if "申请" in paragraph.text else ())]
            candidates += [q.value for q in above if q.unit == part.unit and q.value >= part.value]
            candidates.append(sum((q.value for q in found if q.unit == part.unit), Decimal(0)))
            if part.exact and not any(_fits(part, whole, share) for whole in candidates if whole):
                yield self._said(sentence, part, share, max(before))

    def _said(self, sentence: Piece, part: Quantity, share: Quantity, whole: Decimal) -> Finding:
        spans = tuple((sentence.start + q.span[0], sentence.start + q.span[1]) for q in (part, share))
        right = (part.value / whole * 100).quantize(Decimal("0.1")) if whole else Decimal(0)
        return self.said(
            self.id, spans, f"{share.value}% ≠ {right}%",
            part=part.value, unit=part.unit, whole=whole, right=right, share=share.value,
        )  # fmt: skip


def _fits(part: Quantity, whole: Decimal, share: Quantity) -> bool:
    """Could the share be right, each number rounded as it is written?"""
    slack = share.step + (part.step / whole * 100 if part.step != 1 else 0)
    return abs(part.value / whole * 100 - share.value) < slack


class SameThing(ReportCheck):
    """The same thing counted in two places with two results."""

    id = "text.self"
    severity: ClassVar[Severity] = "warning"
    source = SOURCE

    def find(self, case: Case) -> Iterator[Finding]:
        seen: list[Counted] = []
        for paragraph in paragraphs(case.report):
            for sentence in sentences_of(paragraph):
                for clause in clauses(sentence):
                    for found in quantities(clause.text):
                        if found.unit not in ("%", "元", "万元") and (what := counted(clause, found, sentence.text)):
                            seen.append(what)
        for one, other in combinations(seen, 2):
            if one.thing == other.thing and one.span != other.span and _contradict(one, other):
                a, b = one.quantity.value, other.quantity.value
                evidence = f"{one.words} / {other.words}"
                yield self.said(
                    self.id, (one.span, other.span), evidence, one=one.words, other=other.words, a=a, b=b
                )  # fmt: skip
        yield from self._requests(case)

    def _requests(self, case: Case) -> Iterator[Finding]:
        """Two statements about the same cells: what the table says decides between them, or nobody does."""
        stated = [s for s in statements(case.report, case.agency_level == "government") if s.certain]
        for one, other in combinations(stated, 2):
            same = one.topic == other.topic and one.readings == other.readings and one.topic != "results"
            if same and not one.value.may_be(other.value.value) and not other.value.may_be(one.value.value):
                yield self._two(case, one, other)

    def _two(self, case: Case, one: Statement, other: Statement) -> Finding:
        words = [case.report.text[slice(*s.piece.span)].strip()[:40] for s in (one, other)]
        a, b = one.value.value, other.value.value
        return self.said(
            self.id, (one.span, other.span), f"{a} / {b}", one=words[0], other=words[1], a=a, b=b
        )  # fmt: skip


# Counted by many outlets and occasions: only two grand totals of these contradict each other.
_MANY = frozenset(["disclosed", "message", "wechat", "weibo", "training"])

_OTHERS = frozenset(["转载", "转发", "上级"])  # what others made is no kind of one's own total


def _contradict(one: Counted, other: Counted) -> bool:
    a, b = one.quantity, other.quantity
    if a.value == b.value or not _same_unit(a.unit, b.unit):
        return False
    small, large = sorted((a.value, b.value))
    # Beyond twice the size, two numbers count things of different scope.
    if not small or large > 2 * small or (one.thing in _MANY and not (one.whole and other.whole)):
        return False
    if one.narrowing == other.narrowing:
        return not (a.may_be(b.value) and b.may_be(a.value) and not (a.exact and b.exact))
    whole, part = (one, other) if one.whole and not one.narrowing else (other, one)
    # A total that is smaller than one of its kinds.
    if not part.narrowing or part.narrowing & _OTHERS:
        return False
    return whole.whole and not whole.narrowing and part.quantity.value > whole.quantity.value


def _same_unit(one: str, other: str) -> bool:
    loose = {"条", "篇", "件", "份", "个", "项", "期"}
    return one == other or {one, other} <= loose


CHECKS: tuple[ReportCheck, ...] = (PartsOfWhole(), Shares(), SameThing())
